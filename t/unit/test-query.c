#include "wiki-fixture.h"

#include "store/store.h"

static void a_missing_row_is_not_found_in_the_callers_words(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Query) query = query_new(wiki->store, QUERY_CATEGORY_BY_SLUG);
	g_autoptr(GError) error = NULL;

	(void)data;
	query_bind_text(query, "slug", "cobol");
	g_assert_false(query_one(query, &error, "there is no category '%s'", "cobol"));
	assert_failed(&error, MW_ERROR_NOT_FOUND, "there is no category 'cobol'");
}

static void a_wrong_parameter_is_told_by_the_next_step(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Query) query = query_new(wiki->store, QUERY_CATEGORY_BY_SLUG);
	g_autoptr(GError) error = NULL;

	(void)data;
	query_bind_text(query, "slugg", "python-pitfalls");
	g_assert_cmpint(query_next(query, &error), ==, QUERY_FAILED);
	assert_failed(
		&error, MW_ERROR_INTERNAL, "query 'category_by_slug' has no parameter 'slugg'");
}

/* The same query twice at once, as a function that calls itself would have it. */
static void one_query_can_be_open_twice(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Query) outer = query_new(wiki->store, QUERY_CATEGORY_ID);
	g_autoptr(Query) inner = query_new(wiki->store, QUERY_CATEGORY_ID);
	g_autoptr(GError) error = NULL;
	int64_t first, second;

	(void)data;
	query_bind_text(outer, "slug", "python-pitfalls");
	query_bind_text(inner, "slug", "rust-engineering");
	g_assert_true(query_one(outer, &error, "none"));
	first = query_int(outer, "id");
	g_assert_true(query_one(inner, &error, "none"));
	second = query_int(inner, "id");
	g_assert_cmpint(first, !=, second);
	g_assert_cmpint(query_int(outer, "id"), ==, first);
}

/* A value that an earlier user bound must not come back. */
static void a_freed_query_forgets_its_values(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Query) again = NULL;
	Query *query = query_new(wiki->store, QUERY_CATEGORY_ID);

	(void)data;
	query_bind_text(query, "slug", "python-pitfalls");
	g_assert_cmpint(query_next(query, &error), ==, QUERY_ROW);
	query_free(query);
	again = query_new(wiki->store, QUERY_CATEGORY_ID);
	g_assert_cmpint(query_next(again, &error), ==, QUERY_DONE);
	g_assert_no_error(error);
}

static void a_row_becomes_json_column_by_column(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "row", "# One\n\n## Fix\n\nDo it.\n");
	g_autoptr(Query) query = query_new(wiki->store, QUERY_RENDERING_GET);
	g_autoptr(GError) error = NULL;
	json_auto_t *row = NULL;

	(void)data;
	query_bind_int(query, "entry_id", id);
	g_assert_true(query_one(query, &error, "none"));
	row = query_row_json(query);
	g_assert_true(json_is_string(json_object_get(row, "html")));
	/* toc_json holds JSON and loses its suffix */
	g_assert_true(json_is_array(json_object_get(row, "toc")));
	g_assert_null(json_object_get(row, "toc_json"));
}

static void null_is_null(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "no-fix", "Words without any heading.\n");
	g_autoptr(Query) query = query_new(wiki->store, QUERY_RENDERING_GET);
	g_autoptr(GError) error = NULL;
	json_auto_t *row = NULL;

	(void)data;
	query_bind_int(query, "entry_id", id);
	g_assert_true(query_one(query, &error, "none"));
	g_assert_true(query_is_null(query, "fix_html"));
	g_assert_null(query_text(query, "fix_html"));
	row = query_row_json(query);
	g_assert_true(json_is_null(json_object_get(row, "fix_html")));
}

#define ADD(path, test) g_test_add("/query/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("a-missing-row-is-not-found-in-the-callers-words",
		a_missing_row_is_not_found_in_the_callers_words);
	ADD("a-wrong-parameter-is-told-by-the-next-step",
		a_wrong_parameter_is_told_by_the_next_step);
	ADD("one-query-can-be-open-twice", one_query_can_be_open_twice);
	ADD("a-freed-query-forgets-its-values", a_freed_query_forgets_its_values);
	ADD("a-row-becomes-json-column-by-column", a_row_becomes_json_column_by_column);
	ADD("null-is-null", null_is_null);
	return g_test_run();
}
