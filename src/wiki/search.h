/*
 * Full-text search over what readers may see.
 */
#pragma once

#include "wiki/listing.h"

enum {
	SEARCH_QUERY_MAX = 500, /* characters; the rest is ignored */
	SEARCH_TERMS_MAX = 16,  /* further words are ignored */
	SEARCH_DEADLINE_MS = 100,
};

/*
 * Entries that hold all words of QUERY, best first: rows of a listing with an excerpt_html. TOTAL
 * counts all of them. What was typed is taken as words, never as FTS5 syntax; without any word the
 * list is empty. LIMIT when the deadline passed.
 */
MW_CHECKED json_t *search_entries(
	Store *store, const char *query, const ListingPage *page, int64_t *total, GError **error);

/*
 * Up to LIMIT entries that hold any word of TEXT, those with the most and rarest first, without
 * excerpts: for a reader who came to a wrong address.
 */
MW_CHECKED json_t *search_any(Store *store, const char *text, int64_t limit, GError **error);
