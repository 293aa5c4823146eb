/* [[slug]], [[category/slug]], [[slug#heading]], each also with a |label. */
#include "base/slug.h"
#include "text/escape.h"
#include "text/markdown_tree.h"

#include <string.h>

typedef struct {
	char *shown; /* as the author wrote it */
	char *category;
	char *slug;
	char *heading;
} WikiName;

static void wiki_name_clear(WikiName *name)
{
	g_free(name->shown);
	g_free(name->category);
	g_free(name->slug);
	g_free(name->heading);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WikiName, wiki_name_clear)

typedef struct {
	const MarkdownLinks *links;
	GPtrArray *slugs;
	GHashTable *seen;
} WikiPass;

static gsize bracket_token(G_GNUC_UNUSED const char *text, const char *at)
{
	return (at[0] == '[' && at[1] == '[') || (at[0] == ']' && at[1] == ']') ? 2 : 0;
}

/* Where the label begins in TEXT, behind a bar (in a table "\|" as well), and how long it is. */
static const char *find_bar(const char *text, gsize *bar_size)
{
	const char *bar = strchr(text, '|');
	const char *shielded = strstr(text, MARKDOWN_SHIELDED_PIPE);

	if (shielded && (!bar || shielded < bar)) {
		*bar_size = strlen(MARKDOWN_SHIELDED_PIPE);
		return shielded;
	}
	*bar_size = 1;
	return bar;
}

/* Reads SIZE bytes "category/slug#heading"; false when they name nothing. */
static bool read_name(WikiName *name, const char *text, gsize size)
{
	g_autofree char *path = NULL;
	char *hash, *slash;

	name->shown = g_strstrip(g_strndup(text, size));
	if (strpbrk(name->shown, "[]"))
		return false;
	path = g_strdup(name->shown);
	hash = strchr(path, '#');
	if (hash) {
		*hash = '\0';
		name->heading = mw_slug_from_text(hash + 1);
	}
	slash = strrchr(path, '/');
	if (slash) {
		*slash = '\0';
		name->category = mw_slug_from_text(path);
	}
	name->slug = mw_slug_from_text(slash ? slash + 1 : path);
	return *name->slug || (*path == '\0' && name->heading && *name->heading);
}

/* SLUG among those of the pass, whose it stays; NULL for the page itself. */
static const char *note_slug(WikiPass *pass, const char *slug)
{
	const char *copy = g_hash_table_lookup(pass->seen, slug);

	if (*slug == '\0' || copy)
		return copy;
	copy = g_strdup(slug);
	g_ptr_array_add(pass->slugs, (char *)copy);
	g_hash_table_add(pass->seen, (char *)copy);
	return copy;
}

static bool find_target(const WikiPass *pass, const WikiName *name, MarkdownTarget *target)
{
	const char *category = name->category && *name->category ? name->category : NULL;

	return pass->links && pass->links->find(category, name->slug, target, pass->links->data);
}

static cmark_node *missing_node(const WikiName *name)
{
	g_autoptr(GString) tag = g_string_new("<span class=\"missing\" title=\"No entry yet: ");

	escape_html(tag, name->slug, -1);
	g_string_append(tag, "\">");
	return markdown_custom_node(CMARK_NODE_CUSTOM_INLINE, tag->str, "</span>");
}

/* The node for NAME; *TITLE is what it shows when it has no label, NULL for the name itself. */
static cmark_node *link_node(WikiPass *pass, const WikiName *name, char **title)
{
	MarkdownTarget target = {NULL, NULL};
	g_autoptr(GString) url = g_string_new(NULL);
	cmark_node *link;

	if (*name->slug && !find_target(pass, name, &target))
		return missing_node(name);
	if (target.url)
		g_string_append(url, target.url);
	if (name->heading && *name->heading)
		g_string_append_printf(url, "#%s", name->heading);
	link = cmark_node_new(CMARK_NODE_LINK);
	cmark_node_set_url(link, url->str);
	*title = target.title;
	g_free(target.url);
	return link;
}

/* Turns what stands between the tokens OPENER and CLOSER into a link, or leaves it. */
static void link_between(WikiPass *pass, cmark_node *opener, cmark_node *closer)
{
	g_auto(WikiName) name = {NULL, NULL, NULL, NULL};
	g_autofree char *title = NULL;
	cmark_node *first = cmark_node_next(opener);
	cmark_node *link;
	const char *text, *bar;
	gsize bar_size;
	const char *slug;
	bool labelled;

	if (first == closer || cmark_node_get_type(first) != CMARK_NODE_TEXT)
		return;
	text = cmark_node_get_literal(first);
	bar = find_bar(text, &bar_size);
	if (!bar && cmark_node_next(first) != closer)
		return;
	if (!read_name(&name, text, bar ? (gsize)(bar - text) : strlen(text)))
		return;
	slug = note_slug(pass, name.slug);
	link = link_node(pass, &name, &title);
	labelled = bar && (bar[bar_size] || cmark_node_next(first) != closer);
	cmark_node_insert_before(opener, link);
	if (labelled) {
		g_autofree char *label = g_strdup(bar + bar_size);

		cmark_node_set_literal(first, label);
		markdown_move(link, first, closer);
	} else {
		markdown_remove(first);
		markdown_parse_line(link, title ? title : name.shown);
		cmark_node_set_user_data(link, (char *)slug);
	}
	markdown_remove(opener);
	markdown_remove(closer);
}

void markdown_link_wiki(cmark_node *root, const MarkdownLinks *links, GPtrArray *slugs)
{
	g_autoptr(GPtrArray) tokens = markdown_split(root, bracket_token);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	WikiPass pass = {links, slugs, seen};
	cmark_node *opener = NULL;

	for (guint i = 0; i < tokens->len; i++) {
		cmark_node *token = tokens->pdata[i];

		if (*cmark_node_get_literal(token) == '[') {
			opener = token;
		} else if (opener && cmark_node_parent(opener) == cmark_node_parent(token)) {
			link_between(&pass, opener, token);
			opener = NULL;
		}
	}
	cmark_consolidate_text_nodes(root);
}
