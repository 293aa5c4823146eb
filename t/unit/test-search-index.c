/* The indexes of words stay in step with what readers may see. */
#include "wiki-fixture.h"

#include "store/sqlite_internal.h"
#include "wiki/projection.h"
#include "wiki/search.h"
#include "wiki/search_index.h"

static void assert_finds(Wiki *wiki, const char *text, int64_t count)
{
	static const ListingPage page = {10, 0};
	g_autoptr(GError) error = NULL;
	int64_t total = -1;
	json_auto_t *rows = search_entries(wiki->store, text, &page, &total, &error);

	g_assert_no_error(error);
	g_assert_nonnull(rows);
	if (total != count)
		g_test_fail_printf("'%s' finds %d", text, (int)total);
}

static void assert_in_order(Wiki *wiki)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(store_check(wiki->store, &error));
	g_assert_no_error(error);
}

static void run_sql(Wiki *wiki, const char *sql)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(sqlite_run(wiki->store, sql, &error));
	g_assert_no_error(error);
}

static void a_link_is_forgotten_though_its_target_has_another_title(Wiki *wiki, gconstpointer data)
{
	int64_t target = wiki_create(wiki, "target", "Text.\n");
	int64_t from = wiki_create(wiki, "from", "Look at [[target]], gentle reader.\n");
	g_autoptr(EntryFields) fields = wiki_fields("target", "Text.\n");
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	g_free(fields->title);
	fields->title = g_strdup("Zeppelin `airship`");
	g_assert_true(entry_edit(wiki->store, target, 0, fields, &wiki_editor, &saved, &error));
	assert_finds(wiki, "zeppelin", 1);
	assert_finds(wiki, "look target", 1);
	wiki_rewrite(wiki, from, "Nothing to see.\n");
	assert_finds(wiki, "zeppelin", 1);
	assert_finds(wiki, "gentle", 0);
	assert_finds(wiki, "look target", 0);
	assert_in_order(wiki);
}

static void an_index_of_another_version_is_built_again(Wiki *wiki, gconstpointer data)
{
	(void)data;
	wiki_create(wiki, "first", "Albatross.\n");
	run_sql(wiki, "UPDATE search_index SET version = 'another'");
	run_sql(wiki, "INSERT INTO words (words) VALUES ('delete-all')");
	assert_finds(wiki, "albatross", 0);
	wiki_create(wiki, "second", "Bittern.\n");
	assert_finds(wiki, "albatross", 1);
	assert_finds(wiki, "bittern", 1);
	assert_in_order(wiki);
}

static void words_of_a_save_that_failed_are_not_kept(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Transaction) outer = transaction_begin(wiki->store, &error);

	(void)data;
	wiki_create(wiki, "first", "Albatross.\n");
	{
		g_autoptr(Transaction) inner = transaction_begin(wiki->store, &error);

		g_assert_nonnull(inner);
		wiki_create(wiki, "second", "Bittern.\n");
	}
	wiki_create(wiki, "third", "Cormorant.\n");
	g_assert_true(transaction_commit(outer, &error));
	assert_finds(wiki, "albatross", 1);
	assert_finds(wiki, "bittern", 0);
	assert_finds(wiki, "cormorant", 1);
	assert_in_order(wiki);
}

static void a_large_save_is_written_in_parts(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Transaction) outer = transaction_begin(wiki->store, &error);
	g_autoptr(GString) body = g_string_new(NULL);

	(void)data;
	while (body->len < 50 * 1000)
		g_string_append_printf(body, "word%x ", (guint)body->len);
	for (int i = 0; i < 30; i++) {
		g_autofree char *slug = g_strdup_printf("large-%d", i);

		wiki_create(wiki, slug, body->str);
	}
	g_assert_cmpuint(wiki->store->queued, <, 2 * STORE_QUEUE_BYTES);
	g_assert_true(transaction_commit(outer, &error));
	g_assert_cmpuint(wiki->store->queue->len, ==, 0);
	assert_finds(wiki, "word0", 30);
	assert_in_order(wiki);
}

/* What the first schema kept of an entry. */
static const char old_wiki[] =
	"INSERT INTO category (slug, title, promise, body, html, position)"
	" VALUES ('mojo', 'Mojo', '', '', '', 1);"
	"INSERT INTO entry VALUES (1, 'abcdefghijklmnopqrstuvwxyz', 'old', 1, 'article', 'live', 1, 1,"
	" 1, 'Old', '', '', '', '', '[]', '', '', '', '', '', '', NULL, NULL);"
	"INSERT INTO revision (entry_id, number, parent, action, state, status, editor, created,"
	" comment, size, delta, title, slug, category, kind, lang, topic, summary, tags, codes,"
	" severity, affects, fixed_in, verified_on, verified_with, signatures, author, canonical_url,"
	" extra, body) VALUES (1, 1, 0, 'create', 'live', 'live', 'x', 1, '', 9, 9, 'Old', 'old',"
	" 'mojo', 'article', '', '', '', '[]', '[]', '', '', '', '', '', '[]', '', '', '',"
	" 'Pelican.');"
	"INSERT INTO rendering VALUES (1, '[]', '<p>Fix Ä.</p>', '<p>Pelican.</p>')";

static void an_older_wiki_is_brought_along(Wiki *wiki, gconstpointer data)
{
	g_autofree char *path = g_build_filename(wiki->folder, "old.db", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) store = NULL;
	json_auto_t *rendering = NULL;
	Wiki old = {0};
	sqlite3 *database = NULL;

	(void)data;
	g_assert_cmpint(sqlite3_open(path, &database), ==, SQLITE_OK);
	sqlite3_exec(database, migration_texts[0].sql, NULL, NULL, NULL);
	g_assert_cmpint(sqlite3_exec(database, old_wiki, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_exec(database, "PRAGMA application_id = 0x4d6f6a6f; PRAGMA user_version = 1", NULL,
		NULL, NULL);
	sqlite3_close(database);
	store = store_open(path, STORE_ANY_SCHEMA, &error);
	g_assert_no_error(error);
	g_assert_true(store_migrate(store, &error) && search_index_refresh(store, &error));
	rendering = projection_load(store, 1, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(
		json_string_value(json_object_get(rendering, "html")), ==, "<p>Pelican.</p>");
	g_assert_cmpstr(
		json_string_value(json_object_get(rendering, "fix_html")), ==, "<p>Fix Ä.</p>");
	old.store = store;
	assert_finds(&old, "pelican", 1);
	assert_in_order(&old);
}

#define ADD(path, test) \
	g_test_add("/search-index/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("a-link-is-forgotten-though-its-target-has-another-title",
		a_link_is_forgotten_though_its_target_has_another_title);
	ADD("an-index-of-another-version-is-built-again",
		an_index_of_another_version_is_built_again);
	ADD("words-of-a-save-that-failed-are-not-kept", words_of_a_save_that_failed_are_not_kept);
	ADD("a-large-save-is-written-in-parts", a_large_save_is_written_in_parts);
	ADD("an-older-wiki-is-brought-along", an_older_wiki_is_brought_along);
	return g_test_run();
}
