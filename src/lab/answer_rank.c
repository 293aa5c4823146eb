#include "lab/answer_build.h"

#include <string.h>

enum { ERRORS_TOLD_MAX = 200, LINES_TOLD_MAX = 100, HITS_MAX = 2000 };

/*
 * Scores of exact matches lie between one half and one: the more of the message a signature spells
 * out, and the nearer it is to the line that says what went wrong, the higher.
 */
static double score_of(const LabAnswer *answer, const LabError *error, const Hit *hit)
{
	guint spelled = hit->end - hit->start, line = paste_line_at(answer->paste, hit->start);
	guint last = paste_line_at(answer->paste, hit->end - 1);
	bool is_head = error->found && line <= error->found->head && error->found->head <= last;

	for (guint i = 0; i < hit->captures->len; i++)
		spelled -=
			MIN(spelled, (guint)strlen(g_array_index(hit->captures, Capture, i).value));
	return 0.5 + (is_head ? 0.25 : 0) + 0.24 * (double)MIN(spelled, 120) / 120;
}

/* Errors as the paste has them; warnings only where something matched. */
static void add_errors(LabAnswer *answer, const guint *places, guint count)
{
	for (guint i = 0; i < answer->found->errors->len; i++) {
		const PasteError *found = answer->found->errors->pdata[i];
		bool is_hit = false;
		LabError *error;

		for (guint hit = 0; hit < count; hit++)
			is_hit |= places[hit] == i;
		if (found->is_warning && !is_hit)
			continue;
		error = g_new0(LabError, 1);
		*error = (LabError){found->first, found->last, found->line, g_strdup(found->text),
			g_strdup(found->lang), found};
		g_ptr_array_add(answer->errors, error);
	}
}

static int find_error(const LabAnswer *answer, const PasteError *found)
{
	for (guint i = 0; i < answer->errors->len; i++) {
		if (((const LabError *)answer->errors->pdata[i])->found == found)
			return (int)i;
	}
	return -1;
}

/* A line that no reader of errors took for one, but a signature did. */
static guint add_own_error(LabAnswer *answer, guint first, guint last)
{
	const PasteLine *line = paste_line(answer->paste, first);
	LabError *error;

	for (guint i = 0; i < answer->errors->len; i++) {
		error = answer->errors->pdata[i];
		if (!error->found && error->first <= first && first <= error->last)
			return i;
	}
	error = g_new0(LabError, 1);
	*error = (LabError){first, last, line->first,
		g_strndup(paste_line_text(answer->paste, first), MIN(line->size, ERROR_TEXT_MAX)),
		NULL, NULL};
	if (!g_utf8_validate(error->text, -1, NULL)) {
		char *valid = g_utf8_make_valid(error->text, -1);

		g_free(error->text);
		error->text = valid;
	}
	g_strstrip(error->text);
	g_ptr_array_add(answer->errors, error);
	return answer->errors->len - 1;
}

static void add_lines(const LabAnswer *answer, LabMatch *match, const Hit *hit)
{
	guint from = paste_line_at(answer->paste, hit->start);
	guint to = paste_line_at(answer->paste, hit->end - 1);
	guint last = paste_line(answer->paste, to)->last;

	for (guint line = paste_line(answer->paste, from)->first;
		line <= last && match->lines->len < LINES_TOLD_MAX; line++) {
		bool known = false;

		for (guint i = 0; i < match->lines->len; i++)
			known |= g_array_index(match->lines, guint, i) == line;
		if (!known)
			g_array_append_val(match->lines, line);
	}
}

static void take_captures(LabMatch *match, const Hit *hit)
{
	json_object_clear(match->captures);
	for (guint i = 0; i < hit->captures->len; i++) {
		const Capture *capture = &g_array_index(hit->captures, Capture, i);

		json_object_set_new(match->captures, capture->name, json_string(capture->value));
	}
}

/* One match for an entry and an error, however many of its signatures match. */
static void add_hit(LabAnswer *answer, guint index, const Hit *hit)
{
	const LabError *error = answer->errors->pdata[index];
	int64_t entry = g_array_index(answer->lab->rows, SignatureRow, hit->signature).entry;
	double score = score_of(answer, error, hit);
	LabMatch *match = NULL;

	for (guint i = 0; i < answer->matches->len && !match; i++) {
		LabMatch *other = answer->matches->pdata[i];

		if (other->error == index && other->entry == entry)
			match = other;
	}
	if (!match) {
		match = lab_match_new(index, entry, LAB_EXACT, 0);
		g_ptr_array_add(answer->matches, match);
	}
	add_lines(answer, match, hit);
	if (score <= match->score)
		return;
	match->score = score;
	match->hit = hit;
	take_captures(match, hit);
}

/* Which of the paste's errors each hit belongs to; G_MAXUINT for none. */
static guint *find_places(const LabAnswer *answer)
{
	guint *places = g_new(guint, answer->hits->len + 1);

	for (guint i = 0; i < answer->hits->len; i++) {
		const Hit *hit = answer->hits->pdata[i];
		guint from = paste_line_at(answer->paste, hit->start);
		guint to = paste_line_at(answer->paste, hit->end - 1);
		int found = -1;

		for (guint line = from; line <= to && found < 0; line++)
			found = errors_at(answer->found, line);
		places[i] = found < 0 ? G_MAXUINT : (guint)found;
	}
	return places;
}

static int compare(gconstpointer a, gconstpointer b)
{
	const LabMatch *one = *(LabMatch *const *)a, *other = *(LabMatch *const *)b;

	if (one->error != other->error)
		return one->error < other->error ? -1 : 1;
	return (one->score < other->score) - (one->score > other->score);
}

void lab_rank(LabAnswer *answer, guint limit)
{
	g_autofree guint *places = NULL;

	answer->is_cut = answer->found->is_cut || answer->hits->len > HITS_MAX;
	if (answer->hits->len > HITS_MAX)
		g_ptr_array_set_size(answer->hits, HITS_MAX);
	places = find_places(answer);
	add_errors(answer, places, answer->hits->len);
	for (guint i = 0; i < answer->hits->len; i++) {
		const Hit *hit = answer->hits->pdata[i];
		guint from = paste_line_at(answer->paste, hit->start);
		guint to = paste_line_at(answer->paste, hit->end - 1);

		if (places[i] != G_MAXUINT)
			add_hit(answer,
				(guint)find_error(answer, answer->found->errors->pdata[places[i]]),
				hit);
		else if (answer->errors->len < ERRORS_TOLD_MAX)
			add_hit(answer, add_own_error(answer, from, to), hit);
	}
	g_ptr_array_sort(answer->matches, compare);
	answer->is_cut |= answer->matches->len > limit;
	if (answer->matches->len > limit)
		g_ptr_array_set_size(answer->matches, (int)limit);
}
