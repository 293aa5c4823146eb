/* What surrounds the text of an entry: outline, code blocks, the fix, words for the index. */
#include "text/markdown.h"

#include <string.h>

static Markdown *render(const char *source)
{
	g_autoptr(GError) error = NULL;
	Markdown *markdown = markdown_render(source, NULL, &error);

	g_assert_no_error(error);
	return markdown;
}

static void assert_has(const char *source, const char *part)
{
	g_autoptr(Markdown) markdown = render(source);

	if (!strstr(markdown->html, part))
		g_test_message("no %s in %s", part, markdown->html);
	g_assert_nonnull(strstr(markdown->html, part));
}

/* The headings as "h2 id" lines. */
static void assert_headings(const char *source, const char *expected)
{
	g_autoptr(Markdown) markdown = render(source);
	g_autoptr(GString) found = g_string_new(NULL);

	for (const char *p = markdown->html; (p = strstr(p, "<h")); p++) {
		const char *id = p + strlen("<h2 id=\"");

		g_string_append_printf(found, "h%c %.*s\n", p[2], (int)strcspn(id, "\""), id);
	}
	g_assert_cmpstr(found->str, ==, expected);
}

static void assert_toc(const char *source, const char *expected)
{
	g_autoptr(Markdown) markdown = render(source);
	char *toc = json_dumps(markdown->toc, JSON_COMPACT);

	g_assert_cmpstr(toc, ==, expected);
	free(toc);
}

static void assert_fix(const char *source, const char *expected)
{
	g_autoptr(Markdown) markdown = render(source);

	g_assert_cmpstr(markdown->fix_html, ==, expected);
}

static void headings_have_ids_and_anchors(void)
{
	assert_has("## Why `await` *hangs*!",
		"<h2 id=\"why-await-hangs\">Why <code>await</code> <em>hangs</em>!"
		"<a class=\"anchor\" href=\"#why-await-hangs\"><span aria-hidden=\"true\">#</span>"
		"<span class=\"vh\">Link to this section</span></a></h2>\n");
	assert_has(
		"## Größe", "<h2 id=\"größe\">Größe<a class=\"anchor\" href=\"#gr%C3%B6%C3%9Fe\">");
}

static void ids_are_unique_in_the_page(void)
{
	assert_headings("## A\n## A\n## A-2\n## A\n## !\n## !",
		"h2 a\nh2 a-2\nh2 a-2-2\nh2 a-3\nh2 section\nh2 section-2\n");
	assert_headings(
		"## Main\n## Short\n## T1\n## Sig", "h2 main-2\nh2 short-2\nh2 t1-2\nh2 sig-2\n");
}

static void headings_begin_at_two_and_skip_no_level(void)
{
	assert_headings("## a\n### b\n## c", "h2 a\nh3 b\nh2 c\n");
	assert_headings("# a\n## b\n### c\n# d", "h2 a\nh3 b\nh4 c\nh2 d\n");
	assert_headings("### a\n##### b\n##### c\n#### d\n## e", "h2 a\nh3 b\nh3 c\nh3 d\nh2 e\n");
	assert_headings("# a\n## b\n### c\n#### d\n##### e\n###### f",
		"h2 a\nh3 b\nh4 c\nh5 d\nh6 e\nh6 f\n");
	assert_headings("## a\n> # quoted\n\n### b", "h2 a\nh3 quoted\nh3 b\n");
	assert_headings("##\n## a", "h2 a\n");
}

static void the_contents_list_two_levels(void)
{
	assert_toc("no heading", "[]");
	assert_toc("## A & *b*\n### C\n#### D\n## [E](/f) ![g](h)",
		"[{\"id\":\"a-b\",\"title_html\":\"A &amp; <em>b</em>\",\"children\":["
		"{\"id\":\"c\",\"title_html\":\"C\"}]},"
		"{\"id\":\"e-g\",\"title_html\":\"E g\",\"children\":[]}]");
}

static void sections_are_named(void)
{
	g_autoptr(Markdown) markdown = render("## The `fix`\n### no\n## Prevention");

	g_assert_cmpuint(markdown->sections->len, ==, 2);
	g_assert_cmpstr(markdown->sections->pdata[0], ==, "The fix");
	g_assert_cmpstr(markdown->sections->pdata[1], ==, "Prevention");
}

