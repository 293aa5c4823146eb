#include "text/markdown_tree.h"

#include <string.h>

enum { HTML_SLACK = 64 * 1024, FIX_HTML_MAX = 8 * 1024 };

static gsize html_limit(const char *source)
{
	return strlen(source) * MARKDOWN_HTML_FACTOR + HTML_SLACK;
}

static bool check_source(const char *source, GError **error)
{
	gsize size = strlen(source);
	guint images = 0;

	if (size > MARKDOWN_SOURCE_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"the text is %zu bytes long, the limit is %d; split it into two entries",
			size, MARKDOWN_SOURCE_MAX);
	for (const char *p = source; (p = strstr(p, "![")); p += 2)
		images++;
	if (images > MARKDOWN_IMAGES_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"the text has %u images ('!['), the limit is %d; take some out", images,
			MARKDOWN_IMAGES_MAX);
	return true;
}

/* Deep trees make every change slow, since libcmark walks to the root at each. */
static bool check_depth(cmark_node *root, GError **error)
{
	g_autoptr(cmark_iter) iter = cmark_iter_new(root);
	cmark_event_type event;
	guint depth = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT)
			depth -= cmark_node_first_child(node) != NULL;
		else if (cmark_node_first_child(node) && ++depth > MARKDOWN_DEPTH_MAX)
			return mw_fail(error, MW_ERROR_LIMIT,
				"line %d of the text nests quotes, lists or emphasis more than %d "
				"deep",
				cmark_node_get_start_line(node), MARKDOWN_DEPTH_MAX);
	}
	return true;
}

/* Whether SIGN may stand in the text of SOURCE, as it is or by an entity (CommonMark 0.30, 2.5). */
static bool may_hold(const char *source, const char *sign)
{
	return strstr(source, sign) || strchr(source, '&');
}

/* A pass walks over the whole tree: none is made for what is nowhere in SOURCE. */
static void run_passes(cmark_node *root, const char *source, const MarkdownLinks *links,
	GPtrArray *slugs, bool shielded)
{
	if (shielded)
		markdown_unshield_code(root);
	if (strchr(source, '<'))
		markdown_show_raw_html(root);
	if (may_hold(source, "[["))
		markdown_link_wiki(root, links, slugs);
	if (may_hold(source, "|"))
		markdown_build_tables(root);
	if (may_hold(source, "~~"))
		markdown_strike(root);
	if (may_hold(source, "://"))
		markdown_link_urls(root);
	if (shielded)
		markdown_unshield_text(root);
	if (may_hold(source, "["))
		markdown_mark_tasks(root);
	if (may_hold(source, "[!"))
		markdown_build_callouts(root);
}

cmark_node *markdown_parse(
	const char *source, const MarkdownLinks *links, GPtrArray *slugs, GError **error)
{
	g_autoptr(cmark_node) root = NULL;
	g_autofree char *shielded = NULL;
	const char *text;

	if (!check_source(source, error))
		return NULL;
	shielded = strchr(source, '\\') ? markdown_shield(source) : NULL;
	text = shielded ? shielded : source;
	root = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	if (!check_depth(root, error))
		return NULL;
	run_passes(root, source, links, slugs, shielded != NULL);
	return g_steal_pointer(&root);
}

/* Separates blocks in running text. */
static void append_gap(GString *text)
{
	if (text->len > 0 && text->str[text->len - 1] != ' ')
		g_string_append_c(text, ' ');
}

static void append_text(GString *prose, const char *text)
{
	if (prose->len == 0 || prose->str[prose->len - 1] == ' ')
		text += strspn(text, " ");
	g_string_append(prose, text);
}

static void append_words(GString *prose, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE: append_text(prose, cmark_node_get_literal(node)); break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_HEADING:
	case CMARK_NODE_PARAGRAPH: append_gap(prose); break;
	default: break;
	}
}

/* The slug of a wiki link that shows the title of its target, which may change; NULL of others. */
static const char *linked_slug(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_LINK || type == CMARK_NODE_CUSTOM_INLINE
		       ? cmark_node_get_user_data(node)
		       : NULL;
}

void markdown_append_prose(GString *prose, cmark_node *root)
{
	g_autoptr(cmark_iter) iter = cmark_iter_new(root);
	gsize start = prose->len;
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *slug = event == CMARK_EVENT_ENTER ? linked_slug(node) : NULL;

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (slug) {
			append_text(prose, slug);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else {
			append_words(prose, node);
		}
	}
	while (prose->len > start && prose->str[prose->len - 1] == ' ')
		g_string_truncate(prose, prose->len - 1);
}

