/*
 * What was changed, by whom and when.
 */
#pragma once

#include "text/diff.h"
#include "wiki/entry.h"

/* All revisions of an entry, newest first: the columns of revision_log. NULL with the error. */
MW_CHECKED json_t *history_of_entry(Store *store, int64_t entry, GError **error);

/*
 * Who looks: readers meet live revisions, and of a hidden one that it was there and who hid it; a
 * writer also meets what is pending of his own; a reviewer everything.
 */
typedef struct {
	int64_t user;  /* the row of who is logged in, or 0 */
	bool reviewer; /* sees what is pending, rejected and hidden */
} HistoryReader;

/*
 * LIMIT revisions of ENTRY before number BEFORE (0: from the newest), newest first: [{"number",
 * "parent", "base", "action", "state", "status", "editor", "created", "comment", "size", "delta",
 * "title", "slug", "category", "reviewer", "reviewed", "reason", "result", "current"}]. Of a hidden
 * one that READER may not see, what it said is empty. The caller owns the array.
 */
MW_CHECKED json_t *history_page(Store *store, int64_t entry, int64_t before, int64_t limit,
	const HistoryReader *reader, GError **error);

/* {"total", "first_created", "last"}: live revisions, and the number of the newest. The caller's.
 */
MW_CHECKED json_t *history_summary(Store *store, int64_t entry, GError **error);

/* Which changes a list holds. Texts are never NULL; empty ones let everything through. */
typedef struct {
	const char *category; /* a slug */
	const char *editor;   /* who did it, in any case */
	const char *action;   /* "create", "edit"... */
	int64_t before_time;  /* only those before the change BEFORE_ID of that time: the next page;
			       */
	int64_t before_id;    /* 0 and 0 start with the newest */
} HistoryFilter;

/*
 * LIMIT changes that readers may see, newest first: [{"id", "number", "parent", "action", "editor",
 * "created", "comment", "delta", "title", "slug", "category_slug", "category_title", "status"}].
 * With an editor, they are somebody's contributions. The caller owns the array.
 */
MW_CHECKED json_t *history_recent(
	Store *store, const HistoryFilter *filter, int64_t limit, GError **error);

/* How many changes of EDITOR readers may see, on how many entries: {"changes", "entries"}. */
MW_CHECKED json_t *history_contributed(Store *store, const char *editor, GError **error);

/* Two revisions of an entry beside each other. */
typedef struct {
	Entry *from, *to;
	Diff *body;
	json_t *fields;
} HistoryDiff;

/*
 * Compares revisions FROM and TO of ENTRY, in whatever order. FIELDS lists those that differ, but
 * for the body: [{"field", "label", "old", "new", "is_list", "old_parts", "new_parts",
 * "both_parts"}], values as text (a list's items joined by ", "), parts as in text/diff.h. With
 * ANY, revisions that readers do not see are compared as well. NOT_FOUND as entry_load(), and the
 * errors of diff_texts(). The caller owns it.
 */
MW_CHECKED HistoryDiff *history_compare(
	Store *store, int64_t entry, int64_t from, int64_t to, bool any, GError **error);
void history_diff_free(HistoryDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HistoryDiff, history_diff_free)
