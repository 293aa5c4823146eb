/* Raw HTML shown as text, task lists, and callouts ("> [!NOTE]"). */
#include "text/markdown_tree.h"

#include <string.h>

static bool is_comment(const char *html)
{
	const char *end;

	if (!g_str_has_prefix(html, "<!--"))
		return false;
	end = strstr(html + 4, "-->");
	return end && end[3 + strspn(end + 3, " \t\n")] == '\0';
}

static bool is_line_break(const char *html)
{
	return g_ascii_strcasecmp(html, "<br>") == 0 || g_ascii_strcasecmp(html, "<br/>") == 0 ||
	       g_ascii_strcasecmp(html, "<br />") == 0;
}

/* What is shown for the raw HTML node; NULL for a comment, which is meant to be hidden. */
static cmark_node *shown_for(cmark_node *node)
{
	const char *html = cmark_node_get_literal(node);
	cmark_node *shown;

	if (is_comment(html))
		return NULL;
	if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
		return is_line_break(html) ? cmark_node_new(CMARK_NODE_LINEBREAK)
					   : markdown_text_node(html, strlen(html));
	shown = cmark_node_new(CMARK_NODE_CODE_BLOCK);
	cmark_node_set_fence_info(shown, "html");
	cmark_node_set_literal(shown, html);
	return shown;
}

static void show_nodes(cmark_node *root, cmark_node_type type)
{
	g_autoptr(GPtrArray) nodes = markdown_collect(root, type, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < nodes->len; i++) {
		cmark_node *shown = shown_for(nodes->pdata[i]);

		if (shown)
			cmark_node_insert_before(nodes->pdata[i], shown);
		markdown_remove(nodes->pdata[i]);
	}
}

void markdown_show_raw_html(cmark_node *root)
{
	show_nodes(root, CMARK_NODE_HTML_BLOCK);
	show_nodes(root, CMARK_NODE_HTML_INLINE);
	cmark_consolidate_text_nodes(root);
}

/* The TEXT node that PARENT's first paragraph begins with, or NULL. */
static cmark_node *opening_text(cmark_node *parent)
{
	cmark_node *paragraph = cmark_node_first_child(parent);
	cmark_node *text;

	if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
		return NULL;
	text = cmark_node_first_child(paragraph);
	return text && cmark_node_get_type(text) == CMARK_NODE_TEXT ? text : NULL;
}

static void mark_task(cmark_node *item)
{
	cmark_node *text = opening_text(item);
	g_autofree char *rest = NULL;
	const char *literal = text ? cmark_node_get_literal(text) : "";
	bool done = g_str_has_prefix(literal, "[x] ") || g_str_has_prefix(literal, "[X] ");
	cmark_node *box;

	if (!done && !g_str_has_prefix(literal, "[ ] "))
		return;
	box = markdown_custom_node(CMARK_NODE_CUSTOM_INLINE,
		done ? "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
		     : "<input type=\"checkbox\" disabled aria-label=\"To do\"> ",
		"");
	rest = g_strdup(literal + 4);
	cmark_node_set_literal(text, rest);
	cmark_node_insert_before(text, box);
	cmark_node_set_user_data(item, "task");
}

void markdown_mark_tasks(cmark_node *root)
{
	g_autoptr(GPtrArray) items = markdown_collect(root, CMARK_NODE_ITEM, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < items->len; i++)
		mark_task(items->pdata[i]);
}

typedef struct {
	const char *marker;
	const char *on_enter;
} Callout;

static const Callout callouts[] = {
	{"[!NOTE]", "<div class=\"note\" role=\"note\">\n<p>Note</p>\n"},
	{"[!IMPORTANT]", "<div class=\"note\" role=\"note\">\n<p>Important</p>\n"},
	{"[!TIP]", "<div class=\"note ok\" role=\"note\">\n<p>Tip</p>\n"},
	{"[!WARNING]", "<div class=\"note warn\" role=\"note\">\n<p>Warning</p>\n"},
	{"[!CAUTION]", "<div class=\"note danger\" role=\"note\">\n<p>Caution</p>\n"},
	{"[!DANGER]", "<div class=\"note danger\" role=\"note\">\n<p>Danger</p>\n"},
};

/* The callout whose marker is the whole first line that TEXT begins, or NULL. */
static const Callout *find_callout(cmark_node *text)
{
	cmark_node *after = cmark_node_next(text);

	if (after && !markdown_is_break(after))
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(callouts); i++)
		if (g_ascii_strcasecmp(cmark_node_get_literal(text), callouts[i].marker) == 0)
			return &callouts[i];
	return NULL;
}

static void build_callout(cmark_node *quote)
{
	cmark_node *text = opening_text(quote);
	const Callout *callout = text ? find_callout(text) : NULL;
	cmark_node *paragraph, *note;

	if (!callout)
		return;
	paragraph = cmark_node_parent(text);
	if (cmark_node_next(text))
		markdown_remove(cmark_node_next(text));
	markdown_remove(text);
	if (!cmark_node_first_child(paragraph))
		markdown_remove(paragraph);
	note = markdown_custom_node(CMARK_NODE_CUSTOM_BLOCK, callout->on_enter, "</div>\n");
	cmark_node_insert_before(quote, note);
	markdown_move(note, cmark_node_first_child(quote), NULL);
	markdown_remove(quote);
}

void markdown_build_callouts(cmark_node *root)
{
	g_autoptr(GPtrArray) quotes =
		markdown_collect(root, CMARK_NODE_BLOCK_QUOTE, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < quotes->len; i++)
		build_callout(quotes->pdata[i]);
}
