/*
 * What the search indexes hold of an entry: texts that depend on the fields of one revision and on
 * nothing else, so that they can be told to the index of words again when it must forget them.
 */
#pragma once

#include "text/markdown.h"
#include "wiki/fields.h"

/*
 * To be raised by every change that makes other texts of the same fields: in search_text.c,
 * search_facet.c, text/tokens.c, or what text/markdown.c takes for prose and code.
 */
#define SEARCH_TEXT_VERSION "2"

typedef struct {
	char *title, *summary; /* without markup */
	char *tags;
	char *errors; /* what an error looks like: codes, signatures and samples, a line each */
	char *prose, *code;
	char *tokens; /* the code of all the others as words (text/tokens.h) */
	char *facets; /* what filters ask for (search_facet.h) */
} SearchText;

/* The caller frees the text. NULL when the body cannot be rendered (text/markdown.h). */
MW_CHECKED SearchText *search_text_new(const EntryFields *fields, GError **error);

/* The same, MARKDOWN being the body of FIELDS, with whatever links. */
SearchText *search_text_of(const EntryFields *fields, const Markdown *markdown);
void search_text_free(SearchText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchText, search_text_free)

/* Bytes of all texts together. */
gsize search_text_size(const SearchText *text);

/* SEARCH_TEXT_VERSION and that of libcmark, which takes part in it. The caller owns it. */
char *search_text_version(void);
