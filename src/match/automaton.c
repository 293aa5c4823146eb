#include "match/automaton.h"

#include "match/signature_scan.h"

#include <string.h>

enum { CAPTURE_MAX = 500 };

struct Automaton {
	char **matches;
	char **literals; /* NULL for what does not compile */
	Signature **signatures;
	guint count;
};

Automaton *automaton_new(const char *const *matches, guint count)
{
	Automaton *automaton = g_new0(Automaton, 1);

	automaton->count = count;
	automaton->matches = g_new0(char *, count + 1);
	automaton->literals = g_new0(char *, count + 1);
	automaton->signatures = g_new0(Signature *, count + 1);
	for (guint i = 0; i < count; i++) {
		g_auto(SignatureSource) source = {0};

		automaton->matches[i] = g_strdup(matches[i]);
		if (signature_source_read(matches[i], &source, NULL))
			automaton->literals[i] = g_steal_pointer(&source.literal);
	}
	return automaton;
}

void automaton_free(Automaton *automaton)
{
	if (!automaton)
		return;
	for (guint i = 0; i < automaton->count; i++) {
		g_free(automaton->matches[i]);
		g_free(automaton->literals[i]);
		signature_free(automaton->signatures[i]);
	}
	g_free(automaton->matches);
	g_free(automaton->literals);
	g_free(automaton->signatures);
	g_free(automaton);
}

static void capture_clear(gpointer data)
{
	Capture *capture = data;

	g_free(capture->name);
	g_free(capture->value);
}

static void hit_free(gpointer data)
{
	Hit *hit = data;

	g_array_unref(hit->captures);
	g_free(hit);
}

/* The SIZE bytes at TEXT, cut at a character. */
static char *capture_value(const char *text, gsize size)
{
	if (size > CAPTURE_MAX) {
		size = CAPTURE_MAX;
		while (size > 0 && (text[size] & 0xC0) == 0x80)
			size--;
	}
	return g_strndup(text, size);
}

typedef struct {
	const char *text;
	guint index;
	guint count;
	GPtrArray *hits;
} Search;

static bool add_hit(const Signature *signature, const size_t *offsets, guint count, gpointer data)
{
	Search *search = data;
	Hit *hit = g_new0(Hit, 1);

	hit->signature = search->index;
	hit->start = (guint)offsets[0];
	hit->end = (guint)offsets[1];
	hit->captures = g_array_new(FALSE, FALSE, sizeof(Capture));
	g_array_set_clear_func(hit->captures, capture_clear);
	for (guint i = 0; signature->names[i]; i++) {
		guint number = signature->numbers[i];
		Capture capture;

		if (number >= count || offsets[2 * number] == PCRE2_UNSET)
			continue;
		capture.name = g_strdup(signature->names[i]);
		capture.value = capture_value(search->text + offsets[2 * number],
			offsets[2 * number + 1] - offsets[2 * number]);
		g_array_append_val(hit->captures, capture);
	}
	g_ptr_array_add(search->hits, hit);
	return ++search->count < AUTOMATON_HITS_MAX;
}

static int compare_hits(gconstpointer a, gconstpointer b)
{
	const Hit *one = *(const Hit *const *)a, *other = *(const Hit *const *)b;

	if (one->start != other->start)
		return one->start < other->start ? -1 : 1;
	return one->signature < other->signature ? -1 : 1;
}

GPtrArray *automaton_search(
	Automaton *automaton, const char *text, gsize size, guint milliseconds, bool *is_partial)
{
	SignatureBudget budget = {.deadline = g_get_monotonic_time() + (gint64)milliseconds * 1000};
	Search search = {.text = text, .hits = g_ptr_array_new_with_free_func(hit_free)};

	*is_partial = false;
	for (guint i = 0; i < automaton->count && !budget.is_late; i++) {
		gsize end;

		if (!automaton->literals[i])
			continue;
		if (signature_literal_find(automaton->literals[i], text, size, 0, &end) ==
			G_MAXSIZE)
			continue;
		if (!automaton->signatures[i])
			automaton->signatures[i] = signature_new(automaton->matches[i], NULL);
		if (!automaton->signatures[i])
			continue;
		search.index = i;
		search.count = 0;
		budget.steps = SIGNATURE_STEPS;
		if (!signature_scan(
			    automaton->signatures[i], text, size, 0, &budget, add_hit, &search))
			*is_partial = true;
	}
	g_ptr_array_sort(search.hits, compare_hits);
	return search.hits;
}

gsize automaton_size(const Automaton *automaton)
{
	return automaton->count * sizeof(gpointer) * 3;
}
