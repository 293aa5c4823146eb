#include "text/tokens.h"

#include <string.h>

static void assert_spelled(const char *text, const char *expected)
{
	g_autofree char *spelled = tokens_spell(text, strlen(text));

	g_assert_cmpstr(spelled, ==, expected);
}

static void assert_tokens(const char *text, const char *expected)
{
	g_autofree char *tokens = tokens_of(text, true);

	g_assert_cmpstr(tokens, ==, expected);
}

static void operators_are_spelled_as_words(void)
{
	assert_spelled("!=", "opnoteq");
	assert_spelled("::", "opcoloncolon");
	assert_spelled("->", "opminusgt");
	assert_spelled("&&", "opandand");
	assert_spelled("?", "opask");
}

static void names_keep_their_signs(void)
{
	assert_spelled("C++", "C opplusplus");
	assert_spelled("all?", "all opask");
	assert_spelled("--port", "opminusminus port");
	assert_spelled("off-host", "off opminus host");
	assert_spelled("__init__", "opunderunder init opunderunder");
	assert_spelled("std::mem::swap", "std opcoloncolon mem opcoloncolon swap");
}

static void a_plain_word_needs_no_spelling(void)
{
	assert_spelled("GOMEMLIMIT", NULL);
	assert_spelled("naïve", NULL);
	assert_spelled("", NULL);
}

static void the_end_of_a_sentence_is_no_operator(void)
{
	assert_spelled("word.", NULL);
	assert_spelled("else:", NULL);
	assert_spelled("C++.", "C opplusplus");
	assert_spelled("std::", "std opcoloncolon");
	assert_spelled("?.", "opaskdot");
	assert_spelled(".", NULL);
	assert_spelled("0...", "0 opdotdotdot");
}

static void a_line_that_is_drawn_is_no_operator(void)
{
	assert_spelled("------------", NULL);
	assert_spelled("a------------b", NULL);
}

static void a_text_yields_each_compound_once(void)
{
	assert_tokens("call(a->b, a->b) != a->b", "a opminusgt b\nopnoteq\n");
	assert_tokens("plain words, nothing else", "");
}

static void names_are_split_at_capitals(void)
{
	assert_tokens("HashMap", "Hash Map\n");
	assert_tokens("getHTTPHeader", "get HTTP Header\n");
	assert_tokens("utf8Decode", "utf8 Decode\n");
	assert_tokens("GOMEMLIMIT", "");
	assert_tokens("self.myField", "self opdot myField\nmy Field\n");
}

static void letters_of_every_script_are_letters(void)
{
	assert_spelled("größe_größer", "größe opunder größer");
	assert_tokens("数据库::查询", "数据库 opcoloncolon 查询\n");
	assert_tokens("🙂 e\xcc\x81", "");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/tokens/" #name, name)
	TEST(operators_are_spelled_as_words);
	TEST(names_keep_their_signs);
	TEST(a_plain_word_needs_no_spelling);
	TEST(the_end_of_a_sentence_is_no_operator);
	TEST(a_line_that_is_drawn_is_no_operator);
	TEST(a_text_yields_each_compound_once);
	TEST(names_are_split_at_capitals);
	TEST(letters_of_every_script_are_letters);
	return g_test_run();
}
