/* A diff as a tree for templates, and as text. */
#include "text/diff.h"

#include "text/outline.h"
#include "text/sequence.h"

#include <string.h>

/* -- words -- */

static void add_part(json_t *parts, const char *start, const char *end, bool ins, bool del)
{
	if (end > start)
		json_array_append_new(
			parts, json_pack("{s:s%, s:b, s:b}", "text", start, (size_t)(end - start),
				       "ins", ins, "del", del));
}

static const char *item_start(const GArray *items, guint at, const char *end)
{
	return at < items->len ? g_array_index(items, SequenceItem, at).start : end;
}

/* Blanks and single marks between two changes are no reason to show them as two. */
static bool is_gap(const GArray *items, guint from, guint to)
{
	gsize size = 0;

	for (guint i = from; i < to; i++)
		size += g_array_index(items, SequenceItem, i).size;
	return size <= 1 || (to - from == 1 && g_ascii_isspace(*item_start(items, from, "")));
}

static void join_neighbours(GArray *changes, const GArray *items)
{
	for (guint i = 1; i < changes->len;) {
		SequenceChange *last = &g_array_index(changes, SequenceChange, i - 1);
		const SequenceChange *next = &g_array_index(changes, SequenceChange, i);

		if (!is_gap(items, last->new_at + last->new_count, next->new_at)) {
			i++;
			continue;
		}
		last->old_count = next->old_at + next->old_count - last->old_at;
		last->new_count = next->new_at + next->new_count - last->new_at;
		g_array_remove_index(changes, i);
	}
}

json_t *diff_words(const char *old, const char *new, GError **error)
{
	g_autoptr(GArray) old_items = sequence_words(old);
	g_autoptr(GArray) new_items = sequence_words(new);
	g_autoptr(GArray) changes = sequence_compare(old_items, new_items, error);
	json_t *old_parts, *new_parts, *both;
	const char *old_end = old + strlen(old), *new_end = new + strlen(new);

	if (!changes)
		return NULL;
	join_neighbours(changes, new_items);
	old_parts = json_array();
	new_parts = json_array();
	both = json_array();
	for (guint i = 0; i < changes->len; i++) {
		const SequenceChange *change = &g_array_index(changes, SequenceChange, i);
		const char *old_from = item_start(old_items, change->old_at, old_end);
		const char *old_to =
			item_start(old_items, change->old_at + change->old_count, old_end);
		const char *new_from = item_start(new_items, change->new_at, new_end);
		const char *new_to =
			item_start(new_items, change->new_at + change->new_count, new_end);

		add_part(old_parts, old, old_from, false, false);
		add_part(old_parts, old_from, old_to, false, true);
		add_part(new_parts, new, new_from, false, false);
		add_part(new_parts, new_from, new_to, true, false);
		add_part(both, new, new_from, false, false);
		add_part(both, old_from, old_to, false, true);
		add_part(both, new_from, new_to, true, false);
		old = old_to;
		new = new_to;
	}
	add_part(old_parts, old, old_end, false, false);
	add_part(new_parts, new, new_end, false, false);
	add_part(both, new, new_end, false, false);
	return json_pack("{s:o, s:o, s:o}", "old", old_parts, "new", new_parts, "both", both);
}

/* -- rows -- */

/* What is known while the rows of a page are made. */
typedef struct {
	const Diff *diff;
	DiffLayout layout;
	json_t *rows;
	OutlineWalk walk;
	guint walked;      /* lines of the new text that were looked at for headings */
	const char *above; /* the last heading among them, or NULL */
	const char *shown; /* the heading that the page has named last */
} Printing;

static char *line_text(const GArray *lines, guint line)
{
	const SequenceItem *item = &g_array_index(lines, SequenceItem, line - 1);
	bool feed = item->start[item->size - 1] == '\n';

	return g_strndup(item->start, item->size - feed);
}

static json_t *whole_line(const GArray *lines, guint line)
{
	g_autofree char *text = line_text(lines, line);
	json_t *parts = json_array();

	add_part(parts, text, text + strlen(text), false, false);
	return parts;
}

/* The parts of both lines of a row that has changed words. */
static bool mark_words(
	const Printing *printing, const DiffRow *row, json_t **old, json_t **new, GError **error)
{
	g_autofree char *old_text = line_text(printing->diff->old_lines, row->old_line);
	g_autofree char *new_text = line_text(printing->diff->new_lines, row->new_line);
	json_auto_t *words = diff_words(old_text, new_text, error);

	if (!words)
		return false;
	*old = json_incref(json_object_get(words, "old"));
	*new = json_incref(json_object_get(words, "new"));
	return true;
}

static bool parts_of(
	const Printing *printing, const DiffRow *row, json_t **old, json_t **new, GError **error)
{
	if (row->changed)
		return mark_words(printing, row, old, new, error);
	*old = row->old_line ? whole_line(printing->diff->old_lines, row->old_line) : json_array();
	*new = row->new_line ? whole_line(printing->diff->new_lines, row->new_line) : json_array();
	return true;
}

