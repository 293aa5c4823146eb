/*
 * A query as expressions of the full-text indexes. Every token stands in quotes, so nothing that
 * was typed is ever syntax. All texts are the caller's; NULL means that nothing can match.
 */
#pragma once

#include "wiki/search_query.h"

typedef enum {
	SEARCH_MATCH_SPELLED, /* all terms, with their operators as they stand */
	SEARCH_MATCH_WORDS, /* all terms; "off host" is enough for off-host: finds all of the first
			     */
	SEARCH_MATCH_TOP,   /* ... in title, tags and errors */
} SearchMatch;

char *search_match(const SearchQuery *query, SearchMatch how);

/* One term alone. */
char *search_match_term(const SearchTerm *term);

/* Any of TERMS, which are SearchTerm; with TOP only in title, tags and errors. */
char *search_match_any(const GPtrArray *terms, bool top);

/* All terms as parts of words, for the index of fragments. */
char *search_match_fragments(const SearchQuery *query);

/* Words that WORD may be a misspelling of, for the index of fragments: those that share an end. */
char *search_match_near(const char *word);
