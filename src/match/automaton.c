#include "match/automaton.h"

#include "match/literals.h"
#include "match/signature_scan.h"

#include <string.h>

enum {
	CAPTURE_MAX = 500,
	COMPILED_MAX = 400, /* of 2 KiB or so; when there are more, all are given up */
};

struct Automaton {
	guint count;
	char *texts;           /* each signature and behind it its literal, ended by NUL */
	guint *matches;        /* where in TEXTS a signature begins */
	const char **literals; /* in TEXTS; NULL for what cannot match */
	gsize size;
	Literals *found;
	GHashTable *compiled; /* of Signature, by index + 1 */
};

static void compiled_free(gpointer signature)
{
	signature_free(signature);
}

Automaton *automaton_new(const char *const *matches, guint count)
{
	Automaton *self = g_new0(Automaton, 1);
	GString *texts = g_string_new(NULL);
	g_autofree gsize *literals = g_new0(gsize, count + 1);

	self->count = count;
	self->matches = g_new0(guint, count + 1);
	self->literals = g_new0(const char *, count + 1);
	for (guint i = 0; i < count; i++) {
		g_auto(SignatureSource) source = {0};

		self->matches[i] = (guint)texts->len;
		g_string_append_len(texts, matches[i], (gssize)strlen(matches[i]) + 1);
		if (!signature_source_read(matches[i], &source, NULL))
			continue;
		literals[i] = texts->len;
		g_string_append_len(texts, source.literal, (gssize)strlen(source.literal) + 1);
	}
	self->size = texts->len;
	self->texts = g_memdup2(texts->str, texts->len + 1);
	g_string_free(texts, TRUE);
	for (guint i = 0; i < count; i++)
		self->literals[i] = literals[i] > 0 ? self->texts + literals[i] : NULL;
	self->found = literals_new(self->literals, count);
	self->compiled = g_hash_table_new_full(NULL, NULL, NULL, compiled_free);
	return self;
}

void automaton_free(Automaton *self)
{
	if (!self)
		return;
	literals_free(self->found);
	g_hash_table_unref(self->compiled);
	g_free(self->literals);
	g_free(self->matches);
	g_free(self->texts);
	g_free(self);
}

/* The signature INDEX, compiled; NULL when it is none. The automaton's. */
static Signature *compiled(Automaton *self, guint index)
{
	gpointer key = GUINT_TO_POINTER(index + 1);
	Signature *signature = g_hash_table_lookup(self->compiled, key);

	if (signature)
		return signature;
	if (g_hash_table_size(self->compiled) >= COMPILED_MAX)
		g_hash_table_remove_all(self->compiled);
	signature = signature_new(self->texts + self->matches[index], NULL);
	if (signature)
		g_hash_table_insert(self->compiled, key, signature);
	return signature;
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
	Automaton *self, const char *text, gsize size, guint milliseconds, bool *is_partial)
{
	SignatureBudget budget = {.deadline = g_get_monotonic_time() + (gint64)milliseconds * 1000};
	Search search = {.text = text, .hits = g_ptr_array_new_with_free_func(hit_free)};
	g_autofree guint8 *found = g_new0(guint8, self->count + 1);

	*is_partial = !literals_scan(self->found, text, size, budget.deadline, found);
	for (guint i = 0; i < self->count && !budget.is_late; i++) {
		Signature *signature = found[i] ? compiled(self, i) : NULL;

		if (!signature)
			continue;
		search.index = i;
		search.count = 0;
		budget.steps = SIGNATURE_STEPS;
		if (!signature_scan(signature, text, size, 0, &budget, add_hit, &search))
			*is_partial = true;
	}
	g_ptr_array_sort(search.hits, compare_hits);
	return search.hits;
}

gsize automaton_size(const Automaton *self)
{
	return sizeof *self + self->size + self->count * (sizeof(guint) + sizeof(char *)) +
	       literals_size(self->found);
}
