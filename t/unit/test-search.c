#include "wiki-fixture.h"

#include "wiki/search_index.h"
#include "wiki/search.h"

#include <string.h>

/* How many entries TEXT finds, -1 when the search fails. */
static int count(Wiki *wiki, const char *text)
{
	static const ListingPage page = {10, 0};
	g_autoptr(GError) error = NULL;
	int64_t total = 0;
	json_auto_t *hits = search_entries(wiki->store, text, &page, &total, &error);

	if (!hits)
		g_test_fail_printf(
			"'%.60s' fails: %s", text, error ? error->message : "without a word");
	return hits ? (int)total : -1;
}

static void assert_finds(Wiki *wiki, const char *text, int expected)
{
	int found = count(wiki, text);

	if (found != expected)
		g_test_fail_printf("'%.60s' finds %d, not %d", text, found, expected);
}

static void all_words_must_be_there_in_any_case(Wiki *wiki, gconstpointer data)
{
	(void)data;
	wiki_create(wiki, "one", "The goroutine leaks after a timeout.\n");
	wiki_create(wiki, "two", "The timeout fires twice.\n\n    select { case <-ctx.Done() }\n");
	assert_finds(wiki, "timeout", 2);
	assert_finds(wiki, "TIMEOUT goroutine", 1);
	assert_finds(wiki, "timeout unheard", 0);
	assert_finds(wiki, "ctx.Done", 1);
}

static void what_is_typed_is_never_a_command_of_the_index(Wiki *wiki, gconstpointer data)
{
	static const char *const typed[] = {"\"", "\"\"", "a\"b", "timeout*", "^timeout",
		"title:timeout", "{title prose}:timeout", "timeout AND", "AND", "OR", "NOT",
		"NOT timeout", "NEAR(a b, 5)", "NEAR", "(", ")", "((timeout))", "timeout OR",
		"-timeout", "+timeout", "timeout -word", "words MATCH 'x'",
		"'; DROP TABLE entry; --", "%", "_", "\\", "\x01", "😀", "a:b:c", "*", "\xc2\xad",
		"{", "}", ",", "timeout,"};

	(void)data;
	wiki_create(wiki, "one", "The timeout.\n");
	for (gsize i = 0; i < G_N_ELEMENTS(typed); i++)
		g_assert_cmpint(count(wiki, typed[i]), >=, 0);
	assert_finds(wiki, "\"timeout\"", 1);
	assert_finds(wiki, "(timeout*)", 1);
	assert_finds(wiki, "!!! ???", 0);
	assert_finds(wiki, "", 0);
}

static void a_very_long_search_is_cut(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GString) terms = g_string_new(NULL);
	g_autofree char *word = g_strnfill(10000, 'x');

	(void)data;
	wiki_create(wiki, "one", "The timeout.\n");
	for (int i = 0; i < 500; i++)
		g_string_append(terms, "timeout ");
	assert_finds(wiki, terms->str, 1);
	assert_finds(wiki, word, 0);
}

static void a_hit_shows_where_it_matched(Wiki *wiki, gconstpointer data)
{
	static const ListingPage page = {10, 0};
	g_autoptr(GError) error = NULL;
	int64_t total = 0;
	json_auto_t *hits = NULL;
	const char *excerpt;

	(void)data;
	wiki_create(wiki, "one", "A <script> that waits for the timeout & more.\n");
	hits = search_entries(wiki->store, "timeout", &page, &total, &error);
	g_assert_no_error(error);
	excerpt = json_string_value(json_object_get(json_array_get(hits, 0), "excerpt_html"));
	g_assert_nonnull(excerpt);
	g_assert_nonnull(strstr(excerpt, "<mark>timeout</mark>"));
	g_assert_null(strstr(excerpt, "<script>"));
}

static void only_what_readers_may_see_is_found(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "one", "An unmistakable word.\n");
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki_rewrite(wiki, id, "Another text.\n");
	assert_finds(wiki, "unmistakable", 0);
	assert_finds(wiki, "another", 1);
	g_assert_true(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	assert_finds(wiki, "another", 0);
	g_assert_true(entry_restore(wiki->store, id, 1, &wiki_editor, &saved, &error));
	assert_finds(wiki, "unmistakable", 1);
	g_assert_true(search_index_rebuild(wiki->store, &error));
	assert_finds(wiki, "unmistakable", 1);
	g_assert_true(store_check(wiki->store, &error));
	g_assert_no_error(error);
}

static void a_title_weighs_more_than_the_text(Wiki *wiki, gconstpointer data)
{
	static const ListingPage page = {10, 0};
	g_autoptr(GError) error = NULL;
	int64_t total = 0;
	json_auto_t *hits = NULL;

	(void)data;
	wiki_create(wiki, "other", "The deadlock, a deadlock.\n");
	wiki_create(wiki, "deadlock", "A text of some other words, longer than the first one.\n");
	hits = search_entries(wiki->store, "deadlock", &page, &total, &error);
	g_assert_no_error(error);
	g_assert_cmpint(total, ==, 2);
	g_assert_cmpstr(json_string_value(json_object_get(json_array_get(hits, 0), "slug")), ==,
		"deadlock");
}

#define ADD(path, test) g_test_add("/search/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("all-words-must-be-there-in-any-case", all_words_must_be_there_in_any_case);
	ADD("what-is-typed-is-never-a-command-of-the-index",
		what_is_typed_is_never_a_command_of_the_index);
	ADD("a-very-long-one-is-cut", a_very_long_search_is_cut);
	ADD("a-hit-shows-where-it-matched", a_hit_shows_where_it_matched);
	ADD("only-what-readers-may-see-is-found", only_what_readers_may_see_is_found);
	ADD("a-title-weighs-more-than-the-text", a_title_weighs_more_than_the_text);
	return g_test_run();
}
