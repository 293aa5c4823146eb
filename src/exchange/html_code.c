#include "exchange/html_code.h"

#include <string.h>

enum { LANGUAGE_MAX = 32, FENCE_MIN = 3 };

static bool is_language(const char *word)
{
	gsize size = strlen(word);

	return size > 0 && size <= LANGUAGE_MAX && g_ascii_isalnum(*word) &&
	       strspn(word,
		       "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#._-") ==
		       size;
}

/* "language-rust", "lang-rust" and GitHub's "highlight-source-rust" name it behind a prefix. */
static const char *language_behind_prefix(char *const *words)
{
	static const char *const prefixes[] = {"language-", "lang-", "highlight-source-"};

	for (; *words; words++)
		for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++)
			if (g_str_has_prefix(*words, prefixes[i]))
				return *words + strlen(prefixes[i]);
	return NULL;
}

/* "highlight rust" and Pandoc's "sourceCode rust" name it beside a word that says what it is. */
static const char *language_beside_word(char *const *words)
{
	static const char *const names[] = {"highlight", "sourceCode", "hljs", NULL};
	static const char *const others[] = {
		"highlight", "sourceCode", "hljs", "chroma", "numberLines", "code", NULL};
	bool is_named = false;
	const char *language = NULL;

	for (; *words; words++) {
		is_named |= g_strv_contains(names, *words);
		if (!language && !g_strv_contains(others, *words) && !strchr(*words, '-'))
			language = *words;
	}
	return is_named ? language : NULL;
}

static char *language_of(const xmlNode *node)
{
	static const char *const none[] = {
		"plaintext", "text", "plain", "none", "nohighlight", NULL};
	g_autofree char *class = html_element_attribute(node, "class");
	g_auto(GStrv) words = class ? g_strsplit_set(class, " \t\n", -1) : NULL;
	const char *language = words ? language_behind_prefix(words) : NULL;

	if (!language && words)
		language = language_beside_word(words);
	if (!language || !is_language(language) || g_strv_contains(none, language))
		return NULL;
	return g_strdup(language);
}

/* By the class of the block itself, of the code in it or of what stands around it. */
static char *find_language(const xmlNode *node)
{
	char *language = language_of(node);

	for (const xmlNode *child = node->children; child && !language; child = child->next)
		if (html_element_kind(child) == HTML_CODE)
			language = language_of(child);
	if (!language && node->parent && html_element_is(node->parent, "div"))
		language = language_of(node->parent);
	return language;
}

/* One line break at either end belongs to the markup. */
static void trim_code(GString *code)
{
	if (code->len > 0 && code->str[code->len - 1] == '\n')
		g_string_truncate(code, code->len - 1);
	if (*code->str == '\n')
		g_string_erase(code, 0, 1);
}

static gsize fence_size(const char *code)
{
	gsize longest = 0;

	for (const char *p = strchr(code, '`'); p; p = strchr(p, '`')) {
		gsize run = strspn(p, "`");

		longest = MAX(longest, run);
		p += run;
	}
	return MAX(longest + 1, FENCE_MIN);
}

static void write_fence(HtmlWriter *writer, gsize size, const char *language)
{
	html_writer_begin_line(writer);
	for (gsize i = 0; i < size; i++)
		g_string_append_c(writer->out, '`');
	g_string_append_printf(writer->out, "%s\n", language);
}

void html_code_write(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow)
{
	g_autoptr(GString) code = g_string_new(NULL);
	g_autofree char *language = find_language(node);
	gsize fence;

	html_element_text(node, code);
	g_string_replace(code, "\r", "", 0);
	trim_code(code);
	if (code->str[strspn(code->str, " \t\n")] == '\0')
		return;
	fence = fence_size(code->str);
	html_writer_begin_block(writer, flow);
	writer->is_line_begun = true;
	write_fence(writer, fence, language ? language : "");
	for (const char *line = code->str; *line; line += *line == '\n') {
		gsize size = strcspn(line, "\n");

		if (size == 0) {
			html_writer_blank_line(writer);
			continue;
		}
		html_writer_begin_line(writer);
		g_string_append_len(writer->out, line, (gssize)size);
		g_string_append_c(writer->out, '\n');
		line += size;
	}
	write_fence(writer, fence, "");
}
