#include "web/lab_page.h"

#include "lab/numbered.h"
#include "text/markdown.h"
#include "web/present.h"
#include "wiki/address.h"
#include "wiki/share.h"

#include <string.h>

static const char *const numbers[] = {
	"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"};

static char *count_words(guint count, const char *one, const char *many)
{
	return count < G_N_ELEMENTS(numbers)
		       ? g_strdup_printf("%s %s", numbers[count], count == 1 ? one : many)
		       : g_strdup_printf("%u %s", count, many);
}

static json_t *captures_of(const LabMatch *match)
{
	json_t *captures = json_array();
	const char *name;
	json_t *value;

	json_object_foreach(match->captures, name, value)
		json_array_append_new(
			captures, json_pack("{s:s, s:O}", "name", name, "value", value));
	return captures;
}

static json_t *lines_of(const LabMatch *match)
{
	json_t *lines = json_array();

	for (guint i = 0; i < match->lines->len; i++)
		json_array_append_new(lines,
			json_pack("{s:i, s:b}", "number",
				(int)g_array_index(match->lines, guint, i), "is_first", i == 0));
	return lines;
}

static json_t *make_match(const LabAnswer *answer, guint index)
{
	const LabMatch *match = answer->matches->pdata[index];
	const char *title = json_string_value(json_object_get(match->row, "title"));
	g_autofree char *letter = lab_letter(index);
	g_autofree char *lower = g_ascii_strdown(letter, -1);
	g_autofree char *url =
		address_of_entry(json_string_value(json_object_get(match->row, "category_slug")),
			json_string_value(json_object_get(match->row, "slug")));
	g_autofree char *plain = markdown_inline_text(title);
	g_autofree char *html = markdown_inline_html(title);
	json_t *object = json_object();

	present_text(object, "letter", letter);
	present_text(object, "id", lower);
	present_text(object, "url", url);
	present_text(object, "title", plain);
	present_text(object, "title_html", html);
	present_text(object, "category_title",
		json_string_value(json_object_get(match->row, "category_title")));
	present_text(object, "level", lab_level_words(match->level));
	present_text(object, "signature", lab_match_signature(answer, match));
	present_text(object, "fix_html", match->fix_html);
	present_text(object, "versions", match->versions);
	json_object_set_new(object, "captures", captures_of(match));
	json_object_set_new(object, "lines", lines_of(match));
	return object;
}

static bool is_guess(const LabMatch *match)
{
	return match->level != LAB_EXACT;
}

/* How an error hangs together with others, in words; or NULL. */
static const char *link_words(const LabError *error)
{
	if (!error->found)
		return NULL;
	switch (error->found->link) {
	case ERROR_CAUSED: return "raised because of the one before";
	case ERROR_HANDLING: return "raised while the one before was handled";
	case ERROR_MEMBER: return "part of the one before";
	case ERROR_ALONE: break;
	}
	return NULL;
}

/* The errors with their exact matches. Those without any come as a short list. */
static json_t *make_groups(const LabAnswer *answer, bool with_matches)
{
	json_t *groups = json_array();

	for (guint i = 0; i < answer->errors->len; i++) {
		const LabError *error = answer->errors->pdata[i];
		json_t *matches = json_array();
		json_t *group;

		for (guint j = 0; j < answer->matches->len; j++) {
			const LabMatch *match = answer->matches->pdata[j];

			if (match->error == i && !is_guess(match))
				json_array_append_new(matches, make_match(answer, j));
		}
		if ((json_array_size(matches) > 0) == with_matches) {
			group = json_pack("{s:i, s:s, s:b, s:O}", "line", (int)error->line, "text",
				error->text, "is_root", i == 0, "matches", matches);
			present_text(group, "link", link_words(error));
			json_array_append_new(groups, group);
		}
		json_decref(matches);
	}
	return groups;
}

