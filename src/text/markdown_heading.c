/* The outline: heading levels and ids, the table of contents, the sections and the fix. */
#include "base/slug.h"
#include "text/markdown_tree.h"

#include <string.h>

enum { LEVEL_MAX = 6 };

/* Ids of the page around the text. */
static const char *const reserved_ids[] = {"main", "q", "top-q", "short", "sig", "theme"};

/* "t1", "t2"... name tables. */
static bool is_table_id(const char *id)
{
	return id[0] == 't' && id[1] && id[1 + strspn(id + 1, "0123456789")] == '\0';
}

/* A new id for BASE; USED maps each id in use to the number that its next repeat tries. */
static const char *unique_id(const char *base, GHashTable *used, GStringChunk *ids)
{
	g_autofree char *id = g_strdup(base);
	guint repeat = GPOINTER_TO_UINT(g_hash_table_lookup(used, base));
	const char *kept;

	if (repeat == 0 && is_table_id(base))
		repeat = 2;
	if (repeat > 0) {
		do {
			g_free(id);
			id = g_strdup_printf("%s-%u", base, repeat++);
		} while (g_hash_table_contains(used, id));
		g_hash_table_insert(
			used, g_string_chunk_insert(ids, base), GUINT_TO_POINTER(repeat));
	}
	kept = g_string_chunk_insert(ids, id);
	g_hash_table_insert(used, (char *)kept, GUINT_TO_POINTER(2));
	return kept;
}

static char *heading_text(cmark_node *heading)
{
	g_autoptr(GString) text = g_string_new(NULL);

	markdown_append_prose(text, heading);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void set_id(cmark_node *heading, GHashTable *used, GStringChunk *ids)
{
	g_autofree char *text = heading_text(heading);
	g_autofree char *slug = mw_slug_from_text(text);

	cmark_node_set_user_data(heading, (char *)unique_id(*slug ? slug : "section", used, ids));
}

/* A heading without words would be an empty line in the table of contents. */
static void remove_empty(cmark_node *root)
{
	g_autoptr(GPtrArray) headings =
		markdown_collect(root, CMARK_NODE_HEADING, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < headings->len; i++)
		if (!cmark_node_first_child(headings->pdata[i]))
			markdown_remove(headings->pdata[i]);
}

void markdown_number_headings(cmark_node *root, GStringChunk *ids)
{
	g_autoptr(GPtrArray) headings = NULL;
	g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
	int open[LEVEL_MAX]; /* the levels, as written, of the sections that are open */
	int depth = 0;

	remove_empty(root);
	headings = markdown_collect(root, CMARK_NODE_HEADING, MARKDOWN_ANYWHERE);
	for (gsize i = 0; i < G_N_ELEMENTS(reserved_ids); i++)
		g_hash_table_insert(used, (char *)reserved_ids[i], GUINT_TO_POINTER(2));
	for (guint i = 0; i < headings->len; i++) {
		cmark_node *heading = headings->pdata[i];
		int written = cmark_node_get_heading_level(heading);
		int level = depth + 2;

		if (cmark_node_parent(heading) == root) {
			while (depth > 0 && open[depth - 1] >= written)
				depth--;
			open[depth++] = written;
			level = depth + 1;
		}
		cmark_node_set_heading_level(heading, MIN(level, LEVEL_MAX));
		set_id(heading, used, ids);
	}
}

static bool is_heading(cmark_node *node, int level)
{
	return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
	       cmark_node_get_heading_level(node) == level;
}

static json_t *toc_item(cmark_node *heading)
{
	g_autoptr(GString) title = g_string_new(NULL);
	MarkdownPrinter printer = {.html = title, .limit = G_MAXSIZE, .flat = true};
	json_t *item = json_object();

	markdown_print_children(&printer, heading);
	json_object_set_new(item, "id", json_string(cmark_node_get_user_data(heading)));
	json_object_set_new(item, "title_html", json_string(title->str));
	return item;
}

json_t *markdown_toc(cmark_node *root)
{
	json_t *toc = json_array();
	json_t *children = NULL;

	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
		if (is_heading(node, 2)) {
			json_t *item = toc_item(node);

			children = json_array();
			json_object_set_new(item, "children", children);
			json_array_append_new(toc, item);
		} else if (children && is_heading(node, 3)) {
			json_array_append_new(children, toc_item(node));
		}
	}
	return toc;
}

GPtrArray *markdown_sections(cmark_node *root)
{
	GPtrArray *sections = g_ptr_array_new_with_free_func(g_free);

	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
		if (is_heading(node, 2))
			g_ptr_array_add(sections, heading_text(node));
	return sections;
}

cmark_node *markdown_fix_heading(cmark_node *root)
{
	static const char *const titles[] = {"fix", "the fix", "the change", "engineered"};

	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
		g_autofree char *text = is_heading(node, 2) ? heading_text(node) : NULL;

		for (gsize i = 0; text && i < G_N_ELEMENTS(titles); i++)
			if (g_ascii_strcasecmp(text, titles[i]) == 0)
				return node;
	}
	return NULL;
}
