/*
 * Texts of any kind stay texts wherever they are put, and rendered HTML stands on its own abroad.
 */
#include "text/abroad.h"
#include "text/escape.h"

#include <string.h>

typedef void (*Escaper)(GString *out, const char *text);

static void assert_escaped(Escaper escape, const char *text, const char *expected)
{
	g_autoptr(GString) out = g_string_new("before ");

	escape(out, text);
	g_assert_true(g_str_has_prefix(out->str, "before "));
	g_assert_cmpstr(out->str + strlen("before "), ==, expected);
}

static void xml_gets_no_character_that_it_cannot_hold(void)
{
	assert_escaped(escape_xml_characters, "", "");
	assert_escaped(escape_xml_characters, "a\tb\nc\rd", "a\tb\nc\rd");
	assert_escaped(escape_xml_characters, "\033[31m\a\b\f\x1f", "�[31m����");
	assert_escaped(escape_xml_characters, "\xEF\xBF\xBE \xEF\xBF\xBF", "� �");
	assert_escaped(escape_xml_characters, "ä 語 😀 \x7f", "ä 語 😀 \x7f");
}

static void json_cannot_end_a_script_element(void)
{
	assert_escaped(escape_json_in_html, "\"</script><!-- & -->\"",
		"\"\\u003c/script\\u003e\\u003c!-- \\u0026 --\\u003e\"");
	assert_escaped(escape_json_in_html, "\"\xE2\x80\xA8\xE2\x80\xA9\"", "\"\\u2028\\u2029\"");
	assert_escaped(escape_json_in_html, "{\"a\":[1,\"ä\"]}", "{\"a\":[1,\"ä\"]}");
}

static void assert_abroad(const char *html, const char *expected)
{
	g_autofree char *text = abroad_html(html, "https://x.example", "https://x.example/a/b");

	g_assert_cmpstr(text, ==, expected);
}

static void addresses_are_whole_abroad(void)
{
	assert_abroad("", "");
	assert_abroad("<a href=\"/a/c\">c</a><img src=\"/file/1\">",
		"<a href=\"https://x.example/a/c\">c</a><img src=\"https://x.example/file/1\">");
	assert_abroad("<a href=\"#part\">c</a>", "<a href=\"https://x.example/a/b#part\">c</a>");
	assert_abroad(
		"<a href=\"https://y.example/\">y</a>", "<a href=\"https://y.example/\">y</a>");
}

static void texts_that_look_like_addresses_stay(void)
{
	assert_abroad("<code>&lt;a href=&quot;/x&quot;&gt;</code>",
		"<code>&lt;a href=&quot;/x&quot;&gt;</code>");
}

static void headings_lose_the_links_to_themselves(void)
{
	assert_abroad(
		"<h2 id=\"a\">A<a class=\"anchor\" href=\"#a\"><span>#</span></a></h2><p>b</p>",
		"<h2 id=\"a\">A</h2><p>b</p>");
	assert_abroad("<a class=\"anchor\" href=\"/cut",
		"<a class=\"anchor\" href=\"https://x.example/cut");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/escape/xml-characters", xml_gets_no_character_that_it_cannot_hold);
	g_test_add_func("/escape/json-in-html", json_cannot_end_a_script_element);
	g_test_add_func("/abroad/addresses", addresses_are_whole_abroad);
	g_test_add_func("/abroad/texts", texts_that_look_like_addresses_stay);
	g_test_add_func("/abroad/headings", headings_lose_the_links_to_themselves);
	return g_test_run();
}
