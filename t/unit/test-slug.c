#include "base/slug.h"

#include <glib.h>
#include <string.h>

static void assert_slug(const char *text, const char *expected)
{
	g_autofree char *slug = mw_slug_from_text(text);

	g_assert_cmpstr(slug, ==, expected);
}

static void titles_become_words_with_hyphens(void)
{
	assert_slug("Why `await` hangs!", "why-await-hangs");
	assert_slug("  E0502: cannot borrow `*x` as mutable ", "e0502-cannot-borrow-x-as-mutable");
	assert_slug("Don't — it's a trap", "dont-its-a-trap");
	assert_slug("C++ & C#", "c-c");
	assert_slug("--- !!! ---", "");
	assert_slug("", "");
}

static void letters_of_every_script_stay(void)
{
	assert_slug("Über Größe", "über-größe");
	assert_slug("Утечка горутин", "утечка-горутин");
	assert_slug("并发 问题", "并发-问题");
	/* a letter and its accent in two characters are one in NFC */
	assert_slug("Cafe\xcc\x81", "café");
	assert_slug("e'\xcc\x81t", "ét");
}

static void a_slug_has_a_limit(void)
{
	g_autofree char *longest = g_strnfill(MW_SLUG_MAX, 'a');
	g_autofree char *longer = g_strnfill(MW_SLUG_MAX + 1, 'a');
	g_autofree char *cut = mw_slug_from_text(longer);

	g_assert_true(mw_slug_is_valid(longest));
	g_assert_false(mw_slug_is_valid(longer));
	g_assert_cmpstr(cut, ==, longest);
}

static void what_is_no_slug_is_told_from_what_is(void)
{
	static const char *const bad[] = {"", "-", "a-", "-a", "a--b", "A", "a b", "a/b", "a.b",
		"a_b", "a%", "a\n", "\xff", "cafe\xcc\x81", "..", "it's"};

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		if (mw_slug_is_valid(bad[i]))
			g_test_fail_printf("'%s' is taken for a slug", bad[i]);
	}
	g_assert_true(mw_slug_is_valid("e0502"));
	g_assert_true(mw_slug_is_valid("a-1-b"));
	g_assert_true(mw_slug_is_valid("größe"));
}

/* What is made from a title is always taken as an address. */
static void a_slug_made_from_any_text_is_valid(void)
{
	static const gunichar alphabet[] = {'a', 'Z', '0', ' ', '-', '\'', 0x2019, 0xdf, 0x130,
		0x301, 0x307, 0x323, 0x3a3, 0x3c2, 0x1e9e, 0x2126, 0x4e16, 0x958, 0x1100, 0x1161,
		0x11a8, 0xac00, 0x1f600, 0x10400};

	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autofree char *slug = NULL;
		int length = g_test_rand_int_range(1, round % 50 ? 12 : 200);

		for (int i = 0; i < length; i++)
			g_string_append_unichar(
				text, alphabet[g_test_rand_int_range(0, G_N_ELEMENTS(alphabet))]);
		slug = mw_slug_from_text(text->str);
		if (*slug && !mw_slug_is_valid(slug)) {
			g_test_fail_printf("'%s' gives '%s', which is no slug", text->str, slug);
			return;
		}
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/slug/titles-become-words-with-hyphens", titles_become_words_with_hyphens);
	g_test_add_func("/slug/letters-of-every-script-stay", letters_of_every_script_stay);
	g_test_add_func("/slug/a-slug-has-a-limit", a_slug_has_a_limit);
	g_test_add_func(
		"/slug/what-is-no-slug-is-told-from-what-is", what_is_no_slug_is_told_from_what_is);
	g_test_add_func(
		"/slug/a-slug-made-from-any-text-is-valid", a_slug_made_from_any_text_is_valid);
	return g_test_run();
}
