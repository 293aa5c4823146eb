#include "text/merge.h"

#include "text/outline.h"
#include "text/sequence.h"

#include <string.h>

static void piece_free(MergePiece *piece)
{
	g_free(piece->text);
	g_free(piece->base);
	g_free(piece->theirs);
	g_free(piece->yours);
	g_free(piece->section);
	g_free(piece);
}

void merge_free(Merge *merge)
{
	if (!merge)
		return;
	g_ptr_array_unref(merge->pieces);
	g_free(merge);
}

/* The text of ITEMS, which need not be neighbours. The caller owns it. */
static char *join(const GArray *items)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < items->len; i++) {
		const SequenceItem *item = &g_array_index(items, SequenceItem, i);

		g_string_append_len(text, item->start, (gssize)item->size);
	}
	return g_string_free(text, FALSE);
}

static Merge *merge_new(void)
{
	Merge *merge = g_new0(Merge, 1);

	merge->pieces = g_ptr_array_new_with_free_func((GDestroyNotify)piece_free);
	return merge;
}

Merge *merge_values(const char *base, const char *theirs, const char *yours)
{
	Merge *merge = merge_new();
	MergePiece *piece = g_new0(MergePiece, 1);

	*piece = (MergePiece){
		true, NULL, g_strdup(base), g_strdup(theirs), g_strdup(yours), g_strdup("")};
	g_ptr_array_add(merge->pieces, piece);
	merge->conflicts = merge->changes = 1;
	return merge;
}

/* What is known while the pieces are put in order. */
typedef struct {
	Merge *merge;
	GString *above; /* all text above the next piece: for its heading, and whether it is code */
} Assembly;

/* Adds TEXT, to the last piece when that is no conflict either. Takes TEXT. */
static void add_text(Assembly *assembly, char *text)
{
	GPtrArray *pieces = assembly->merge->pieces;
	MergePiece *last = pieces->len ? pieces->pdata[pieces->len - 1] : NULL;

	g_string_append(assembly->above, text);
	if (last && !last->conflict) {
		g_autofree char *before = last->text;

		last->text = g_strconcat(before, text, NULL);
		g_free(text);
		return;
	}
	last = g_new0(MergePiece, 1);
	last->text = text;
	g_ptr_array_add(pieces, last);
}

static void add_conflict(Assembly *assembly, const SequencePiece *found)
{
	MergePiece *piece = g_new0(MergePiece, 1);

	piece->conflict = true;
	piece->base = join(found->base);
	piece->theirs = join(found->theirs);
	piece->yours = join(found->yours);
	piece->section = outline_heading_above(assembly->above->str);
	assembly->merge->conflicts++;
	g_ptr_array_add(assembly->merge->pieces, piece);
	/* Whoever edits a heading finds the place under what it is called now. */
	g_string_append(assembly->above, piece->theirs);
}

/* Adds a place where lines conflict, by sentences if that helps: some of them may merge. */
static bool add_by_sentences(Assembly *assembly, const SequencePiece *found, GError **error)
{
	g_autofree char *base = join(found->base);
	g_autofree char *theirs = join(found->theirs);
	g_autofree char *yours = join(found->yours);
	g_autoptr(GArray) base_items = sequence_sentences(base);
	g_autoptr(GArray) their_items = sequence_sentences(theirs);
	g_autoptr(GArray) your_items = sequence_sentences(yours);
	g_autoptr(GPtrArray) pieces = sequence_merge(base_items, their_items, your_items, error);

	for (guint i = 0; pieces && i < pieces->len; i++) {
		const SequencePiece *piece = pieces->pdata[i];

		if (piece->conflict)
			add_conflict(assembly, piece);
		else
			add_text(assembly, join(piece->yours));
	}
	return pieces != NULL;
}

/* A side that is empty has no paragraph to look into, and lines of code belong together. */
static bool has_second_chance(const Assembly *assembly, const SequencePiece *found)
{
	return found->base->len && found->theirs->len && found->yours->len &&
	       !outline_ends_in_code(assembly->above->str);
}

static bool assemble(Assembly *assembly, const GPtrArray *found, GError **error)
{
	for (guint i = 0; i < found->len; i++) {
		const SequencePiece *piece = found->pdata[i];

		if (!piece->conflict)
			add_text(assembly, join(piece->yours));
		else if (!has_second_chance(assembly, piece))
			add_conflict(assembly, piece);
		else if (!add_by_sentences(assembly, piece, error))
			return false;
	}
	return true;
}

Merge *merge_texts(const char *base, const char *theirs, const char *yours, GError **error)
{
	g_autoptr(GArray) base_lines = sequence_lines(base);
	g_autoptr(GArray) their_lines = sequence_lines(theirs);
	g_autoptr(GArray) your_lines = sequence_lines(yours);
	g_autoptr(GArray) changes = sequence_compare(base_lines, your_lines, error);
	g_autoptr(GPtrArray) found =
		changes ? sequence_merge(base_lines, their_lines, your_lines, error) : NULL;
	g_autoptr(GString) above = g_string_new(NULL);
	g_autoptr(Merge) merge = NULL;
	Assembly assembly;

	if (!found)
		return NULL;
	merge = merge_new();
	merge->changes = changes->len;
	assembly = (Assembly){merge, above};
	return assemble(&assembly, found, error) ? g_steal_pointer(&merge) : NULL;
}

bool merge_choice_from_name(const char *name, MergeChoice *choice)
{
	static const char *const names[] = {"base", "theirs", "yours", "both", "own"};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (g_strcmp0(name, names[i]) == 0) {
			*choice = (MergeChoice)i;
			return true;
		}
	}
	return false;
}

static bool ends_line(const char *text)
{
	return *text == '\0' || g_str_has_suffix(text, "\n");
}

/* Theirs, then yours, with a blank between them when both are parts of a line. */
static char *both(const MergePiece *piece)
{
	bool joined = *piece->theirs && *piece->yours && !ends_line(piece->theirs);

	return g_strconcat(piece->theirs, joined ? " " : "", piece->yours, NULL);
}

static char *own_words(const MergePiece *piece, const char *own)
{
	g_auto(GStrv) lines = g_strsplit(own, "\r\n", -1);
	g_autofree char *text = g_strjoinv("\n", lines);
	bool whole_lines =
		ends_line(piece->base) && ends_line(piece->theirs) && ends_line(piece->yours);

	/* A form drops the last line end, and adds one where there was none. */
	g_strchomp(text);
	return g_strconcat(text, whole_lines && *text ? "\n" : "", NULL);
}

void merge_settle(Merge *merge, MergePiece *piece, MergeChoice choice, const char *own)
{
	g_assert(piece->conflict);
	switch (choice) {
	case MERGE_BASE: piece->text = g_strdup(piece->base); break;
	case MERGE_THEIRS: piece->text = g_strdup(piece->theirs); break;
	case MERGE_YOURS: piece->text = g_strdup(piece->yours); break;
	case MERGE_BOTH: piece->text = both(piece); break;
	case MERGE_OWN: piece->text = own_words(piece, own ? own : ""); break;
	}
	piece->conflict = false;
	merge->conflicts--;
}

char *merge_text(const Merge *merge)
{
	GString *text = g_string_new(NULL);

	g_assert(merge->conflicts == 0);
	for (guint i = 0; i < merge->pieces->len; i++)
		g_string_append(text, ((MergePiece *)merge->pieces->pdata[i])->text);
	return g_string_free(text, FALSE);
}
