/*
 * The two full-text indexes, of words and of parts of words: they hold what readers may see.
 *
 * The index of words keeps no text. It is changed at the end of a transaction, many entries at
 * once, and is told the words of an old revision to forget them.
 */
#pragma once

#include "text/markdown.h"
#include "wiki/entry.h"

/*
 * Indexes ENTRY, whose body is MARKDOWN, as its status says: in place of the revision that was
 * indexed, or not at all. To be called inside a transaction.
 */
MW_CHECKED bool search_index_set(
	Store *store, const Entry *entry, const Markdown *markdown, GError **error);

/* Builds both indexes again from the current revisions. */
MW_CHECKED bool search_index_rebuild(Store *store, GError **error);

/* The same, when another version of this program or of its libraries built them. */
MW_CHECKED bool search_index_refresh(Store *store, GError **error);
