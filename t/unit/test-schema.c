/*
 * The SQL of sql/ itself: every query fits the schema and does what its mode says, those that every
 * page needs use an index, and sql/schema.sql shows readers the schema that migrations make.
 */
#include "wiki-fixture.h"

#include "store/sqlite_internal.h"

#include <string.h>

static void every_query_fits_the_schema_and_its_mode(Wiki *wiki, gconstpointer data)
{
	(void)data;
	for (int id = 0; id < QUERY_COUNT; id++) {
		const QueryText *text = &query_texts[id];
		g_autoptr(Query) query = query_new(wiki->store, (QueryId)id);

		if (!query->statement)
			g_test_fail_printf("'%s': %s", text->name, query->fault->message);
		else if (!sqlite3_stmt_readonly(query->statement) !=
			 (text->mode == QUERY_MODE_EXEC))
			g_test_fail_printf("'%s' is not what its mode says", text->name);
	}
}

/*
 * What a plan may walk over. SQLite calls it a SCAN as well when it steps through the rows of a
 * subquery, which have been limited by an index before.
 */
static bool may_scan(const char *step)
{
	static const char *const allowed[] = {
		"SCAN words VIRTUAL TABLE", /* the search indexes */
		"SCAN fragments VIRTUAL TABLE",
		"SCAN json_each", /* what is bound */
		"SCAN c",         /* the nine categories, for the navigation */
		"SCAN CONSTANT ROW",
		"SCAN (subquery-",
		"SCAN hit",
		"SCAN linking",
		"SCAN page", /* one row, unpacked */
		"SCAN shared",
		"SCAN v",
		NULL,
	};

	for (const char *const *start = allowed; *start; start++) {
		if (g_str_has_prefix(step, *start))
			return true;
	}
	return false;
}

/* The steps of the plan for SQL. The caller frees the array. */
static GPtrArray *plan_of(Store *store, const char *sql)
{
	g_autofree char *explain = g_strconcat("EXPLAIN QUERY PLAN ", sql, NULL);
	GPtrArray *steps = g_ptr_array_new_with_free_func(g_free);
	sqlite3_stmt *statement = NULL;

	g_assert_cmpint(
		sqlite3_prepare_v2(store->database, explain, -1, &statement, NULL), ==, SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		g_ptr_array_add(steps, g_strdup((const char *)sqlite3_column_text(statement, 3)));
	sqlite3_finalize(statement);
	return steps;
}

/* Whether an index gives no more than "all that is live", in no useful order. */
static bool reads_all_that_is_live(const char *step)
{
	return g_str_has_suffix(step, " (status=?)");
}

static void assert_uses_an_index(Store *store, QueryId id, bool in_order)
{
	g_autoptr(GPtrArray) steps = plan_of(store, query_texts[id].sql);

	for (guint i = 0; i < steps->len; i++) {
		const char *step = steps->pdata[i];

		if ((g_str_has_prefix(step, "SCAN") && !may_scan(step)) ||
			strstr(step, "AUTOMATIC") || (!in_order && reads_all_that_is_live(step)))
			g_test_fail_printf("'%s' has the step '%s'", query_texts[id].name, step);
		if (in_order && g_str_has_prefix(step, "USE TEMP B-TREE FOR ORDER BY"))
			g_test_fail_printf(
				"'%s' sorts what an index has in order", query_texts[id].name);
	}
}

static void what_pages_ask_for_comes_by_an_index(Wiki *wiki, gconstpointer data)
{
	static const QueryId hot[] = {QUERY_ALIAS_BY_PATH, QUERY_ALIAS_OF_ENTRY, QUERY_CATEGORY_ALL,
		QUERY_CATEGORY_BY_SLUG, QUERY_CATEGORY_ID, QUERY_ENTRY_AT, QUERY_ENTRY_BY_PUBLIC_ID,
		QUERY_ENTRY_BY_SLUG, QUERY_ENTRY_HEAD, QUERY_GENERATION_GET, QUERY_LINK_BACKLINKS,
		QUERY_LINK_DEPENDENTS, QUERY_LINK_TARGET, QUERY_LISTING_BY_ID,
		QUERY_LISTING_CATEGORY, QUERY_LISTING_CATEGORY_LANGS, QUERY_LISTING_CATEGORY_TOTAL,
		QUERY_LISTING_HORROR, QUERY_LISTING_MANUAL, QUERY_LISTING_RELATED,
		QUERY_LISTING_TOPIC, QUERY_RENDERING_GET, QUERY_REVISION_BY_SAVE_ID,
		QUERY_REVISION_GET, QUERY_REVISION_LOG, QUERY_REVISION_RECENT, QUERY_SEARCH_CODE,
		QUERY_SEARCH_COUNT, QUERY_SEARCH_FRAGMENTS, QUERY_SEARCH_NEAR, QUERY_SEARCH_TITLE,
		QUERY_SEARCH_WORDS, QUERY_SETTING_GET, QUERY_SESSION_BY_DIGEST, QUERY_TAG_ENTRIES,
		QUERY_TAG_TOTAL, QUERY_TOKEN_BY_DIGEST, QUERY_TOKEN_OF_USER, QUERY_USER_BY_ID,
		QUERY_USER_BY_NAME};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(hot); i++)
		assert_uses_an_index(wiki->store, hot[i], false);
}