static void add(Printing *printing, const char *member, json_t *value)
{
	json_t *row = printing->layout == DIFF_UNIFIED
			      ? json_pack("{s:n, s:n, s:n}", "fold", "section", "line")
			      : json_pack("{s:n, s:n, s:n}", "fold", "section", "pair");

	json_object_set_new(row, member, value);
	json_array_append_new(printing->rows, row);
}

static json_t *number(guint line)
{
	return line ? json_integer(line) : json_null();
}

static json_t *line(guint old, guint new, char sign, bool moved, json_t *parts)
{
	const char text[] = {sign, '\0'};

	return json_pack("{s:o, s:o, s:b, s:b, s:b, s:b, s:s, s:o}", "old", number(old), "new",
		number(new), "same", sign == ' ', "ins", sign == '+', "del", sign == '-', "moved",
		moved, "sign", text, "parts", parts);
}

static json_t *side(guint line, bool same, bool ins, bool moved, json_t *parts)
{
	return json_pack("{s:o, s:b, s:b, s:b, s:b, s:b, s:o}", "number", number(line), "same",
		same && line, "ins", ins && !same && line, "del", !ins && !same && line, "moved",
		moved && line, "void", !line, "parts", parts);
}

static bool is_same(const DiffRow *row)
{
	return row->old_line && row->new_line && !row->changed;
}

static const DiffRow *row_at(const Printing *printing, guint at)
{
	return &g_array_index(printing->diff->rows, DiffRow, at);
}

/* Rows from FROM up to TO, unchanged or changed all of them: those taken out first, as in git. */
static bool add_unified(Printing *printing, guint from, guint to, GError **error)
{
	json_auto_t *inserted = json_array();
	size_t index;
	json_t *item;

	for (guint i = from; i < to; i++) {
		const DiffRow *row = row_at(printing, i);
		json_t *old = NULL, *new = NULL;

		if (!parts_of(printing, row, &old, &new, error))
			return false;
		if (is_same(row))
			add(printing, "line",
				line(row->old_line, row->new_line, ' ', false, json_incref(new)));
		else if (row->old_line)
			add(printing, "line",
				line(row->old_line, 0, '-', row->moved, json_incref(old)));
		if (!is_same(row) && row->new_line)
			json_array_append_new(inserted,
				line(0, row->new_line, '+', row->moved, json_incref(new)));
		json_decref(old);
		json_decref(new);
	}
	json_array_foreach(inserted, index, item)
		add(printing, "line", json_incref(item));
	return true;
}

static bool add_pairs(Printing *printing, guint from, guint to, GError **error)
{
	for (guint i = from; i < to; i++) {
		const DiffRow *row = row_at(printing, i);
		json_t *old = NULL, *new = NULL;

		if (!parts_of(printing, row, &old, &new, error))
			return false;
		add(printing, "pair",
			json_pack("{s:o, s:o}", "old",
				side(row->old_line, is_same(row), false, row->moved, old), "new",
				side(row->new_line, is_same(row), true, row->moved, new)));
	}
	return true;
}

static bool add_stretch(Printing *printing, guint from, guint to, GError **error)
{
	return printing->layout == DIFF_UNIFIED ? add_unified(printing, from, to, error)
						: add_pairs(printing, from, to, error);
}

/* Looks for headings in the new lines before LINE. */
static void walk_to(Printing *printing, guint line)
{
	const GArray *lines = printing->diff->new_lines;

	for (; printing->walked + 1 < line; printing->walked++) {
		const char *start = g_array_index(lines, SequenceItem, printing->walked).start;

		if (outline_step(&printing->walk, start))
			printing->above = start;
	}
}

/* Names the heading that the row stands under, when the page has not said it yet. */
static void add_section(Printing *printing, guint at)
{
	guint next = at;

	while (next < printing->diff->rows->len && !row_at(printing, next)->new_line)
		next++;
	walk_to(printing, next < printing->diff->rows->len ? row_at(printing, next)->new_line
							   : printing->diff->new_lines->len + 1);
	if (printing->above && printing->above != printing->shown) {
		g_autofree char *title = outline_heading(printing->above);

		add(printing, "section", json_string(title));
	}
	printing->shown = printing->above;
}

static void add_fold(Printing *printing, guint count, bool rest)
{
	if (count > 0)
		add(printing, "fold",
			json_pack("{s:I, s:b}", "count", (json_int_t)count, "rest", rest));
}

/* The row behind AT where those that are the same, or those that are not, end. */
static guint run_end(const Printing *printing, guint at)
{
	const guint end = printing->diff->rows->len;
	bool same = at < end && is_same(row_at(printing, at));

	while (at < end && is_same(row_at(printing, at)) == same)
		at++;
	return at;
}

