#include "base/utf8.h"

#include <string.h>

static void assert_cleaned(const char *text, gsize size, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *clean = mw_text_clean(text, size, "the body", &error);

	g_assert_no_error(error);
	g_assert_cmpstr(clean, ==, expected);
}

static void line_ends_marks_and_accents_are_made_one(void)
{
	assert_cleaned("a\r\nb\rc\n", 7, "a\nb\nc\n");
	assert_cleaned("\r\r\n\n", 4, "\n\n\n");
	assert_cleaned("\xef\xbb\xbftext", 7, "text");
	assert_cleaned("cafe\xcc\x81", 6, "café");
	assert_cleaned("", 0, "");
}

static void what_is_not_utf8_is_refused_with_its_line(void)
{
	static const struct {
		const char *text;
		gsize size;
		const char *says;
	} cases[] = {
		{"a\nb\0c", 5, "NUL byte in line 2"}, {"a\nb\n\xff", 5, "byte 0xff in line 3"},
		{"a\xe2\x82", 3, "byte 0xe2 in line 1"},
		{"\xed\xa0\x80", 3, "byte 0xed in line 1"},     /* a surrogate */
		{"\xc0\xaf", 2, "byte 0xc0 in line 1"},         /* an overlong slash */
		{"\xf4\x90\x80\x80", 4, "byte 0xf4 in line 1"}, /* above U+10FFFF */
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *clean =
			mw_text_clean(cases[i].text, cases[i].size, "the body", &error);

		g_assert_null(clean);
		g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
		g_assert_nonnull(strstr(error->message, cases[i].says));
	}
}

static void assert_line(const char *text, const char *expected)
{
	g_autofree char *line = mw_text_one_line(text);

	g_assert_cmpstr(line, ==, expected);
}

static void one_line_has_no_breaks_and_single_blanks(void)
{
	assert_line("  a \t b\r\nc  ", "a b c");
	assert_line("a\xc2\xa0\xe2\x80\xa8 b", "a b");
	assert_line("a\x01\x1b[31mb", "a[31mb");
	assert_line(" \n ", "");
}

static void assert_shortened(const char *text, gsize characters, const char *expected)
{
	g_autofree char *shorter = mw_text_shorten(text, characters);

	g_assert_cmpstr(shorter, ==, expected);
	g_assert_cmpuint(mw_text_length(shorter), <=, characters);
}

static void long_text_is_cut_at_a_word(void)
{
	assert_shortened("short", 5, "short");
	assert_shortened("one two three", 10, "one two…");
	assert_shortened("abcdefghijkl", 5, "abcd…");
	assert_shortened("größe größe", 6, "größe…");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/utf8/line-ends-marks-and-accents-are-made-one",
		line_ends_marks_and_accents_are_made_one);
	g_test_add_func("/utf8/what-is-not-utf8-is-refused-with-its-line",
		what_is_not_utf8_is_refused_with_its_line);
	g_test_add_func("/utf8/one-line-has-no-breaks-and-single-blanks",
		one_line_has_no_breaks_and_single_blanks);
	g_test_add_func("/utf8/long-text-is-cut-at-a-word", long_text_is_cut_at_a_word);
	return g_test_run();
}
