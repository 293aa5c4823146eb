#include "exchange/html_text.h"

#include "exchange/html_escape.h"

#include <string.h>

enum {
	EMPHASIS_DEPTH_MAX = 2, /* deeper, "*" and "_" can no longer be told apart */
	DIGITS_MAX = 9,         /* of the number of a list item */
};

typedef struct {
	HtmlKind kind;
	char *url;    /* of a link */
	char *title;  /* of a link, or NULL */
	char mark[3]; /* as it was written; empty when there was no way to write it */
	bool is_open;
	gsize mark_end; /* where the mark ends in the writer's output */
} HtmlSpan;

static HtmlSpan *span_at(const HtmlText *text, guint i)
{
	return &g_array_index(text->spans, HtmlSpan, i);
}

static bool is_emphasis(HtmlKind kind)
{
	return kind == HTML_EMPHASIS || kind == HTML_STRONG || kind == HTML_TERM;
}

static bool has_waiting_span(const HtmlText *text)
{
	return text->spans->len > 0 && !span_at(text, text->spans->len - 1)->is_open;
}

/* -- what stands before the next character -- */

/* The character of this line that ends at END in the writer's output, 0 at its start. */
static gunichar character_before(const HtmlText *text, gsize end)
{
	const char *out = text->writer->out->str;
	const char *last = NULL;

	if (text->has_text && end > text->line_start)
		last = g_utf8_find_prev_char(out + text->line_start, out + end);
	return last ? g_utf8_get_char(last) : 0;
}

static gunichar last_written(const HtmlText *text)
{
	return character_before(text, text->writer->out->len);
}

static bool is_line_start(const HtmlText *text)
{
	if (text->place != HTML_IN_PARAGRAPH || has_waiting_span(text))
		return false;
	return !text->has_text || text->breaks > 0 ||
	       (text->writer->out->len == text->line_start && !text->has_space);
}

static gunichar last_or_waiting(const HtmlText *text)
{
	if (has_waiting_span(text))
		return '*';
	if (!text->has_text || text->breaks > 0)
		return 0;
	return text->has_space ? ' ' : last_written(text);
}

static bool is_after_number(const HtmlText *text)
{
	const GString *out = text->writer->out;
	gsize digits;

	if (text->place != HTML_IN_PARAGRAPH || !text->has_text || text->has_space ||
		text->breaks > 0 || has_waiting_span(text))
		return false;
	digits = out->len - text->line_start;
	return digits > 0 && digits <= DIGITS_MAX &&
	       strspn(out->str + text->line_start, "0123456789") == digits;
}

static HtmlSpot spot_of(const HtmlText *text)
{
	return (HtmlSpot){
		.before = last_or_waiting(text),
		.is_line_start = is_line_start(text),
		.is_number = is_after_number(text),
		.is_after_break = text->has_break || text->breaks > 0,
		.is_in_heading = text->place == HTML_IN_HEADING,
		.is_in_cell = text->place == HTML_IN_CELL,
		.is_in_link = text->is_in_link,
	};
}

/* -- marks -- */

/*
 * Makes an edge of what ends at END: a letter is written as a reference, which Markdown takes for
 * punctuation. Returns by how much the output has grown.
 */
static gsize guard_before(HtmlText *text, gsize end)
{
	GString *out = text->writer->out;
	gunichar last = character_before(text, end);
	gsize size = (gsize)g_unichar_to_utf8(last, NULL), before = out->len;
	g_autofree char *reference = g_strdup_printf("&#%u;", last);

	if (html_escape_is_edge(last))
		return 0;
	g_string_erase(out, (gssize)(end - size), (gssize)size);
	g_string_insert(out, (gssize)(end - size), reference);
	return out->len - before;
}

/*
 * Makes an edge of the last character. When it is the first one in an open mark, that mark is then
 * beside punctuation, and needs an edge before it as well.
 */
static void guard_last(HtmlText *text, guint index)
{
	gunichar last = last_written(text);
	gsize start = text->writer->out->len - (gsize)g_unichar_to_utf8(last, NULL);

	if (html_escape_is_edge(last))
		return;
	for (guint i = 0; i < index; i++) {
		HtmlSpan *span = span_at(text, i);

		if (is_emphasis(span->kind) && *span->mark && span->mark_end == start) {
			span->mark_end += guard_before(text, start - strlen(span->mark));
			break;
		}
	}
	guard_before(text, text->writer->out->len);
}

/*
 * Marks within others are "_" in "*" and the reverse; the same mark twice in a row would be read
 * as one longer mark. Returns 0 when there is no way.
 */
static char choose_mark(const HtmlText *text, guint index)
{
	guint depth = 0;
	char outer = 0, mark;

	for (guint i = 0; i < index; i++) {
		const HtmlSpan *span = span_at(text, i);

		if (!is_emphasis(span->kind) || *span->mark == '\0')
			continue;
		outer = *span->mark;
		depth++;
	}
	if (depth >= EMPHASIS_DEPTH_MAX)
		return 0;
	mark = outer == '*' ? '_' : '*';
	if (last_written(text) != (guchar)mark)
		return mark;
	return outer ? 0 : '_';
}

static void open_emphasis(HtmlText *text, guint index, gunichar next)
{
	HtmlSpan *span = span_at(text, index);
	char mark = choose_mark(text, index);

	if (mark == 0)
		return;
	if (mark == '_' || !html_escape_is_word(next))
		guard_last(text, index);
	span->mark[0] = mark;
	span->mark[1] = span->kind == HTML_EMPHASIS ? '\0' : mark;
	g_string_append(text->writer->out, span->mark);
	span->mark_end = text->writer->out->len;
}

