#include "text/markdown_section.h"

#include "text/escape.h"
#include "text/markdown_tree.h"

#include <string.h>

/* Where line NUMBER, counted from 1, begins. */
static gsize line_offset(const char *source, int number)
{
	const char *at = source;

	while (--number > 0 && (at = strchr(at, '\n')) != NULL)
		at++;
	return at ? (gsize)(at - source) : strlen(source);
}

static bool is_heading(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

/* The next heading that is not below HEADING, or NULL. */
static cmark_node *next_section(cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading);
	cmark_node *node = cmark_node_next(heading);

	while (node && !(is_heading(node) && cmark_node_get_heading_level(node) <= level))
		node = cmark_node_next(node);
	return node;
}

bool markdown_find_section(const char *source, const MarkdownLinks *links, const char *id,
	gsize *start, gsize *end, GError **error)
{
	g_autoptr(GPtrArray) slugs = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(cmark_node) root = markdown_parse(source, links, slugs, error);
	g_autoptr(GStringChunk) ids = g_string_chunk_new(512);
	cmark_node *node, *next;

	if (!root)
		return false;
	markdown_number_headings(root, ids);
	node = cmark_node_first_child(root);
	while (node && !(is_heading(node) && strcmp(cmark_node_get_user_data(node), id) == 0))
		node = cmark_node_next(node);
	if (!node)
		return mw_fail(error, MW_ERROR_NOT_FOUND, "there is no section '%s'", id);
	next = next_section(node);
	*start = line_offset(source, cmark_node_get_start_line(node));
	*end = next ? line_offset(source, cmark_node_get_start_line(next)) : strlen(source);
	return true;
}

char *markdown_link_sections(const char *html, const char *url, const char *words)
{
	static const char open[] = "<h2 id=\"", close[] = "</h2>";
	GString *linked = g_string_sized_new(strlen(html) + 1024);
	const char *from = html, *id, *after;

	while ((id = strstr(from, open)) && (after = strstr(id, close))) {
		g_autofree char *name = NULL;

		id += strlen(open);
		name = g_strndup(id, strcspn(id, "\""));
		g_string_append_len(linked, from, after - from);
		g_string_append(linked, "<a class=\"part-edit\" href=\"");
		escape_html(linked, url, -1);
		g_string_append(linked, "?section=");
		escape_url_segment(linked, name);
		g_string_append(linked, "\">");
		escape_html(linked, words, -1);
		g_string_append(linked, "</a>");
		from = after;
	}
	g_string_append(linked, from);
	return g_string_free(linked, FALSE);
}
