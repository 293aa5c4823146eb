/*
 * What a reader typed into the search box, understood: words, "phrases", -exclusions and filters.
 * Pure: nothing is looked up here, and every text means something; there are no errors.
 *
 *	mutex "held across" -tokio cat:rust in:code
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
	SEARCH_QUERY_MAX = 500, /* characters; the rest is ignored */
	SEARCH_TERMS_MAX = 16,  /* further terms are ignored */
};

typedef enum {
	SEARCH_CATEGORY, /* cat: a category, or what its name begins with */
	SEARCH_TAG,
	SEARCH_LANG,
	SEARCH_KIND,
	SEARCH_VERSION,  /* version: what an entry affects, is fixed in or was verified with */
	SEARCH_SEVERITY, /* sev: */
	SEARCH_SCOPE,    /* in: code or title */
	SEARCH_FILTERS,
} SearchFilter;

typedef struct {
	char *text; /* as typed: a word, a compound such as "std::mem::swap", or a phrase */
	bool is_phrase, is_excluded;
} SearchTerm;

typedef struct {
	GPtrArray *terms;              /* of SearchTerm */
	char *filters[SEARCH_FILTERS]; /* NULL: not asked for */
} SearchQuery;

/*
 * Reads TEXT, which is UTF-8. Of a filter that comes twice the last counts. A query of nothing but
 * exclusions, such as "-Wall", is taken as words. The caller frees it.
 */
SearchQuery *search_query_read(const char *text);
void search_query_free(SearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchQuery, search_query_free)

/* How many terms are to be there. */
guint search_query_count_terms(const SearchQuery *query);

/* Whether it asks for any word, and for any filter beside in:. */
bool search_query_has_terms(const SearchQuery *query);
bool search_query_has_filters(const SearchQuery *query);

/*
 * The query as text, with FILTER set to VALUE instead (NULL: without it). Reading it gives the
 * same query. The caller owns it.
 */
char *search_query_with(const SearchQuery *query, SearchFilter filter, const char *value);

/* The query as text, with the words in WORDS (of char *, one a term) that are not NULL instead. */
char *search_query_replace(const SearchQuery *query, const GPtrArray *words);

/* Its terms as text, without the filters. The caller owns both texts. */
char *search_query_terms(const SearchQuery *query);
