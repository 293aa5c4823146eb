/*
 * Our merges and diffs beside git's, on random texts: a merge that git can do is done with the same
 * result, and no diff has more lines than git's.
 */
#include "text/diff.h"
#include "text/merge.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

enum { TRIPLES = 80, TRIPLES_SLOW = 1000, LINES_MAX = 40 };

static int count_triples(void)
{
	return g_getenv("MOJOWIKI_SLOW") ? TRIPLES_SLOW : TRIPLES;
}

typedef struct {
	char *folder;
	GRand *random;
	bool marks; /* texts hold lines that look like marks of a conflict */
} Oracle;

static void oracle_set_up(Oracle *oracle, gconstpointer data)
{
	(void)data;
	oracle->folder = g_dir_make_tmp("mojowiki-test-XXXXXX", NULL);
	oracle->random = g_rand_new_with_seed(20261126);
}

static void oracle_tear_down(Oracle *oracle, gconstpointer data)
{
	static const char *const names[] = {"base", "theirs", "yours"};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(oracle->folder, names[i], NULL);

		g_unlink(path);
	}
	g_rmdir(oracle->folder);
	g_rand_free(oracle->random);
	g_free(oracle->folder);
}

/* A line out of few, so that equal ones stand in many places. */
static char *random_line(Oracle *oracle)
{
	static const char *const lines[] = {"alpha", "beta gamma", "delta", "epsilon zeta eta",
		"iota", "<<<<<<< HEAD", "=======", "||||||| base", ">>>>>>> topic", "-- theta"};

	/* the second half looks like marks of a conflict, which every second text has */
	return g_strdup_printf("%s%s\n",
		lines[g_rand_int_range(oracle->random, 0, oracle->marks ? 10 : 5)],
		g_rand_boolean(oracle->random) ? "" : " kappa");
}

static GPtrArray *random_lines(Oracle *oracle)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	int count = g_rand_int_range(oracle->random, 0, LINES_MAX);

	for (int i = 0; i < count; i++)
		g_ptr_array_add(lines, random_line(oracle));
	return lines;
}

static char *join(const GPtrArray *lines)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++)
		g_string_append(text, lines->pdata[i]);
	return g_string_free(text, FALSE);
}

/* LINES with a few changes, as one text. */
static char *changed(Oracle *oracle, const GPtrArray *lines)
{
	g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func(g_free);
	int changes = g_rand_int_range(oracle->random, 0, 4);

	for (guint i = 0; i < lines->len; i++)
		g_ptr_array_add(copy, g_strdup(lines->pdata[i]));
	while (changes-- > 0) {
		int at = g_rand_int_range(oracle->random, 0, (int)copy->len + 1);
		int act = g_rand_int_range(oracle->random, 0, 3);

		if (act != 0 && at < (int)copy->len)
			g_ptr_array_remove_index(copy, (guint)at);
		if (act != 1)
			g_ptr_array_insert(copy, at, random_line(oracle));
	}
	return join(copy);
}

static void write_file(const Oracle *oracle, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(oracle->folder, name, NULL);

	FILE *file = fopen(path, "w");

	g_assert_nonnull(file);
	fputs(text, file);
	g_assert_cmpint(fclose(file), ==, 0);
}

/* Runs git in the folder; returns what it printed and sets its exit status. */
static char *git(const Oracle *oracle, const char *const *words, int *status)
{
	char *out = NULL;
	g_autoptr(GError) error = NULL;
	int wait = 0;

	g_spawn_sync(oracle->folder, (char **)words, NULL,
		G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &wait,
		&error);
	g_assert_no_error(error);
	*status = wait >> 8;
	return out;
}

static char *git_merge(const Oracle *oracle, const char *favour, int *conflicts)
{
	const char *const words[] = {
		"git", "merge-file", "-p", favour, "theirs", "base", "yours", NULL};

	return git(oracle, words, conflicts);
}

/*
 * What git merges, we merge to the same text. Where git finds a conflict, ours may know better (a
 * second chance by sentences); if not, the sides are those that git has.
 */
