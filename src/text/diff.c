#include "text/diff.h"

#include "text/outline.h"
#include "text/sequence.h"

#include <string.h>

enum {
	PAIR_CELLS_MAX = 2500, /* changed lines that are paired by likeness: old times new ones */
	LIKENESS_MIN = 40,     /* percent of words that two versions of a line share */
	MOVED_BYTES_MIN = 20,  /* shorter lines stand everywhere */
};

void diff_free(Diff *diff)
{
	if (!diff)
		return;
	g_clear_pointer(&diff->rows, g_array_unref);
	g_clear_pointer(&diff->old_lines, g_array_unref);
	g_clear_pointer(&diff->new_lines, g_array_unref);
	g_free(diff->old_text);
	g_free(diff->new_text);
	g_free(diff);
}

static const SequenceItem *line_at(const GArray *lines, guint at)
{
	return &g_array_index(lines, SequenceItem, at);
}

static bool equal_at(const GArray *lines, guint one, guint other)
{
	return sequence_item_equal(line_at(lines, one), line_at(lines, other));
}

static bool is_blank(const SequenceItem *line)
{
	return line->size == 1 && *line->start == '\n';
}

/* How well a block of COUNT lines that begins at AT stands as one thought: higher is better. */
static int standing(const GArray *lines, guint at, guint count)
{
	int score = 0;

	if (*line_at(lines, at)->start == '#')
		score += 4;
	if (at == 0 || is_blank(line_at(lines, at - 1)))
		score += 2;
	if (is_blank(line_at(lines, at + count - 1)))
		score += 1;
	return score;
}

/*
 * A block of lines that came or went may often be seen a few lines further up or down as well:
 * between two paragraphs the blank line before the new one or that behind it is the new one.
 * Readers want it to begin with its paragraph. LIMIT lines above it are the same on both sides.
 */
static void slide(const GArray *lines, guint *at, guint *other, guint count, guint limit)
{
	guint best = *at, start = *at;
	guint up = 0;

	while (up < limit && equal_at(lines, *at - up - 1, *at - up - 1 + count))
		up++;
	for (guint i = 0; i <= up; i++) {
		if (standing(lines, start - i, count) > standing(lines, best, count))
			best = start - i;
	}
	*other -= *at - best;
	*at = best;
}

static void slide_changes(const Diff *diff, GArray *changes)
{
	guint free_from = 0; /* in the new text */

	for (guint i = 0; i < changes->len; i++) {
		SequenceChange *change = &g_array_index(changes, SequenceChange, i);
		guint limit = change->new_at - free_from;

		if (change->old_count == 0)
			slide(diff->new_lines, &change->new_at, &change->old_at, change->new_count,
				limit);
		else if (change->new_count == 0)
			slide(diff->old_lines, &change->old_at, &change->new_at, change->old_count,
				limit);
		free_from = change->new_at + change->new_count;
	}
}

static void add_row(Diff *diff, guint old_line, guint new_line, bool changed)
{
	const DiffRow row = {old_line, new_line, changed, false};

	diff->deleted += old_line && (changed || !new_line);
	diff->inserted += new_line && (changed || !old_line);
	g_array_append_val(diff->rows, row);
}

/* The words of a line, to count. The caller owns the array of their hashes, sorted. */
static GArray *word_hashes(const SequenceItem *line)
{
	g_autofree char *text = g_strndup(line->start, line->size);
	g_autoptr(GArray) words = sequence_words(text);
	GArray *hashes = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < words->len; i++) {
		const SequenceItem *word = line_at(words, i);
		guint hash = sequence_item_hash(word);

		if (strchr(" \t\n", *word->start))
			continue;
		g_array_append_val(hashes, hash);
	}
	return hashes;
}

static int compare_hashes(gconstpointer one, gconstpointer other)
{
	const guint *first = one, *second = other;

	return (*first > *second) - (*first < *second);
}

/* How alike two lines are, in percent of their words. */
static guint likeness(const GArray *one, const GArray *other)
{
	guint i = 0, j = 0, shared = 0;

	while (i < one->len && j < other->len) {
		int order = compare_hashes(
			&g_array_index(one, guint, i), &g_array_index(other, guint, j));

		shared += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return one->len + other->len ? 200 * shared / (one->len + other->len) : 0;
}

static GPtrArray *hashes_of(const GArray *lines, guint at, guint count)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (guint i = 0; i < count; i++) {
		GArray *hashes = word_hashes(line_at(lines, at + i));

		g_array_sort(hashes, compare_hashes);
		g_ptr_array_add(all, hashes);
	}
	return all;
}

