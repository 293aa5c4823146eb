/*
 * The printer. Where the tree is plain CommonMark it writes what libcmark's own printer writes,
 * byte for byte but for "'", which is escaped; a test compares the two on the specification. The
 * page gets HTML's own <br> where libcmark writes XHTML's <br />.
 */
#include "text/escape.h"
#include "text/markdown_tree.h"

#include <string.h>

static void start_line(GString *html)
{
	if (html->len > 0 && html->str[html->len - 1] != '\n')
		g_string_append_c(html, '\n');
}

/* A URL as an attribute's value: what RFC 3986 does not allow is percent-encoded. */
static void append_href(GString *html, const char *url)
{
	for (const char *p = url; *p; p++) {
		if (g_ascii_isalnum(*p) || strchr("-_.+!*(),%#@?=;:/$~", *p))
			g_string_append_c(html, *p);
		else if (*p == '&' || *p == '\'')
			escape_html(html, p, 1);
		else
			g_string_append_printf(html, "%%%02X", (guchar)*p);
	}
}

/* The end of a tag that has no content. */
static const char *void_end(const MarkdownPrinter *printer)
{
	return printer->plain ? " />" : ">";
}

static void append_attribute(GString *html, const char *name, const char *value)
{
	if (!*value)
		return;
	g_string_append_printf(html, " %s=\"", name);
	escape_html(html, value, -1);
	g_string_append_c(html, '"');
}

/* True for addresses that run or carry something instead of naming a place. */
static bool is_dangerous(const char *url)
{
	static const char *const schemes[] = {"javascript:", "vbscript:", "file:", "data:"};

	for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (g_ascii_strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

/* True when URL names its host or scheme, so that it may lead away from this site. */
static bool is_foreign(const char *url)
{
	return url[strcspn(url, ":/?#")] == ':' || g_str_has_prefix(url, "//");
}

static void open_link(MarkdownPrinter *printer, const char *url, const char *title)
{
	static const char *const web[] = {"http:", "https:", "//"};
	GString *html = printer->html;

	g_string_append(html, "<a href=\"");
	append_href(html, url);
	g_string_append_c(html, '"');
	append_attribute(html, "title", title);
	for (gsize i = 0; !printer->plain && i < G_N_ELEMENTS(web); i++)
		if (g_ascii_strncasecmp(url, web[i], strlen(web[i])) == 0)
			g_string_append(html, " rel=\"ugc nofollow noopener\"");
	g_string_append_c(html, '>');
}

static void print_link(MarkdownPrinter *printer, cmark_node *node, bool entering)
{
	const char *url = cmark_node_get_url(node);
	bool shown = !printer->flat && !is_dangerous(url);

	if (entering && printer->in_link++ == 0 && shown)
		open_link(printer, url, cmark_node_get_title(node));
	else if (!entering && --printer->in_link == 0 && shown)
		g_string_append(printer->html, "</a>");
}

/* Our own images are shown; one on another host becomes a link, since the page may not load it. */
static void print_image(MarkdownPrinter *printer, cmark_node *node)
{
	GString *html = printer->html;
	const char *url = cmark_node_get_url(node);
	g_autoptr(GString) alt = g_string_new(NULL);

	markdown_append_prose(alt, node);
	if (printer->plain || (!is_foreign(url) && !printer->flat)) {
		g_string_append(html, "<img src=\"");
		append_href(html, url);
		g_string_append(html, "\" alt=\"");
		escape_html(html, alt->str, (gssize)alt->len);
		g_string_append_c(html, '"');
		append_attribute(html, "title", cmark_node_get_title(node));
		if (!printer->plain)
			g_string_append(html, " loading=\"lazy\"");
		g_string_append(html, void_end(printer));
		return;
	}
	if (alt->len == 0 && !is_dangerous(url))
		g_string_append(alt, url);
	if (printer->in_link > 0 || printer->flat || is_dangerous(url)) {
		escape_html(html, alt->str, (gssize)alt->len);
		return;
	}
	open_link(printer, url, cmark_node_get_title(node));
	escape_html(html, alt->str, (gssize)alt->len);
	g_string_append(html, "</a>");
}

static void print_heading(MarkdownPrinter *printer, cmark_node *node, bool entering)
{
	GString *html = printer->html;
	const char *id = cmark_node_get_user_data(node);
	int level = cmark_node_get_heading_level(node);

	if (entering) {
		start_line(html);
		g_string_append_printf(html, "<h%d", level);
		append_attribute(html, "id", id ? id : "");
		g_string_append_c(html, '>');
		return;
	}
	if (id) {
		g_string_append(html, "<a class=\"anchor\" href=\"#");
		append_href(html, id);
		g_string_append(html, "\"><span aria-hidden=\"true\">#</span>"
				      "<span class=\"vh\">Link to this section</span></a>");
	}
	g_string_append_printf(html, "</h%d>\n", level);
}

static void print_list(GString *html, cmark_node *node, bool entering)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);

	if (!entering) {
		g_string_append(html, ordered ? "</ol>\n" : "</ul>\n");
		return;
	}
	start_line(html);
	if (ordered && start != 1)
		g_string_append_printf(html, "<ol start=\"%d\">\n", start);
	else
		g_string_append(html, ordered ? "<ol>\n" : "<ul>\n");
}

