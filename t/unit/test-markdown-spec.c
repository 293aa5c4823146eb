/*
 * Every example of the CommonMark 0.30 specification renders as libcmark renders it, our passes
 * being on. Left out are those with raw HTML, which we show as text, and those whose text one of
 * our extensions takes up. The examples come from the npm package commonmark-spec.
 */
#include "text/markdown_tree.h"

#include <stdlib.h>
#include <string.h>

static const char fence[] = "````````````````````````````````";

/* Examples with "[[foo]]" and with bare URLs, which CommonMark leaves as text and we link. */
static const guint extended[] = {589, 601, 607, 610};

static char *find_spec(void)
{
	const char *source = g_getenv("top_srcdir");

	return g_build_filename(
		source ? source : ".", "node_modules", "commonmark-spec", "spec.txt", NULL);
}

/* The text up to a line that is CLOSE; *at moves behind it. Tabs are written as arrows. */
static char *take(const char **at, const char *close)
{
	const char *end = strstr(*at, close);
	g_autoptr(GString) text = g_string_new_len(*at, end ? end - *at : 0);

	g_string_replace(text, "→", "\t", 0);
	*at = end ? end + strlen(close) : *at + strlen(*at);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static bool has_raw_html(const char *source)
{
	g_autoptr(cmark_node) root =
		cmark_parse_document(source, strlen(source), CMARK_OPT_DEFAULT);
	g_autoptr(GPtrArray) blocks =
		markdown_collect(root, CMARK_NODE_HTML_BLOCK, MARKDOWN_ANYWHERE);
	g_autoptr(GPtrArray) inlines =
		markdown_collect(root, CMARK_NODE_HTML_INLINE, MARKDOWN_ANYWHERE);

	return blocks->len + inlines->len > 0;
}

static bool is_extended(guint number)
{
	for (gsize i = 0; i < G_N_ELEMENTS(extended); i++)
		if (extended[i] == number)
			return true;
	return false;
}

/* libcmark leaves "'" alone in text and writes it its own way in addresses. */
static char *with_our_quotes(const char *html)
{
	g_autoptr(GString) text = g_string_new(html);

	g_string_replace(text, "&#x27;", "'", 0);
	g_string_replace(text, "'", "&#39;", 0);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void assert_as_libcmark(guint number, const char *source)
{
	char *theirs = cmark_markdown_to_html(source, strlen(source), CMARK_OPT_DEFAULT);
	g_autofree char *expected = with_our_quotes(theirs);
	g_autofree char *ours = markdown_plain_html(source);

	if (g_strcmp0(ours, expected) != 0)
		g_test_message("example %u: %s", number, source);
	g_assert_cmpstr(ours, ==, expected);
	free(theirs);
}

static void renders_the_specification_as_libcmark_does(void)
{
	g_autofree char *path = find_spec();
	g_autofree char *spec = NULL;
	g_autofree char *opening = g_strdup_printf("\n%s example\n", fence);
	g_autofree char *closing = g_strdup_printf("\n%s\n", fence);
	guint number = 0, raw = 0, ours = 0;

	if (!g_file_get_contents(path, &spec, NULL, NULL)) {
		g_test_skip("node_modules/commonmark-spec is not there: run npm install");
		return;
	}
	for (const char *at = spec; (at = strstr(at, opening));) {
		g_autofree char *source = NULL;
		g_autofree char *expected = NULL;

		at += strlen(opening) - 1;
		source = take(&at, "\n.\n");
		at--;
		expected = take(&at, closing);
		number++;
		if (has_raw_html(source + 1))
			raw++;
		else if (is_extended(number))
			ours++;
		else
			assert_as_libcmark(number, source + 1);
	}
	g_assert_cmpuint(number, ==, 652);
	g_test_message("%u examples: %u as libcmark, left out %u with raw HTML, %u with our links",
		number, number - raw - ours, raw, ours);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/markdown/renders-the-specification-as-libcmark-does",
		renders_the_specification_as_libcmark_does);
	return g_test_run();
}
