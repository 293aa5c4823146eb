#include "wiki/signature_check.h"

#include "base/utf8.h"
#include "match/automaton.h"
#include "match/paste.h"
#include "wiki/signature.h"

#include <string.h>

enum {
	SHOWN_CHARACTERS = 80, /* of a signature or sample in a message */
	OTHERS_SHOWN = 5,      /* entries that a message names */
	SAMPLE_MILLISECONDS = 1000,
};

/* What collects the reasons: a field error each, naming the signature. */
typedef struct {
	json_t *problems;
	size_t number; /* of the signature, from 1 */
	const char *match;
} Report;

static void report(Report *to, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void report(Report *to, const char *format, ...)
{
	g_autofree char *shown = mw_text_shorten(to->match, SHOWN_CHARACTERS);
	g_autofree char *reason = NULL;
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	reason = g_strdup_vprintf(format, args);
	va_end(args);
	message = g_strdup_printf("Signature %zu, “%s”, %s", to->number, shown, reason);
	json_array_append_new(
		to->problems, json_pack("{s:s, s:s, s:i, s:s}", "field", "signatures", "message",
				      message, "number", (int)to->number, "reason", reason));
}

/* A sample as the Lab reads a paste. The caller owns it. */
static Paste *read_sample(const char *sample)
{
	g_autoptr(GError) error = NULL;
	Paste *paste = paste_read(sample, strlen(sample), &error);

	g_assert(paste); /* samples are far smaller than a paste may be */
	return paste;
}

static const char *name_of(json_t *sample, char **shown)
{
	g_autofree char *line = mw_text_one_line(json_string_value(sample));

	g_free(*shown);
	return *shown = mw_text_shorten(line, SHOWN_CHARACTERS);
}

static void check_samples(Report *to, Signature *signature, json_t *samples, bool must_match)
{
	g_autofree char *shown = NULL;
	size_t index;
	json_t *sample;

	json_array_foreach(samples, index, sample) {
		g_autoptr(Paste) paste = read_sample(json_string_value(sample));
		bool slow = false;
		bool matches = signature_matches(signature, paste->text, paste->size, &slow);

		if (slow)
			report(to, "takes too long on “%s”: avoid repeats in repeats",
				name_of(sample, &shown));
		else if (matches != must_match)
			report(to,
				must_match ? "does not match its sample “%s”"
					   : "matches “%s”, which it must not",
				name_of(sample, &shown));
	}
}

static const char **texts_of(json_t *samples)
{
	const char **texts = g_new0(const char *, json_array_size(samples) + 1);
	size_t index;
	json_t *sample;

	json_array_foreach(samples, index, sample)
		texts[index] = json_string_value(sample);
	return texts;
}

/* One signature by itself. */
static void check_alone(Report *to, json_t *map)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Signature) signature = signature_new(to->match, &error);
	json_t *samples = json_object_get(map, "samples");
	g_autofree const char **texts = texts_of(samples);

	if (!signature) {
		report(to, "cannot be used: %s", error->message);
		return;
	}
	if (!signature_is_fast(signature, texts, &error))
		report(to, "cannot be used: %s", error->message);
	check_samples(to, signature, samples, true);
	check_samples(to, signature, json_object_get(map, "not"), false);
}

void signature_check_alone(json_t *signatures, json_t *problems)
{
	size_t index;
	json_t *map;

	json_array_foreach(signatures, index, map) {
		Report to = {problems, index + 1, json_string_value(json_object_get(map, "match"))};

		check_alone(&to, map);
	}
}

/* "python-pitfalls/lru-cache-on-a-method". The caller owns it. */
static char *entry_name(Store *store, int64_t entry)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_HEAD);
	g_autoptr(GError) error = NULL;

	query_bind_int(query, "id", entry);
	if (!query_one(query, &error, "the entry is gone"))
		return g_strdup("an entry");
	return g_strconcat(query_text(query, "category"), "/", query_text(query, "slug"), NULL);
}

/* The entries in IDS as words, the first few by name. The caller owns them. */
static char *names_of(Store *store, GArray *ids)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < ids->len && i < OTHERS_SHOWN; i++) {
		g_autofree char *name = entry_name(store, g_array_index(ids, int64_t, i));

		g_string_append_printf(names, "%s'%s'",
			i == 0                                 ? ""
			: i + 1 == MIN(ids->len, OTHERS_SHOWN) ? " and "
							       : ", ",
			name);
	}
	if (ids->len > OTHERS_SHOWN)
		g_string_append_printf(names, " and %u more", ids->len - OTHERS_SHOWN);
	return g_string_free(names, FALSE);
}

static void add_once(GArray *ids, int64_t id)
{
	for (guint i = 0; i < ids->len; i++) {
		if (g_array_index(ids, int64_t, i) == id)
			return;
	}
	g_array_append_val(ids, id);
}

/* A set of entries for each of COUNT signatures. */
static GPtrArray *make_sets(size_t count)
{
	GPtrArray *sets = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (size_t i = 0; i < count; i++)
		g_ptr_array_add(sets, g_array_new(FALSE, FALSE, sizeof(int64_t)));
	return sets;
}