void markdown_append_code(GString *code, cmark_node *root)
{
	g_autoptr(cmark_iter) iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_ENTER && linked_slug(node))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		if (type != CMARK_NODE_CODE && type != CMARK_NODE_CODE_BLOCK)
			continue;
		if (code->len > 0 && code->str[code->len - 1] != '\n')
			g_string_append_c(code, '\n');
		g_string_append(code, cmark_node_get_literal(node));
	}
}

/* The first block under the heading of the fix, and the code that follows a paragraph there. */
static char *print_fix(cmark_node *root)
{
	g_autoptr(GString) html = g_string_new(NULL);
	MarkdownPrinter printer = {
		.html = html, .limit = FIX_HTML_MAX, .code_label = "Fix in short"};
	cmark_node *heading = markdown_fix_heading(root);
	cmark_node *block = heading ? cmark_node_next(heading) : NULL;
	cmark_node *code;
	gsize size;

	while (block && cmark_node_get_type(block) == CMARK_NODE_HEADING &&
		cmark_node_get_heading_level(block) > 2)
		block = cmark_node_next(block);
	if (!block || cmark_node_get_type(block) == CMARK_NODE_HEADING)
		return NULL;
	markdown_print(&printer, block);
	size = html->len;
	code = cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH ? cmark_node_next(block) : NULL;
	if (code && cmark_node_get_type(code) == CMARK_NODE_CODE_BLOCK)
		markdown_print(&printer, code);
	if (html->len > FIX_HTML_MAX)
		g_string_truncate(html, size);
	return size > FIX_HTML_MAX ? NULL : g_string_free(g_steal_pointer(&html), FALSE);
}

static char *read_text(cmark_node *root, void (*append)(GString *, cmark_node *))
{
	g_autoptr(GString) text = g_string_new(NULL);

	append(text, root);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *print_page(cmark_node *root, gsize limit, bool plain, GError **error)
{
	g_autoptr(GString) html = g_string_new(NULL);
	MarkdownPrinter printer = {.html = html, .limit = limit, .plain = plain};

	markdown_print(&printer, root);
	if (html->len > limit) {
		mw_fail(error, MW_ERROR_LIMIT,
			"the text makes more than %zu bytes of HTML; split it into two entries",
			limit);
		return NULL;
	}
	return g_string_free(g_steal_pointer(&html), FALSE);
}

Markdown *markdown_render(const char *source, const MarkdownLinks *links, GError **error)
{
	g_autoptr(GPtrArray) slugs = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(cmark_node) root = markdown_parse(source, links, slugs, error);
	g_autoptr(GStringChunk) ids = g_string_chunk_new(512);
	g_autoptr(Markdown) markdown = NULL;

	if (!root)
		return NULL;
	markdown_number_headings(root, ids);
	markdown = g_new0(Markdown, 1);
	markdown->html = print_page(root, html_limit(source), false, error);
	if (!markdown->html)
		return NULL;
	markdown->fix_html = print_fix(root);
	markdown->toc = markdown_toc(root);
	markdown->links = g_steal_pointer(&slugs);
	markdown->sections = markdown_sections(root);
	markdown->prose = read_text(root, markdown_append_prose);
	markdown->code = read_text(root, markdown_append_code);
	return g_steal_pointer(&markdown);
}

bool markdown_words(const char *source, char **prose, char **code, GError **error)
{
	g_autoptr(GPtrArray) slugs = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(cmark_node) root = markdown_parse(source, NULL, slugs, error);

	if (!root)
		return false;
	*prose = read_text(root, markdown_append_prose);
	*code = read_text(root, markdown_append_code);
	return true;
}

char *markdown_plain_html(const char *source)
{
	g_autoptr(GPtrArray) slugs = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(cmark_node) root = markdown_parse(source, NULL, slugs, NULL);

	return root ? print_page(root, html_limit(source), true, NULL) : NULL;
}

const char *markdown_library(void)
{
	return cmark_version_string();
}

void markdown_free(Markdown *markdown)
{
	g_free(markdown->html);
	g_free(markdown->fix_html);
	json_decref(markdown->toc);
	if (markdown->links)
		g_ptr_array_unref(markdown->links);
	if (markdown->sections)
		g_ptr_array_unref(markdown->sections);
	g_free(markdown->prose);
	g_free(markdown->code);
	g_free(markdown);
}
