/*
 * From the rows of the database to the members that templates and JSON answers carry. Empty texts
 * become null, times RFC 3339; what only a page needs is added for HTML alone.
 */
#pragma once

#include "web/view.h"

/* One row of listed_entry, which is only read. The caller owns the object. */
json_t *present_row(json_t *row, Format format);

/* A list of them. Takes ROWS over. The caller owns the array. */
json_t *present_rows(json_t *rows, Format format);

/* "Pitfall" for "pitfall", and the like. */
const char *present_kind(const char *kind);
/* "High" for "high"; NULL for none. And its rank, 1 to 4, 0 for none. */
const char *present_severity(const char *severity);
int present_severity_rank(const char *severity);

/* Sets NAME to a string, to null when TEXT is NULL or empty. */
void present_text(json_t *object, const char *name, const char *text);

/* Sets NAME to the time as RFC 3339, and for HTML NAME_words to "12 May 2026". */
void present_time(
	json_t *object, const char *name, const char *words_name, int64_t seconds, Format format);

/*
 * The links of a paged list: sets "next" and "previous" to addresses or null. PAGE counts from 1;
 * the form must have a field "page".
 */
void present_pages(json_t *object, const Context *context, gint64 page, gint64 size, gint64 total);

/* "12 May 2026 09:14 UTC", and how long ago: "just now", "5 minutes ago". The caller owns the text.
 */
char *present_when(int64_t seconds);
char *present_age(int64_t seconds);

/* The title of the category SLUG; SLUG itself when there is none. */
const char *present_category(const Context *context, const char *slug);

/* Where context->entry is, for a page about it: its row, or null without one. The caller owns it.
 */
json_t *present_place(const Context *context);