/* Unchanged rows from FROM up to TO: the first and last of them are shown. */
static bool add_unchanged(Printing *printing, guint from, guint to, guint context, GError **error)
{
	const bool is_first = from == 0, is_last = to == printing->diff->rows->len;
	guint head = is_first ? 0 : MIN(context, to - from);
	guint tail = is_last ? 0 : MIN(context, to - from - head);

	if (!add_stretch(printing, from, from + head, error))
		return false;
	/* A fold that hides one line hides nothing. */
	if (to - from - head - tail == 1)
		return add_stretch(printing, from + head, to, error);
	add_fold(printing, to - from - head - tail, false);
	if (!is_last && to - from > head + tail)
		add_section(printing, to);
	return add_stretch(printing, to - tail, to, error);
}

json_t *diff_rows(const Diff *diff, DiffLayout layout, guint context, GError **error)
{
	json_auto_t *rows = json_array();
	Printing printing = {.diff = diff, .layout = layout, .rows = rows};

	if (diff->inserted + diff->deleted == 0)
		return g_steal_pointer(&rows);
	for (guint at = 0, end; at < diff->rows->len; at = end) {
		end = run_end(&printing, at);
		if (json_array_size(rows) >= DIFF_ROWS_MAX) {
			add_fold(&printing, diff->rows->len - at, true);
			break;
		}
		end = MIN(end, at + DIFF_ROWS_MAX);
		if (is_same(row_at(&printing, at))
				? !add_unchanged(&printing, at, end, context, error)
				: !add_stretch(&printing, at, end, error))
			return NULL;
	}
	return g_steal_pointer(&rows);
}

/* -- text -- */

static void print_line(GString *text, char sign, const GArray *lines, guint line)
{
	const SequenceItem *item = &g_array_index(lines, SequenceItem, line - 1);

	g_string_append_c(text, sign);
	g_string_append_len(text, item->start, (gssize)item->size);
	if (item->start[item->size - 1] != '\n')
		g_string_append(text, "\n\\ No newline at end of file\n");
}

/* The rows from FROM up to TO: within a change, what was taken out comes first. */
static void print_rows(GString *text, const Printing *printing, guint from, guint to)
{
	for (guint at = from, end; at < to; at = end) {
		end = MIN(run_end(printing, at), to);
		if (is_same(row_at(printing, at))) {
			for (guint i = at; i < end; i++)
				print_line(text, ' ', printing->diff->new_lines,
					row_at(printing, i)->new_line);
			continue;
		}
		for (guint i = at; i < end; i++)
			if (row_at(printing, i)->old_line)
				print_line(text, '-', printing->diff->old_lines,
					row_at(printing, i)->old_line);
		for (guint i = at; i < end; i++)
			if (row_at(printing, i)->new_line)
				print_line(text, '+', printing->diff->new_lines,
					row_at(printing, i)->new_line);
	}
}

/* "12,3" for three lines from 12 on; without lines, the line before them (POSIX diff -u). */
static void print_range(GString *text, guint first, guint count)
{
	if (count == 1)
		g_string_append_printf(text, "%u", first);
	else
		g_string_append_printf(text, "%u,%u", count ? first : first - 1, count);
}

static void print_hunk(GString *text, const Printing *printing, guint from, guint to)
{
	guint old_before = 0, new_before = 0, old_count = 0, new_count = 0;

	for (guint i = 0; i < to; i++) {
		*(i < from ? &old_before : &old_count) += row_at(printing, i)->old_line != 0;
		*(i < from ? &new_before : &new_count) += row_at(printing, i)->new_line != 0;
	}
	g_string_append(text, "@@ -");
	print_range(text, old_before + 1, old_count);
	g_string_append(text, " +");
	print_range(text, new_before + 1, new_count);
	g_string_append(text, " @@\n");
	print_rows(text, printing, from, to);
}

char *diff_print(const Diff *diff, const char *old_name, const char *new_name, guint context)
{
	const Printing printing = {.diff = diff};
	GString *text = g_string_new(NULL);
	guint from = 0, at = 0;

	if (diff->inserted + diff->deleted == 0)
		return g_string_free(text, FALSE);
	g_string_append_printf(text, "--- %s\n+++ %s\n", old_name, new_name);
	while (at < diff->rows->len) {
		guint end = run_end(&printing, at);
		bool same = is_same(row_at(&printing, at));

		if (same && at == 0) {
			from = end - MIN(context, end);
		} else if (same && (end == diff->rows->len || (end - at) / 2 >= context)) {
			print_hunk(text, &printing, from, MIN(end, at + MIN(context, end - at)));
			from = MAX(end - MIN(context, end), at);
		} else if (!same && end == diff->rows->len) {
			print_hunk(text, &printing, from, end);
		}
		at = end;
	}
	return g_string_free(text, FALSE);
}
