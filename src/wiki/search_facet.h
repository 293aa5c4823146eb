/*
 * The filters of a search as words of the full-text index, so that they cost what a word costs:
 * each value that an entry has of a filter is one word there, spelled as no word of a text is.
 *
 * cat: is no such word: a category may get another name without any change of its entries.
 */
#pragma once

#include "wiki/fields.h"
#include "wiki/search_query.h"

/* What FIELDS has of every filter, with a blank after each word. The caller owns it. */
char *search_facets_of(const EntryFields *fields);

/*
 * The filters of QUERY as an expression of the full-text index, or NULL when it has none.
 * version:1.95 is in "Rust 1.95.2" and "rust1.95", but not in "1.9" or "11.95". The caller owns it.
 */
char *search_facets_match(const SearchQuery *query);

/* MATCH where FACETS, from search_facets_match, is true as well. The caller owns it. */
char *search_facets_narrow(const char *match, const char *facets);