/*
 * BEST[i][j] is the most that the old lines from i on and the new ones from j on can be alike when
 * they are paired in order. The caller owns the table.
 */
static guint *best_pairs(const GPtrArray *old, const GPtrArray *new)
{
	const guint width = new->len + 1;
	guint *best = g_new0(guint, (gsize)(old->len + 1) * width);

	for (guint i = old->len; i-- > 0;) {
		for (guint j = new->len; j-- > 0;) {
			guint like = likeness(old->pdata[i], new->pdata[j]);
			guint pair =
				like >= LIKENESS_MIN ? like + best[(i + 1) * width + j + 1] : 0;

			best[i * width + j] =
				MAX(pair, MAX(best[(i + 1) * width + j], best[i * width + j + 1]));
		}
	}
	return best;
}

/* Rows of a change: lines that are alike stand side by side, the others alone. */
static void add_alike(Diff *diff, const SequenceChange *change)
{
	g_autoptr(GPtrArray) old = hashes_of(diff->old_lines, change->old_at, change->old_count);
	g_autoptr(GPtrArray) new = hashes_of(diff->new_lines, change->new_at, change->new_count);
	g_autofree guint *best = best_pairs(old, new);
	const guint width = new->len + 1;
	guint i = 0, j = 0;

	while (i < old->len || j < new->len) {
		guint here = best[i * width + j];

		if (i < old->len && here == best[(i + 1) * width + j]) {
			add_row(diff, change->old_at + ++i, 0, false);
		} else if (j < new->len && here == best[i * width + j + 1]) {
			add_row(diff, 0, change->new_at + ++j, false);
		} else {
			i++;
			j++;
			add_row(diff, change->old_at + i, change->new_at + j, true);
		}
	}
}

static void add_change(Diff *diff, const SequenceChange *change)
{
	const guint pairs = MIN(change->old_count, change->new_count);

	if (pairs && (gsize)change->old_count * change->new_count <= PAIR_CELLS_MAX) {
		add_alike(diff, change);
		return;
	}
	for (guint i = 0; i < pairs; i++)
		add_row(diff, change->old_at + i + 1, change->new_at + i + 1, true);
	for (guint i = pairs; i < change->old_count; i++)
		add_row(diff, change->old_at + i + 1, 0, false);
	for (guint i = pairs; i < change->new_count; i++)
		add_row(diff, 0, change->new_at + i + 1, false);
}

static void add_rows(Diff *diff, const GArray *changes)
{
	guint old_at = 0, new_at = 0;

	for (guint i = 0; i < changes->len; i++) {
		const SequenceChange *change = &g_array_index(changes, SequenceChange, i);

		while (old_at < change->old_at)
			add_row(diff, ++old_at, ++new_at, false);
		add_change(diff, change);
		old_at = change->old_at + change->old_count;
		new_at = change->new_at + change->new_count;
	}
	while (old_at < diff->old_lines->len)
		add_row(diff, ++old_at, ++new_at, false);
}

/* Marks lines that went in one place and came in another. */
static void mark_moved(Diff *diff)
{
	g_autoptr(GHashTable) gone = g_hash_table_new(sequence_item_hash, sequence_item_equal);

	for (guint i = 0; i < diff->rows->len; i++) {
		DiffRow *row = &g_array_index(diff->rows, DiffRow, i);

		if (!row->new_line &&
			line_at(diff->old_lines, row->old_line - 1)->size >= MOVED_BYTES_MIN)
			g_hash_table_insert(gone,
				(SequenceItem *)line_at(diff->old_lines, row->old_line - 1), row);
	}
	for (guint i = 0; i < diff->rows->len; i++) {
		DiffRow *row = &g_array_index(diff->rows, DiffRow, i);
		DiffRow *from = row->old_line
					? NULL
					: g_hash_table_lookup(gone,
						  line_at(diff->new_lines, row->new_line - 1));

		if (from)
			from->moved = row->moved = true;
	}
}

Diff *diff_texts(const char *old, const char *new, GError **error)
{
	g_autoptr(Diff) diff = g_new0(Diff, 1);
	g_autoptr(GArray) changes = NULL;

	diff->rows = g_array_new(FALSE, FALSE, sizeof(DiffRow));
	diff->old_text = g_strdup(old);
	diff->new_text = g_strdup(new);
	diff->old_lines = sequence_lines(diff->old_text);
	diff->new_lines = sequence_lines(diff->new_text);
	changes = sequence_compare(diff->old_lines, diff->new_lines, error);
	if (!changes)
		return NULL;
	slide_changes(diff, changes);
	add_rows(diff, changes);
	mark_moved(diff);
	return g_steal_pointer(&diff);
}
