#include "text/diff.h"

#include <glib.h>
#include <string.h>

static const char old_text[] = "# Title\n\nIntro.\n\n## Fix\n\nThe guard is held too long.\n\n"
			       "one\ntwo\nthree\nfour\nfive\nsix\nseven\n\n## Prevention\n\n"
			       "Old words.\n";
static const char new_text[] = "# Title\n\nIntro.\n\n## Fix\n\nThe guard is dropped too late.\n"
			       "More.\n\none\ntwo\nthree\nfour\nfive\nsix\nseven\n\n"
			       "## Prevention\n\n";

static Diff *diff(const char *old, const char *new)
{
	g_autoptr(GError) error = NULL;
	Diff *made = diff_texts(old, new, &error);

	g_assert_no_error(error);
	return made;
}

/* The rows as text, a line each: what a page shows. The caller owns it. */
static char *shown(const Diff *made, DiffLayout layout, guint context)
{
	g_autoptr(GError) error = NULL;
	json_auto_t *rows = diff_rows(made, layout, context, &error);
	GString *text = g_string_new(NULL);
	size_t index, part;
	json_t *row, *item;

	g_assert_no_error(error);
	json_array_foreach(rows, index, row) {
		json_t *fold = json_object_get(row, "fold");
		json_t *section = json_object_get(row, "section");
		json_t *line = json_object_get(row, "line");

		if (json_is_object(fold))
			g_string_append_printf(text, "(%d)\n",
				(int)json_integer_value(json_object_get(fold, "count")));
		if (json_is_string(section))
			g_string_append_printf(text, "[%s]\n", json_string_value(section));
		if (!json_is_object(line))
			continue;
		g_string_append(text, json_string_value(json_object_get(line, "sign")));
		json_array_foreach(json_object_get(line, "parts"), part, item) {
			bool marked = json_is_true(json_object_get(item, "ins")) ||
				      json_is_true(json_object_get(item, "del"));

			g_string_append_printf(text, marked ? "{%s}" : "%s",
				json_string_value(json_object_get(item, "text")));
		}
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

static void a_page_shows_changes_under_their_headings(void)
{
	g_autoptr(Diff) made = diff(old_text, new_text);
	g_autofree char *text = shown(made, DIFF_UNIFIED, 2);

	g_assert_cmpuint(made->inserted, ==, 2);
	g_assert_cmpuint(made->deleted, ==, 2);
	g_assert_cmpstr(text, ==,
		"(4)\n[Fix]\n ## Fix\n \n"
		"-The guard is {held} too {long}.\n+The guard is {dropped} too {late}.\n+More.\n"
		" \n one\n(7)\n[Prevention]\n ## Prevention\n \n-Old words.\n");
}

static void all_of_it_is_shown_on_request(void)
{
	g_autoptr(Diff) made = diff(old_text, new_text);
	g_autofree char *text = shown(made, DIFF_UNIFIED, DIFF_ALL);

	g_assert_null(strchr(text, '('));
	g_assert_nonnull(strstr(text, "\n three\n four\n five\n"));
	g_assert_true(g_str_has_prefix(text, " # Title\n"));
}

static json_t *member(json_t *object, const char *name)
{
	json_t *value = json_object_get(object, name);

	g_assert_nonnull(value);
	return value;
}

/* Templates are strict: every row has every member. */
static void a_pair_says_all_of_both_sides(void)
{
	static const char *const members[] = {
		"number", "same", "ins", "del", "moved", "void", "parts"};
	g_autoptr(Diff) made = diff("a\nb b b b\n", "a\nb b b c\nd\n");
	json_auto_t *rows = diff_rows(made, DIFF_SIDE_BY_SIDE, 3, NULL);
	json_t *last = member(json_array_get(rows, 2), "pair");

	g_assert_cmpuint(json_array_size(rows), ==, 3);
	for (size_t i = 0; i < 3; i++) {
		json_t *row = json_array_get(rows, i);

		g_assert_true(json_is_null(member(row, "fold")));
		g_assert_true(json_is_null(member(row, "section")));
		for (gsize k = 0; k < G_N_ELEMENTS(members); k++) {
			member(member(member(row, "pair"), "old"), members[k]);
			member(member(member(row, "pair"), "new"), members[k]);
		}
	}
	g_assert_true(json_is_true(member(member(last, "old"), "void")));
	g_assert_true(json_is_null(member(member(last, "old"), "number")));
	g_assert_true(json_is_true(member(member(last, "new"), "ins")));
	g_assert_cmpint(json_integer_value(member(member(last, "new"), "number")), ==, 3);
}

/* A new paragraph is the paragraph and the blank line behind it, not that before it. */
static void a_new_paragraph_begins_with_its_words(void)
{
	g_autoptr(Diff) made = diff("a\n\nb\n\nc\n", "a\n\nb\n\nnew\n\nc\n");
	g_autofree char *text = shown(made, DIFF_UNIFIED, 1);

	g_assert_cmpstr(text, ==, "(3)\n \n+new\n+\n c\n");
}

static void lines_that_moved_are_marked(void)
{
	static const char block[] = "This line is long enough to be known again.\n";
	g_autofree char *old = g_strconcat(block, "a\nb\nc\nd\ne\nf\n", NULL);
	g_autofree char *new = g_strconcat("a\nb\nc\nd\ne\nf\n", block, NULL);
	g_autoptr(Diff) made = diff(old, new);
	guint moved = 0;

	for (guint i = 0; i < made->rows->len; i++)
		moved += g_array_index(made->rows, DiffRow, i).moved;
	g_assert_cmpuint(moved, ==, 2);
}

static void words_are_marked_in_any_script(void)
{
	json_auto_t *words = diff_words("naïve 日本語 x", "naïf 日本人 x", NULL);
	json_t *both = json_object_get(words, "both");
	g_autoptr(GString) text = g_string_new(NULL);
	size_t index;
	json_t *part;

	json_array_foreach(both, index, part) {
		const char *sign = json_is_true(member(part, "ins"))   ? "+"
				   : json_is_true(member(part, "del")) ? "-"
								       : "=";

		g_string_append_printf(
			text, "%s[%s]", sign, json_string_value(member(part, "text")));
	}
	g_assert_cmpstr(text->str, ==, "-[naïve]+[naïf]=[ 日本]-[語]+[人]=[ x]");
}

static void the_printed_form_is_that_of_diff(void)
{
	g_autoptr(Diff) made = diff("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nB\nc\nd\ne\nf\ng\nh\ni");
	g_autofree char *text = diff_print(made, "x@1", "x@2", 2);

	g_assert_cmpstr(text, ==,
		"--- x@1\n+++ x@2\n@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n d\n@@ -7,2 +7,3 @@\n g\n h\n+i\n"
		"\\ No newline at end of file\n");
}

static void nothing_changed_is_an_empty_diff(void)
{
	g_autoptr(Diff) made = diff(old_text, old_text);
	json_auto_t *rows = diff_rows(made, DIFF_UNIFIED, 3, NULL);
	g_autofree char *text = diff_print(made, "a", "b", 3);
	g_autoptr(Diff) empty = diff("", "");

	g_assert_cmpuint(json_array_size(rows), ==, 0);
	g_assert_cmpstr(text, ==, "");
	g_assert_cmpuint(empty->rows->len, ==, 0);
}

/* The largest body, all of it changed, in the shape that is worst for the algorithm. */
static void the_largest_text_is_compared_in_time(void)
{
	g_autoptr(GString) old = g_string_new(NULL);
	g_autoptr(GString) new = g_string_new(NULL);
	g_autoptr(GTimer) timer = NULL;
	guint32 seed = 1;

	while (old->len < 64 << 10) {
		seed = seed * 1103515245 + 12345;
		g_string_append_printf(old, "%c\n", 'a' + (int)(seed >> 16) % 3);
		g_string_append_printf(new, "%c\n", 'a' + (int)(seed >> 20) % 3);
	}
	timer = g_timer_new();
	{
		g_autoptr(Diff) made = diff(old->str, new->str);
		json_auto_t *rows = diff_rows(made, DIFF_SIDE_BY_SIDE, 3, NULL);

		g_assert_nonnull(rows);
	}
	g_test_message("%.0f ms", g_timer_elapsed(timer, NULL) * 1000);
	g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, 2);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/diff/a-page-shows-changes-under-their-headings",
		a_page_shows_changes_under_their_headings);
	g_test_add_func("/diff/all-of-it-is-shown-on-request", all_of_it_is_shown_on_request);
	g_test_add_func("/diff/a-pair-says-all-of-both-sides", a_pair_says_all_of_both_sides);
	g_test_add_func("/diff/a-new-paragraph-begins-with-its-words",
		a_new_paragraph_begins_with_its_words);
	g_test_add_func("/diff/lines-that-moved-are-marked", lines_that_moved_are_marked);
	g_test_add_func("/diff/words-are-marked-in-any-script", words_are_marked_in_any_script);
	g_test_add_func("/diff/the-printed-form-is-that-of-diff", the_printed_form_is_that_of_diff);
	g_test_add_func("/diff/nothing-changed-is-an-empty-diff", nothing_changed_is_an_empty_diff);
	g_test_add_func(
		"/diff/the-largest-text-is-compared-in-time", the_largest_text_is_compared_in_time);
	return g_test_run();
}
