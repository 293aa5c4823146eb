/*
 * What changed between two texts: lines, and the words in those that were changed. The rows are
 * pairs, as a page shows them side by side; diff_rows() makes them a tree that templates print.
 */
#pragma once

#include "base/error.h"

#include <jansson.h>

/* A line of the old text, of the new one, or of both. */
typedef struct {
	guint old_line, new_line; /* counted from 1; 0: this side has no line */
	bool changed;             /* both sides have one, and they differ in words */
	bool moved;               /* the line was taken away here and stands elsewhere as well */
} DiffRow;

typedef struct {
	GArray *rows;              /* of DiffRow, all of both texts */
	guint inserted, deleted;   /* lines; a changed one is one of each */
	char *old_text, *new_text; /* the texts, which the lines below point into */
	GArray *old_lines, *new_lines;
} Diff;

/*
 * Compares OLD with NEW, which are UTF-8 with LF line ends. No diff has more lines than git's.
 * NULL with LIMIT for texts of more than 256 Ki lines, UNAVAILABLE when libgit2 is not there.
 * The caller owns the Diff.
 */
MW_CHECKED Diff *diff_texts(const char *old, const char *new, GError **error);
void diff_free(Diff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diff, diff_free)

typedef enum { DIFF_UNIFIED, DIFF_SIDE_BY_SIDE } DiffLayout;
enum {
	DIFF_CONTEXT = 3,      /* unchanged lines that pages show around a change */
	DIFF_ALL = G_MAXINT32, /* ... or all of them */
	DIFF_ROWS_MAX = 5000,  /* what a page shows at most */
};

/*
 * The rows that a page shows, with CONTEXT unchanged lines around each change; each has all of
 * these members, of which one is not null:
 *
 *	"fold": {"count", "first", "last"}  so many unchanged lines are left out, by their new
 *numbers "section": "Fix"                    what follows stands under this heading "line": {"old",
 *"new", "same", "ins", "del", "moved", "sign", "parts"}         DIFF_UNIFIED "pair": {"old": SIDE,
 *"new": SIDE}                                        DIFF_SIDE_BY_SIDE
 *
 * A SIDE is {"number", "same", "ins", "del", "moved", "void", "parts"}; one that has no line is
 * "void" and its number null. Line numbers that a side has not are null; "sign" is " ", "+" or "-".
 * "parts" are [{"text", "ins", "del"}]: all of the line's text, cut where words were put in or
 * taken out. The caller owns the array; it is empty when the texts are the same. NULL with the
 * error of diff_texts().
 */
MW_CHECKED json_t *diff_rows(const Diff *diff, DiffLayout layout, guint context, GError **error);

/*
 * Compares two short texts by words: {"old", "new", "both"}, each an array of parts as above: those
 * of the old text with what was taken out, those of the new one with what was put in, and one that
 * shows both in turn. The caller owns it.
 */
MW_CHECKED json_t *diff_words(const char *old, const char *new, GError **error);

/*
 * The diff as "diff -u" prints it, with the names in its head and CONTEXT lines around each change;
 * empty when the texts are the same. The caller owns the text.
 */
char *diff_print(const Diff *diff, const char *old_name, const char *new_name, guint context);