static json_t *make_guesses(const LabAnswer *answer)
{
	json_t *guesses = json_array();

	for (guint i = 0; i < answer->matches->len; i++) {
		const LabMatch *match = answer->matches->pdata[i];

		if (is_guess(match))
			json_array_append_new(guesses, make_match(answer, i));
	}
	return guesses;
}

static guint count_exact(const LabAnswer *answer)
{
	guint exact = 0;

	for (guint i = 0; i < answer->matches->len; i++)
		exact += !is_guess(answer->matches->pdata[i]);
	return exact;
}

/* "Two entries match. The root error is on line 9". The caller owns it. */
static char *make_title(const LabAnswer *answer)
{
	guint exact = count_exact(answer);
	g_autofree char *entries = count_words(exact, "entry matches", "entries match");

	if (answer->errors->len == 0)
		return g_strdup("No error was found in this text");
	return g_strdup_printf("%s. The %s is on line %u", entries,
		answer->errors->len > 1 ? "root error" : "error",
		((const LabError *)answer->errors->pdata[0])->line);
}

static char *make_lead(const LabAnswer *answer)
{
	g_autofree char *errors = count_words(answer->errors->len, "error", "errors");
	guint lines = paste_pasted_count(answer->paste);
	GString *lead = g_string_new(NULL);

	for (guint i = 0; i < MIN(answer->found->versions->len, 3); i++) {
		const PasteVersion *version =
			&g_array_index(answer->found->versions, PasteVersion, i);

		g_string_append_printf(lead, "%s %s, ", version->product, version->version);
	}
	*errors = g_ascii_tolower(*errors);
	g_string_append_printf(lead, "%u line%s, %s.", lines, lines == 1 ? "" : "s", errors);
	return g_string_free(lead, FALSE);
}

/* "1 AWS key, 2 e-mails", or NULL. The caller owns it. */
static char *masked_words(json_t *masked)
{
	GString *words = g_string_new(NULL);
	size_t index;
	json_t *row;

	json_array_foreach(masked, index, row) {
		json_int_t count = json_integer_value(json_object_get(row, "count"));

		g_string_append_printf(words, "%s%" JSON_INTEGER_FORMAT " %s%s", index ? ", " : "",
			count, json_string_value(json_object_get(row, "name")),
			count == 1 ? "" : "s");
	}
	return g_string_free(words, words->len == 0);
}

json_t *lab_page_model(const LabAnswer *answer)
{
	json_t *page = json_object();
	g_autofree char *title = make_title(answer);
	g_autofree char *lead = make_lead(answer);
	g_autofree char *masked = masked_words(answer->masked);
	json_t *guesses = make_guesses(answer);
	json_t *others = make_groups(answer, false);
	guint exact = count_exact(answer);

	present_text(page, "title", title);
	present_text(page, "lead", lead);
	present_text(page, "masked", masked);
	json_object_set_new(page, "has_error", json_boolean(answer->errors->len > 0));
	json_object_set_new(page, "has_exact", json_boolean(exact > 0));
	json_object_set_new(page, "is_partial", json_boolean(answer->is_partial));
	json_object_set_new(page, "is_cut", json_boolean(answer->is_cut));
	json_object_set_new(page, "groups", make_groups(answer, true));
	json_object_set_new(page, "others", others);
	json_object_set_new(
		page, "has_others", json_boolean(exact > 0 && json_array_size(others) > 0));
	json_object_set_new(page, "has_guesses", json_boolean(json_array_size(guesses) > 0));
	json_object_set_new(page, "is_unknown",
		json_boolean(answer->errors->len > 0 && answer->matches->len == 0));
	json_object_set_new(page, "guesses", guesses);
	json_object_set_new(page, "paste", lab_numbered(answer));
	json_object_set_new(page, "expires", json_null());
	json_object_set_new(page, "expires_words", json_null());
	present_text(page, "share_text",
		strlen(answer->paste->pasted) <= SHARE_BYTES_MAX ? answer->paste->pasted : NULL);
	return page;
}
