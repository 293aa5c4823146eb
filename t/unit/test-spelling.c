#include "text/spelling.h"

static void assert_distance(const char *one, const char *other, guint limit, guint expected)
{
	g_assert_cmpuint(spelling_distance(one, other, limit), ==, expected);
	g_assert_cmpuint(spelling_distance(other, one, limit), ==, expected);
}

static void one_mistake_of_each_sort(void)
{
	assert_distance("asyncio", "asyncio", 2, 0);
	assert_distance("asynco", "asyncio", 2, 1);
	assert_distance("asynkio", "asyncio", 2, 1);
	assert_distance("aysncio", "asyncio", 2, 1);
	assert_distance("Größe", "grÖße", 2, 0);
}

static void what_is_further_than_the_limit(void)
{
	assert_distance("async", "thread", 2, 3);
	assert_distance("a", "abcd", 2, 3);
	assert_distance("", "ab", 2, 2);
}

static void very_long_words_have_no_neighbours(void)
{
	g_autofree char *word = g_strnfill(SPELLING_MAX + 1, 'x');

	assert_distance(word, word, 2, 3);
}

static void longer_words_may_hold_more_mistakes(void)
{
	g_assert_cmpuint(spelling_mistakes("go"), ==, 0);
	g_assert_cmpuint(spelling_mistakes("asynco"), ==, 1);
	g_assert_cmpuint(spelling_mistakes("serializaton"), ==, 2);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/spelling/" #name, name)
	TEST(one_mistake_of_each_sort);
	TEST(what_is_further_than_the_limit);
	TEST(very_long_words_have_no_neighbours);
	TEST(longer_words_may_hold_more_mistakes);
	return g_test_run();
}
