#include "text/merge.h"

#include <glib.h>

static Merge *merge(const char *base, const char *theirs, const char *yours)
{
	g_autoptr(GError) error = NULL;
	Merge *merged = merge_texts(base, theirs, yours, &error);

	g_assert_no_error(error);
	return merged;
}

static void assert_clean(
	const char *base, const char *theirs, const char *yours, const char *wanted)
{
	g_autoptr(Merge) merged = merge(base, theirs, yours);
	g_autofree char *text = NULL;

	g_assert_cmpuint(merged->conflicts, ==, 0);
	text = merged->conflicts ? NULL : merge_text(merged);
	g_assert_cmpstr(text, ==, wanted);
}

static MergePiece *only_conflict(const Merge *merged)
{
	MergePiece *found = NULL;

	g_assert_cmpuint(merged->conflicts, ==, 1);
	for (guint i = 0; i < merged->pieces->len; i++) {
		MergePiece *piece = merged->pieces->pdata[i];

		if (piece->conflict)
			found = piece;
	}
	g_assert_nonnull(found);
	return found;
}

static void changes_in_two_paragraphs_are_both_kept(void)
{
	assert_clean("One.\n\nTwo.\n\nThree.\n", "ONE.\n\nTwo.\n\nThree.\n",
		"One.\n\nTwo.\n\nTHREE.\n", "ONE.\n\nTwo.\n\nTHREE.\n");
	assert_clean("", "Theirs.\n", "", "Theirs.\n");
	assert_clean("Same.\n", "Both.\n", "Both.\n", "Both.\n");
}

static void two_sentences_of_one_paragraph_are_both_kept(void)
{
	assert_clean("The guard lives. It is held. It is late.\n",
		"The guard dies. It is held. It is late.\n",
		"The guard lives. It is held. It is early, then.\n",
		"The guard dies. It is held. It is early, then.\n");
	/* a paragraph over several lines, and sentences that neighbour each other */
	assert_clean("The guard lives. It\nis held. It is late.\n",
		"The lock lives. It\nis held. It is late.\n",
		"The guard lives. It\nis kept. It is late.\n",
		"The lock lives. It\nis kept. It is late.\n");
	assert_clean("| a | b |\n", "| A | b |\n", "| a | B |\n", "| A | B |\n");
	assert_clean("- one\n- two\n", "- ONE\n- two\n", "- one\n- TWO\n", "- ONE\n- TWO\n");
}

static void one_sentence_that_both_changed_is_a_conflict(void)
{
	g_autoptr(Merge) merged = merge("## Fix\n\nA first. The guard is held over await. Last.\n",
		"## Fix\n\nA FIRST. The guard is dropped over await. Last.\n",
		"## Fix\n\nA first. The guard is held over yield. Last.\n");
	MergePiece *piece = only_conflict(merged);
	g_autofree char *text = NULL;

	g_assert_cmpstr(piece->base, ==, "The guard is held over await.");
	g_assert_cmpstr(piece->theirs, ==, "The guard is dropped over await.");
	g_assert_cmpstr(piece->yours, ==, "The guard is held over yield.");
	g_assert_cmpstr(piece->section, ==, "Fix");
	merge_settle(merged, piece, MERGE_BOTH, NULL);
	text = merge_text(merged);
	g_assert_cmpstr(text, ==,
		"## Fix\n\nA FIRST. The guard is dropped over await. The guard is held over yield. Last.\n");
}

static void lines_of_code_have_no_second_chance(void)
{
	g_autoptr(Merge) merged = merge("```c\nfree(a);\nfree(b);\n```\n",
		"```c\nfree(A);\nfree(b);\n```\n", "```c\nfree(a);\nfree(B);\n```\n");
	MergePiece *piece = only_conflict(merged);

	g_assert_cmpstr(piece->theirs, ==, "free(A);\nfree(b);\n");
	g_assert_cmpstr(piece->yours, ==, "free(a);\nfree(B);\n");
}

static void a_change_of_what_the_other_deleted_is_a_conflict(void)
{
	g_autoptr(Merge) merged = merge("Keep.\n\nGone.\n", "Keep.\n", "Keep.\n\nGone, changed.\n");
	MergePiece *piece = only_conflict(merged);
	g_autofree char *text = NULL;

	g_assert_cmpstr(piece->theirs, ==, "");
	merge_settle(merged, piece, MERGE_THEIRS, NULL);
	text = merge_text(merged);
	g_assert_cmpstr(text, ==, "Keep.\n");
}

static void assert_settled(MergeChoice choice, const char *own, const char *wanted)
{
	g_autoptr(Merge) merged = merge("a\nold\nz\n", "a\nhers\nz\n", "a\nmine\nz\n");
	g_autofree char *text = NULL;

	merge_settle(merged, only_conflict(merged), choice, own);
	text = merge_text(merged);
	g_assert_cmpstr(text, ==, wanted);
}

static void every_choice_gives_what_it_says(void)
{
	MergeChoice choice;

	assert_settled(MERGE_BASE, NULL, "a\nold\nz\n");
	assert_settled(MERGE_THEIRS, NULL, "a\nhers\nz\n");
	assert_settled(MERGE_YOURS, NULL, "a\nmine\nz\n");
	assert_settled(MERGE_OWN, "two\r\nlines\r\n", "a\ntwo\nlines\nz\n");
	g_assert_true(merge_choice_from_name("own", &choice));
	g_assert_cmpint(choice, ==, MERGE_OWN);
	g_assert_false(merge_choice_from_name("mine", &choice));
	g_assert_false(merge_choice_from_name(NULL, &choice));
}

static void what_looks_like_a_marker_is_text(void)
{
	static const char markers[] =
		"<<<<<<< a\nx\n||||||| b\ny\n=======\nz\n>>>>>>> c\n\n<<<<<<<<<<<<<<< d\n";
	g_autofree char *longer = g_strconcat(markers, "\nTheirs.\n", NULL);
	g_autofree char *mine = g_strconcat("Mine.\n\n", markers, NULL);
	g_autofree char *both = g_strconcat("Mine.\n\n", markers, "\nTheirs.\n", NULL);
	g_autofree char *run = g_strnfill(65536, '<');
	g_autofree char *wide = g_strconcat(run, "\n\nb\n", NULL);
	g_autofree char *wider = g_strconcat(run, "\n\nB\n", NULL);

	assert_clean(markers, longer, mine, both);
	assert_clean(wide, wider, wide, wider);
	{
		g_autoptr(Merge) merged = merge("=======\n", "======= a\n", "======= b\n");

		g_assert_cmpstr(only_conflict(merged)->yours, ==, "======= b");
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/merge/changes-in-two-paragraphs-are-both-kept",
		changes_in_two_paragraphs_are_both_kept);
	g_test_add_func("/merge/two-sentences-of-one-paragraph-are-both-kept",
		two_sentences_of_one_paragraph_are_both_kept);
	g_test_add_func("/merge/one-sentence-that-both-changed-is-a-conflict",
		one_sentence_that_both_changed_is_a_conflict);
	g_test_add_func(
		"/merge/lines-of-code-have-no-second-chance", lines_of_code_have_no_second_chance);
	g_test_add_func("/merge/a-change-of-what-the-other-deleted-is-a-conflict",
		a_change_of_what_the_other_deleted_is_a_conflict);
	g_test_add_func("/merge/every-choice-gives-what-it-says", every_choice_gives_what_it_says);
	g_test_add_func(
		"/merge/what-looks-like-a-marker-is-text", what_looks_like_a_marker_is_text);
	return g_test_run();
}
