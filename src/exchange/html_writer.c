#include "exchange/html_writer.h"

#include "exchange/html.h"

void html_writer_init(HtmlWriter *writer)
{
	writer->out = g_string_new(NULL);
	writer->prefix = g_string_new(NULL);
	writer->is_line_begun = false;
	writer->wrappers = g_ptr_array_new();
}

void html_writer_clear(HtmlWriter *writer)
{
	if (writer->out)
		g_string_free(writer->out, TRUE);
	g_string_free(writer->prefix, TRUE);
	g_ptr_array_free(writer->wrappers, TRUE);
}

bool html_writer_is_full(const HtmlWriter *writer)
{
	return writer->out->len > HTML_MARKDOWN_MAX;
}

void html_writer_begin_line(HtmlWriter *writer)
{
	if (!writer->is_line_begun && !html_writer_is_full(writer))
		g_string_append_len(writer->out, writer->prefix->str, (gssize)writer->prefix->len);
	writer->is_line_begun = false;
}

void html_writer_blank_line(HtmlWriter *writer)
{
	html_writer_begin_line(writer);
	while (writer->out->len > 0 && writer->out->str[writer->out->len - 1] == ' ')
		g_string_truncate(writer->out, writer->out->len - 1);
	g_string_append_c(writer->out, '\n');
}

void html_writer_begin_block(HtmlWriter *writer, HtmlFlow *flow)
{
	if (flow->has_block && !flow->is_tight)
		html_writer_blank_line(writer);
	flow->has_block = true;
	flow->marker = 0;
	html_writer_begin_line(writer);
}

HtmlNest html_writer_nest(const HtmlWriter *writer)
{
	return (HtmlNest){writer->out->len, writer->prefix->len, writer->is_line_begun};
}

void html_writer_enter(HtmlWriter *writer, const char *mark, const char *rest)
{
	g_string_append(writer->out, mark);
	g_string_append(writer->prefix, rest);
	writer->is_line_begun = true;
}

bool html_writer_leave(HtmlWriter *writer, const HtmlNest *nest)
{
	g_string_truncate(writer->prefix, nest->prefix_size);
	if (!writer->is_line_begun)
		return true;
	g_string_truncate(writer->out, nest->size);
	writer->is_line_begun = nest->is_line_begun;
	return false;
}
