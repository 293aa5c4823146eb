#include "lab/answer_build.h"
#include "wiki/listing.h"
#include "wiki/search.h"

#include <string.h>

enum { CODES_TRIED_MAX = 10, WORDS_BYTES = 300 };

static bool has_match(const LabAnswer *answer, guint error)
{
	for (guint i = 0; i < answer->matches->len; i++) {
		if (((const LabMatch *)answer->matches->pdata[i])->error == error)
			return true;
	}
	return false;
}

static bool knows_entry(const LabAnswer *answer, int64_t entry)
{
	for (guint i = 0; i < answer->matches->len; i++) {
		if (((const LabMatch *)answer->matches->pdata[i])->entry == entry)
			return true;
	}
	return false;
}

static void add_rows(
	LabAnswer *answer, guint error, json_t *rows, LabLevel level, double score, guint limit)
{
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		int64_t entry = json_integer_value(json_object_get(row, "entry_id"));
		LabMatch *match;

		if (answer->matches->len >= limit || index >= LAB_GUESSES ||
			knows_entry(answer, entry))
			continue;
		match = lab_match_new(error, entry, level, score - 0.01 * (double)index);
		match->row = json_incref(row);
		g_array_append_val(
			match->lines, ((const LabError *)answer->errors->pdata[error])->line);
		g_ptr_array_add(answer->matches, match);
	}
}

/* Entries that carry the code of an error: the same class, in other words than they know. */
static bool guess_by_code(LabAnswer *answer, Store *store, guint limit, GError **error)
{
	guint tried = 0;

	for (guint i = 0; i < answer->errors->len && tried < CODES_TRIED_MAX; i++) {
		const LabError *of = answer->errors->pdata[i];
		json_auto_t *rows = NULL;

		if (!of->found || !of->found->code || has_match(answer, i))
			continue;
		tried++;
		rows = listing_code(store, of->found->code, LAB_GUESSES, error);
		if (!rows)
			return false;
		add_rows(answer, i, rows, LAB_CLASS, 0.4, limit);
	}
	return true;
}

/* What to search for: class and words of the error, without what is long. The caller owns it. */
static char *words_of(const LabError *error)
{
	const PasteError *found = error->found;
	g_autofree char *all = found ? g_strjoin(" ", found->type ? found->type : "",
					       found->code ? found->code : "",
					       *found->message ? found->message : found->text, NULL)
				     : g_strdup(error->text);

	if (strlen(all) > WORDS_BYTES)
		*g_utf8_find_prev_char(all, all + WORDS_BYTES) = '\0';
	return g_steal_pointer(&all);
}

/* An entry in which the class of the error is spelled out is nearer than one with common words. */
static bool spells_class(json_t *row, const PasteError *found)
{
	const char *signature = json_string_value(json_object_get(row, "signature"));

	return found && found->type && signature && strlen(found->type) > 5 &&
	       strstr(signature, found->type) != NULL;
}

/* Languages that share a runtime or its messages are one here. */
static const char *family_of(const char *lang)
{
	static const char *const families[][2] = {{"kotlin", "java"}, {"scala", "java"},
		{"typescript", "javascript"}, {"node", "javascript"}, {"cpp", "c"}, {"c++", "c"},
		{"postgresql", "sql"}, {"sqlite", "sql"}};

	for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
		if (g_ascii_strcasecmp(families[i][0], lang) == 0)
			return families[i][1];
	}
	return lang;
}

/* Common words lead into every language; an entry of another one is no help. */
static bool is_of_language(json_t *row, const char *lang)
{
	const char *own = json_string_value(json_object_get(row, "lang"));

	return !lang || !own || !*own || g_ascii_strcasecmp(family_of(own), family_of(lang)) == 0;
}

static bool guess_by_words(LabAnswer *answer, Store *store, guint limit, GError **error)
{
	const LabError *root = answer->errors->pdata[0];
	g_autofree char *words = words_of(root);
	json_auto_t *rows = search_any(store, words, 3 * LAB_GUESSES, error);
	json_auto_t *near = json_array();
	json_auto_t *far = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		if (is_of_language(row, root->lang))
			json_array_append(spells_class(row, root->found) ? near : far, row);
	}
	add_rows(answer, 0, near, LAB_CLASS, 0.3, limit);
	add_rows(answer, 0, far, LAB_SIMILAR, 0.2, limit);
	return rows != NULL;
}

bool lab_guess(LabAnswer *answer, Store *store, guint limit, GError **error)
{
	if (answer->errors->len == 0)
		return true;
	return guess_by_code(answer, store, limit, error) &&
	       (answer->matches->len > 0 || guess_by_words(answer, store, limit, error));
}