static void assert_same_merge(
	const Oracle *oracle, const char *base, const char *theirs, const char *yours, guint *clean)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Merge) merge = merge_texts(base, theirs, yours, &error);
	int conflicts = 0;
	g_autofree char *merged = git_merge(oracle, "-q", &conflicts);
	g_autofree char *favoured = conflicts ? git_merge(oracle, "--ours", &conflicts) : NULL;
	g_autofree char *text = NULL;

	g_assert_no_error(error);
	if (!favoured)
		g_assert_cmpuint(merge->conflicts, ==, 0);
	for (guint i = 0; i < merge->pieces->len; i++) {
		MergePiece *piece = merge->pieces->pdata[i];

		if (piece->conflict)
			merge_settle(merge, piece, MERGE_THEIRS, NULL);
	}
	text = merge_text(merge);
	if (!favoured)
		g_assert_cmpstr(text, ==, merged);
	else if (!oracle->marks)
		g_assert_cmpstr(text, ==, favoured);
	*clean += !favoured;
}

static bool has_git(void)
{
	g_autofree char *path = g_find_program_in_path("git");

	if (!path)
		g_test_skip("git is not installed");
	return path != NULL;
}

static void a_merge_is_what_git_makes_of_it(Oracle *oracle, gconstpointer data)
{
	const int triples = has_git() ? count_triples() : 0;
	guint clean = 0;

	(void)data;
	for (int i = 0; i < triples && !g_test_failed(); i++) {
		g_autoptr(GPtrArray) lines = (oracle->marks = i % 2 == 1, random_lines(oracle));
		g_autofree char *base = join(lines);
		g_autofree char *theirs = changed(oracle, lines);
		g_autofree char *yours = changed(oracle, lines);

		write_file(oracle, "base", base);
		write_file(oracle, "theirs", theirs);
		write_file(oracle, "yours", yours);
		assert_same_merge(oracle, base, theirs, yours, &clean);
	}
	g_test_message("%u of %d were clean", clean, triples);
	g_assert_cmpint((int)clean, >=, triples / 4);
}

static guint git_diff_lines(const Oracle *oracle)
{
	const char *const words[] = {
		"git", "diff", "--no-index", "--numstat", "base", "yours", NULL};
	int status;
	g_autofree char *out = git(oracle, words, &status);
	g_auto(GStrv) parts = g_strsplit(out, "\t", 3);

	return *out ? (guint)(g_ascii_strtoull(parts[0], NULL, 10) +
			      g_ascii_strtoull(parts[1], NULL, 10))
		    : 0;
}

/* What the rows say of both texts: every line of each, in its order. */
static void assert_rows_are_the_texts(const Diff *diff)
{
	guint old = 0, new = 0;

	for (guint i = 0; i < diff->rows->len; i++) {
		const DiffRow *row = &g_array_index(diff->rows, DiffRow, i);

		if (row->old_line)
			g_assert_cmpuint(row->old_line, ==, ++old);
		if (row->new_line)
			g_assert_cmpuint(row->new_line, ==, ++new);
	}
	g_assert_cmpuint(old, ==, diff->old_lines->len);
	g_assert_cmpuint(new, ==, diff->new_lines->len);
}

static void no_diff_is_larger_than_that_of_git(Oracle *oracle, gconstpointer data)
{
	const int pairs = has_git() ? count_triples() / 2 : 0;

	(void)data;
	oracle->marks = true;
	for (int i = 0; i < pairs && !g_test_failed(); i++) {
		g_autoptr(GPtrArray) lines = random_lines(oracle);
		g_autoptr(GPtrArray) others = random_lines(oracle);
		g_autofree char *base = join(lines);
		g_autofree char *yours = i % 4 ? changed(oracle, lines) : join(others);
		g_autoptr(GError) error = NULL;
		g_autoptr(Diff) diff = diff_texts(base, yours, &error);

		g_assert_no_error(error);
		write_file(oracle, "base", base);
		write_file(oracle, "yours", yours);
		g_assert_cmpuint(diff->inserted + diff->deleted, <=, git_diff_lines(oracle));
		assert_rows_are_the_texts(diff);
	}
}

#define ADD(path, test) \
	g_test_add("/merge-git/" path, Oracle, NULL, oracle_set_up, test, oracle_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("a-merge-is-what-git-makes-of-it", a_merge_is_what_git_makes_of_it);
	ADD("no-diff-is-larger-than-that-of-git", no_diff_is_larger_than_that_of_git);
	return g_test_run();
}
