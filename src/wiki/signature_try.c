#include "wiki/signature_try.h"

#include "base/utf8.h"
#include "match/automaton.h"
#include "match/paste.h"
#include "wiki/signature_check.h"

#include <string.h>

enum { SHOWN_CHARACTERS = 200 };

static json_t *text_of(const char *text, gsize size)
{
	g_autofree char *copy = g_strndup(text, size);
	g_autofree char *line = mw_text_one_line(copy);
	g_autofree char *shown = mw_text_shorten(line, SHOWN_CHARACTERS);

	return json_string(shown);
}

static json_t *captures_of(const Hit *hit)
{
	json_t *captures = json_array();

	for (guint i = 0; i < hit->captures->len; i++) {
		const Capture *capture = &g_array_index(hit->captures, Capture, i);

		json_array_append_new(
			captures, json_pack("{s:s, s:o}", "name", capture->name, "value",
					  text_of(capture->value, strlen(capture->value))));
	}
	return captures;
}

/* The first match of each sample, read as the Lab reads a paste. */
static json_t *matches_of(json_t *map)
{
	const char *match = json_string_value(json_object_get(map, "match"));
	g_autoptr(Automaton) automaton = automaton_new(&match, 1);
	json_t *matches = json_array();
	size_t index;
	json_t *sample;

	json_array_foreach(json_object_get(map, "samples"), index, sample) {
		const char *text = json_string_value(sample);
		g_autoptr(Paste) paste = paste_read(text, strlen(text), NULL);
		bool is_partial;
		g_autoptr(GPtrArray) hits = automaton_search(
			automaton, paste->text, paste->size, AUTOMATON_MILLISECONDS, &is_partial);
		const Hit *hit = hits->len > 0 ? hits->pdata[0] : NULL;

		if (hit)
			json_array_append_new(matches,
				json_pack("{s:i, s:o, s:o}", "sample", (int)index + 1, "text",
					text_of(paste->text + hit->start, hit->end - hit->start),
					"captures", captures_of(hit)));
	}
	return matches;
}

static json_t *problems_of(json_t *all, size_t number)
{
	json_t *problems = json_array();
	size_t index;
	json_t *problem;

	json_array_foreach(all, index, problem) {
		if (json_integer_value(json_object_get(problem, "number")) == (json_int_t)number)
			json_array_append_new(problems,
				json_pack("{s:O}", "reason", json_object_get(problem, "reason")));
	}
	return problems;
}

json_t *signature_try(Store *store, const EntryFields *fields, int64_t entry, GError **error)
{
	json_auto_t *all = signature_check(store, fields, entry, error);
	json_t *tried;
	size_t index;
	json_t *map;

	if (!all)
		return NULL;
	tried = json_array();
	json_array_foreach(fields->signatures, index, map)
		json_array_append_new(
			tried, json_pack("{s:i, s:o, s:o}", "number", (int)index + 1, "problems",
				       problems_of(all, index + 1), "matches", matches_of(map)));
	return tried;
}
