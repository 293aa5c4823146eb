#include "exchange/html_table.h"

#include "exchange/html_block.h"
#include "exchange/html_inline.h"

#include <string.h>

static bool is_cell(const xmlNode *node)
{
	return html_element_kind(node) == HTML_CELL;
}

static void collect_rows(const xmlNode *parent, GPtrArray *rows)
{
	for (const xmlNode *child = parent->children; child; child = child->next) {
		if (html_element_kind(child) == HTML_ROW)
			g_ptr_array_add(rows, (gpointer)child);
		else if (html_element_kind(child) == HTML_TABLE_PART)
			collect_rows(child, rows);
	}
}

static guint count_columns(const xmlNode *row)
{
	guint columns = 0;

	for (const xmlNode *cell = row->children; cell; cell = cell->next)
		if (is_cell(cell))
			columns += (guint)CLAMP(html_element_number(cell, "colspan", 1), 1, 1000);
	return columns;
}

/* 0 when the rows do not make a table of Markdown. */
static guint measure(const GPtrArray *rows)
{
	guint widest = 0;

	for (guint i = 0; i < rows->len; i++) {
		guint columns = count_columns(rows->pdata[i]);

		if (html_element_has_large_block(rows->pdata[i]))
			return 0;
		widest = MAX(widest, columns);
	}
	return widest > 1 && widest <= HTML_TABLE_COLUMNS_MAX ? widest : 0;
}

static void write_cell(HtmlWriter *writer, const xmlNode *cell)
{
	g_string_append_c(writer->out, ' ');
	if (html_inline_write(writer, NULL, "", cell->children, NULL))
		g_string_append_c(writer->out, ' ');
	g_string_append_c(writer->out, '|');
}

static void write_row(HtmlWriter *writer, const xmlNode *row, guint columns)
{
	html_writer_begin_line(writer);
	g_string_append_c(writer->out, '|');
	for (const xmlNode *cell = row->children; cell; cell = cell->next) {
		int span;

		if (!is_cell(cell))
			continue;
		span = html_element_number(cell, "colspan", 1);
		write_cell(writer, cell);
		for (columns--; span > 1; span--, columns--)
			g_string_append(writer->out, " |");
	}
	for (; columns > 0; columns--)
		g_string_append(writer->out, " |");
	g_string_append_c(writer->out, '\n');
}

static const char *rule_of(const xmlNode *cell)
{
	g_autofree char *align = html_element_attribute(cell, "align");
	g_autofree char *style = html_element_attribute(cell, "style");
	g_autofree char *words = g_strdup_printf(
		"%s;%s", align ? align : "", style && strstr(style, "text-align") ? style : "");

	if (strstr(words, "center"))
		return " :---: |";
	if (strstr(words, "right"))
		return " ---: |";
	return strstr(words, "left") ? " :--- |" : " --- |";
}

static void write_rule(HtmlWriter *writer, const xmlNode *header, guint columns)
{
	html_writer_begin_line(writer);
	g_string_append_c(writer->out, '|');
	for (const xmlNode *cell = header->children; cell; cell = cell->next) {
		int span = is_cell(cell) ? html_element_number(cell, "colspan", 1) : 0;

		for (; span > 0; span--, columns--)
			g_string_append(writer->out, rule_of(cell));
	}
	for (; columns > 0; columns--)
		g_string_append(writer->out, " --- |");
	g_string_append_c(writer->out, '\n');
}

static void write_caption(HtmlWriter *writer, const xmlNode *table, HtmlFlow *flow)
{
	for (const xmlNode *child = table->children; child; child = child->next)
		if (html_element_is(child, "caption"))
			html_block_paragraph(writer, child->children, NULL, flow);
}

bool html_table_write(HtmlWriter *writer, const xmlNode *table, HtmlFlow *flow)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	guint columns;

	collect_rows(table, rows);
	columns = measure(rows);
	if (columns == 0)
		return false;
	write_caption(writer, table, flow);
	html_writer_begin_block(writer, flow);
	writer->is_line_begun = true;
	for (guint i = 0; i < rows->len; i++) {
		if (count_columns(rows->pdata[i]) == 0)
			continue;
		write_row(writer, rows->pdata[i], columns);
		if (i == 0)
			write_rule(writer, rows->pdata[i], columns);
	}
	return true;
}
