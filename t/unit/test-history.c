#include "wiki-fixture.h"

#include "wiki/blame.h"
#include "wiki/history.h"

#include <string.h>
#include <time.h>

enum { PAGE_LINES = 1000, REVISIONS = 300, MANY_REVISIONS = 10000 };

static void set(EntryFields *fields, const char *name, const char *value)
{
	fields_set_text(fields, field_find(name), value);
}

static void edit(Wiki *wiki, int64_t id, const EntryBy *by, const char *name, const char *value)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = entry_load(wiki->store, id, 0, &error);
	g_auto(EntrySaved) saved = {0};

	set(entry->fields, name, value);
	g_assert_true(entry_edit(wiki->store, id, 0, entry->fields, by, &saved, &error));
	g_assert_no_error(error);
}

static json_t *member(json_t *rows, size_t index, const char *name)
{
	json_t *value = json_object_get(json_array_get(rows, index), name);

	g_assert_nonnull(value);
	return value;
}

static int64_t number(json_t *rows, size_t index, const char *name)
{
	return json_integer_value(member(rows, index, name));
}

static const char *text(json_t *rows, size_t index, const char *name)
{
	return json_string_value(member(rows, index, name));
}

static const EntryBy ben = {.editor = "ben", .role = ROLE_EDITOR, .comment = "Better"};

static void a_long_history_comes_in_pages(Wiki *wiki, gconstpointer data)
{
	const HistoryReader reader = {0, false};
	int64_t id = wiki_create(wiki, "long", "0.\n");
	json_auto_t *first = NULL, *second = NULL, *summary = NULL;

	(void)data;
	for (int i = 1; i < 5; i++) {
		g_autofree char *body = g_strdup_printf("%d.\n", i);

		wiki_rewrite(wiki, id, body);
	}
	first = history_page(wiki->store, id, 0, 3, &reader, NULL);
	g_assert_cmpint(number(first, 0, "number"), ==, 5);
	g_assert_cmpint(number(first, 0, "current"), ==, 1);
	second = history_page(wiki->store, id, number(first, 2, "number"), 3, &reader, NULL);
	g_assert_cmpuint(json_array_size(second), ==, 2);
	g_assert_cmpint(number(second, 1, "number"), ==, 1);
	summary = history_summary(wiki->store, id, NULL);
	g_assert_cmpint(json_integer_value(json_object_get(summary, "total")), ==, 5);
}

static void two_revisions_are_compared_in_all_they_say(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "compared", "Old words.\n");
	g_autoptr(HistoryDiff) diff = NULL, back = NULL;

	(void)data;
	edit(wiki, id, &ben, "body", "New words.\n");
	edit(wiki, id, &ben, "tags", "one, two");
	diff = history_compare(wiki->store, id, 1, 3, false, NULL);
	g_assert_cmpuint(diff->body->inserted, ==, 1);
	g_assert_cmpuint(json_array_size(diff->fields), ==, 1);
	g_assert_cmpstr(text(diff->fields, 0, "label"), ==, "tag");
	g_assert_cmpstr(text(diff->fields, 0, "new"), ==, "one, two");
	back = history_compare(wiki->store, id, 3, 1, false, NULL);
	g_assert_cmpstr(text(back->fields, 0, "old"), ==, "one, two");
}

static void contributions_are_those_of_one_person(Wiki *wiki, gconstpointer data)
{
	const HistoryFilter his = {"", "Ben", "", 0, 0}, made = {"", "", "create", 0, 0};
	int64_t id = wiki_create(wiki, "worked-on", "Old.\n");
	json_auto_t *rows = NULL, *created = NULL, *sums = NULL;

	(void)data;
	edit(wiki, id, &ben, "body", "New.\n");
	rows = history_recent(wiki->store, &his, 10, NULL);
	g_assert_cmpuint(json_array_size(rows), ==, 1);
	g_assert_cmpstr(text(rows, 0, "comment"), ==, "Better");
	created = history_recent(wiki->store, &made, 10, NULL);
	g_assert_cmpuint(json_array_size(created), ==, 1);
	g_assert_cmpstr(text(created, 0, "editor"), ==, "ada");
	sums = history_contributed(wiki->store, "ben", NULL);
	g_assert_cmpint(json_integer_value(json_object_get(sums, "changes")), ==, 1);
	g_assert_cmpint(json_integer_value(json_object_get(sums, "entries")), ==, 1);
}

static void every_line_has_who_wrote_it_last(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "blamed", "one\ntwo\nthree\nfour\n");
	json_auto_t *blame = NULL, *old = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	edit(wiki, id, &ben, "body", "zero\none\ntwo\nTHREE\nfour\n");
	edit(wiki, id, &wiki_editor, "body", "zero\none\ntwo\nTHREE\n");
	blame = blame_entry(wiki->store, id, 0, NULL);
	g_assert_cmpuint(json_array_size(blame), ==, 3);
	g_assert_cmpint(number(blame, 0, "number"), ==, 2);
	g_assert_cmpint(number(blame, 1, "first"), ==, 2);
	g_assert_cmpint(number(blame, 1, "last"), ==, 3);
	g_assert_cmpint(number(blame, 1, "number"), ==, 1);
	g_assert_cmpstr(text(blame, 2, "editor"), ==, "ben");
	g_assert_cmpstr(
		json_string_value(json_array_get(member(blame, 2, "lines"), 0)), ==, "THREE");
	old = blame_entry(wiki->store, id, 1, NULL);
	g_assert_cmpuint(json_array_size(old), ==, 1);

	/* what came in a hidden revision is of the next that readers see */
	g_assert_true(entry_hide(wiki->store, id, 2, &wiki_editor, &saved, NULL));
	json_decref(blame);
	blame = blame_entry(wiki->store, id, 0, NULL);
	g_assert_cmpint(number(blame, 0, "number"), ==, 3);
	g_assert_cmpstr(text(blame, 0, "editor"), ==, "ada");
}

