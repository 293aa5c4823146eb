#include "text/excerpt.h"

#include <string.h>
#include <time.h>

static void assert_excerpt(const char *text, const char *terms, gsize characters, const char *html)
{
	g_auto(GStrv) list = g_strsplit(terms, ",", -1);
	g_autofree char *excerpt = excerpt_html(text, (const char *const *)list, characters);

	g_assert_cmpstr(excerpt, ==, html);
}

static void a_short_text_is_shown_whole(void)
{
	assert_excerpt("A lock is held", "held", 80, "A lock is <mark>held</mark>");
	assert_excerpt("", "a", 80, "");
}

static void hits_are_found_in_any_case_and_escaped(void)
{
	assert_excerpt("Use MUTEXGUARD<T> & go", "mutexguard<t>", 80,
		"Use <mark>MUTEXGUARD&lt;T&gt;</mark> &amp; go");
	assert_excerpt("Die GRÖSSE", "größe,grösse", 80, "Die <mark>GRÖSSE</mark>");
	assert_excerpt("İİ await", "AWAIT", 80, "İİ <mark>await</mark>");
}

static void short_terms_count_at_the_beginning_of_words(void)
{
	assert_excerpt("a string in it", "in", 80, "a string <mark>in</mark> it");
	assert_excerpt("a != b", "!=", 80, "a <mark>!=</mark> b");
	assert_excerpt("StdMutex", "mutex", 80, "Std<mark>Mutex</mark>");
}

static void a_long_text_is_cut_at_words(void)
{
	assert_excerpt("one two three four five", "x", 10, "one two…");
	assert_excerpt("one two three four five six seven eight", "five", 15,
		"…four <mark>five</mark> six…");
	assert_excerpt("one two three", "three", 5, "…<mark>three</mark>");
	assert_excerpt("onetwothreefour", "x", 6, "onetwo…");
}

static void the_place_with_most_terms_is_shown(void)
{
	g_autofree char *filling = g_strnfill(500, '.');
	g_autofree char *text =
		g_strconcat("lock lock lock ", filling, " a lock and an await ", filling, NULL);

	assert_excerpt(text, "lock,await", 24, "…a <mark>lock</mark> and an <mark>await</mark>…");
}

static void hits_that_overlap_are_marked_once(void)
{
	assert_excerpt("async await", "async,async await", 80, "<mark>async await</mark>");
	assert_excerpt("aaaaa", "aaaa,aaa", 80, "<mark>aaaa</mark>a");
}

static void a_text_without_a_hit_has_no_excerpt_of_hits(void)
{
	const char *const terms[] = {"lock", NULL};
	g_autofree char *none = excerpt_hit_html("Nothing of it.", terms, 80);
	g_autofree char *one = excerpt_hit_html("A lock.", terms, 80);

	g_assert_null(none);
	g_assert_cmpstr(one, ==, "A <mark>lock</mark>.");
}

static void a_large_text_takes_no_time(void)
{
	g_autofree char *text = g_strnfill(1024 * 1024, 'a');
	g_autofree char *term = g_strnfill(5000, 'a');
	const char *const terms[] = {"aaaaaaab", term, "a", "aaaaa", "b", NULL};
	clock_t start = clock();
	g_autofree char *excerpt = excerpt_html(text, terms, 160);

	g_assert_nonnull(excerpt);
	g_assert_cmpint((clock() - start) / CLOCKS_PER_SEC, <, 2);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/excerpt/" #name, name)
	TEST(a_short_text_is_shown_whole);
	TEST(hits_are_found_in_any_case_and_escaped);
	TEST(short_terms_count_at_the_beginning_of_words);
	TEST(a_long_text_is_cut_at_words);
	TEST(the_place_with_most_terms_is_shown);
	TEST(hits_that_overlap_are_marked_once);
	TEST(a_text_without_a_hit_has_no_excerpt_of_hits);
	TEST(a_large_text_takes_no_time);
	return g_test_run();
}
