#include "wiki-fixture.h"

#include "wiki/alias.h"

static void assert_stored(const char *path, const char *expected)
{
	g_autofree char *stored = alias_normalise(path);

	g_assert_cmpstr(stored, ==, expected);
}

static void an_old_address_is_kept_in_one_form(void)
{
	assert_stored("/Rust-Generator-Yield/", "rust-generator-yield");
	assert_stored("a/b", "a/b");
	assert_stored("//a//", "a");
	assert_stored("https://example.org/blog/Post/?utm=1#top", "blog/post");
	assert_stored("https://example.org", "");
	assert_stored("/a?b=http://example.org/c", "a");
	assert_stored("/a/http://example.org/c", "a/http://example.org/c");
	assert_stored("a:", "a:");
	assert_stored("a:/", "a:");
	assert_stored("://", "");
	/* as a link has it and as a request has it */
	assert_stored("https://example.org/%C3%BCber-uns/", "über-uns");
	assert_stored("/über-uns", "über-uns");
	assert_stored("/100%-sure/", "100%-sure");
	assert_stored("https://example.org/broken%zz", "broken%zz");
}

static void assert_refused(
	Wiki *wiki, const char *path, int64_t entry, MwError code, const char *says)
{
	g_autoptr(GError) error = NULL;

	g_assert_false(alias_add(wiki->store, path, entry, &error));
	assert_failed(&error, code, says);
}

static void an_address_that_is_taken_is_refused(Wiki *wiki, gconstpointer data)
{
	int64_t one = wiki_create(wiki, "one", "Text.\n"),
		other = wiki_create(wiki, "other", "Text.\n");
	g_autoptr(GError) error = NULL;
	g_autofree char *long_path = g_strnfill(1001, 'a');

	(void)data;
	g_assert_true(alias_add(wiki->store, "/post/", one, &error));
	g_assert_true(alias_add(wiki->store, "/post/", one, &error));
	g_assert_no_error(error);
	assert_refused(wiki, "/POST", other, MW_ERROR_CONFLICT, "leads to another entry already");
	assert_refused(wiki, "/mojowiki/", one, MW_ERROR_CONFLICT, "a page of the wiki itself");
	assert_refused(wiki, "/feed.atom", one, MW_ERROR_CONFLICT, "a page of the wiki itself");
	assert_refused(wiki, "/static/x.css", one, MW_ERROR_CONFLICT, "a page of the wiki itself");
	assert_refused(
		wiki, "/python-pitfalls", one, MW_ERROR_CONFLICT, "the category of that name");
	assert_refused(wiki, "/python-pitfalls/other", one, MW_ERROR_CONFLICT, "another entry");
	assert_refused(wiki, "/", one, MW_ERROR_INVALID, "1 to 1000 bytes");
	assert_refused(wiki, long_path, one, MW_ERROR_INVALID, "1 to 1000 bytes");
}

static void a_removed_alias_leads_nowhere(Wiki *wiki, gconstpointer data)
{
	int64_t entry = wiki_create(wiki, "one", "Text.\n"), found = 0;
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_true(alias_add(wiki->store, "/post/", entry, &error));
	g_assert_true(alias_find(wiki->store, "post", &found, &error));
	g_assert_cmpint(found, ==, entry);
	g_assert_true(alias_remove(wiki->store, "/Post", &error));
	g_assert_true(alias_find(wiki->store, "post", &found, &error));
	g_assert_cmpint(found, ==, 0);
	g_assert_false(alias_remove(wiki->store, "/post", &error));
	assert_failed(&error, MW_ERROR_NOT_FOUND, "there is no alias '/post'");
}

#define ADD(path, test) g_test_add("/alias/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func(
		"/alias/an-old-address-is-kept-in-one-form", an_old_address_is_kept_in_one_form);
	ADD("an-address-that-is-taken-is-refused", an_address_that_is_taken_is_refused);
	ADD("a-removed-alias-leads-nowhere", a_removed_alias_leads_nowhere);
	return g_test_run();
}
