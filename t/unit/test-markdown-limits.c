/* No input is slow, breaks the renderer or gets through it as something else than UTF-8. */
#include "text/markdown.h"

#include <string.h>
#include <time.h>

static char *repeat(const char *part, gsize size)
{
	GString *text = g_string_sized_new(size + strlen(part));

	while (text->len + strlen(part) <= size)
		g_string_append(text, part);
	return g_string_free(text, FALSE);
}

static void assert_refused(const char *source, const char *words)
{
	g_autoptr(GError) error = NULL;
	Markdown *markdown = markdown_render(source, NULL, &error);

	g_assert_null(markdown);
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
	g_assert_nonnull(strstr(error->message, words));
}

static void a_long_text_is_refused_with_its_size(void)
{
	g_autofree char *longest = repeat("x", MARKDOWN_SOURCE_MAX);
	g_autofree char *longer = repeat("x", MARKDOWN_SOURCE_MAX + 1);
	g_autoptr(Markdown) markdown = markdown_render(longest, NULL, NULL);

	g_assert_nonnull(markdown);
	assert_refused(longer, "65537 bytes long, the limit is 65536");
}

static void many_images_are_refused(void)
{
	g_autofree char *many = repeat("![[]()", 2001 * strlen("![[]()"));

	assert_refused(many, "2001 images ('!['), the limit is 2000");
}

static void deep_nesting_is_refused_with_its_line(void)
{
	g_autofree char *quotes = repeat(">", 200);
	g_autofree char *deep = g_strconcat("x\n\n", quotes, "y", NULL);
	g_autofree char *fair_quotes = repeat(">", 90);
	g_autofree char *fair = g_strconcat(fair_quotes, "y", NULL);
	g_autoptr(Markdown) markdown = markdown_render(fair, NULL, NULL);

	assert_refused(deep, "line 3 ");
	g_assert_nonnull(markdown);
}

static void much_html_from_little_text_is_refused(void)
{
	g_autofree char *headings = repeat("# a\n", 32 * 1024);

	assert_refused(headings, "bytes of HTML");
}

/* Each is repeated until the text is full, behind its head. */
static const struct {
	const char *head, *part;
} hostile[] = {
	{"", "["},
	{"", "]"},
	{"", "[[]"},
	{"", "[a]("},
	{"", "[a](<b"},
	{"", "[[[[]]"},
	{"", "!["},
	{"", "[["},
	{"", "[[a|"},
	{"", "[[a|*"},
	{"", "]]"},
	{"", "[[a]]"},
	{"", "[[a#b|c]] "},
	{"", "[[a/"},
	{"[[", "a|"},
	{"", "*"},
	{"", "**a "},
	{"", "*a_ "},
	{"", "_a *"},
	{"", "**x*"},
	{"", "`"},
	{"", "`a``b"},
	{"", "~~"},
	{"", "~~a "},
	{"", "a~~"},
	{"", "~~~ "},
	{"", "~"},
	{"", "~~~a\n"},
	{"", "*~~"},
	{"", "http://"},
	{"", "http://a "},
	{"", "http://a)"},
	{"http://a", ")"},
	{"http://a", "("},
	{"http://a", "&a;"},
	{"", "http://a;"},
	{"", "https://a.\n"},
	{"", "|"},
	{"a|b\n-|-\n", "|"},
	{"a|b\n-|-\n", "|\n"},
	{"a|b\n-|-\n", "a|"},
	{"a|b|c|d|e|f|g|h|i|j\n-|-|-|-|-|-|-|-|-|-\n", "|\n"},
	{"", "-|-\n"},
	{"", "a|b\n-|-\n"},
	{"", "a|b\n-|-\n\n"},
	{"a|b|c\n", "-|-\n"},
	{"a\n", "|-"},
	{"", "a|\n"},
	{"", "\\|"},
	{"", "\\"},
	{"a|b\n-|-\n", "`\\|"},
	{"", "<a "},
	{"", "<!-- "},
	{"", "<?"},
	{"", "<!A"},
	{"", "<![CDATA["},
	{"", "<b>"},
	{"", "<div>\n\n"},
	{"", "&"},
	{"", "&amp;"},
	{"", "&#x41;"},
	{"", "[a]: b\n"},
	{"[r]: /", "u"},
	{"[r]: /uuuuuuuuuuuuuuuu\n\n", "[r]"},
	{"", "[a"},
	{"", "a@"},
	{"", "> "},
	{"", "> a\n\n"},
	{"", "- "},
	{"", "- a\n"},
	{"", "1. a\n"},
	{"", "- [ ] a\n"},
	{"", "* - "},
	{"", "> [!NOTE]\n\n"},
	{"", "#"},
	{"", "## a\n"},
	{"", "a\n=\n"},
	{"", "```\n"},
	{"```a {", "1-9,"},
	{"```a {1-9999}\n", "\n"},
	{"", "    a\n\n"},
	{"", "a  \n"},
	{"", "\n"},
	{"", "\t"},
	{"", "---\n"},
};