static void code_blocks_are_captioned_figures(void)
{
	assert_has("```rust src/main.rs {2}\nlet a = 1 < 2;\n\n```",
		"<figure class=\"code\"><figcaption><b>Rust</b> "
		"<span>src/main.rs</span></figcaption>\n"
		"<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1, Rust: src/main.rs\">"
		"<code class=\"lang-rust\"><i>let a = 1 &lt; 2;\n</i><i "
		"class=\"hi\">\n</i></code></pre>"
		"</figure>\n");
	assert_has("    a",
		"<figcaption><b>Code</b></figcaption>\n"
		"<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code><i>a\n");
	assert_has("```\n```\n```py\n```",
		"aria-label=\"Code 2, Python\"><code class=\"lang-python\">");
}

static void info_strings_are_read_as_authors_write_them(void)
{
	assert_has("```rust,no_run\n```", "<b>Rust</b></figcaption>");
	assert_has("```js{1}\nx\n```", "<b>JavaScript</b></figcaption>");
	assert_has("```js{1}\nx\n```", "<i class=\"hi\">x\n</i>");
	assert_has("```yaml title=\"a b.yml\" {2-3}\n1\n2\n3\n4\n```",
		"<span>a b.yml</span></figcaption>");
	assert_has("```go {2-3}\n1\n2\n3\n4\n```",
		"<i>1\n</i><i class=\"hi\">2\n</i><i class=\"hi\">3\n</i><i>4\n</i>");
	assert_has("```Brain<i>\n```", "<b>Brain&lt;i&gt;</b>");
	assert_has("```C++\n```", "<b>C++</b>");
	assert_has("```text rustc 1.95\n```", "<b>Output</b> <span>rustc 1.95</span>");
	assert_has("```text Output\n```", "<b>Output</b></figcaption>");
}

static void long_files_have_line_numbers(void)
{
	assert_has(
		"```go a.go\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n```", "<pre class=\"nums\" tabindex");
	assert_has("```go a.go\n1\n2\n3\n4\n5\n6\n7\n8\n9\n```", "<pre tabindex");
	assert_has("```text go 1.22\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n```", "<pre tabindex");
}

static void copied_code_keeps_its_lines(void)
{
	g_autoptr(Markdown) markdown = render("```\na\n\n  b\n```");
	g_autoptr(GRegex) tags = g_regex_new("<[^>]*>|.*</figcaption>\n", G_REGEX_DEFAULT, 0, NULL);
	g_autofree char *text = g_regex_replace(tags, markdown->html, -1, 0, "", 0, NULL);

	g_assert_cmpstr(text, ==, "a\n\n  b\n\n");
}

