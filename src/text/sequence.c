#include "text/libgit2.h"
#include "text/sequence.h"

#include <string.h>

enum { MARKER_SIZE = 8 /* of libgit2's lines around a conflict: numbers are none */ };

/* The number of each item that was met, from 1; items are compared by what they say. */
typedef struct {
	GHashTable *numbers;
	GArray *known; /* SequenceItem by number - 1 */
} Numbering;

guint sequence_item_hash(gconstpointer key)
{
	const SequenceItem *item = key;
	guint hash = 5381;

	for (gsize i = 0; i < item->size; i++)
		hash = hash * 33 + (guchar)item->start[i];
	return hash;
}

gboolean sequence_item_equal(gconstpointer one, gconstpointer other)
{
	const SequenceItem *first = one, *second = other;

	return first->size == second->size && memcmp(first->start, second->start, first->size) == 0;
}

static void numbering_init(Numbering *numbering)
{
	numbering->numbers = g_hash_table_new(sequence_item_hash, sequence_item_equal);
	numbering->known = g_array_new(FALSE, FALSE, sizeof(SequenceItem));
}

static void numbering_clear(Numbering *numbering)
{
	g_clear_pointer(&numbering->numbers, g_hash_table_unref);
	g_clear_pointer(&numbering->known, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Numbering, numbering_clear)

static guint number_of(Numbering *numbering, const SequenceItem *item)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbering->numbers, item));

	if (number == 0) {
		g_array_append_val(numbering->known, *item);
		number = numbering->known->len;
		g_hash_table_insert(
			numbering->numbers, (SequenceItem *)item, GUINT_TO_POINTER(number));
	}
	return number;
}

/* The numbers of COUNT items from FIRST on, a line each. The caller owns the text. */
static GString *print_numbers(Numbering *numbering, const GArray *items, guint first, guint count)
{
	GString *text = g_string_sized_new((gsize)count * 6);

	for (guint i = first; i < first + count; i++)
		g_string_append_printf(
			text, "%u\n", number_of(numbering, &g_array_index(items, SequenceItem, i)));
	return text;
}

static bool fail(const LibGit2 *git, const char *act, GError **error)
{
	const git_error *fault = git->error_last();

	return mw_fail(error, MW_ERROR_INTERNAL, "libgit2 could not %s: %s", act,
		fault ? fault->message : "it did not say why");
}

static bool check_size(const GArray *items, GError **error)
{
	return items->len <= SEQUENCE_MAX ||
	       mw_fail(error, MW_ERROR_LIMIT, "the text has %u parts to compare; %d is the most",
		       items->len, SEQUENCE_MAX);
}

/* -- comparing -- */

typedef struct {
	GArray *changes;
	guint skipped; /* equal items at the start, which libgit2 does not see */
} Comparison;

static int note_change(const git_diff_delta *delta, const git_diff_hunk *hunk, void *data)
{
	Comparison *comparison = data;
	const guint old_count = (guint)hunk->old_lines;
	const guint new_count = (guint)hunk->new_lines;
	/* A side without lines names the line before it. */
	const SequenceChange change = {
		(guint)hunk->old_start - (old_count > 0) + comparison->skipped, old_count,
		(guint)hunk->new_start - (new_count > 0) + comparison->skipped, new_count};

	(void)delta;
	g_array_append_val(comparison->changes, change);
	return 0;
}

static guint common_start(const GArray *old, const GArray *new)
{
	guint count = 0;

	while (count < old->len &&
		count < new->len &&sequence_item_equal(&g_array_index(old, SequenceItem, count),
				&g_array_index(new, SequenceItem, count)))
		count++;
	return count;
}

static guint common_end(const GArray *old, const GArray *new, guint start)
{
	guint count = 0;

	while (start + count < old->len &&
		start + count < new->len &&sequence_item_equal(
					&g_array_index(old, SequenceItem, old->len - 1 - count),
					&g_array_index(new, SequenceItem, new->len - 1 - count)))
		count++;
	return count;
}

static bool compare_middle(Comparison *comparison, const GArray *old, guint old_count,
	const GArray *new, guint new_count, GError **error)
{
	g_auto(Numbering) numbering = {0};
	g_autoptr(GString) before = NULL;
	g_autoptr(GString) after = NULL;
	const LibGit2 *git = libgit2_get(error);
	git_diff_options options;

	if (!git)
		return false;
	numbering_init(&numbering);
	before = print_numbers(&numbering, old, comparison->skipped, old_count);
	after = print_numbers(&numbering, new, comparison->skipped, new_count);
	git->diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	options.context_lines = 0;
	options.flags = GIT_DIFF_FORCE_TEXT;
	return git->diff_buffers(before->str, before->len, NULL, after->str, after->len, NULL,
		       &options, NULL, NULL, note_change, NULL, comparison) == 0 ||
	       fail(git, "compare two texts", error);
}