/* The first rows of an index, as many as the page shows. */
static void the_newest_come_without_sorting(Wiki *wiki, gconstpointer data)
{
	static const QueryId hot[] = {
		QUERY_LISTING_CHANGED, QUERY_LISTING_VERIFIED, QUERY_REVISION_RECENT};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(hot); i++)
		assert_uses_an_index(wiki->store, hot[i], true);
}

/* Everything that was created, one line each, however its text is broken into lines. ADD COLUMN
 * writes a blank before its comma. */
static char *schema_of(sqlite3 *database)
{
	static const char all[] = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema "
				  "ORDER BY type, name";
	GString *schema = g_string_new(NULL);
	sqlite3_stmt *statement = NULL;

	g_assert_cmpint(sqlite3_prepare_v2(database, all, -1, &statement, NULL), ==, SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		g_auto(GStrv) words = g_strsplit_set(
			(const char *)sqlite3_column_text(statement, 2), " \t\n", -1);

		g_string_append_printf(schema, "%s %s:", sqlite3_column_text(statement, 0),
			sqlite3_column_text(statement, 1));
		for (char **word = words; *word; word++)
			g_string_append_printf(
				schema, "%s%s", strchr(",)", **word) ? "" : " ", *word);
		g_string_append_c(schema, '\n');
	}
	sqlite3_finalize(statement);
	return g_string_free(schema, FALSE);
}

static void the_schema_for_readers_is_the_one_that_migrations_make(Wiki *wiki, gconstpointer data)
{
	const char *source = g_getenv("top_srcdir");
	g_autofree char *path = g_build_filename(source ? source : ".", "sql", "schema.sql", NULL);
	g_autofree char *text = NULL;
	g_autofree char *made = schema_of(wiki->store->database);
	g_autofree char *shown = NULL;
	g_autoptr(GError) error = NULL;
	sqlite3 *fresh = NULL;

	(void)data;
	g_assert_true(g_file_get_contents(path, &text, NULL, &error));
	g_assert_no_error(error);
	g_assert_cmpint(sqlite3_open(":memory:", &fresh), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(fresh, text, NULL, NULL, NULL), ==, SQLITE_OK);
	shown = schema_of(fresh);
	sqlite3_close(fresh);
	g_assert_cmpstr(shown, ==, made);
}

#define ADD(path, test) g_test_add("/schema/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("every-query-fits-the-schema-and-its-mode", every_query_fits_the_schema_and_its_mode);
	ADD("what-pages-ask-for-comes-by-an-index", what_pages_ask_for_comes_by_an_index);
	ADD("the-newest-come-without-sorting", the_newest_come_without_sorting);
	ADD("the-one-for-readers-is-the-one-that-migrations-make",
		the_schema_for_readers_is_the_one_that_migrations_make);
	return g_test_run();
}
