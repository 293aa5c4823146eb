/*
 * Text, addresses and titles written so that Markdown reads them back as they are.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Where a character stands, for html_escape_needed. */
typedef struct {
	gunichar before;     /* as it is written in Markdown; 0 at the start of a line */
	bool is_line_start;  /* first in a line of a paragraph */
	bool is_number;      /* after 1 to 9 digits that begin such a line */
	bool is_after_break; /* in the second line of a paragraph or later: bars make a table */
	bool is_in_heading, is_in_cell, is_in_link;
} HtmlSpot;

/* The character at TEXT (a whole text node's rest) needs a backslash at SPOT. */
bool html_escape_needed(const char *text, const HtmlSpot *spot);

/* One line of TEXT with all that could be markup behind backslashes, as for a picture's words. */
void html_escape_words(GString *out, const char *text);

/* The address behind "](", or NULL when it is empty or of a kind that runs code. Caller owns it. */
char *html_escape_url(const char *url);

/* Appends ' "TITLE"' when TITLE is not NULL and holds more than blanks. */
void html_escape_title(GString *out, const char *title);

/* A letter or digit of any script: beside a mark of emphasis it matters. */
bool html_escape_is_word(gunichar c);

/* A blank, a line's start (0) or punctuation by all versions of CommonMark. */
bool html_escape_is_edge(gunichar c);