static void open_strike(HtmlText *text, guint index)
{
	HtmlSpan *span = span_at(text, index);

	for (guint i = 0; i < index; i++)
		if (span_at(text, i)->kind == HTML_STRIKE)
			return;
	if (last_written(text) == '~')
		return;
	memcpy(span->mark, "~~", 3);
	g_string_append(text->writer->out, span->mark);
}

/* "!" before a link would make a picture of it. */
static void open_link(HtmlText *text)
{
	GString *out = text->writer->out;

	if (last_written(text) == '!')
		g_string_insert_c(out, (gssize)out->len - 1, '\\');
	g_string_append_c(out, '[');
}

/* NEXT is what will be written right behind the mark. */
static void open_span(HtmlText *text, guint index, gunichar next)
{
	HtmlSpan *span = span_at(text, index);

	span->is_open = true;
	if (is_emphasis(span->kind))
		open_emphasis(text, index, next);
	else if (span->kind == HTML_STRIKE)
		open_strike(text, index);
	else
		open_link(text);
}

static void close_emphasis(HtmlText *text, const HtmlSpan *span)
{
	if (*span->mark == '\0')
		return;
	if (*span->mark == '_' || !html_escape_is_word(last_written(text)))
		text->is_guarded = true;
	g_string_append(text->writer->out, span->mark);
}

static void close_link(HtmlText *text, const HtmlSpan *span)
{
	GString *out = text->writer->out;

	g_string_append_printf(out, "](%s", span->url);
	html_escape_title(out, span->title);
	g_string_append_c(out, ')');
	text->is_guarded = false;
}

void html_text_push(HtmlText *text, HtmlKind kind)
{
	HtmlSpan span = {.kind = kind};

	g_array_append_val(text->spans, span);
}

void html_text_push_link(HtmlText *text, char *url, char *title)
{
	HtmlSpan span = {.kind = HTML_LINK, .url = url, .title = title};

	text->is_in_link = true;
	g_array_append_val(text->spans, span);
}

void html_text_pop(HtmlText *text)
{
	HtmlSpan *span = span_at(text, text->spans->len - 1);

	if (span->is_open && span->kind == HTML_LINK)
		close_link(text, span);
	else if (span->is_open)
		close_emphasis(text, span);
	if (span->kind == HTML_LINK)
		text->is_in_link = false;
	g_free(span->url);
	g_free(span->title);
	g_array_set_size(text->spans, text->spans->len - 1);
}

/* -- text -- */

static void begin_text(HtmlText *text)
{
	if (text->flow) {
		html_writer_begin_block(text->writer, text->flow);
		g_string_append(text->writer->out, text->lead);
	}
	text->has_text = true;
	text->line_start = text->writer->out->len;
}

static void write_breaks(HtmlText *text)
{
	GString *out = text->writer->out;

	for (; text->breaks > 0; text->breaks--) {
		g_string_append(out, "\\\n");
		html_writer_begin_line(text->writer);
	}
	text->has_break = true;
	text->line_start = out->len;
}

/* Opens the spans that wait, which are always the innermost ones. */
static void open_spans(HtmlText *text, gunichar next)
{
	guint last = text->spans->len - 1, first = last;
	gsize size;

	while (first > 0 && !span_at(text, first - 1)->is_open)
		first--;
	for (guint i = first; i <= last; i++) {
		size = text->writer->out->len;
		open_span(text, i, i == last ? next : '*');
		if (text->writer->out->len > size)
			text->is_guarded = false;
	}
}

/* Writes what has waited for NEXT, the character that comes now. */
void html_text_begin_mark(HtmlText *text, gunichar next)
{
	if (!text->has_text || text->breaks > 0 || text->has_space)
		text->is_guarded = false;
	if (!text->has_text)
		begin_text(text);
	else if (text->breaks > 0)
		write_breaks(text);
	else if (text->has_space)
		g_string_append_c(text->writer->out, ' ');
	text->has_space = false;
	if (has_waiting_span(text))
		open_spans(text, next);
}

static void write_character(HtmlText *text, const char *p)
{
	gunichar c = g_utf8_get_char(p);
	HtmlSpot spot = spot_of(text);

	if (html_escape_needed(p, &spot)) {
		html_text_begin_mark(text, '\\');
		g_string_append_c(text->writer->out, '\\');
	} else {
		html_text_begin_mark(text, c);
	}
	if (text->is_guarded && !html_escape_is_edge(c))
		g_string_append_printf(text->writer->out, "&#%u;", c);
	else
		g_string_append_unichar(text->writer->out, c);
	text->is_guarded = false;
}

void html_text_write(HtmlText *text, const char *content)
{
	for (const char *p = content; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_ascii_isspace(*p))
			text->has_space = true;
		else if ((text->has_text || !g_unichar_isspace(c)) && !g_unichar_iscntrl(c))
			write_character(text, p);
	}
}

void html_text_break(HtmlText *text)
{
	if (text->place == HTML_IN_PARAGRAPH && text->has_text)
		text->breaks++;
	else
		text->has_space = true;
}

bool html_text_is_adjacent(const HtmlText *text)
{
	return text->has_text && !text->has_space && text->breaks == 0 && !has_waiting_span(text);
}

void html_text_init(HtmlText *text, HtmlWriter *writer, HtmlFlow *flow, const char *lead)
{
	*text = (HtmlText){
		.writer = writer,
		.flow = flow,
		.lead = lead,
		.place = !flow   ? HTML_IN_CELL
			 : *lead ? HTML_IN_HEADING
				 : HTML_IN_PARAGRAPH,
		.spans = g_array_new(FALSE, FALSE, sizeof(HtmlSpan)),
		.code_end = G_MAXSIZE,
	};
}

bool html_text_finish(HtmlText *text)
{
	g_array_free(text->spans, TRUE);
	return text->has_text;
}
