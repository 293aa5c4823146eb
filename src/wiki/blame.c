#include "wiki/blame.h"

#include "text/sequence.h"
#include "wiki/entry.h"

#include <string.h>

/* A revision on the way back: what it says, and who wrote it. */
typedef struct {
	int64_t number;
	char *body;
	GArray *lines;
	json_t *about; /* "number", "editor", "created", "comment" */
} Step;

static void step_free(Step *step)
{
	if (!step)
		return;
	g_free(step->body);
	g_array_unref(step->lines);
	json_decref(step->about);
	g_free(step);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Step, step_free)

static Step *step_from_row(Query *row)
{
	Step *step = g_new0(Step, 1);

	step->number = query_int(row, "number");
	step->body = g_strdup(query_text(row, "body"));
	step->lines = sequence_lines(step->body);
	step->about = json_pack("{s:I, s:s, s:I, s:s}", "number", (json_int_t)step->number,
		"editor", query_text(row, "editor"), "created",
		(json_int_t)query_int(row, "created"), "comment", query_text(row, "comment"));
	return step;
}

/* A line of the text, and where it stands in the step that was reached. */
typedef struct {
	guint at;
	json_t *about; /* the revision that it came with, once known; borrowed by ABOUTS */
	bool older;
} Line;

typedef struct {
	GArray *lines;  /* of Line */
	guint open;     /* lines whose revision is not known yet */
	json_t *abouts; /* keeps what lines refer to */
} Blame;

static void settle(Blame *blame, Line *line, const Step *step, bool older)
{
	line->about = step->about;
	line->older = older;
	blame->open--;
}

/* Where the line AT of the newer text stands in the older one; false when it is new. */
static bool trace(const GArray *changes, guint *at)
{
	guint shift_new = 0, shift_old = 0;

	for (guint i = 0; i < changes->len; i++) {
		const SequenceChange *change = &g_array_index(changes, SequenceChange, i);

		if (*at < change->new_at)
			break;
		if (*at < change->new_at + change->new_count)
			return false;
		shift_new = change->new_at + change->new_count;
		shift_old = change->old_at + change->old_count;
	}
	*at = *at - shift_new + shift_old;
	return true;
}

/* Lines that NEWER has and OLDER has not came with NEWER. */
static bool step_back(Blame *blame, const Step *newer, const Step *older, GError **error)
{
	g_autoptr(GArray) changes = sequence_compare(older->lines, newer->lines, error);

	if (!changes)
		return false;
	json_array_append(blame->abouts, newer->about);
	for (guint i = 0; i < blame->lines->len && changes->len > 0; i++) {
		Line *line = &g_array_index(blame->lines, Line, i);

		if (!line->about && !trace(changes, &line->at))
			settle(blame, line, newer, false);
	}
	return true;
}

static void begin(Blame *blame, const Step *step)
{
	blame->open = step->lines->len;
	for (guint i = 0; i < step->lines->len; i++) {
		const Line line = {i, NULL, false};

		g_array_append_val(blame->lines, line);
	}
}

static void settle_rest(Blame *blame, const Step *step, bool older)
{
	json_array_append(blame->abouts, step->about);
	for (guint i = 0; i < blame->lines->len; i++) {
		Line *line = &g_array_index(blame->lines, Line, i);

		if (!line->about)
			settle(blame, line, step, older);
	}
}

/* Walks back until every line is settled. Returns the first step, or NULL with the error. */
static Step *walk(Blame *blame, Query *query, GError **error)
{
	g_autoptr(Step) first = NULL;
	g_autoptr(Step) newer = NULL;
	QueryState state;
	int count = 1;

	state = query_next(query, error);
	if (state != QUERY_ROW)
		return NULL;
	first = step_from_row(query);
	newer = step_from_row(query);
	begin(blame, first);
	while (blame->open && (state = query_next(query, error)) == QUERY_ROW) {
		g_autoptr(Step) older = step_from_row(query);

		if (!step_back(blame, newer, older, error))
			return NULL;
		step_free(newer);
		newer = g_steal_pointer(&older);
		count++;
	}
	if (state == QUERY_FAILED)
		return NULL;
	settle_rest(blame, newer, count == BLAME_REVISIONS_MAX);
	return g_steal_pointer(&first);
}

static json_t *stretches_of(const Blame *blame, const Step *step)
{
	json_t *stretches = json_array();
	json_t *stretch = NULL;
	const Line *last = NULL;

	for (guint i = 0; i < blame->lines->len; i++) {
		const Line *line = &g_array_index(blame->lines, Line, i);
		const SequenceItem *item = &g_array_index(step->lines, SequenceItem, i);
		bool feed = item->start[item->size - 1] == '\n';

		if (!last || last->about != line->about) {
			stretch = json_copy(line->about);
			json_object_set_new(stretch, "first", json_integer(i + 1));
			json_object_set_new(stretch, "older", json_boolean(line->older));
			json_object_set_new(stretch, "lines", json_array());
			json_array_append_new(stretches, stretch);
		}
		json_object_set_new(stretch, "last", json_integer(i + 1));
		json_array_append_new(json_object_get(stretch, "lines"),
			json_stringn(item->start, item->size - feed));
		last = line;
	}
	return stretches;
}

json_t *blame_entry(Store *store, int64_t id, int64_t number, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, id, number, error);
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_BODIES);
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
	json_auto_t *abouts = json_array();
	Blame blame = {lines, 0, abouts};
	g_autoptr(Step) first = NULL;

	if (!entry)
		return NULL;
	query_bind_int(query, "entry_id", id);
	query_bind_int(query, "number", entry->number);
	query_bind_int(query, "limit", BLAME_REVISIONS_MAX);
	first = walk(&blame, query, error);
	if (!first)
		return error && *error ? NULL : json_array();
	return stretches_of(&blame, first);
}
