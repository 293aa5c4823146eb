#include "exchange/html_inline.h"

#include "base/utf8.h"
#include "exchange/html_escape.h"
#include "exchange/html_text.h"

#include <string.h>

static void write_run(HtmlText *text, const xmlNode *node, const xmlNode *end);

/* The text of NODE, and of the code right behind it: two code spans in a row cannot be told apart.
 */
static const xmlNode *read_code(const xmlNode *node, GString *code)
{
	const xmlNode *last = node;

	html_element_text(node, code);
	while (last->next && html_element_kind(last->next) == HTML_CODE) {
		last = last->next;
		html_element_text(last, code);
	}
	return last;
}

static gsize longest_run(const char *text, char c)
{
	gsize longest = 0, run = 0;

	for (const char *p = text; *p; p++) {
		run = *p == c ? run + 1 : 0;
		longest = MAX(longest, run);
	}
	return longest;
}

static void append_code(const HtmlText *text, const char *code)
{
	GString *out = text->writer->out;
	gsize fence = longest_run(code, '`') + 1;
	bool is_padded = *code == '`' || g_str_has_suffix(code, "`");

	for (gsize i = 0; i < fence; i++)
		g_string_append_c(out, '`');
	if (is_padded)
		g_string_append_c(out, ' ');
	for (const char *p = code; *p; p++) {
		if (*p == '|' && text->place == HTML_IN_CELL)
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
	if (is_padded)
		g_string_append_c(out, ' ');
	for (gsize i = 0; i < fence; i++)
		g_string_append_c(out, '`');
}

/* Returns the last node that the code was taken from. */
static const xmlNode *write_code(HtmlText *text, const xmlNode *node)
{
	g_autoptr(GString) content = g_string_new(NULL);
	const xmlNode *last = read_code(node, content);
	g_autofree char *code = mw_text_one_line(content->str);

	if (g_ascii_isspace(*content->str))
		text->has_space = true;
	if (*code == '\0')
		return last;
	if (text->writer->out->len == text->code_end && html_text_is_adjacent(text)) {
		html_text_write(text, code);
	} else {
		html_text_begin_mark(text, '`');
		text->is_guarded = false;
		append_code(text, code);
		text->code_end = text->writer->out->len;
	}
	if (g_ascii_isspace(content->str[content->len - 1]))
		text->has_space = true;
	return last;
}

static void write_image(HtmlText *text, const xmlNode *node)
{
	GString *out = text->writer->out;
	g_autofree char *source = html_element_attribute(node, "src");
	g_autofree char *url = source ? html_escape_url(source) : NULL;
	g_autofree char *words = html_element_attribute(node, "alt");
	g_autofree char *title = html_element_attribute(node, "title");

	if (!url) {
		html_text_write(text, words ? words : "");
		return;
	}
	html_text_begin_mark(text, '!');
	text->is_guarded = false;
	g_string_append(out, "![");
	html_escape_words(out, words ? words : "");
	g_string_append_printf(out, "](%s", url);
	html_escape_title(out, title);
	g_string_append_c(out, ')');
}

/* First in a list item it is a task's; elsewhere it is part of some form. */
static void write_checkbox(HtmlText *text, const xmlNode *node)
{
	g_autofree char *type = html_element_attribute(node, "type");
	g_autofree char *checked = html_element_attribute(node, "checked");

	if (!type || g_ascii_strcasecmp(type, "checkbox") != 0 || text->has_text ||
		!text->writer->is_line_begun)
		return;
	html_text_begin_mark(text, '[');
	g_string_append(text->writer->out, checked ? "[x]" : "[ ]");
	text->has_space = true;
}

static void write_children(HtmlText *text, const xmlNode *node)
{
	write_run(text, node->children, NULL);
}

/* NULL for a link without an address that can be written, and for one in another link. */
static char *link_url(const HtmlText *text, const xmlNode *node)
{
	g_autofree char *address = html_element_attribute(node, "href");

	return address && !text->is_in_link ? html_escape_url(address) : NULL;
}

static void push_link(HtmlText *text, const xmlNode *node, char *url)
{
	html_text_push_link(text, url, html_element_attribute(node, "title"));
}

/* The text of the link is its address, and <...> can say so. */
static bool is_bare_link(const xmlNode *node, const char *url)
{
	const xmlNode *child = node->children;

	if (!child || child->next || html_element_kind(child) != HTML_TEXT ||
		xmlHasProp(node, (const xmlChar *)"title"))
		return false;
	return strcmp((const char *)child->content, url) == 0 && !strpbrk(url, "\\&") &&
	       (g_str_has_prefix(url, "http://") || g_str_has_prefix(url, "https://"));
}

static void write_link(HtmlText *text, const xmlNode *node)
{
	g_autofree char *url = link_url(text, node);

	if (!url) {
		write_children(text, node);
	} else if (is_bare_link(node, url)) {
		html_text_begin_mark(text, '<');
		text->is_guarded = false;
		g_string_append_printf(text->writer->out, "<%s>", url);
	} else {
		push_link(text, node, g_steal_pointer(&url));
		write_children(text, node);
		html_text_pop(text);
	}
}

static void write_node(HtmlText *text, const xmlNode *node)
{
	HtmlKind kind = html_element_kind(node);

	switch (kind) {
	case HTML_DROPPED: break;
	case HTML_TEXT: html_text_write(text, (const char *)node->content); break;
	case HTML_BREAK: html_text_break(text); break;
	case HTML_IMAGE: write_image(text, node); break;
	case HTML_CHECKBOX: write_checkbox(text, node); break;
	case HTML_LINK: write_link(text, node); break;
	case HTML_EMPHASIS:
	case HTML_STRONG:
	case HTML_STRIKE:
		html_text_push(text, kind);
		write_children(text, node);
		html_text_pop(text);
		break;
	case HTML_TRANSPARENT: write_children(text, node); break;
	default:
		text->has_space = true;
		write_children(text, node);
		text->has_space = true;
	}
}

static void write_run(HtmlText *text, const xmlNode *node, const xmlNode *end)
{
	for (; node && node != end; node = node->next) {
		if (html_element_kind(node) == HTML_CODE)
			node = write_code(text, node);
		else
			write_node(text, node);
	}
}

static void push_wrapper(HtmlText *text, const xmlNode *node)
{
	char *url;

	if (html_element_kind(node) != HTML_LINK)
		html_text_push(text, html_element_kind(node));
	else if ((url = link_url(text, node)))
		push_link(text, node, url);
}

bool html_inline_write(HtmlWriter *writer, HtmlFlow *flow, const char *lead, const xmlNode *node,
	const xmlNode *end)
{
	HtmlText text;

	html_text_init(&text, writer, flow, lead);
	for (guint i = 0; i < writer->wrappers->len; i++)
		push_wrapper(&text, writer->wrappers->pdata[i]);
	write_run(&text, node, end);
	while (text.spans->len > 0)
		html_text_pop(&text);
	return html_text_finish(&text);
}
