/*
 * Full-text search over what readers may see: the rows, excerpts and facets of a page of results.
 */
#pragma once

#include "wiki/listing.h"
#include "wiki/search_query.h"

/* What to show of what was found. */
typedef struct {
	const char *sort; /* "best", "verified" or "title" */
	ListingPage page;
} SearchView;

typedef struct {
	json_t *rows;     /* of listed_entry, with excerpt_html and, for hits in code, code_html */
	json_t *facets;   /* [{"filter", "value", "title", "count"}], the largest first */
	json_t *exact;    /* the row of the entry with the code or title asked for, or NULL */
	char *code;       /* the error code that it carries, or NULL */
	int64_t carriers; /* how many entries carry that code */
	int64_t total;    /* entries on all pages */
	bool has_more;    /* there are more than TOTAL, which were not ranked */
	bool is_partial;  /* the time was up: these are what was found until then */
	bool is_loose;    /* no entry holds all of the words; these hold some */
	char *suggestion; /* the query as it was probably meant, or NULL; the rows are of it */
} SearchResult;

/*
 * What QUERY finds. Never fails for what was typed or for the time that it takes: the result then
 * says so. Every call ends within about SEARCH_DEADLINE_MS (src/wiki/search_find.h) and the time
 * that the rows of one page take. The caller owns the result.
 */
MW_CHECKED SearchResult *search_run(
	Store *store, const SearchQuery *query, const SearchView *view, GError **error);
void search_result_free(SearchResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchResult, search_result_free)

/*
 * The rows alone, best first, for feeds and suggestions; TOTAL counts those on all pages. Empty
 * when no entry holds all of the words.
 */
MW_CHECKED json_t *search_entries(
	Store *store, const char *text, const ListingPage *page, int64_t *total, GError **error);

/*
 * Up to LIMIT entries that hold any word of TEXT, those with the most and rarest first, without
 * excerpts: for a reader who came to a wrong address.
 */
MW_CHECKED json_t *search_any(Store *store, const char *text, int64_t limit, GError **error);