static void the_fix_is_the_first_paragraph_of_its_section(void)
{
	assert_fix("## Symptom\nx\n## Fix\nDo *it*.\n\nMore.\n", "<p>Do <em>it</em>.</p>\n");
	assert_fix("## the change\n### First\nDo.", "<p>Do.</p>\n");
	assert_fix("## Engineered\n- a\n- b\n\nx", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	assert_fix("## Fix\nDo.\n```go\nx\n```\ny",
		"<p>Do.</p>\n<figure class=\"code\"><figcaption><b>Go</b></figcaption>\n"
		"<pre tabindex=\"0\" role=\"region\" aria-label=\"Fix in short, Go\">"
		"<code class=\"lang-go\"><i>x\n</i></code></pre></figure>\n");
}

static void an_entry_may_have_no_fix(void)
{
	g_autofree char *long_word = g_strnfill(9000, 'x');
	g_autofree char *long_fix = g_strconcat("## Fix\n", long_word, NULL);
	g_autofree char *long_code = g_strconcat("## Fix\nDo.\n\n    ", long_word, NULL);

	assert_fix("Fix\n\nx", NULL);
	assert_fix("## Fix\n## Prevention\nx", NULL);
	assert_fix("## Fixed\nx", NULL);
	assert_fix(long_fix, NULL);
	assert_fix(long_code, "<p>Do.</p>\n");
}

static void words_for_the_index_are_split_into_prose_and_code(void)
{
	g_autoptr(Markdown) markdown = render("# A `b`\nc\n*d* &amp; ![e](/f) [g](/h)\n\n"
					      "- i\n- j\n\n```sh\nk\nl\n```\n\nm|n\n-|-\no|p\n");

	g_assert_cmpstr(markdown->prose, ==, "A b c d & e g i j m n o p");
	g_assert_cmpstr(markdown->code, ==, "b\nk\nl\n");
}

static void assert_line(const char *line, const char *html, const char *text)
{
	g_autofree char *rendered = markdown_inline_html(line);
	g_autofree char *plain = markdown_inline_text(line);

	g_assert_cmpstr(rendered, ==, html);
	g_assert_cmpstr(plain, ==, text);
}

static void a_title_has_code_and_emphasis_and_nothing_else(void)
{
	assert_line("`a<b>` & *c* **d `*e*`**",
		"<code>a&lt;b&gt;</code> &amp; <em>c</em> <strong>d <code>*e*</code></strong>",
		"a<b> & c d *e*");
	assert_line("# [x](y) _z_ <b>", "# [x](y) _z_ &lt;b&gt;", "# [x](y) _z_ <b>");
	assert_line("`` a`b ``", "<code>a`b</code>", "a`b");
	assert_line("***a***", "***a***", "***a***");
	assert_line("*a **b** c*", "<em>a <strong>b</strong> c</em>", "a b c");
	assert_line("", "", "");
}

static void a_title_keeps_marks_that_do_not_pair(void)
{
	assert_line("`*args` and `**kwargs`", "<code>*args</code> and <code>**kwargs</code>",
		"*args and **kwargs");
	assert_line("*args and **kwargs", "*args and **kwargs", "*args and **kwargs");
	assert_line("2 * 3 * 4 `", "2 * 3 * 4 `", "2 * 3 * 4 `");
	assert_line("*a **b* c**", "<em>a **b</em> c**", "a **b c**");
}

static bool find_anything(
	const char *category, const char *slug, MarkdownTarget *target, void *data)
{
	(void)category;
	(void)data;
	target->url = g_strconcat("/", slug, NULL);
	target->title = g_strdup("A title that may change");
	return true;
}

/* The index forgets a text by its words, whatever its links lead to by then. */
static void words_alone_are_those_of_the_page(void)
{
	static const char source[] =
		"# A `b`\n\nSee [[some-entry]], [[other|that]] and <https://example.org/x>.\n\n"
		"| a | b |\n| - | - |\n| `c` | ~~d~~ |\n\n- [x] done\n\n> [!NOTE]\n> e\n\n"
		"```py title=x.py\ncode()\n```\n\n## Fix\n\nThis.\n";
	const MarkdownLinks links = {find_anything, NULL};
	g_autoptr(GError) error = NULL;
	g_autoptr(Markdown) markdown = markdown_render(source, &links, &error);
	g_autofree char *prose = NULL;
	g_autofree char *code = NULL;

	g_assert_no_error(error);
	g_assert_true(markdown_words(source, &prose, &code, &error));
	g_assert_cmpstr(prose, ==, markdown->prose);
	g_assert_cmpstr(code, ==, markdown->code);
	g_assert_nonnull(strstr(prose, "some-entry"));
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/markdown/" #name, name)
	TEST(headings_have_ids_and_anchors);
	TEST(ids_are_unique_in_the_page);
	TEST(headings_begin_at_two_and_skip_no_level);
	TEST(the_contents_list_two_levels);
	TEST(sections_are_named);
	TEST(code_blocks_are_captioned_figures);
	TEST(info_strings_are_read_as_authors_write_them);
	TEST(long_files_have_line_numbers);
	TEST(copied_code_keeps_its_lines);
	TEST(the_fix_is_the_first_paragraph_of_its_section);
	TEST(an_entry_may_have_no_fix);
	TEST(words_for_the_index_are_split_into_prose_and_code);
	TEST(words_alone_are_those_of_the_page);
	TEST(a_title_has_code_and_emphasis_and_nothing_else);
	TEST(a_title_keeps_marks_that_do_not_pair);
	return g_test_run();
}
