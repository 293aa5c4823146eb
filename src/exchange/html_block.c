#include "exchange/html_block.h"

#include "exchange/html_code.h"
#include "exchange/html_inline.h"
#include "exchange/html_table.h"

#include <string.h>

/* A list as it is being written. */
typedef struct {
	bool is_ordered, is_tight;
	char marker; /* '-' or '+', '.' or ')' */
	int number;  /* of the next item */
	bool has_item;
} List;

static void write_block(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow);

static bool is_inline(const xmlNode *node)
{
	return !html_element_has_block(node);
}

void html_block_paragraph(
	HtmlWriter *writer, const xmlNode *first, const xmlNode *end, HtmlFlow *flow)
{
	if (html_inline_write(writer, flow, "", first, end))
		g_string_append_c(writer->out, '\n');
}

/* Writes nodes as paragraphs and blocks; stops at the next item of a list when UNTIL_ITEM. */
static const xmlNode *write_nodes(
	HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow, bool until_item)
{
	while (node && !(until_item && html_element_kind(node) == HTML_ITEM)) {
		const xmlNode *end = node;

		while (end && is_inline(end))
			end = end->next;
		if (end != node) {
			html_block_paragraph(writer, node, end, flow);
			node = end;
		} else {
			write_block(writer, node, flow);
			node = node->next;
		}
	}
	return node;
}

/* -- lists -- */

static bool follows_text_tightly(const xmlNode *node)
{
	HtmlKind kind = html_element_kind(node);

	if (kind == HTML_PREFORMATTED)
		return true;
	return kind == HTML_LIST &&
	       (!html_element_is(node, "ol") || html_element_number(node, "start", 1) == 1);
}

/* Text, then nothing but what Markdown lets follow text without a blank line. */
static bool is_tight_item(const xmlNode *item)
{
	bool has_block = false;

	for (const xmlNode *child = item->children; child; child = child->next) {
		if (html_element_kind(child) == HTML_DROPPED || html_element_is_blank(child))
			continue;
		if (is_inline(child) ? has_block : !follows_text_tightly(child))
			return false;
		has_block = has_block || !is_inline(child);
	}
	return true;
}

static bool is_tight_list(const xmlNode *list)
{
	for (const xmlNode *child = list->children; child; child = child->next) {
		HtmlKind kind = html_element_kind(child);

		if (kind == HTML_ITEM ? !is_tight_item(child)
				      : !is_inline(child) && !follows_text_tightly(child))
			return false;
	}
	return true;
}

static void enter_item(HtmlWriter *writer, List *list)
{
	char mark[16] = "- ", blanks[16];

	if (list->is_ordered)
		g_snprintf(mark, sizeof mark, "%d%c ", list->number, list->marker);
	else
		mark[0] = list->marker;
	memset(blanks, ' ', sizeof blanks);
	blanks[strlen(mark)] = '\0';
	html_writer_enter(writer, mark, blanks);
}

/*
 * Writes the item NODE with all that stands between it and the next one, where a list within the
 * list often is. Returns the next item.
 */
static const xmlNode *write_item(
	HtmlWriter *writer, const xmlNode *node, List *list, HtmlFlow *flow)
{
	HtmlNest nest = html_writer_nest(writer);
	HtmlFlow before = *flow, inner = {.is_tight = list->is_tight};

	if (!list->has_item)
		html_writer_begin_block(writer, flow);
	else if (!list->is_tight)
		html_writer_blank_line(writer);
	if (list->has_item)
		html_writer_begin_line(writer);
	enter_item(writer, list);
	if (html_element_kind(node) == HTML_ITEM) {
		write_nodes(writer, node->children, &inner, false);
		node = node->next;
	}
	node = write_nodes(writer, node, &inner, true);
	if (html_writer_leave(writer, &nest)) {
		list->has_item = true;
		list->number++;
	} else {
		*flow = before;
	}
	return node;
}

/* Two lists in a row need different markers, or they would be one. */
static char choose_marker(bool is_ordered, char last)
{
	if (is_ordered)
		return last == '.' ? ')' : '.';
	return last == '-' ? '+' : '-';
}

static void write_list(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	bool is_ordered = html_element_is(node, "ol");
	List list = {
		.is_ordered = is_ordered,
		.is_tight = is_tight_list(node),
		.marker = choose_marker(is_ordered, flow->marker),
		.number = html_element_number(node, "start", 1),
	};
	const xmlNode *child = node->children;

	if (list.number > 900000000)
		list.number = 1;
	while (child)
		child = write_item(writer, child, &list, flow);
	if (list.has_item)
		flow->marker = list.marker;
}

/* -- other blocks -- */

static void write_heading(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	const char *lead = "###### ";
	const char *name = (const char *)node->name;

	lead += '6' - name[strlen(name) - 1];
	if (html_inline_write(writer, flow, lead, node->children, NULL))
		g_string_append_c(writer->out, '\n');
}

static void write_quote(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	HtmlNest nest = html_writer_nest(writer);
	HtmlFlow before = *flow, inner = {0};

	html_writer_begin_block(writer, flow);
	html_writer_enter(writer, "> ", "> ");
	write_nodes(writer, node->children, &inner, false);
	if (!html_writer_leave(writer, &nest))
		*flow = before;
}

/* Not "---", which after text makes a heading of it and first in a file opens a header. */
static void write_rule(HtmlWriter *writer, HtmlFlow *flow)
{
	html_writer_begin_block(writer, flow);
	g_string_append(writer->out, "***\n");
}

/* The blocks in an inline element, each in the marks of that element. */
static void write_wrapped(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	g_ptr_array_add(writer->wrappers, (gpointer)node);
	write_nodes(writer, node->children, flow, false);
	g_ptr_array_set_size(writer->wrappers, (int)writer->wrappers->len - 1);
}

static void write_block(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	switch (html_element_kind(node)) {
	case HTML_HEADING: write_heading(writer, node, flow); break;
	case HTML_LIST: write_list(writer, node, flow); break;
	case HTML_QUOTE: write_quote(writer, node, flow); break;
	case HTML_PREFORMATTED: html_code_write(writer, node, flow); break;
	case HTML_RULE: write_rule(writer, flow); break;
	case HTML_EMPHASIS:
	case HTML_STRONG:
	case HTML_STRIKE:
	case HTML_LINK:
	case HTML_TERM: write_wrapped(writer, node, flow); break;
	case HTML_TABLE:
		if (html_table_write(writer, node, flow))
			break;
		write_nodes(writer, node->children, flow, false);
		break;
	default: write_nodes(writer, node->children, flow, false);
	}
}

void html_block_write(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	write_nodes(writer, node, flow, false);
}
