/*
 * The text of one paragraph, heading or table cell, with the marks of emphasis, strikethrough and
 * links around parts of it.
 *
 * Marks are written late. A blank waits until something follows it, and so does an opening mark:
 * blanks at the edges of emphasis move outside, where Markdown needs them, and emphasis around
 * nothing leaves no trace. Where a mark would not be seen as one beside a letter, the letter is
 * written as a character reference: foo**(bar)** becomes fo&#111;**(bar)**.
 */
#pragma once

#include "exchange/html_element.h"
#include "exchange/html_writer.h"

typedef enum { HTML_IN_PARAGRAPH, HTML_IN_HEADING, HTML_IN_CELL } HtmlPlace;

typedef struct {
	HtmlWriter *writer;
	HtmlFlow *flow;   /* of the block; NULL for a cell, whose line is begun */
	const char *lead; /* before the first text, as in "## " */
	HtmlPlace place;
	GArray *spans;    /* the marks around the text that comes next */
	gsize line_start; /* where the text of this line begins in the writer's output */
	gsize code_end;   /* where the last code span ends, G_MAXSIZE when there is none */
	guint breaks;     /* line breaks that wait for text after them */
	bool has_space;   /* a blank that waits likewise */
	bool has_text;    /* something has been written */
	bool has_break;   /* a line break has been written */
	bool is_in_link;
	bool is_guarded; /* a letter next would undo the closing mark before it */
} HtmlText;

/*
 * The next block of FLOW begins with LEAD and the first text: a heading, or a paragraph when LEAD
 * is empty. FLOW is NULL for a cell.
 */
void html_text_init(HtmlText *text, HtmlWriter *writer, HtmlFlow *flow, const char *lead);

/* Frees; false when nothing has been written. All marks must have been popped. */
bool html_text_finish(HtmlText *text);

/* Opens a mark of KIND: HTML_EMPHASIS, HTML_STRONG, HTML_TERM or HTML_STRIKE. */
void html_text_push(HtmlText *text, HtmlKind kind);

/* Opens a link; takes URL, from html_escape_url, and TITLE, which may be NULL. Not in a link. */
void html_text_push_link(HtmlText *text, char *url, char *title);

/* Closes the innermost mark. */
void html_text_pop(HtmlText *text);

/* Writes CONTENT as text: blanks folded, escaped. */
void html_text_write(HtmlText *text, const char *content);

/* A line break, or a blank where a line cannot be broken. */
void html_text_break(HtmlText *text);

/* Nothing waits: what is written now stands right behind the last character. */
bool html_text_is_adjacent(const HtmlText *text);

/* Writes what waits. Then the caller writes markup, which begins with the punctuation NEXT. */
void html_text_begin_mark(HtmlText *text, gunichar next);
