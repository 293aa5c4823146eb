/*
 * Where Markdown is put together: whole lines, each behind the marks of the quotes and lists that
 * it stands in, with blank lines between blocks.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
	GString *out;
	GString *prefix;     /* of every line: "> " and the blanks below a list's marker */
	bool is_line_begun;  /* the mark of a quote or item stands in the line, waiting for a block
			      */
	GPtrArray *wrappers; /* inline elements around the blocks that are being written */
} HtmlWriter;

/* The blocks that follow each other in one quote, item or document. */
typedef struct {
	bool is_tight; /* no blank lines between them */
	bool has_block;
	char marker; /* of the list that was the last block, else 0 */
} HtmlFlow;

void html_writer_init(HtmlWriter *writer);
void html_writer_clear(HtmlWriter *writer);

/* More than HTML_MARKDOWN_MAX has been written; lines after that have no prefix. */
bool html_writer_is_full(const HtmlWriter *writer);

/* Begins a line with the prefix, or goes on in one that is begun. */
void html_writer_begin_line(HtmlWriter *writer);

void html_writer_blank_line(HtmlWriter *writer);

/* Begins the first line of FLOW's next block. */
void html_writer_begin_block(HtmlWriter *writer, HtmlFlow *flow);

/* What stood before a quote or item was begun. */
typedef struct {
	gsize size, prefix_size;
	bool is_line_begun;
} HtmlNest;

HtmlNest html_writer_nest(const HtmlWriter *writer);

/*
 * MARK ("> ", "12. ") goes into the line that has just been begun, and REST ("> ", blanks) into the
 * prefix of all lines up to html_writer_leave.
 */
void html_writer_enter(HtmlWriter *writer, const char *mark, const char *rest);

/* Back to NEST. False when nothing has been written in between; then the mark is gone as well. */
bool html_writer_leave(HtmlWriter *writer, const HtmlNest *nest);
