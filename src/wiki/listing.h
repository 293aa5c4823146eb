/*
 * Lists of visible entries, as JSON rows of the columns of listed_entry. What is hidden, deleted or
 * a draft is never in them.
 */
#pragma once

#include "store/store.h"

/* Which entries of a category: empty texts and 0 mean any. */
typedef struct {
	const char *category; /* must exist */
	const char *kind, *lang;
	int severity;                            /* at least: 1 low to 4 critical */
	const char *verified_from, *verified_to; /* dates; from, and before */
} ListingFilter;

/* One page of a list. */
typedef struct {
	int64_t limit, offset;
} ListingPage;

/* The entries in topic order; TOTAL counts those on all pages. NULL with the error. */
MW_CHECKED json_t *listing_category(Store *store, const ListingFilter *filter,
	const ListingPage *page, int64_t *total, GError **error);
/* [{"lang"}] that occur in the category. */
MW_CHECKED json_t *listing_langs(Store *store, const char *category, GError **error);

/* Pitfalls and tracebacks of all categories, by category and topic. */
MW_CHECKED json_t *listing_manual(Store *store, int64_t limit, GError **error);
MW_CHECKED json_t *listing_verified(Store *store, int64_t limit, GError **error);
MW_CHECKED json_t *listing_changed(Store *store, int64_t limit, GError **error);
/* The same in CATEGORY, of what EDITOR has written in; "" means any of them. */
MW_CHECKED json_t *listing_changed_by(
	Store *store, const char *category, const char *editor, int64_t limit, GError **error);
/* Error codes that readers may look up, [{"code"}]. */
MW_CHECKED json_t *listing_codes(Store *store, int64_t limit, GError **error);
/* The entries that carry the error code CODE, in either case of letters. */
MW_CHECKED json_t *listing_code(Store *store, const char *code, int64_t limit, GError **error);
/* The newest production horror as a list of one or none. */
MW_CHECKED json_t *listing_horror(Store *store, GError **error);

/* Around one entry: itself as a list of one or none, its topic's, those with common tags, those
 * that link to it. */
MW_CHECKED json_t *listing_entry(Store *store, int64_t entry, GError **error);
MW_CHECKED json_t *listing_topic(Store *store, int64_t entry, int64_t limit, GError **error);
MW_CHECKED json_t *listing_related(Store *store, int64_t entry, int64_t limit, GError **error);
MW_CHECKED json_t *listing_backlinks(
	Store *store, int64_t entry, const char *slug, int64_t limit, GError **error);

MW_CHECKED json_t *listing_tag(
	Store *store, const char *tag, const ListingPage *page, int64_t *total, GError **error);
/* All tags in use, [{"tag", "count"}]. */
MW_CHECKED json_t *listing_tags(Store *store, GError **error);

/*
 * Links of visible entries that lead nowhere, the most wanted name first:
 * [{"slug", "links", "from_category", "from_slug"}], where "links" counts those to the same name.
 */
MW_CHECKED json_t *listing_dangling(Store *store, GError **error);

/* {"entries", "signatures"}: how many there are. */
MW_CHECKED json_t *listing_counts(Store *store, GError **error);
