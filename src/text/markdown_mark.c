/* ~~Strikethrough~~ and bare URLs, found in the text that libcmark left over. */
#include "text/markdown_tree.h"

#include <string.h>

static gsize tilde_token(G_GNUC_UNUSED const char *text, const char *at)
{
	return strspn(at, "~");
}

/* True when NODE, beside a "~~", is something that can be struck through: no blank, no line end. */
static bool is_solid(cmark_node *node, bool at_its_end)
{
	const char *text;

	if (!node || markdown_is_break(node))
		return false;
	if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
		return true;
	text = cmark_node_get_literal(node);
	return *text && !g_ascii_isspace(at_its_end ? text[strlen(text) - 1] : *text);
}

static void strike_between(cmark_node *opener, cmark_node *closer)
{
	cmark_node *strike = markdown_custom_node(CMARK_NODE_CUSTOM_INLINE, "<del>", "</del>");

	cmark_node_insert_before(opener, strike);
	markdown_move(strike, cmark_node_next(opener), closer);
	markdown_remove(opener);
	markdown_remove(closer);
}

void markdown_strike(cmark_node *root)
{
	g_autoptr(GPtrArray) tokens = markdown_split(root, tilde_token);
	cmark_node *opener = NULL;

	for (guint i = 0; i < tokens->len; i++) {
		cmark_node *token = tokens->pdata[i];

		if (strlen(cmark_node_get_literal(token)) != 2)
			continue;
		if (opener && cmark_node_parent(opener) == cmark_node_parent(token) &&
			is_solid(cmark_node_previous(token), true)) {
			strike_between(opener, token);
			opener = NULL;
		} else if (is_solid(cmark_node_next(token), false)) {
			opener = token;
		}
	}
	cmark_consolidate_text_nodes(root);
}

/* The end of "&name;" that ends at END, or END. */
static const char *before_entity(const char *start, const char *end)
{
	const char *p = end - 1;

	while (p > start && g_ascii_isalpha(p[-1]))
		p--;
	return p < end - 1 && p > start && p[-1] == '&' ? p - 1 : end - 1;
}

/* Takes the punctuation that belongs to the sentence off the URL from START to END. */
static const char *trim_url(const char *start, const char *end)
{
	gssize unclosed = 0;

	for (const char *p = start; p < end; p++)
		unclosed += *p == '(' ? 1 : *p == ')' ? -1 : 0;
	while (end > start) {
		char last = end[-1];

		if (last == ';')
			end = before_entity(start, end);
		else if (last == ')' && unclosed < 0)
			unclosed++, end--;
		else if (strchr("?!.,:*_~'\"", last))
			end--;
		else
			break;
	}
	return end;
}

static gsize url_token(const char *text, const char *at)
{
	gsize scheme;

	if (*at != 'h' && *at != 'H')
		return 0;
	if (g_ascii_strncasecmp(at, "http://", 7) == 0)
		scheme = 7;
	else if (g_ascii_strncasecmp(at, "https://", 8) == 0)
		scheme = 8;
	else
		return 0;
	if ((at > text && g_ascii_isalnum(at[-1])) ||
		!(g_ascii_isalnum(at[scheme]) || (at[scheme] & 0x80)))
		return 0;
	return (gsize)(trim_url(at + scheme, at + strcspn(at, " \t\n<")) - at);
}

void markdown_link_urls(cmark_node *root)
{
	g_autoptr(GPtrArray) tokens = markdown_split(root, url_token);

	for (guint i = 0; i < tokens->len; i++) {
		cmark_node *token = tokens->pdata[i];
		cmark_node *link = cmark_node_new(CMARK_NODE_LINK);

		cmark_node_set_url(link, cmark_node_get_literal(token));
		cmark_node_insert_before(token, link);
		cmark_node_append_child(link, token);
	}
}
