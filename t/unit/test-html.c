#include "exchange/feed.h"
#include "exchange/html.h"
#include "text/markdown.h"

#include <cmark.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

/* -- the outline: what a reader of two pages of HTML could tell apart -- */

typedef struct {
	GString *marks; /* blocks and inline elements with their text, blanks left out */
	GString *words; /* the text alone, blanks folded */
	GString *path;  /* of the blocks around the text */
	bool is_new;    /* the next text begins a block */
	bool is_code;   /* within <pre> */
} Outline;

static bool is_one_of(const xmlNode *node, const char *names)
{
	g_autofree char *name = g_strdup_printf(" %s ", (const char *)node->name);

	return node->type == XML_ELEMENT_NODE && strstr(names, name) != NULL;
}

static void outline_text(Outline *outline, const char *text)
{
	for (const char *p = text; *p; p++) {
		bool is_blank = g_ascii_isspace(*p);

		if (is_blank && outline->words->len && !g_str_has_suffix(outline->words->str, " "))
			g_string_append_c(outline->words, ' ');
		if (is_blank && !outline->is_code)
			continue;
		if (outline->is_new)
			g_string_append_printf(outline->marks, "\n%s: ", outline->path->str);
		outline->is_new = false;
		g_string_append_c(outline->marks, *p);
		if (!is_blank)
			g_string_append_c(outline->words, *p);
	}
}

static void outline_nodes(Outline *outline, const xmlNode *node);

static void outline_inline(Outline *outline, const xmlNode *node)
{
	static const struct {
		const char *name, *mark;
	} marks[] = {{"b", "strong"}, {"strong", "strong"}, {"i", "em"}, {"em", "em"},
		{"code", "code"}, {"a", "a"}, {"del", "del"}, {"s", "del"}};
	const char *mark = NULL;
	gsize size, text;

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
		if (strcmp((const char *)node->name, marks[i].name) == 0)
			mark = outline->is_code ? NULL : marks[i].mark;
	if (strcmp((const char *)node->name, "br") == 0) {
		g_string_append(outline->marks, outline->is_code ? "\n" : "{br}");
		outline_text(outline, " ");
	}
	if (outline->is_new && mark) {
		g_string_append_printf(outline->marks, "\n%s: ", outline->path->str);
		outline->is_new = false;
	}
	size = outline->marks->len;
	if (mark)
		g_string_append_printf(outline->marks, "{%s ", mark);
	text = outline->marks->len;
	outline_nodes(outline, node->children);
	if (mark && outline->marks->len == text) {
		g_string_truncate(outline->marks, size);
	} else if (mark) {
		xmlChar *href = xmlGetProp(node, (const xmlChar *)"href");

		g_string_append_printf(
			outline->marks, "%s%s}", href ? "|" : "", href ? (char *)href : "");
		xmlFree(href);
	}
}

static void outline_block(Outline *outline, const xmlNode *node)
{
	gsize size = outline->path->len;

	if (!is_one_of(node, " p div "))
		g_string_append_printf(outline->path, "/%s", (const char *)node->name);
	if (is_one_of(node, " li "))
		g_string_append_printf(outline->marks, "\n%s", outline->path->str);
	outline->is_new = true;
	outline_text(outline, " ");
	outline->is_code = is_one_of(node, " pre ");
	outline_nodes(outline, node->children);
	outline->is_code = false;
	outline_text(outline, " ");
	outline->is_new = true;
	g_string_truncate(outline->path, size);
}

static void outline_nodes(Outline *outline, const xmlNode *node)
{
	for (; node; node = node->next) {
		if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			outline_text(outline, (const char *)node->content);
		else if (is_one_of(node,
				 " p div h1 h2 h3 h4 h5 h6 ul ol li pre blockquote hr table tr td "
				 "th "))
			outline_block(outline, node);
		else if (node->type == XML_ELEMENT_NODE)
			outline_inline(outline, node);
	}
}

