#include "wiki/search_match.h"

/* A query as one text: [category tag lang kind version severity scope] terms, phrases in <>. */
static char *describe(const SearchQuery *query)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];

		g_string_append_printf(text, term->is_phrase ? "%s%s<%s>" : "%s%s%s",
			i > 0 ? " " : "", term->is_excluded ? "-" : "", term->text);
	}
	for (int i = 0; i < SEARCH_FILTERS; i++) {
		if (query->filters[i])
			g_string_append_printf(text, " [%d %s]", i, query->filters[i]);
	}
	return g_string_free(text, FALSE);
}

static void assert_read(const char *typed, const char *expected)
{
	g_autoptr(SearchQuery) query = search_query_read(typed);
	g_autofree char *found = describe(query);

	g_assert_cmpstr(found, ==, expected);
}

static void words_phrases_and_exclusions(void)
{
	assert_read("mutex lock", "mutex lock");
	assert_read("\"held across\" lock", "<held across> lock");
	assert_read("lock -tokio -\"async io\"", "lock -tokio -<async io>");
	assert_read("lock -error[E0502]", "lock -<error[E0502]>");
	assert_read("\"not closed", "<not closed>");
	assert_read("a\nb\tc", "a b c");
}

static void code_stays_in_one_piece(void)
{
	assert_read("std::mem::swap(a, b)", "std::mem::swap a b");
	assert_read("error[E0502]: `x`", "error E0502 x");
	assert_read("--port", "--port");
	assert_read("x -> y", "x -> y");
	assert_read("()", "");
}

static void filters_narrow(void)
{
	assert_read("lock cat:Rust", "lock [0 rust]");
	assert_read("cat:\"ai vs human\" tag:x lang:go kind:pitfall version:1.95 sev:high in:code",
		" [0 ai vs human] [1 x] [2 go] [3 pitfall] [4 1.95] [5 high] [6 code]");
	assert_read("cat:a cat:b", " [0 b]");
	assert_read("kind: other", "<kind:> other");
	assert_read("in:nowhere", "<in:nowhere>");
	assert_read("lang::x", "<lang::x>");
}

static void exclusions_alone_are_words(void)
{
	assert_read("-Wall", "<-Wall>");
	assert_read("-Wall -Werror", "<-Wall> <-Werror>");
}

static void a_star_is_no_wildcard(void)
{
	assert_read("w*", "w");
	assert_read("* **", "* **");
}

static void what_is_too_much_is_ignored(void)
{
	g_autofree char *words = g_strnfill(40, 'a');
	g_autofree char *wide = g_strnfill(1000, 'x');
	g_autoptr(SearchQuery) many = search_query_read(g_strdelimit(words, "a", ' '));
	g_autoptr(SearchQuery) sixteen = NULL;
	g_autoptr(SearchQuery) one = search_query_read(wide);

	g_assert_cmpuint(many->terms->len, ==, 0);
	sixteen = search_query_read("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18");
	g_assert_cmpuint(sixteen->terms->len, ==, SEARCH_TERMS_MAX);
	g_assert_cmpint(g_utf8_strlen(((SearchTerm *)one->terms->pdata[0])->text, -1), ==,
		SEARCH_QUERY_MAX);
}

static void a_query_is_written_as_it_was_read(void)
{
	g_autoptr(SearchQuery) query = search_query_read("lock -\"a b\" cat:x in:code");
	g_autofree char *same = search_query_with(query, SEARCH_CATEGORY, "x");
	g_autofree char *other = search_query_with(query, SEARCH_CATEGORY, "two words");
	g_autofree char *without = search_query_with(query, SEARCH_SCOPE, NULL);

	g_assert_cmpstr(same, ==, "lock -\"a b\" cat:x in:code");
	g_assert_cmpstr(other, ==, "lock -\"a b\" cat:\"two words\" in:code");
	g_assert_cmpstr(without, ==, "lock -\"a b\" cat:x");
}

/* cat::x would be two words of code. */
static void a_value_that_begins_with_a_colon_stays_one(void)
{
	g_autoptr(SearchQuery) query = search_query_read("a cat:\" :x\"");
	g_autofree char *same =
		search_query_with(query, SEARCH_CATEGORY, query->filters[SEARCH_CATEGORY]);

	g_assert_cmpstr(query->filters[SEARCH_CATEGORY], ==, ":x");
	g_assert_cmpstr(same, ==, "a cat:\":x\"");
	assert_read(same, "a [0 :x]");
}

static void assert_match(const char *typed, SearchMatch how, const char *expected)
{
	g_autoptr(SearchQuery) query = search_query_read(typed);
	g_autofree char *match = search_match(query, how);

	g_assert_cmpstr(match, ==, expected);
}

static void every_token_stands_in_quotes(void)
{
	assert_match("NEAR(a b) OR c*", SEARCH_MATCH_WORDS,
		"(\"NEAR\" AND \"a\" AND \"b\" AND \"OR\" AND \"c\")");
	assert_match("a -b", SEARCH_MATCH_WORDS, "(\"a\") NOT (\"b\")");
	assert_match("a", SEARCH_MATCH_TOP, "{title tags errors} : (\"a\")");
	assert_match("", SEARCH_MATCH_WORDS, NULL);
}

static void operators_count_when_they_are_typed(void)
{
	assert_match("C++", SEARCH_MATCH_WORDS, "(({tokens} : \"C opplusplus\"))");
	assert_match("off-host", SEARCH_MATCH_SPELLED, "(({tokens} : \"off opminus host\"))");
	assert_match("off-host", SEARCH_MATCH_WORDS, "(\"off host\")");
	assert_match("why? C++ a.b", SEARCH_MATCH_WORDS,
		"(\"why\" AND ({tokens} : \"C opplusplus\") AND \"a b\")");
	assert_match("\"a != b\"", SEARCH_MATCH_SPELLED, "((\"a b\" AND {tokens} : \"opnoteq\"))");
	assert_match("in:title C++", SEARCH_MATCH_WORDS, "{title} : (\"C\")");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/search-query/" #name, name)
	TEST(words_phrases_and_exclusions);
	TEST(code_stays_in_one_piece);
	TEST(filters_narrow);
	TEST(exclusions_alone_are_words);
	TEST(a_star_is_no_wildcard);
	TEST(what_is_too_much_is_ignored);
	TEST(a_query_is_written_as_it_was_read);
	TEST(a_value_that_begins_with_a_colon_stays_one);
	TEST(every_token_stands_in_quotes);
	TEST(operators_count_when_they_are_typed);
	return g_test_run();
}