/* Whether the item stands among COUNT items from FIRST on. */
static bool stands_among(const SequenceItem *item, const GArray *items, guint first, guint count)
{
	for (guint i = first; i < first + count; i++) {
		if (sequence_item_equal(item, &g_array_index(items, SequenceItem, i)))
			return true;
	}
	return false;
}

/* Whether the change has nothing in it that stayed: so it is with most edits of a wiki. */
static bool is_plain(const GArray *old, const GArray *new, const SequenceChange *change)
{
	if (change->old_count == 0 || change->new_count == 0)
		return true;
	if (change->old_count == 1)
		return !stands_among(&g_array_index(old, SequenceItem, change->old_at), new,
			change->new_at, change->new_count);
	return change->new_count == 1 &&
	       !stands_among(&g_array_index(new, SequenceItem, change->new_at), old, change->old_at,
		       change->old_count);
}

GArray *sequence_compare(const GArray *old, const GArray *new, GError **error)
{
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(SequenceChange));
	Comparison comparison = {changes, common_start(old, new)};
	const guint start = comparison.skipped;
	const guint equal = start + common_end(old, new, start);
	const SequenceChange middle = {start, old->len - equal, start, new->len - equal};

	if (!check_size(old, error) || !check_size(new, error))
		return NULL;
	if (middle.old_count == 0 && middle.new_count == 0)
		return g_steal_pointer(&changes);
	if (is_plain(old, new, &middle)) {
		g_array_append_val(changes, middle);
		return g_steal_pointer(&changes);
	}
	return compare_middle(&comparison, old, middle.old_count, new, middle.new_count, error)
		       ? g_steal_pointer(&changes)
		       : NULL;
}

/* -- merging -- */

void sequence_piece_free(SequencePiece *piece)
{
	if (!piece)
		return;
	g_array_unref(piece->base);
	g_array_unref(piece->theirs);
	g_array_unref(piece->yours);
	g_free(piece);
}

static SequencePiece *piece_new(bool conflict)
{
	SequencePiece *piece = g_new(SequencePiece, 1);

	*piece = (SequencePiece){conflict, g_array_new(FALSE, FALSE, sizeof(SequenceItem)),
		g_array_new(FALSE, FALSE, sizeof(SequenceItem)),
		g_array_new(FALSE, FALSE, sizeof(SequenceItem))};
	return piece;
}

static SequencePiece *add_piece(GPtrArray *pieces, bool conflict)
{
	g_ptr_array_add(pieces, piece_new(conflict));
	return pieces->pdata[pieces->len - 1];
}

/* Reads what libgit2 merged: numbers, and lines of markers (diff3 style) around a conflict. */
static GPtrArray *read_pieces(const Numbering *numbering, const char *text, const char *end)
{
	GPtrArray *pieces = g_ptr_array_new_with_free_func((GDestroyNotify)sequence_piece_free);
	SequencePiece *piece = NULL;
	GArray *side = NULL;

	for (; text < end; text = (const char *)memchr(text, '\n', (gsize)(end - text)) + 1) {
		switch (*text) {
		case '<':
			piece = add_piece(pieces, true);
			side = piece->theirs;
			break;
		case '|': side = piece->base; break;
		case '=': side = piece->yours; break;
		case '>': piece = NULL; break;
		default:
			if (!piece) {
				piece = add_piece(pieces, false);
				side = piece->yours;
			}
			g_array_append_val(side, g_array_index(numbering->known, SequenceItem,
							 g_ascii_strtoull(text, NULL, 10) - 1));
		}
	}
	return pieces;
}

GPtrArray *sequence_merge(
	const GArray *base, const GArray *theirs, const GArray *yours, GError **error)
{
	const GArray *sides[] = {base, theirs, yours};
	git_merge_file_input inputs[3];
	const LibGit2 *git = libgit2_get(error);
	git_merge_file_options options;
	git_merge_file_result result = {0};
	g_auto(Numbering) numbering = {0};
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *pieces;

	if (!git)
		return NULL;
	numbering_init(&numbering);
	for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
		GString *text;

		if (!check_size(sides[i], error))
			return NULL;
		text = print_numbers(&numbering, sides[i], 0, sides[i]->len);
		git->merge_file_input_init(&inputs[i], GIT_MERGE_FILE_INPUT_VERSION);
		inputs[i].size = text->len;
		inputs[i].ptr = g_string_free(text, FALSE);
		g_ptr_array_add(texts, (char *)inputs[i].ptr);
	}
	git->merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
	options.flags = GIT_MERGE_FILE_STYLE_DIFF3;
	options.marker_size = MARKER_SIZE;
	if (git->merge_file(&result, &inputs[0], &inputs[1], &inputs[2], &options) != 0) {
		fail(git, "merge two texts", error);
		return NULL;
	}
	pieces = read_pieces(&numbering, result.ptr, result.ptr + result.len);
	git->merge_file_result_free(&result);
	return pieces;
}