/* The marks and the words of HTML; the caller owns both. */
static void read_outline(const char *html, char **marks, char **words)
{
	Outline outline = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL), true, false};
	xmlDoc *document = htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);

	if (document)
		outline_nodes(&outline, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	g_string_free(outline.path, TRUE);
	*marks = g_strstrip(g_string_free(outline.marks, FALSE));
	*words = g_strstrip(g_string_free(outline.words, FALSE));
}

/* The line break that a <pre> begins or ends with is no part of the code. */
static void drop_edges_of_code(char **marks)
{
	g_autoptr(GRegex) first = g_regex_new("(/pre: )\\n+", 0, 0, NULL);
	g_autoptr(GRegex) last = g_regex_new("\\n+(?=\\n/|\\n: |$)", 0, 0, NULL);
	g_autofree char *begun = g_regex_replace(first, *marks, -1, 0, "\\1", 0, NULL);

	g_free(*marks);
	*marks = g_regex_replace(last, begun, -1, 0, "", 0, NULL);
}

typedef enum { SAME_MARKS = 1, SAME_WORDS = 2 } Same;

/* HTML and MARKDOWN, as libcmark renders it, have the same outline. */
static bool assert_same(const char *html, const char *markdown, Same same)
{
	char *rendered = cmark_markdown_to_html(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
	g_autofree char *marks = NULL, *words = NULL, *back_marks = NULL, *back_words = NULL;
	bool is_same = true;

	read_outline(html, &marks, &words);
	read_outline(rendered, &back_marks, &back_words);
	drop_edges_of_code(&marks);
	drop_edges_of_code(&back_marks);
	if ((same & SAME_MARKS) && strcmp(back_marks, marks) != 0)
		is_same = false;
	if ((same & SAME_WORDS) && strcmp(back_words, words) != 0)
		is_same = false;
	if (!is_same) {
		g_test_message("html:\n%s\nmarkdown:\n%s\nrendered:\n%s", html, markdown, rendered);
		g_assert_cmpstr(back_marks, ==, marks);
		g_assert_cmpstr(back_words, ==, words);
	}
	free(rendered);
	return is_same;
}

static void assert_markdown(const char *html, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *markdown = html_to_markdown(html, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(markdown, ==, expected);
}

/* What the wiki renders of HTML's Markdown, as words. */
static void assert_rendered_words(const char *html, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *markdown = html_to_markdown(html, &error);
	g_autoptr(Markdown) rendered = markdown ? markdown_render(markdown, NULL, &error) : NULL;

	g_assert_no_error(error);
	g_assert_nonnull(rendered);
	if (rendered && !strstr(rendered->html, expected))
		g_assert_cmpstr(rendered->html, ==, expected);
}

/* -- tests -- */

static void headings_and_paragraphs(void)
{
	assert_markdown(
		"<h2>Why #1 hangs #</h2>\n\n<p>one\n  two</p><p>&nbsp;</p><p></p><div>three</div>",
		"## Why #1 hangs \\#\n\none two\n\nthree\n");
	assert_markdown("bare <b>text</b>", "bare **text**\n");
	assert_markdown("", "");
	assert_markdown("<script>x</script><style>y</style><!-- z -->", "");
	assert_markdown("a<br>b<br/><br>c<br>", "a\\\nb\\\n\\\nc\n");
	assert_markdown("<p>a</p><hr><p>b</p>", "a\n\n***\n\nb\n");
	assert_markdown("<section><main>a<p>b</main><custom-thing>c</custom-thing></section>",
		"a\n\nb\n\nc\n");
}

static void lists_keep_their_shape(void)
{
	assert_markdown("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c\n");
	assert_markdown("<ul>\n<li>\n<strong>Why:</strong> x</li>\n</ul>", "- **Why:** x\n");
	assert_markdown(
		"<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>", "- a\n\n- b\n\n  c\n");
	assert_markdown("<ol start=9><li>a<li>b<pre>x</pre></ol>",
		"9. a\n10. b\n    ```\n    x\n    ```\n");
	assert_markdown("<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol><ol><li>d</ol>",
		"- a\n\n+ b\n\n1. c\n\n1) d\n");
	assert_markdown("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b\n");
	assert_markdown("<ul><li></li><li>a</li></ul>", "- a\n");
	assert_markdown("<ul><li><input type=checkbox checked> done</li><li><input "
			"type=checkbox>no</li></ul>",
		"- [x] done\n- [ ] no\n");
	assert_markdown("<ul><li>a<br>b</li></ul>", "- a\\\n  b\n");
	assert_markdown("<dl><dt>a<dd>b</dl>", "**a**\n\nb\n");
}

static void quotes_hold_blocks(void)
{
	assert_markdown("<blockquote><p>a</p><ul><li>b</ul></blockquote><blockquote>c</blockquote>",
		"> a\n>\n> - b\n\n> c\n");
	assert_markdown("<ul><li><blockquote>a</blockquote></ul>", "- > a\n");
	assert_markdown("<p>a<blockquote> </blockquote>b", "a\n\nb\n");
}

static void code_blocks_keep_text_and_language(void)
{
	assert_markdown(
		"<pre>\nlet  x = 1;\n\n\ty &lt; x\n</pre>", "```\nlet  x = 1;\n\n\ty < x\n```\n");
	assert_markdown(
		"<pre class=\"highlight rust\"><code><span class=k>fn</span> a()\n</code></pre>",
		"```rust\nfn a()\n```\n");
	assert_markdown(
		"<pre><code class=\"hljs language-c++\">x</code></pre>", "```c++\nx\n```\n");
	assert_markdown("<div class=\"highlight highlight-source-go\"><pre>x</pre></div>",
		"```go\nx\n```\n");
	assert_markdown("<pre class=\"highlight plaintext\">x</pre>", "```\nx\n```\n");
	assert_markdown("<pre>```\n````</pre>", "`````\n```\n````\n`````\n");
	assert_markdown("<pre>a<br>b<span class=lineno>2</span></pre>", "```\na\nb\n```\n");
	assert_markdown(
		"<blockquote><pre>a\n\nb</pre></blockquote>", "> ```\n> a\n>\n> b\n> ```\n");
}

static void code_in_text(void)
{
	assert_markdown("<code>a*b</code> <kbd>`x`</kbd> <code>a``b</code>",
		"`a*b` `` `x` `` ```a``b```\n");
	assert_markdown("<code>a</code><code>b</code>", "`ab`\n");
	assert_markdown("x<code> a  b </code>y", "x `a b` y\n");
}

static void emphasis_stands_where_markdown_sees_it(void)
{
	assert_markdown("a<b> b </b>c <em></em><em> </em>d", "a **b** c d\n");
	assert_markdown("<b>a:</b>b", "**a:**&#98;\n");
	assert_markdown("a<i>(b)</i>", "&#97;*(b)*\n");
	assert_markdown("<em>a <strong>b</strong></em>", "*a __b__*\n");
	assert_markdown("<b><i>a</i></b>", "**_a_**\n");
	assert_markdown("<i>a</i><b>b</b>", "*a*__b__\n");
	assert_markdown("<ins><b><div>a</div><div>b</div></b></ins>", "**a**\n\n**b**\n");
	assert_markdown("<del>a</del> <s>b</s>", "~~a~~ ~~b~~\n");
}

static void links_and_images(void)
{
	assert_markdown("<a href=\"https://a.org/x\">https://a.org/x</a>", "<https://a.org/x>\n");
	assert_markdown("<a href=\" /a b(c)?d=1&amp;lt;2\" title='say \"x\"'>[y]</a>",
		"[\\[y\\]](/a%20b\\(c\\)?d=1\\&lt;2 \"say \\\"x\\\"\")\n");
	assert_markdown("<a href=\"JavaScript:alert(1)\">x</a> <a name=y></a><a>z</a>", "x z\n");
	assert_markdown("wow!<a href=/b>b</a>", "wow\\![b](/b)\n");
	assert_markdown("<img src=/a.png alt='a [b]' title=t> <img alt=c> <img src='data:x'>",
		"![a \\[b\\]](/a.png \"t\") c\n");
	assert_markdown("<a href=/x><h3>a</h3>b</a>", "### [a](/x)\n\n[b](/x)\n");
}

static void tables_have_bars(void)
{
	assert_markdown("<table><thead><tr><th>a|b</th><th align=right>c</th></tr></thead>"
			"<tr><td><code>x|y</code><br><p>z</p></td></tr></table>",
		"| a\\|b | c |\n| --- | ---: |\n| `x\\|y` z | |\n");
	assert_markdown("<table><tr><td colspan=2>a<tr><td>b<td>c</table>",
		"| a | |\n| --- | --- |\n| b | c |\n");
	assert_markdown("<table><tr><td><p>a</p><p>b</p></table>", "a\n\nb\n");
	assert_markdown("<table><tr><td class=gutter><pre>1</pre><td><pre>x</pre></table>",
		"```\nx\n```\n");
	assert_rendered_words(
		"<table><tr><th>a<th>b<tr><td><code>x|y</code><td>1|2</table>", "<code>x|y</code>");
}

static void text_never_becomes_markup(void)
{
	static const char *const texts[] = {"1. x", "12) x", "# x", "####### x", "- x", "+ x",
		"* x", "-", "---", "===", "> x", "| a |", "a|b", "    x", "``` x", "~~~ x", "~~x~~",
		"*x*", "_x_", "__x__", "a_b_c", "`x`", "[x](y)", "[x]: y", "![x](y)",
		"&lt;https://a.org>", "&amp;amp;", "&lt;b&gt;", "\\*", "\\", "a\\", "[[x]]",
		"[[x|y]]", "[ ] x", "x<br>---", "x<br>===", "a|b<br>---|---", "a | b<br>:-:|--",
		"x<br># y", "x<br>1. y", "x<br>> y", "&#x26;#65;", "&amp;copy;", "C:\\new\\_x",
		"a<b>b*c</b>*d", "1<i>.</i> x", "+", "1.", "!"};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *html =
			g_strdup_printf("<p>%s</p><ul><li>%s</li></ul>", texts[i], texts[i]);
		g_autofree char *markdown = html_to_markdown(html, NULL);

		g_assert_nonnull(markdown);
		if (markdown)
			assert_same(html, markdown, SAME_MARKS | SAME_WORDS);
	}
	assert_rendered_words(
		"<p>~~no~~ [[nor-this]] ~/.cache</p>", "<p>~~no~~ [[nor-this]] ~/.cache</p>");
	assert_rendered_words("<p>a|b<br>---|---</p>", "a|b");
	assert_rendered_words("<p>[[a]]</p>", "<p>[[a]]</p>");
}

static void what_is_too_much_is_refused(void)
{
	g_autoptr(GString) html = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < 300; i++)
		g_string_append(html, "<div>");
	g_assert_null(html_to_markdown(html->str, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
	g_clear_error(&error);
	g_string_set_size(html, HTML_SIZE_MAX + 1);
	memset(html->str, 'x', html->len);
	g_assert_null(html_to_markdown(html->str, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
	g_clear_error(&error);
	g_assert_null(html_to_markdown("a\xff", &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
}

static void deep_quotes_of_long_code_stay_within_the_limit(void)
{
	g_autoptr(GString) html = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < 200; i++)
		g_string_append(html, "<blockquote>");
	g_string_append(html, "<pre>");
	for (guint i = 0; i < 500000; i++)
		g_string_append(html, "x\n");
	g_assert_null(html_to_markdown(html->str, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
}

static char *random_page(GRand *random, const char *const *pieces, gsize count)
{
	GString *html = g_string_new(NULL);

	for (int i = g_rand_int_range(random, 1, 14); i > 0; i--)
		g_string_append(html, pieces[g_rand_int_range(random, 0, (gint32)count)]);
	return g_string_free(html, FALSE);
}

static void random_text_keeps_its_words(void)
{
	static const char *const pieces[] = {"a", "b1", " ", " ", "\n", "(", ")", ".", "1.", "- ",
		"#", "*", "_", "\\", "`", "~", "[", "]", "!", "|", "&amp;", "&lt;", ">", "é", "—",
		"→", "“", "😀", "<b>x</b>", "<b>(x)</b>", "<em>y</em>", "<em>“y”</em>", "<b> z</b>",
		"<em>→</em>", "<em>u <b>v</b></em>", "<b>u<i>v</i></b>", "<b><i>v</i>w</b>",
		"<i><b>x</b></i>", "<b><i>v<b>w</b></i></b>", "<code>c</code>", "<code>`</code>",
		"<a href=\"/u\">l</a>", "<a href=\"/u\"><b>l</b>]</a>",
		"<b><a href=\"/u\">l</a></b>", "<br>", "1", "9)", "=", "+", "http://a.org/b_c_d"};
	g_autoptr(GRand) random = g_rand_new_with_seed(5);
	guint bad = 0;

	for (int i = 0; i < 20000 && bad < 3; i++) {
		g_autofree char *page = random_page(random, pieces, G_N_ELEMENTS(pieces));
		g_autofree char *html = g_strdup_printf("<p>%s</p>", page);
		g_autofree char *markdown = html_to_markdown(html, NULL);

		g_assert_nonnull(markdown);
		bad += markdown && !assert_same(html, markdown, SAME_WORDS);
	}
}

/* Where elements do not touch each other, not only the words stay but all that marks them. */
static void random_text_keeps_its_marks(void)
{
	static const char *const texts[] = {"a", "b1", " a ", "a b", "(", ")", ".", " 1. ", " - ",
		" # ", "*", "_", "\\", "`", "~", "[", "]", "!", "|", "&amp;", "&lt;", " > ", "é",
		"—", "→", "“", "😀", "a. ", " (b", "x"};
	static const char *const spans[] = {"<b>x</b>", "<b>(x)</b>", "<em>y</em>", "<em>“y”</em>",
		"<b>z.</b>", "<em>→</em>", "<em>u <b>v</b></em>", "<b>u<i>v</i></b>",
		"<b><i>v</i>w</b>", "<i><b>x</b></i>", "<em>a<b>b</b>c</em>", "<b>.<i>b</i>.</b>",
		"<code>c</code>", "<code>`</code>", "<code>a|b*</code>", "<a href=\"/u\">l</a>",
		"<a href=\"/u\"><b>l</b>]</a>", "<b><a href=\"/u\">l</a></b>",
		"<i>a <code>c</code></i>", "<b>a<a href=\"/u\">l</a>b</b>", "<b>a <i>*</i> _</b>"};
	g_autoptr(GRand) random = g_rand_new_with_seed(4);
	guint bad = 0;

	for (int i = 0; i < 20000 && bad < 3; i++) {
		g_autoptr(GString) html = g_string_new("<p>s");
		g_autofree char *markdown = NULL;

		for (int j = g_rand_int_range(random, 1, 6); j > 0; j--) {
			g_string_append(
				html, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
			g_string_append(
				html, spans[g_rand_int_range(random, 0, G_N_ELEMENTS(spans))]);
		}
		g_string_append(html, "</p>");
		markdown = html_to_markdown(html->str, NULL);
		g_assert_nonnull(markdown);
		bad += markdown && !assert_same(html->str, markdown, SAME_MARKS | SAME_WORDS);
	}
}

static void random_blocks_keep_their_words(void)
{
	static const char *const pieces[] = {"<p>", "</p>", "<ul>", "</ul>", "<ol>", "<ol start=7>",
		"</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<div>",
		"</div>", "<hr>", "<b>k</b>", "x", "y z", "1.", "# ", "- ", "*", "_",
		"<pre>a\n b</pre>", "<code>c</code>", "<a href=/u><p>l</p></a>"};
	g_autoptr(GRand) random = g_rand_new_with_seed(6);
	guint bad = 0;

	for (int i = 0; i < 20000 && bad < 3; i++) {
		g_autofree char *html = random_page(random, pieces, G_N_ELEMENTS(pieces));
		g_autofree char *markdown = html_to_markdown(html, NULL);

		g_assert_nonnull(markdown);
		bad += markdown && !assert_same(html, markdown, SAME_WORDS);
	}
}

static void random_bytes_do_no_harm(void)
{
	static const char bytes[] = "<>/=\"'&;!-ab pulitrdh1c\n\t";
	g_autoptr(GRand) random = g_rand_new_with_seed(8);

	for (int i = 0; i < 20000; i++) {
		g_autoptr(GString) html = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		g_autofree char *markdown = NULL;
		bool is_ascii = i % 2 == 0;

		for (int j = g_rand_int_range(random, 0, 80); j > 0; j--)
			g_string_append_c(html,
				is_ascii ? bytes[g_rand_int_range(random, 0, sizeof bytes - 1)]
					 : (char)g_rand_int_range(random, 1, 256));
		markdown = html_to_markdown(html->str, &error);
		g_assert_true(markdown || error);
		if (markdown)
			g_assert_true(g_utf8_validate(markdown, -1, NULL));
	}
}

static bool compare_item(const FeedItem *item, void *data, G_GNUC_UNUSED GError **error)
{
	g_autofree char *markdown = html_to_markdown(item->html, NULL);
	guint *items = data;

	(*items)++;
	g_assert_nonnull(markdown);
	if (markdown)
		assert_same(item->html, markdown, SAME_MARKS | SAME_WORDS);
	return true;
}

static void the_authors_feed_keeps_its_structure(void)
{
	const char *shared = g_getenv("MOJOWIKI_SHARED");
	const char *top = g_getenv("top_srcdir");
	g_autofree char *folder =
		shared ? g_strdup(shared) : g_build_filename(top ? top : ".", "..", "shared", NULL);
	g_autofree char *path = g_build_filename(folder, "seeds", "000_dde91375156f80d8.txt", NULL);
	g_autoptr(GError) error = NULL;
	guint items = 0;

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_test_skip("the author's feed is not here; set MOJOWIKI_SHARED");
		return;
	}
	g_assert_true(feed_read(path, compare_item, &items, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(items, ==, 12);
}

static void html_to_text_leaves_the_words(void)
{
	g_autofree char *text =
		html_to_text("Why <code>a &lt; b</code>\n hangs<script>x</script>", NULL);

	g_assert_cmpstr(text, ==, "Why a < b hangs");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/html/headings-and-paragraphs", headings_and_paragraphs);
	g_test_add_func("/html/lists-keep-their-shape", lists_keep_their_shape);
	g_test_add_func("/html/quotes-hold-blocks", quotes_hold_blocks);
	g_test_add_func(
		"/html/code-blocks-keep-text-and-language", code_blocks_keep_text_and_language);
	g_test_add_func("/html/code-in-text", code_in_text);
	g_test_add_func("/html/emphasis-stands-where-markdown-sees-it",
		emphasis_stands_where_markdown_sees_it);
	g_test_add_func("/html/links-and-images", links_and_images);
	g_test_add_func("/html/tables-have-bars", tables_have_bars);
	g_test_add_func("/html/text-never-becomes-markup", text_never_becomes_markup);
	g_test_add_func("/html/what-is-too-much-is-refused", what_is_too_much_is_refused);
	g_test_add_func("/html/deep-quotes-of-long-code-stay-within-the-limit",
		deep_quotes_of_long_code_stay_within_the_limit);
	g_test_add_func("/html/random-text-keeps-its-words", random_text_keeps_its_words);
	g_test_add_func("/html/random-text-keeps-its-marks", random_text_keeps_its_marks);
	g_test_add_func("/html/random-blocks-keep-their-words", random_blocks_keep_their_words);
	g_test_add_func("/html/random-bytes-do-no-harm", random_bytes_do_no_harm);
	g_test_add_func(
		"/html/the-authors-feed-keeps-its-structure", the_authors_feed_keeps_its_structure);
	g_test_add_func("/html/html-to-text-leaves-the-words", html_to_text_leaves_the_words);
	return g_test_run();
}
