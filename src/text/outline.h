/*
 * A quick look at Markdown line by line, for texts that are not whole: where code is fenced and
 * what the last heading is. The outline of a whole page comes from markdown.h.
 */
#pragma once

#include <stdbool.h>

/* A walk over lines, which remembers whether they are code. Begin with all zero. */
typedef struct {
	char fence; /* '`' or '~' while a fence is open, else 0 */
	unsigned length;
} OutlineWalk;

/* Whether LINE (to its line feed) is a heading "## Title" outside code; steps over it. */
bool outline_step(OutlineWalk *walk, const char *line);

/* The words of the heading LINE, without marks. The caller owns the text. */
char *outline_heading(const char *line);

/* The words of the last heading in TEXT, or "". The caller owns them. */
char *outline_heading_above(const char *text);

/* Whether a fence is open at the end of TEXT. */
bool outline_ends_in_code(const char *text);
