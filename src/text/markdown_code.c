/*
 * A code block as a captioned figure. Its info string reads "rust src/main.rs {3,7-9}": language,
 * file name (title="..." also), and the lines to point out.
 */
#include "text/escape.h"
#include "text/markdown_language.h"
#include "text/markdown_tree.h"

#include <string.h>

enum {
	RANGES_MAX = 32,
	NUMBERED_FROM = 10, /* lines that a named file must have to get line numbers */
};

typedef struct {
	guint first, last;
} LineRange;

typedef struct {
	const MarkdownLanguage *language;
	char *name;  /* the language as written */
	char *label; /* the language as shown */
	char *file;  /* or "" */
	LineRange ranges[RANGES_MAX];
	guint range_count;
} CodeInfo;

static void code_info_clear(CodeInfo *info)
{
	g_free(info->name);
	g_free(info->label);
	g_free(info->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CodeInfo, code_info_clear)

/* Reads "3,7-9"; what is no number is passed over. */
static void read_ranges(CodeInfo *info, const char *text, const char *end)
{
	while (text < end && info->range_count < RANGES_MAX) {
		char *after;
		guint64 first, last;

		if (!g_ascii_isdigit(*text)) {
			text++;
			continue;
		}
		first = last = g_ascii_strtoull(text, &after, 10);
		if (*after == '-' && g_ascii_isdigit(after[1]))
			last = g_ascii_strtoull(after + 1, &after, 10);
		info->ranges[info->range_count++] =
			(LineRange){(guint)MIN(first, G_MAXUINT), (guint)MIN(last, G_MAXUINT)};
		text = after;
	}
}

/* REST without the {lines}, and without title="" around the name. */
static char *read_file(CodeInfo *info, const char *rest)
{
	const char *open = strchr(rest, '{');
	const char *close = open ? strchr(open, '}') : NULL;
	g_autofree char *file = NULL;
	char *name;
	gsize size;

	if (close) {
		g_autofree char *before = g_strndup(rest, (gsize)(open - rest));

		read_ranges(info, open + 1, close);
		file = g_strconcat(before, close + 1, NULL);
	} else {
		file = g_strdup(rest);
	}
	name = g_strstrip(file);
	if (g_str_has_prefix(name, "title="))
		name += strlen("title=");
	size = strlen(name);
	if (size >= 2 && *name == '"' && name[size - 1] == '"')
		return g_strndup(name + 1, size - 2);
	return g_strdup(name);
}

static void read_info(CodeInfo *info, const char *text)
{
	gsize size = strcspn(text, " \t,{");
	gsize extra = text[size] == ',' ? strcspn(text + size, " \t{") : 0; /* "rust,no_run" */

	info->name = g_strndup(text, size);
	info->language = markdown_language_find(text, size);
	info->label = g_strdup(info->language ? info->language->label : size ? info->name : "Code");
	info->file = read_file(info, text + size + extra);
	if (g_ascii_strcasecmp(info->file, info->label) == 0)
		*info->file = '\0'; /* "text Output" */
}

static bool is_pointed_out(const CodeInfo *info, guint line)
{
	for (guint i = 0; i < info->range_count; i++)
		if (line >= info->ranges[i].first && line <= info->ranges[i].last)
			return true;
	return false;
}

/* The one place where a line of code becomes HTML: colours belong here. */
static void append_line(
	GString *html, const CodeInfo *info, guint number, const char *line, gsize size)
{
	g_string_append(html, is_pointed_out(info, number) ? "<i class=\"hi\">" : "<i>");
	escape_html(html, line, (gssize)size);
	g_string_append(html, "\n</i>");
}

/*
 * Each line is an <i>, shown as a block, that ends in its line feed: selected text, textContent and
 * text browsers keep the lines, and the line feed at a block's end adds no height.
 */
static void append_lines(MarkdownPrinter *printer, const CodeInfo *info, const char *code)
{
	guint number = 0;

	while (*code && printer->html->len <= printer->limit) {
		gsize size = strcspn(code, "\n");

		append_line(printer->html, info, ++number, code, size);
		code += size + (code[size] == '\n');
	}
}

static void append_caption(GString *html, const CodeInfo *info)
{
	g_string_append(html, "<figure class=\"code\"><figcaption><b>");
	escape_html(html, info->label, -1);
	g_string_append(html, "</b>");
	if (*info->file) {
		g_string_append(html, " <span>");
		escape_html(html, info->file, -1);
		g_string_append(html, "</span>");
	}
	g_string_append(html, "</figcaption>\n");
}

/* "Code 3, Rust: src/main.rs": unique in the page, since a reader of regions hears only this. */
static void append_region(MarkdownPrinter *printer, const CodeInfo *info)
{
	GString *html = printer->html;

	g_string_append(html, " tabindex=\"0\" role=\"region\" aria-label=\"");
	if (printer->code_label)
		escape_html(html, printer->code_label, -1);
	else
		g_string_append_printf(html, "Code %u", ++printer->codes);
	if (*info->name) {
		g_string_append(html, ", ");
		escape_html(html, info->label, -1);
	}
	if (*info->file) {
		g_string_append(html, ": ");
		escape_html(html, info->file, -1);
	}
	g_string_append_c(html, '"');
}

static bool is_numbered(const CodeInfo *info, const char *code)
{
	guint lines = 0;

	if (!*info->file || !info->language || info->language->output)
		return false;
	for (const char *p = code; *p && lines < NUMBERED_FROM; p++)
		lines += *p == '\n';
	return lines == NUMBERED_FROM;
}

static void append_class(GString *html, const CodeInfo *info)
{
	g_string_append(html, "<code");
	if (info->language)
		g_string_append_printf(html, " class=\"lang-%s\"", info->language->id);
	g_string_append_c(html, '>');
}

static void print_plain(GString *html, const char *text, const char *code)
{
	g_string_append(html, "<pre><code");
	if (*text) {
		g_string_append(html, " class=\"language-");
		escape_html(html, text, (gssize)strcspn(text, " \t\n\v\f\r"));
		g_string_append_c(html, '"');
	}
	g_string_append_c(html, '>');
	escape_html(html, code, -1);
	g_string_append(html, "</code></pre>\n");
}

void markdown_print_code(MarkdownPrinter *printer, cmark_node *node)
{
	g_auto(CodeInfo) info = {.language = NULL};
	GString *html = printer->html;
	const char *text = cmark_node_get_fence_info(node);
	const char *code = cmark_node_get_literal(node);

	if (printer->plain) {
		print_plain(html, text, code);
		return;
	}
	read_info(&info, text);
	append_caption(html, &info);
	g_string_append(html, is_numbered(&info, code) ? "<pre class=\"nums\"" : "<pre");
	append_region(printer, &info);
	g_string_append_c(html, '>');
	append_class(html, &info);
	append_lines(printer, &info, code);
	g_string_append(html, "</code></pre></figure>\n");
}
