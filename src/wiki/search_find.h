/*
 * From a query to the entries that it means, best first. What readers may not see is in no index.
 *
 * An entry that carries the error code or the title asked for comes first, then those where the
 * operators stand as typed, then by bm25. When there are few, parts of words count as well; when
 * there are none, a misspelt word is replaced, or any of the words will do. A word that is in more
 * than SEARCH_FOUND_MAX entries is looked for in titles, tags and errors first.
 */
#pragma once

#include "store/store.h"
#include "wiki/search_query.h"

enum {
	SEARCH_FOUND_MAX = 500, /* entries that are ranked */
	SEARCH_DEADLINE_MS = 60,
};

typedef struct {
	GArray *ids;      /* int64_t: rows of entry */
	char *code;       /* the error code that EXACT carries, or NULL */
	int64_t exact;    /* the entry with the code or the title that was asked for, or 0 */
	int64_t carriers; /* how many carry the code */
	char *suggestion; /* the query as it was probably meant, or NULL; then IDS are of it */
	bool is_partial;  /* the time was up: these are what was found until then */
	bool is_loose;    /* no entry holds all words; these hold some */
} SearchFound;

MW_CHECKED SearchFound *search_find(Store *store, const SearchQuery *query, GError **error);

/* Up to LIMIT entries that hold any of the words, those with the most and rarest first. */
MW_CHECKED SearchFound *search_find_any(
	Store *store, const SearchQuery *query, guint limit, GError **error);

void search_found_free(SearchFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchFound, search_found_free)
