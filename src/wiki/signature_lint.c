#include "wiki/signature_lint.h"

#include "base/utf8.h"
#include "match/automaton.h"
#include "match/paste.h"
#include "wiki/signature_check.h"

#include <string.h>

enum {
	BROAD_LITERAL_BYTES = 8,
	SHOWN_CHARACTERS = 100,
	SAMPLE_MILLISECONDS = 1000,
};

static bool lint_entry(Store *store, json_t *rows, json_t *found, GError **error)
{
	json_auto_t *maps = json_array();
	json_auto_t *problems = json_array();
	const char *entry = json_string_value(json_object_get(json_array_get(rows, 0), "entry"));
	int64_t id = json_integer_value(json_object_get(json_array_get(rows, 0), "entry_id"));
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_OF_ENTRY);
	json_auto_t *own = NULL;
	size_t index;
	json_t *row, *problem;

	query_bind_int(query, "entry_id", id);
	own = query_rows_json(query, error);
	json_array_foreach(own, index, row)
		json_array_append(maps, json_object_get(row, "signature"));
	signature_check_alone(maps, problems);
	json_array_foreach(problems, index, problem) {
		json_t *number = json_object_get(problem, "number");
		json_t *map = json_array_get(maps, (size_t)json_integer_value(number) - 1);

		json_array_append_new(
			found, json_pack("{s:s, s:O, s:O, s:O}", "entry", entry, "number", number,
				       "match", json_object_get(map, "match"), "message",
				       json_object_get(problem, "reason")));
	}
	return own != NULL;
}

json_t *signature_lint_each(Store *store, int64_t entry, int *tested, GError **error)
{
	json_auto_t *list = signature_list(store, entry, error);
	json_auto_t *found = json_array();
	json_auto_t *group = json_array();
	size_t index;
	json_t *row;

	*tested = (int)json_array_size(list);
	json_array_foreach(list, index, row) {
		json_t *next = json_array_get(list, index + 1);

		json_array_append(group, row);
		if (json_equal(json_object_get(next, "entry"), json_object_get(row, "entry")))
			continue;
		if (!lint_entry(store, group, found, error))
			return NULL;
		json_array_clear(group);
	}
	return list ? g_steal_pointer(&found) : NULL;
}

/* The rows that people see, in the order of the automaton. */
typedef struct {
	json_t *list;      /* of signature_list() */
	GArray *entries;   /* of int64_t: whose they are */
	GHashTable *names; /* entry -> "category/slug", of the list */
	GHashTable *seen;  /* "SIGNATURE OTHER": crossings that were reported */
	Automaton *automaton;
} Lint;

static void lint_clear(Lint *lint)
{
	json_decref(lint->list);
	g_clear_pointer(&lint->entries, g_array_unref);
	g_clear_pointer(&lint->names, g_hash_table_unref);
	g_clear_pointer(&lint->seen, g_hash_table_unref);
	automaton_free(lint->automaton);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lint, lint_clear)

static bool lint_init(Lint *lint, Store *store, GError **error)
{
	g_autofree const char **matches = NULL;
	size_t index;
	json_t *row;

	lint->list = signature_list(store, 0, error);
	if (!lint->list)
		return false;
	lint->entries = g_array_new(FALSE, FALSE, sizeof(int64_t));
	lint->names = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	lint->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	matches = g_new(const char *, json_array_size(lint->list) + 1);
	json_array_foreach(lint->list, index, row) {
		int64_t entry = json_integer_value(json_object_get(row, "entry_id"));

		g_array_append_val(lint->entries, entry);
		g_hash_table_insert(lint->names, g_memdup2(&entry, sizeof entry),
			(char *)json_string_value(json_object_get(row, "entry")));
		matches[index] = json_string_value(json_object_get(row, "match"));
	}
	lint->automaton = automaton_new(matches, lint->entries->len);
	return true;
}

static json_t *make_finding(json_t *row, const char *message, const char *sample)
{
	g_autofree char *line = mw_text_one_line(sample);
	g_autofree char *shown = mw_text_shorten(line, SHOWN_CHARACTERS);

	return json_pack("{s:O, s:O, s:O, s:s, s:s}", "entry", json_object_get(row, "entry"),
		"number", json_object_get(row, "number"), "match", json_object_get(row, "match"),
		"message", message, "sample", shown);
}