static void print_item(GString *html, cmark_node *node, bool entering)
{
	const char *class = cmark_node_get_user_data(node);

	if (!entering) {
		g_string_append(html, "</li>\n");
		return;
	}
	start_line(html);
	g_string_append(html, "<li");
	append_attribute(html, "class", class ? class : "");
	g_string_append_c(html, '>');
}

static void print_paragraph(GString *html, cmark_node *node, bool entering)
{
	cmark_node *list = cmark_node_parent(cmark_node_parent(node));

	if (list && cmark_node_get_list_tight(list))
		return;
	if (entering)
		start_line(html);
	g_string_append(html, entering ? "<p>" : "</p>\n");
}

static void print_block(MarkdownPrinter *printer, cmark_node *node, bool entering)
{
	GString *html = printer->html;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		start_line(html);
		g_string_append(html, entering ? "<blockquote>\n" : "</blockquote>\n");
		break;
	case CMARK_NODE_LIST: print_list(html, node, entering); break;
	case CMARK_NODE_ITEM: print_item(html, node, entering); break;
	case CMARK_NODE_CODE_BLOCK:
		start_line(html);
		markdown_print_code(printer, node);
		break;
	case CMARK_NODE_PARAGRAPH: print_paragraph(html, node, entering); break;
	case CMARK_NODE_HEADING: print_heading(printer, node, entering); break;
	case CMARK_NODE_THEMATIC_BREAK:
		start_line(html);
		g_string_append_printf(html, "<hr%s\n", void_end(printer));
		break;
	default: break;
	}
}

static void print_inline(MarkdownPrinter *printer, cmark_node *node, bool entering)
{
	GString *html = printer->html;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT: escape_html(html, cmark_node_get_literal(node), -1); break;
	case CMARK_NODE_SOFTBREAK: g_string_append_c(html, '\n'); break;
	case CMARK_NODE_LINEBREAK:
		g_string_append_printf(html, "<br%s\n", void_end(printer));
		break;
	case CMARK_NODE_CODE:
		g_string_append(html, "<code>");
		escape_html(html, cmark_node_get_literal(node), -1);
		g_string_append(html, "</code>");
		break;
	case CMARK_NODE_EMPH: g_string_append(html, entering ? "<em>" : "</em>"); break;
	case CMARK_NODE_STRONG: g_string_append(html, entering ? "<strong>" : "</strong>"); break;
	case CMARK_NODE_LINK: print_link(printer, node, entering); break;
	case CMARK_NODE_IMAGE: print_image(printer, node); break;
	default: break;
	}
}

static void print_custom(MarkdownPrinter *printer, cmark_node *node, bool entering)
{
	if (!printer->flat)
		g_string_append(printer->html,
			entering ? cmark_node_get_on_enter(node) : cmark_node_get_on_exit(node));
}

static bool is_block(cmark_node_type type)
{
	return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

void markdown_print(MarkdownPrinter *printer, cmark_node *root)
{
	g_autoptr(cmark_iter) iter = cmark_iter_new(root);
	cmark_event_type event;

	while (printer->html->len <= printer->limit &&
		(event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool entering = event == CMARK_EVENT_ENTER;

		if (type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_CUSTOM_INLINE)
			print_custom(printer, node, entering);
		else if (is_block(type))
			print_block(printer, node, entering);
		else if (type != CMARK_NODE_IMAGE || entering)
			print_inline(printer, node, entering);
		if (type == CMARK_NODE_IMAGE && entering)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
}

void markdown_print_children(MarkdownPrinter *printer, cmark_node *node)
{
	for (cmark_node *child = cmark_node_first_child(node); child;
		child = cmark_node_next(child))
		markdown_print(printer, child);
}
