/*
 * The kinds of entries: the sections that readers expect in each. A writer is told of one that is
 * missing, and may save without it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The titles of the sections of KIND, NULL-terminated; empty for a free text or no kind at all. */
const char *const *kind_sections(const char *kind);

/* The headings of a new entry of KIND as Markdown. The caller owns the text. */
char *kind_skeleton(const char *kind);

/*
 * "A pitfall usually has a section named Fix. You can save without it.", or NULL when SECTIONS (of
 * char *, as Markdown has them) are all there. The caller owns the text.
 */
char *kind_missing(const char *kind, const GPtrArray *sections);