static void add_crossing(
	Lint *lint, guint signature, int64_t other, const char *sample, json_t *found)
{
	const char *name = g_hash_table_lookup(lint->names, &other);
	g_autofree char *key = g_strdup_printf("%u %" G_GINT64_FORMAT, signature, other);
	g_autofree char *message =
		g_strdup_printf("also matches a sample of '%s'", name ? name : "");
	json_t *finding;

	if (!g_hash_table_add(lint->seen, g_steal_pointer(&key)))
		return;
	finding = make_finding(json_array_get(lint->list, signature), message, sample);
	json_object_set_new(finding, "other", json_string(name ? name : ""));
	json_array_append_new(found, finding);
}

/* The row of the signature at POSITION of ENTRY. */
static json_t *row_at(const Lint *lint, int64_t entry, int64_t position)
{
	for (guint i = 0; i < lint->entries->len; i++) {
		json_t *row = json_array_get(lint->list, i);

		if (g_array_index(lint->entries, int64_t, i) == entry &&
			json_integer_value(json_object_get(row, "number")) == position + 1)
			return row;
	}
	return NULL;
}

/* What the signatures say to one sample, which was written for that at POSITION of OWNER. */
static bool lint_sample(Lint *lint, Query *query, int64_t entry, json_t *found, GError **error)
{
	const char *sample = query_text(query, "sample");
	int64_t owner = query_int(query, "entry_id"), position = query_int(query, "position");
	g_autoptr(Paste) paste = paste_read(sample, strlen(sample), error);
	g_autoptr(GPtrArray) hits = NULL;
	bool is_partial = false, is_own = false;

	if (!paste)
		return false;
	hits = automaton_search(
		lint->automaton, paste->text, paste->size, SAMPLE_MILLISECONDS, &is_partial);
	for (guint i = 0; i < hits->len; i++) {
		guint signature = ((const Hit *)hits->pdata[i])->signature;
		int64_t whose = g_array_index(lint->entries, int64_t, signature);
		json_t *number = json_object_get(json_array_get(lint->list, signature), "number");

		is_own |= whose == owner && json_integer_value(number) == position + 1;
		if (whose != owner && (entry == 0 || entry == whose || entry == owner))
			add_crossing(lint, signature, owner, sample, found);
	}
	if (!is_own && (entry == 0 || entry == owner))
		json_array_append_new(found, make_finding(row_at(lint, owner, position),
						     "does not match its own sample", sample));
	return true;
}

json_t *signature_lint_samples(Store *store, int64_t entry, GError **error)
{
	g_auto(Lint) lint = {0};
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_SAMPLES);
	json_auto_t *found = json_array();
	QueryState state;

	if (!lint_init(&lint, store, error))
		return NULL;
	query_bind_int(query, "entry_id", 0);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		if (!lint_sample(&lint, query, entry, found, error))
			return NULL;
	}
	return state == QUERY_DONE ? g_steal_pointer(&found) : NULL;
}

json_t *signature_lint_broad(Store *store, int64_t entry, GError **error)
{
	json_auto_t *list = signature_list(store, entry, error);
	json_auto_t *found = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(list, index, row) {
		const char *match = json_string_value(json_object_get(row, "match"));
		g_autoptr(Signature) signature = signature_new(match, NULL);
		const char *literal = signature ? signature_literal(signature) : NULL;
		g_autofree char *message = NULL;

		if (!literal || strlen(literal) >= BROAD_LITERAL_BYTES)
			continue;
		message = g_strdup_printf(
			"leans on “%s” alone: more words of the message keep it from matching others",
			literal);
		json_array_append_new(found,
			json_pack("{s:O, s:O, s:O, s:s}", "entry", json_object_get(row, "entry"),
				"number", json_object_get(row, "number"), "match",
				json_object_get(row, "match"), "message", message));
	}
	return list ? g_steal_pointer(&found) : NULL;
}
