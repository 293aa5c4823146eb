/*
 * What is derived from an entry's current revision: the row that lists show, its tags, codes and
 * links, its HTML, and the text that search reads. All of it can be made again at any time.
 */
#pragma once

#include "text/markdown.h"
#include "wiki/entry.h"

/*
 * Makes everything derived from ENTRY's fields, which must be those of its current revision. To be
 * called in the transaction that wrote them.
 */
MW_CHECKED bool projection_write(Store *store, const Entry *entry, GError **error);

/*
 * Renders again all entries that link to SLUG, since the entry of that name appeared, moved or is
 * gone. To be called in the transaction that did it.
 */
MW_CHECKED bool projection_heal(Store *store, const char *slug, GError **error);

/*
 * Makes everything derived again, for all entries: after an upgrade that renders differently.
 * Returns their number, or -1.
 */
MW_CHECKED int projection_rerender(Store *store, GError **error);

/* BODY as Markdown, with [[links]] to the visible entries of this wiki. The caller owns it. */
MW_CHECKED Markdown *projection_render(Store *store, const char *body, GError **error);

/*
 * Sets START and END to the bytes of BODY that are the section which its page shows with ID.
 * NOT_FOUND when there is none.
 */
MW_CHECKED bool projection_find_section(
	Store *store, const char *body, const char *id, gsize *start, gsize *end, GError **error);

/* {"toc", "fix_html", "html"}: the stored rendering of ENTRY's current revision. The caller's. */
MW_CHECKED json_t *projection_load(Store *store, int64_t entry, GError **error);
