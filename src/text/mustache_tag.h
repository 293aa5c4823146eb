/*
 * Reads a template's source tag by tag: where the next one lies, what kind it is and what it
 * names. Knows the delimiters; nesting is mustache_compile.c's. For src/text/mustache*.c only.
 */
#pragma once

#include "text/mustache_node.h"

typedef enum {
	MUSTACHE_TAG_END, /* there is no further tag */
	MUSTACHE_TAG_ESCAPED,
	MUSTACHE_TAG_RAW,
	MUSTACHE_TAG_SECTION,
	MUSTACHE_TAG_INVERTED,
	MUSTACHE_TAG_PARTIAL,
	MUSTACHE_TAG_PARENT,
	MUSTACHE_TAG_BLOCK,
	MUSTACHE_TAG_CLOSE,
	MUSTACHE_TAG_COMMENT,
	MUSTACHE_TAG_DELIMITERS,
} MustacheTagKind;

typedef struct {
	MustacheTagKind kind;
	gsize start,
		end; /* of the whole tag, delimiters and all; both the source's end at TAG_END */
	MustacheSpan
		name; /* without blanks around it; for comments and delimiters, their content */
} MustacheTag;

typedef struct {
	const Mustache *template;
	MustacheSpan open, close; /* the delimiters in force; size 0: {{ and }} */
} MustacheScanner;

/* The first tag at or after FROM; new delimiters hold from the next call on. */
MW_CHECKED bool mustache_tag_next(
	MustacheScanner *scanner, gsize from, MustacheTag *tag, GError **error);
