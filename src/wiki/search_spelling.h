/*
 * Words of a query that no entry holds, and the words of titles and tags that were meant.
 */
#pragma once

#include "store/store.h"
#include "wiki/search_query.h"

/* How many entries match an expression of the index of words, counted up to LIMIT, in COUNT. */
MW_CHECKED bool search_count_match(
	Store *store, const char *match, int64_t limit, int64_t *count, GError **error);

/* In how many entries TERM is, counted up to LIMIT, in COUNT. */
MW_CHECKED bool search_count(
	Store *store, const SearchTerm *term, int64_t limit, int64_t *count, GError **error);

/*
 * MEANT becomes QUERY as text with the words that no entry holds replaced by their neighbours, or
 * NULL when there is none to replace. The caller owns it. LIMIT when the deadline passed.
 */
MW_CHECKED bool search_spelling(
	Store *store, const SearchQuery *query, char **meant, GError **error);
