/*
 * The literal text of a template, line by line: a tag that stands alone on its line takes the
 * line with it, any other leaves its line as it is. For src/text/mustache*.c only.
 */
#pragma once

#include "text/mustache_tag.h"

typedef struct {
	Mustache *template;
	gsize position;   /* up to where the source is read */
	bool line_start;  /* no text and no tag of the line at POSITION was read yet */
	bool after_block; /* what was read last is a block that began its line */
	bool ignored;     /* text means nothing here: between a parent tag and its end */
} MustacheLines;

/* Where a tag stands in its line. */
typedef struct {
	bool begins_line;  /* nothing but LEAD stands before it */
	bool ends_line;    /* nothing but blanks follows it */
	MustacheSpan lead; /* the blanks before a tag that begins its line */
	gsize next_line;   /* of a tag that ends its line: where the next one begins */
} MustachePlace;

MustachePlace mustache_lines_place(const MustacheLines *lines, const MustacheTag *tag);

/* The source up to END becomes text nodes, one a line, since lines are what gets indented. */
void mustache_lines_add(MustacheLines *lines, gsize end);

/* Adds the text before a tag and reads on after it, on the same line. */
void mustache_lines_share(MustacheLines *lines, const MustacheTag *tag, const MustachePlace *place);

/* The same, but drops the line of a tag that has it to itself. Returns whether it has. */
bool mustache_lines_take(MustacheLines *lines, const MustacheTag *tag, const MustachePlace *place);

/* Reads on after a tag whose text before it is dealt with: on the next line, or on the same. */
void mustache_lines_pass(
	MustacheLines *lines, const MustacheTag *tag, const MustachePlace *place, bool next_line);