static gdouble seconds_to_render(const char *source)
{
	clock_t start = clock();
	Markdown *markdown = markdown_render(source, NULL, NULL);
	char *line = markdown_inline_html(source);

	g_free(line);
	if (markdown)
		markdown_free(markdown);
	return (gdouble)(clock() - start) / CLOCKS_PER_SEC;
}

static char *fill(const char *head, const char *part, gsize size)
{
	g_autofree char *parts = repeat(part, size - strlen(head));

	return g_strconcat(head, parts, NULL);
}

/* The least of a few tries, so that other work on the machine does not count. */
static gdouble least_seconds(const char *source, gdouble enough)
{
	gdouble least = seconds_to_render(source);

	for (int i = 1; i < 7 && least > enough; i++)
		least = MIN(least, seconds_to_render(source));
	return least;
}

/*
 * Tables of empty cells cost most in proportion to their size, up to 100 times as much as ordinary
 * text. What costs more must not grow with the square of the size: the half would cost a quarter.
 */
static void no_text_takes_much_longer_than_ordinary_text(void)
{
	g_autofree char *ordinary = fill(
		"", "Some *text* with `code`, as [people](/a) write it.\n\n", MARKDOWN_SOURCE_MAX);
	gdouble limit = 100 * least_seconds(ordinary, 0);

	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		const char *head = hostile[i].head, *part = hostile[i].part;
		g_autofree char *whole = fill(head, part, MARKDOWN_SOURCE_MAX);
		g_autofree char *half = fill(head, part, MARKDOWN_SOURCE_MAX / 2);
		gdouble seconds = least_seconds(whole, limit);

		if (seconds <= limit)
			continue;
		g_test_message("'%s' takes %.3f s", part, seconds);
		g_assert_cmpfloat(seconds, <=, 3 * least_seconds(half, seconds / 3));
	}
}

/* Text that is likely to mean something: marks, words, and any bytes made into UTF-8. */
static char *random_source(void)
{
	static const char *const parts[] = {"[[", "]]", "|", "[", "](", ")", "`", "```", "~~", "*",
		"**", "_", "\n", "\n\n", "\n-|-\n", "- ", "> ", "# ", "    ", "[ ] ", "[!NOTE]",
		"\\", "http://a", "![", "<b>", "<!--", "-->", "a", "b c", "é", "\xf0\x92\x91\xb0",
		"&#0;", "{1-2}", "#", "/"};
	g_autoptr(GString) text = g_string_new(NULL);
	int count = g_test_rand_int_range(1, 60);

	for (int i = 0; i < count; i++) {
		if (g_test_rand_int_range(0, 8) == 0)
			g_string_append_c(text, (char)g_test_rand_int_range(1, 256));
		else
			g_string_append(text, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
	}
	return g_utf8_make_valid(text->str, (gssize)text->len);
}

/* Links to every other name, so that both kinds of links occur. */
static bool find_some(const char *category, const char *slug, MarkdownTarget *target, void *data)
{
	(void)data;
	if (category || strlen(slug) % 2 == 0)
		return false;
	target->url = g_strdup("/x/y");
	target->title = g_strdup("*x `y`");
	return true;
}

static void any_text_becomes_valid_utf8(void)
{
	MarkdownLinks links = {find_some, NULL};
	int rounds = g_test_thorough() ? 50000 : 5000;

	for (int i = 0; i < rounds; i++) {
		g_autofree char *source = random_source();
		g_autoptr(Markdown) markdown = markdown_render(source, &links, NULL);
		g_autofree char *line = markdown_inline_html(source);

		if (!markdown || !g_utf8_validate(markdown->html, -1, NULL) ||
			!g_utf8_validate(markdown->prose, -1, NULL) ||
			!g_utf8_validate(markdown->code, -1, NULL) ||
			!g_utf8_validate(line, -1, NULL)) {
			g_test_message("source: %s", source);
			g_test_fail();
		}
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/markdown/" #name, name)
	TEST(a_long_text_is_refused_with_its_size);
	TEST(many_images_are_refused);
	TEST(deep_nesting_is_refused_with_its_line);
	TEST(much_html_from_little_text_is_refused);
	TEST(no_text_takes_much_longer_than_ordinary_text);
	TEST(any_text_becomes_valid_utf8);
	return g_test_run();
}