static Automaton *automaton_of_rows(const GArray *rows)
{
	g_autofree const char **matches = g_new(const char *, rows->len + 1);

	for (guint i = 0; i < rows->len; i++)
		matches[i] = g_array_index(rows, SignatureRow, i).match;
	return automaton_new(matches, rows->len);
}

static Automaton *automaton_of_maps(json_t *signatures)
{
	g_autofree const char **matches = g_new(const char *, json_array_size(signatures) + 1);
	size_t index;
	json_t *map;

	json_array_foreach(signatures, index, map)
		matches[index] = json_string_value(json_object_get(map, "match"));
	return automaton_new(matches, (guint)json_array_size(signatures));
}

static GPtrArray *search(Automaton *automaton, const char *sample)
{
	g_autoptr(Paste) paste = read_sample(sample);
	bool is_partial = false;

	return automaton_search(
		automaton, paste->text, paste->size, SAMPLE_MILLISECONDS, &is_partial);
}

/* The new signatures on the samples of all other entries. */
static bool check_their_samples(
	Store *store, int64_t entry, json_t *signatures, json_t *problems, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_SAMPLES);
	g_autoptr(Automaton) automaton = automaton_of_maps(signatures);
	g_autoptr(GPtrArray) sets = make_sets(json_array_size(signatures));
	QueryState state;
	size_t index;
	json_t *map;

	query_bind_int(query, "entry_id", entry);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		g_autoptr(GPtrArray) hits = search(automaton, query_text(query, "sample"));

		for (guint i = 0; i < hits->len; i++)
			add_once(sets->pdata[((const Hit *)hits->pdata[i])->signature],
				query_int(query, "entry_id"));
	}
	json_array_foreach(signatures, index, map) {
		Report to = {problems, index + 1, json_string_value(json_object_get(map, "match"))};
		GArray *others = sets->pdata[index];
		g_autofree char *names = names_of(store, others);

		if (others->len > 0)
			report(&to,
				"also matches a sample of %s: make it need the words that set this entry apart",
				names);
	}
	return state == QUERY_DONE;
}

/* All other entries' signatures on the new samples. */
static bool check_our_samples(
	Store *store, int64_t entry, json_t *signatures, json_t *problems, GError **error)
{
	g_autoptr(GArray) rows = signature_rows(store, entry, error);
	g_autoptr(Automaton) automaton = rows ? automaton_of_rows(rows) : NULL;
	size_t index, j;
	json_t *map, *sample;

	if (!automaton)
		return false;
	json_array_foreach(signatures, index, map) {
		Report to = {problems, index + 1, json_string_value(json_object_get(map, "match"))};
		g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(int64_t));
		g_autofree char *names = NULL;

		json_array_foreach(json_object_get(map, "samples"), j, sample) {
			g_autoptr(GPtrArray) hits = search(automaton, json_string_value(sample));

			for (guint i = 0; i < hits->len; i++) {
				const Hit *hit = hits->pdata[i];

				add_once(others,
					g_array_index(rows, SignatureRow, hit->signature).entry);
			}
		}
		names = names_of(store, others);
		if (others->len > 0)
			report(&to,
				"has a sample that %s matches too: change the signature there, or leave that sample to it",
				names);
	}
	return true;
}

json_t *signature_check(Store *store, const EntryFields *fields, int64_t entry, GError **error)
{
	json_auto_t *problems = json_array();
	json_t *signatures = fields->signatures;

	signature_check_alone(signatures, problems);
	if (json_array_size(signatures) > 0 && json_array_size(problems) == 0 &&
		(!check_their_samples(store, entry, signatures, problems, error) ||
			!check_our_samples(store, entry, signatures, problems, error)))
		return NULL;
	return g_steal_pointer(&problems);
}

/* Whether the save that BY makes was made before and is only asked for again. */
static bool is_repeated(Store *store, const EntryBy *by, bool *repeated, GError **error)
{
	g_autoptr(Query) query = NULL;
	QueryState state;

	*repeated = false;
	if (!by->save_id)
		return true;
	query = query_new(store, QUERY_REVISION_BY_SAVE_ID);
	query_bind_text(query, "save_id", by->save_id);
	state = query_next(query, error);
	*repeated = state == QUERY_ROW;
	return state != QUERY_FAILED;
}

static bool fail_with_problems(json_t *problems, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	size_t index;
	json_t *problem;

	json_array_foreach(problems, index, problem)
		g_string_append_printf(text, "%s%s", index ? "; " : "",
			json_string_value(json_object_get(problem, "message")));
	return mw_fail(error, MW_ERROR_INVALID, "%s", text->str);
}

json_t *signature_check_change(
	Store *store, const EntryFields *fields, int64_t entry, const EntryBy *by, GError **error)
{
	bool is_stored = false, repeated = false;

	if (by->import || by->is_checked || json_array_size(fields->signatures) == 0)
		return json_array();
	if (!is_repeated(store, by, &repeated, error) ||
		!signature_is_stored(store, fields->signatures, entry, &is_stored, error))
		return NULL;
	return repeated || is_stored ? json_array() : signature_check(store, fields, entry, error);
}

bool signature_check_save(
	Store *store, const EntryFields *fields, int64_t entry, const EntryBy *by, GError **error)
{
	json_auto_t *problems = signature_check_change(store, fields, entry, by, error);

	if (json_array_size(problems) > 0)
		return fail_with_problems(problems, error);
	return problems != NULL;
}
