#include "wiki-fixture.h"

#include "store/sqlite_internal.h"

#include <glib/gstdio.h>
#include <string.h>

/* Runs SQL on the file behind the store's back. */
static void run_outside(const Wiki *wiki, const char *sql)
{
	sqlite3 *database = NULL;

	g_assert_cmpint(sqlite3_open(wiki->path, &database), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(database);
}

static void close_store(Wiki *wiki)
{
	store_close(wiki->store);
	wiki->store = NULL;
}

static void assert_opening_fails(const char *path, StoreOpen how, MwError code, const char *says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) store = store_open(path, how, &error);

	g_assert_null(store);
	assert_failed(&error, code, says);
}

static void a_new_database_has_the_wanted_schema(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_cmpint(store_schema(wiki->store), ==, store_schema_wanted());
	g_assert_cmpstr(store_path(wiki->store), ==, wiki->path);
	g_assert_true(store_check(wiki->store, &error));
	g_assert_no_error(error);
}

static void a_path_without_a_wiki_is_refused_in_words(Wiki *wiki, gconstpointer data)
{
	g_autofree char *missing = g_build_filename(wiki->folder, "missing.db", NULL);
	g_autofree char *text = g_build_filename(wiki->folder, "notes.txt", NULL);
	g_autofree char *empty = g_build_filename(wiki->folder, "empty.db", NULL);

	(void)data;
	g_assert_true(
		g_file_set_contents(text, "These are notes, and no database at all.", -1, NULL));
	g_assert_true(g_file_set_contents(empty, "", 0, NULL));
	assert_opening_fails(
		missing, STORE_EXISTING, MW_ERROR_NOT_FOUND, "make one with 'wikiadm --db");
	assert_opening_fails(
		text, STORE_EXISTING, MW_ERROR_UNAVAILABLE, "is not a MojoWiki database");
	assert_opening_fails(
		empty, STORE_EXISTING, MW_ERROR_UNAVAILABLE, "is not a MojoWiki database");
	assert_opening_fails(wiki->folder, STORE_EXISTING, MW_ERROR_UNAVAILABLE, "is not a file");
	assert_opening_fails(wiki->path, STORE_CREATE, MW_ERROR_CONFLICT, "exists already");
	g_assert_false(g_file_test(missing, G_FILE_TEST_EXISTS));
}

static void a_database_of_another_version_is_left_alone(Wiki *wiki, gconstpointer data)
{
	(void)data;
	close_store(wiki);
	run_outside(wiki, "PRAGMA user_version = 9999");
	assert_opening_fails(wiki->path, STORE_EXISTING, MW_ERROR_UNAVAILABLE, "upgrade MojoWiki");
	assert_opening_fails(
		wiki->path, STORE_ANY_SCHEMA, MW_ERROR_UNAVAILABLE, "upgrade MojoWiki");
	run_outside(wiki, "PRAGMA user_version = 0");
	assert_opening_fails(wiki->path, STORE_EXISTING, MW_ERROR_UNAVAILABLE, "migrate'");
}

static void an_older_database_can_be_brought_up_to_date(Wiki *wiki, gconstpointer data)
{
	g_autofree char *path = g_build_filename(wiki->folder, "old.db", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *marked = g_strdup_printf("PRAGMA application_id = %d", 0x4d6f6a6f);
	g_autoptr(Store) store = NULL;

	(void)data;
	close_store(wiki);
	g_free(wiki->path);
	wiki->path = g_strdup(path);
	run_outside(wiki, marked);
	store = store_open(path, STORE_ANY_SCHEMA, &error);
	g_assert_no_error(error);
	g_assert_cmpint(store_schema(store), ==, 0);
	g_assert_true(store_migrate(store, &error));
	g_assert_cmpint(store_schema(store), ==, store_schema_wanted());
	g_assert_true(store_migrate(store, &error));
	g_assert_no_error(error);
}

static void a_migration_that_fails_changes_nothing(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	/* everything is there already, so the first migration cannot make it */
	run_outside(wiki, "DROP TABLE setting; PRAGMA user_version = 0");
	g_assert_false(store_migrate(wiki->store, &error));
	assert_failed(
		&error, MW_ERROR_UNAVAILABLE, "migration '0001-foundation.sql' was not applied");
	g_assert_cmpint(store_schema(wiki->store), ==, 0);
	g_assert_cmpint(sqlite_integer(wiki->store,
				"SELECT count(*) FROM sqlite_schema WHERE name = 'setting'"),
		==, 0);
}

static void a_second_writer_is_told_to_try_again(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) other = store_open(wiki->path, STORE_EXISTING, &error);
	g_autoptr(Transaction) first = transaction_begin(wiki->store, &error);
	g_autoptr(Transaction) second = NULL;

	(void)data;
	g_assert_no_error(error);
	g_assert_nonnull(first);
	sqlite3_busy_timeout(other->database, 0);
	second = transaction_begin(other, &error);
	g_assert_null(second);
	assert_failed(&error, MW_ERROR_BUSY, "try again in a moment");
}

static void the_data_version_tells_of_other_writers(Wiki *wiki, gconstpointer data)
{
	int64_t before = store_data_version(wiki->store);

	(void)data;
	wiki_create(wiki, "own-change", "Text.\n");
	g_assert_cmpint(store_data_version(wiki->store), ==, before);
	run_outside(wiki, "UPDATE generation SET number = number + 1");
	g_assert_cmpint(store_data_version(wiki->store), !=, before);
}

/* Every parameter gets a number: enough to run the statement. */
static void bind_anything(Query *query)
{
	int count = query->statement ? sqlite3_bind_parameter_count(query->statement) : 0;

	for (int i = 1; i <= count; i++) {
		const char *name = sqlite3_bind_parameter_name(query->statement, i) + 1;

		if (strcmp(name, "match") == 0)
			query_bind_text(query, name, "\"word\"");
		else
			query_bind_int(query, name, 1);
	}
}

