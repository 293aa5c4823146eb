/*
 * One template, what it is rendered with and what must come of it: for the tests of Mustache.
 */
#pragma once

#include "text/mustache.h"

typedef struct {
	const char *template;
	const char *model;           /* JSON with ' for " */
	const char *const *partials; /* name, source, ... NULL; NULL: none */
	bool strict;
	gsize max_output;
} MustacheCase;

/* The output, or NULL with ERROR from compiling or rendering. The caller owns it. */
char *mustache_case_render(const MustacheCase *test, GError **error);

/* Asserts that TEST comes out as EXPECTED. */
void mustache_case_renders(const MustacheCase *test, const char *expected);

/* Asserts that TEST fails with CODE and MESSAGE, and leaves the output as it was. */
void mustache_case_fails(const MustacheCase *test, MwError code, const char *message);