/* A page of 64 KiB. The caller owns it. */
static GPtrArray *page_lines(void)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (int i = 0; i < PAGE_LINES; i++)
		g_ptr_array_add(
			lines, g_strdup_printf(
				       "Line %d of a long page, with words in it, up to here.", i));
	g_ptr_array_add(lines, g_strdup(""));
	g_ptr_array_add(lines, NULL);
	return lines;
}

/* CPU seconds: what others do on the machine is not counted. */
static double since(clock_t *start, const char *what)
{
	double seconds = (double)(clock() - *start) / CLOCKS_PER_SEC;

	g_test_message("%s: %.1f ms", what, seconds * 1000);
	*start = clock();
	return seconds;
}

/* Revisions as entry_edit() writes them, without what it derives: so many take their time. */
static void add_revisions(Wiki *wiki, int64_t id, int count, GPtrArray *lines)
{
	g_autoptr(Transaction) transaction = transaction_begin(wiki->store, NULL);
	g_autoptr(EntryFields) fields = wiki_fields("long", "");

	for (int i = 2; i <= count; i++) {
		g_autoptr(Query) query = query_new(wiki->store, QUERY_REVISION_INSERT);
		guint at = ((guint)i * 7919) % PAGE_LINES;
		g_autofree char *body = NULL;

		g_free(lines->pdata[at]);
		lines->pdata[at] =
			g_strdup_printf("Line %u in revision %d, with other words.", at, i);
		body = g_strjoinv("\n", (char **)lines->pdata);
		set(fields, "body", body);
		query_bind_int(query, "entry_id", id);
		query_bind_int(query, "number", i);
		query_bind_int(query, "parent", i - 1);
		query_bind_int(query, "base", i - 1);
		query_bind_text(query, "action", "edit");
		query_bind_text(query, "state", "live");
		query_bind_text(query, "status", "live");
		query_bind_text(query, "editor", i % 2 ? "ada" : "ben");
		query_bind_int(query, "created", 1700000000 + i);
		query_bind_text(query, "comment", "");
		query_bind_int(query, "size", (int64_t)strlen(body));
		query_bind_int(query, "delta", 0);
		fields_bind(fields, query);
		g_assert_true(query_run(query, NULL));
	}
	g_assert_true(transaction_commit(transaction, NULL));
	wiki_rewrite(wiki, id, fields->body);
}

static void a_long_page_with_a_long_history_is_prompt(Wiki *wiki, gconstpointer data)
{
	const int revisions = g_getenv("MOJOWIKI_SLOW") ? MANY_REVISIONS : REVISIONS;
	const HistoryReader reader = {0, false};
	int64_t id = wiki_create(wiki, "long", "Text.\n");
	g_autoptr(GPtrArray) lines = page_lines();
	g_autoptr(HistoryDiff) diff = NULL;
	json_auto_t *page = NULL, *summary = NULL, *rows = NULL, *blame = NULL;
	clock_t start;

	(void)data;
	add_revisions(wiki, id, revisions, lines);
	start = clock();
	page = history_page(wiki->store, id, 0, 50, &reader, NULL);
	summary = history_summary(wiki->store, id, NULL);
	/* a tenth of each is enough here; the rest is for sanitizers and slower machines */
	g_assert_cmpfloat(since(&start, "history"), <, 1);
	g_assert_cmpuint(json_array_size(page), ==, 50);
	diff = history_compare(wiki->store, id, 2, revisions, false, NULL);
	rows = diff_rows(diff->body, DIFF_SIDE_BY_SIDE, DIFF_CONTEXT, NULL);
	g_assert_cmpfloat(since(&start, "diff"), <, 3);
	g_assert_cmpuint(json_array_size(rows), >, 100);
	blame = blame_entry(wiki->store, id, 0, NULL);
	g_assert_cmpfloat(since(&start, "blame"), <, revisions == REVISIONS ? 3 : 30);
	g_assert_cmpuint(json_array_size(blame), >, 100);
}

#define ADD(path, test) g_test_add("/history/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("a-long-history-comes-in-pages", a_long_history_comes_in_pages);
	ADD("two-revisions-are-compared-in-all-they-say",
		two_revisions_are_compared_in_all_they_say);
	ADD("contributions-are-those-of-one-person", contributions_are_those_of_one_person);
	ADD("every-line-has-who-wrote-it-last", every_line_has_who_wrote_it_last);
	ADD("a-long-page-with-a-long-history-is-prompt", a_long_page_with_a_long_history_is_prompt);
	return g_test_run();
}
