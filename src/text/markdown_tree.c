#include "text/markdown_tree.h"

GPtrArray *markdown_collect(cmark_node *root, cmark_node_type type, MarkdownWhere where)
{
	g_autoptr(cmark_iter) iter = cmark_iter_new(root);
	GPtrArray *nodes = g_ptr_array_new();
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type here = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (here == type)
			g_ptr_array_add(nodes, node);
		if (where == MARKDOWN_OUTSIDE_LINKS &&
			(here == CMARK_NODE_LINK || here == CMARK_NODE_IMAGE))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	return nodes;
}

cmark_node *markdown_text_node(const char *text, gsize size)
{
	g_autofree char *literal = g_strndup(text, size);
	cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);

	cmark_node_set_literal(node, literal);
	return node;
}

cmark_node *markdown_custom_node(cmark_node_type type, const char *on_enter, const char *on_exit)
{
	cmark_node *node = cmark_node_new(type);

	cmark_node_set_on_enter(node, on_enter);
	cmark_node_set_on_exit(node, on_exit);
	return node;
}

void markdown_move(cmark_node *parent, cmark_node *first, cmark_node *end)
{
	while (first != end) {
		cmark_node *next = cmark_node_next(first);

		cmark_node_append_child(parent, first);
		first = next;
	}
}

void markdown_remove(cmark_node *node)
{
	cmark_node_unlink(node);
	cmark_node_free(node);
}

bool markdown_is_break(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

static cmark_node *insert_piece(cmark_node *before, const char *text, gsize size)
{
	cmark_node *piece;

	if (size == 0)
		return NULL;
	piece = markdown_text_node(text, size);
	cmark_node_insert_before(before, piece);
	return piece;
}

void markdown_split_text(cmark_node *node, MarkdownToken token, GPtrArray *tokens)
{
	const char *text = cmark_node_get_literal(node);
	const char *rest = text;
	const char *at = text;

	while (*at) {
		gsize size = token(text, at);

		if (size == 0) {
			at++;
			continue;
		}
		insert_piece(node, rest, (gsize)(at - rest));
		g_ptr_array_add(tokens, insert_piece(node, at, size));
		at += size;
		rest = at;
	}
	if (rest == text)
		return;
	insert_piece(node, rest, (gsize)(at - rest));
	markdown_remove(node);
}

GPtrArray *markdown_split(cmark_node *root, MarkdownToken token)
{
	g_autoptr(GPtrArray) texts =
		markdown_collect(root, CMARK_NODE_TEXT, MARKDOWN_OUTSIDE_LINKS);
	GPtrArray *tokens = g_ptr_array_new();

	for (guint i = 0; i < texts->len; i++)
		markdown_split_text(texts->pdata[i], token, tokens);
	return tokens;
}
