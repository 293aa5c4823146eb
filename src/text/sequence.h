/*
 * Texts as sequences of lines, sentences or words, compared and merged. This is the only place that
 * knows libgit2, which is loaded on first use. The items go to it as numbers, one a line, equal
 * ones alike: no text can be taken for a marker of a conflict, a binary file or a missing line end.
 */
#pragma once

#include "base/error.h"

/* One item: a piece of the text that was cut, which must outlive it. */
typedef struct {
	const char *start;
	gsize size;
} SequenceItem;

/*
 * Each cuts TEXT, which is UTF-8, into items that are the whole text when put together again; the
 * caller owns the array. A line has its line feed. A sentence ends at a full stop or the like with
 * a blank behind it, at a cell of a table, and before a line that begins a block of its own; the
 * blanks behind it are an item too. A word is a run of letters and digits, or of blanks, or any one
 * other character.
 */
GArray *sequence_lines(const char *text);
GArray *sequence_sentences(const char *text);
GArray *sequence_words(const char *text);

/* For hash tables of SequenceItem *: what the items say counts. */
guint sequence_item_hash(gconstpointer item);
gboolean sequence_item_equal(gconstpointer one, gconstpointer other);

/* OLD_COUNT items from OLD_AT on became NEW_COUNT items from NEW_AT on; counted from 0. */
typedef struct {
	guint old_at, old_count, new_at, new_count;
} SequenceChange;

/*
 * What turns the items OLD into NEW, in order: never more items than git's diff. The caller owns
 * the array of SequenceChange. NULL with LIMIT for more than SEQUENCE_MAX items, UNAVAILABLE when
 * libgit2 is not there.
 */
enum { SEQUENCE_MAX = 1 << 18 };
MW_CHECKED GArray *sequence_compare(const GArray *old, const GArray *new, GError **error);

/* Items that belong together after a merge. */
typedef struct {
	bool conflict;
	GArray *base, *theirs, *yours; /* of SequenceItem; without a conflict only YOURS is set */
} SequencePiece;
void sequence_piece_free(SequencePiece *piece);

/*
 * Three-way merge, as "git merge-file" does it. The caller owns the array of SequencePiece *, in
 * the order of the text. Errors as above.
 */
MW_CHECKED GPtrArray *sequence_merge(
	const GArray *base, const GArray *theirs, const GArray *yours, GError **error);