static void assert_guarded(Store *store, QueryId id)
{
	g_autoptr(Query) query = query_new(store, id);
	g_autoptr(GError) error = NULL;
	bool writes = query_texts[id].mode == QUERY_MODE_EXEC;
	bool done;

	bind_anything(query);
	done = query_run(query, &error);
	if (done == writes)
		g_test_fail_printf("'%s' is %s under guard: %s", query_texts[id].name,
			done ? "let through" : "refused", error ? error->message : "no error");
	if (writes)
		assert_failed(&error, MW_ERROR_DENIED, "may not change");
	g_assert_no_error(error);
}

static void a_guarded_store_runs_queries_that_read_and_no_other(Wiki *wiki, gconstpointer data)
{
	(void)data;
	store_guard(wiki->store, true);
	for (int id = 0; id < QUERY_COUNT; id++)
		assert_guarded(wiki->store, (QueryId)id);
}

/* A statement that was prepared before the guard came is kept, and must not slip through. */
static void the_guard_holds_for_statements_that_are_kept(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	int64_t before;

	(void)data;
	g_assert_true(generation_rise(wiki->store, &error));
	before = wiki_generation(wiki);
	store_guard(wiki->store, true);
	g_assert_false(generation_rise(wiki->store, &error));
	assert_failed(&error, MW_ERROR_DENIED, "may not change");
	g_assert_null(transaction_begin(wiki->store, &error));
	assert_failed(&error, MW_ERROR_DENIED, "may not change");
	store_guard(wiki->store, false);
	g_assert_cmpint(wiki_generation(wiki), ==, before);
	g_assert_true(generation_rise(wiki->store, &error));
	g_assert_no_error(error);
}

static void the_guard_refuses_pragmas_and_attached_files(Wiki *wiki, gconstpointer data)
{
	static const char *const forbidden[] = {"PRAGMA user_version = 5",
		"PRAGMA journal_mode = DELETE", "ATTACH ':memory:' AS other",
		"CREATE TEMP TABLE t (x)", "DROP TABLE entry", "VACUUM", "BEGIN IMMEDIATE",
		"UPDATE sqlite_master SET sql = ''"};

	(void)data;
	store_guard(wiki->store, true);
	for (gsize i = 0; i < G_N_ELEMENTS(forbidden); i++) {
		g_autoptr(GError) error = NULL;

		if (sqlite_run(wiki->store, forbidden[i], &error))
			g_test_fail_printf("'%s' is let through", forbidden[i]);
	}
}

static void a_query_that_takes_too_long_is_stopped(Wiki *wiki, gconstpointer data)
{
	static const char endless[] =
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
		"SELECT count(*) FROM n";
	g_autoptr(GError) error = NULL;
	gint64 start = g_get_monotonic_time();

	(void)data;
	store_set_deadline(wiki->store, 20);
	g_assert_false(sqlite_run(wiki->store, endless, &error));
	assert_failed(&error, MW_ERROR_LIMIT, "took too long");
	g_assert_cmpint(g_get_monotonic_time() - start, <, 5 * G_USEC_PER_SEC);
	store_set_deadline(wiki->store, 0);
	g_assert_cmpint(wiki_generation(wiki), >, 0);
}

static void a_check_finds_an_index_that_differs_from_the_entries(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki_create(wiki, "indexed", "Some words.\n");
	g_assert_true(store_check(wiki->store, &error));
	run_outside(wiki, "UPDATE indexed_entry SET revision = 7");
	g_assert_false(store_check(wiki->store, &error));
	assert_failed(&error, MW_ERROR_UNAVAILABLE, "wikiadm reindex");
}

static void a_check_finds_rows_without_what_they_refer_to(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	run_outside(wiki, "INSERT INTO alias (path, slug, entry_id) VALUES ('a', 'a', 4711)");
	g_assert_false(store_check(wiki->store, &error));
	assert_failed(&error, MW_ERROR_UNAVAILABLE, "rows that are gone, in table (alias)");
}

#define ADD(path, test) g_test_add("/store/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("a-new-database-has-the-wanted-schema", a_new_database_has_the_wanted_schema);
	ADD("a-path-without-a-wiki-is-refused-in-words", a_path_without_a_wiki_is_refused_in_words);
	ADD("a-database-of-another-version-is-left-alone",
		a_database_of_another_version_is_left_alone);
	ADD("an-older-database-can-be-brought-up-to-date",
		an_older_database_can_be_brought_up_to_date);
	ADD("a-migration-that-fails-changes-nothing", a_migration_that_fails_changes_nothing);
	ADD("a-second-writer-is-told-to-try-again", a_second_writer_is_told_to_try_again);
	ADD("the-data-version-tells-of-other-writers", the_data_version_tells_of_other_writers);
	ADD("a-guarded-store-runs-queries-that-read-and-no-other",
		a_guarded_store_runs_queries_that_read_and_no_other);
	ADD("the-guard-holds-for-statements-that-are-kept",
		the_guard_holds_for_statements_that_are_kept);
	ADD("the-guard-refuses-pragmas-and-attached-files",
		the_guard_refuses_pragmas_and_attached_files);
	ADD("a-query-that-takes-too-long-is-stopped", a_query_that_takes_too_long_is_stopped);
	ADD("a-check-finds-an-index-that-differs-from-the-entries",
		a_check_finds_an_index_that_differs_from_the_entries);
	ADD("a-check-finds-rows-without-what-they-refer-to",
		a_check_finds_rows_without_what_they_refer_to);
	return g_test_run();
}
