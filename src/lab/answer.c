#include "lab/answer.h"

#include "lab/answer_build.h"
#include "wiki/address.h"
#include "wiki/listing.h"
#include "wiki/projection.h"

#include <string.h>

static void error_free(gpointer data)
{
	LabError *error = data;

	g_free(error->text);
	g_free(error->lang);
	g_free(error);
}

static void match_free(gpointer data)
{
	LabMatch *match = data;

	g_array_unref(match->lines);
	json_decref(match->captures);
	json_decref(match->row);
	g_free(match->fix_html);
	g_free(match->versions);
	g_free(match);
}

LabMatch *lab_match_new(guint error, int64_t entry, LabLevel level, double score)
{
	LabMatch *match = g_new0(LabMatch, 1);

	*match = (LabMatch){.error = error,
		.entry = entry,
		.level = level,
		.score = score,
		.lines = g_array_new(FALSE, FALSE, sizeof(guint)),
		.captures = json_object()};
	return match;
}

void lab_answer_free(LabAnswer *answer)
{
	if (!answer)
		return;
	g_clear_pointer(&answer->matches, g_ptr_array_unref);
	g_clear_pointer(&answer->errors, g_ptr_array_unref);
	g_clear_pointer(&answer->hits, g_ptr_array_unref);
	errors_free(answer->found);
	paste_free(answer->paste);
	json_decref(answer->masked);
	g_free(answer);
}

LabAnswer *lab_answer(
	const Lab *lab, Store *store, const char *bytes, gsize size, guint limit, GError **error)
{
	g_autoptr(LabAnswer) answer = g_new0(LabAnswer, 1);

	answer->lab = lab;
	answer->errors = g_ptr_array_new_with_free_func(error_free);
	answer->matches = g_ptr_array_new_with_free_func(match_free);
	if (!lab_read_paste(answer, bytes, size, error))
		return NULL;
	lab_rank(answer, limit);
	if (!lab_guess(answer, store, limit, error) || !lab_complete(answer, store, error))
		return NULL;
	return g_steal_pointer(&answer);
}

/* What the entry says about the first version in the paste that it says something about. */
static void compare_versions(const LabAnswer *answer, LabMatch *match)
{
	const VersionsClaim claim = {json_string_value(json_object_get(match->row, "lang")),
		json_string_value(json_object_get(match->row, "affects")),
		json_string_value(json_object_get(match->row, "fixed_in"))};

	for (guint i = 0; i < answer->found->versions->len && !match->versions; i++) {
		const PasteVersion *version =
			&g_array_index(answer->found->versions, PasteVersion, i);
		VersionsVerdict verdict = versions_compare(
			&claim, version->product, version->version, &match->versions);

		if (verdict == VERSIONS_OUTSIDE)
			match->score *= 0.8;
	}
}

static int compare_matches(gconstpointer a, gconstpointer b)
{
	const LabMatch *one = *(LabMatch *const *)a, *other = *(LabMatch *const *)b;

	if (one->error != other->error)
		return one->error < other->error ? -1 : 1;
	return (one->score < other->score) - (one->score > other->score);
}

static bool complete(LabMatch *match, Store *store, GError **error)
{
	json_auto_t *rows = match->row ? NULL : listing_entry(store, match->entry, error);
	json_auto_t *rendering = NULL;

	if (!match->row && !rows)
		return false;
	if (!match->row)
		match->row = json_incref(json_array_get(rows, 0));
	if (!match->row)
		return true;
	rendering = projection_load(store, match->entry, error);
	if (!rendering)
		return false;
	match->fix_html = g_strdup(json_string_value(json_object_get(rendering, "fix_html")));
	return true;
}

/* A line that only a signature knows is in the language of its entry. */
static void name_language(LabError *error, json_t *row)
{
	if (!error->lang)
		error->lang = g_strdup(json_string_value(json_object_get(row, "lang")));
}

bool lab_complete(LabAnswer *answer, Store *store, GError **error)
{
	for (guint i = answer->matches->len; i > 0; i--) {
		LabMatch *match = answer->matches->pdata[i - 1];

		if (!complete(match, store, error))
			return false;
		if (match->row) {
			name_language(answer->errors->pdata[match->error], match->row);
			compare_versions(answer, match);
		} else {
			g_ptr_array_remove_index(answer->matches, i - 1);
		}
	}
	g_ptr_array_sort(answer->matches, compare_matches);
	return true;
}

bool lab_answer_has_error(const LabAnswer *answer)
{
	return answer->errors->len > 0;
}

bool lab_answer_is_exact(const LabAnswer *answer)
{
	for (guint i = 0; i < answer->matches->len; i++) {
		if (((const LabMatch *)answer->matches->pdata[i])->level == LAB_EXACT)
			return true;
	}
	return false;
}

const char *lab_match_signature(const LabAnswer *answer, const LabMatch *match)
{
	return match->hit
		       ? g_array_index(answer->lab->rows, SignatureRow, match->hit->signature).match
		       : NULL;
}

const char *lab_level_name(LabLevel level)
{
	return level == LAB_EXACT ? "exact" : level == LAB_CLASS ? "class" : "similar";
}

const char *lab_level_words(LabLevel level)
{
	return level == LAB_EXACT   ? "Exact signature"
	       : level == LAB_CLASS ? "Same error class"
				    : "Similar text";
}

static void set_text(json_t *object, const char *name, const char *text)
{
	json_object_set_new(object, name, text && *text ? json_string(text) : json_null());
}

static json_t *error_json(const LabError *error)
{
	json_t *object = json_object();

	json_object_set_new(object, "line", json_integer(error->line));
	set_text(object, "text", error->text);
	set_text(object, "lang", error->lang);
	return object;
}

static json_t *match_json(const LabAnswer *answer, const LabMatch *match, const char *base)
{
	json_t *object = json_object();
	json_t *lines = json_array();
	const char *slug = json_string_value(json_object_get(match->row, "slug"));
	const char *category = json_string_value(json_object_get(match->row, "category_slug"));
	g_autofree char *path = address_of_entry(category, slug);
	g_autofree char *url = g_strconcat(base, path, NULL);

	for (guint i = 0; i < match->lines->len; i++)
		json_array_append_new(lines, json_integer(g_array_index(match->lines, guint, i)));
	json_object_set_new(object, "error", json_integer(match->error));
	set_text(object, "slug", slug);
	set_text(object, "category", category);
	json_object_set(object, "title", json_object_get(match->row, "title"));
	set_text(object, "url", url);
	json_object_set_new(object, "score", json_real(match->score));
	set_text(object, "by", match->hit ? "signature" : "fulltext");
	set_text(object, "level", lab_level_name(match->level));
	set_text(object, "signature", lab_match_signature(answer, match));
	json_object_set_new(object, "lines", lines);
	json_object_set(object, "captures", match->captures);
	set_text(object, "fix_html", match->fix_html);
	set_text(object, "versions", match->versions);
	return object;
}

json_t *lab_answer_json(const LabAnswer *answer, const char *base)
{
	json_t *errors = json_array(), *matches = json_array();

	for (guint i = 0; i < answer->errors->len; i++)
		json_array_append_new(errors, error_json(answer->errors->pdata[i]));
	for (guint i = 0; i < answer->matches->len; i++)
		json_array_append_new(matches, match_json(answer, answer->matches->pdata[i], base));
	return json_pack("{s:o, s:o, s:b}", "errors", errors, "matches", matches, "partial",
		answer->is_partial);
}
