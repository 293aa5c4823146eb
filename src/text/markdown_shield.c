#include "text/markdown_tree.h"

#include <string.h>

/*
 * Cuneiform word dividers stand in for the escaped characters: libcmark takes them for
 * punctuation, as it does the backslash, so that emphasis beside them is found just the same.
 */
#define STAND_IN "\xf0\x92\x91"
enum { STAND_IN_SIZE = 4 };

static const char escapable[] = "|~[";

static void append_stand_in(GString *out, const char *escaped)
{
	g_string_append(out, STAND_IN);
	g_string_append_c(out, (char)(0xb0 + (escaped - escapable)));
}

char *markdown_shield(const char *source)
{
	GString *shielded;

	if (strstr(source, STAND_IN))
		return NULL;
	shielded = g_string_sized_new(strlen(source) + 64);
	for (const char *p = source; *p; p++) {
		const char *escaped;

		if (*p != '\\' || p[1] == '\0') {
			g_string_append_c(shielded, *p);
			continue;
		}
		escaped = strchr(escapable, *++p);
		if (escaped)
			append_stand_in(shielded, escaped);
		else
			g_string_append_len(shielded, p - 1, 2);
	}
	return g_string_free(shielded, FALSE);
}

/* The character that the stand-in at P was escaped as, or NULL. */
static const char *escaped_at(const char *p)
{
	guint which;

	if (*p != STAND_IN[0] || !g_str_has_prefix(p, STAND_IN))
		return NULL;
	which = (guchar)p[STAND_IN_SIZE - 1] - 0xb0u;
	return which < strlen(escapable) ? &escapable[which] : NULL;
}

/* TEXT with the characters that were escaped, each after BACKSLASH; NULL when there are none. */
static char *restore(const char *text, const char *backslash)
{
	GString *restored;

	if (!text || !strstr(text, STAND_IN))
		return NULL;
	restored = g_string_sized_new(strlen(text));
	while (*text) {
		const char *escaped = escaped_at(text);

		if (escaped)
			g_string_append(restored, backslash);
		g_string_append_c(restored, escaped ? *escaped : *text);
		text += escaped ? STAND_IN_SIZE : 1;
	}
	return g_string_free(restored, FALSE);
}

static void restore_literals(cmark_node *root, cmark_node_type type, const char *backslash)
{
	g_autoptr(GPtrArray) nodes = markdown_collect(root, type, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < nodes->len; i++) {
		cmark_node *node = nodes->pdata[i];
		g_autofree char *literal = restore(cmark_node_get_literal(node), backslash);
		g_autofree char *info = restore(cmark_node_get_fence_info(node), "");

		if (literal)
			cmark_node_set_literal(node, literal);
		if (info)
			cmark_node_set_fence_info(node, info);
	}
}

/* In <http://a/\[b> and in a bare URL the backslash is part of the address. */
static const char *backslash_in(cmark_node *link)
{
	cmark_node *text = cmark_node_first_child(link);
	bool same = text && cmark_node_get_type(text) == CMARK_NODE_TEXT &&
		    strcmp(cmark_node_get_literal(text), cmark_node_get_url(link)) == 0;

	return same ? "\\" : "";
}

static void restore_links(cmark_node *root, cmark_node_type type)
{
	g_autoptr(GPtrArray) nodes = markdown_collect(root, type, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < nodes->len; i++) {
		cmark_node *node = nodes->pdata[i];
		const char *backslash = backslash_in(node);
		g_autofree char *url = restore(cmark_node_get_url(node), backslash);
		g_autofree char *title = restore(cmark_node_get_title(node), "");

		if (url && *backslash)
			cmark_node_set_literal(cmark_node_first_child(node), url);
		if (url)
			cmark_node_set_url(node, url);
		if (title)
			cmark_node_set_title(node, title);
	}
}

void markdown_unshield_code(cmark_node *root)
{
	restore_literals(root, CMARK_NODE_CODE, "\\");
	restore_literals(root, CMARK_NODE_CODE_BLOCK, "\\");
	restore_literals(root, CMARK_NODE_HTML_INLINE, "\\");
	restore_literals(root, CMARK_NODE_HTML_BLOCK, "\\");
}

void markdown_unshield_text(cmark_node *root)
{
	restore_links(root, CMARK_NODE_LINK);
	restore_links(root, CMARK_NODE_IMAGE);
	restore_literals(root, CMARK_NODE_TEXT, "");
}
