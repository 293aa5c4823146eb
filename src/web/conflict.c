#include "web/conflict.h"

#include "text/diff.h"
#include "text/markdown.h"
#include "web/entry_form.h"
#include "web/present.h"
#include "web/shell.h"
#include "wiki/address.h"

#include <string.h>

enum { OWN_ROWS = 3 };

/* What the form has for PREFIX and the number of a place, or NULL. */
static const char *sent(const Context *context, const char *prefix, guint number)
{
	g_autofree char *wanted = g_strdup_printf("%s%u", prefix, number);
	const char *name, *value;

	for (guint i = 0; form_row(context->form, i, &name, &value); i++) {
		if (strcmp(name, wanted) == 0)
			return value;
	}
	return NULL;
}

bool conflict_settle(const Context *context, Editor *editor, FieldsMerge *merge)
{
	bool all = true;

	for (guint i = 0; i < merge->places->len; i++) {
		const char *word = sent(context, "p", i + 1);
		const char *own = sent(context, "own", i + 1);
		MergeChoice choice;

		if (word && merge_choice_from_name(word, &choice)) {
			fields_merge_settle(merge, i, choice, own ? own : "");
		} else {
			g_autofree char *field = g_strdup_printf("place-%u", i + 1);
			g_autofree char *message =
				g_strdup_printf("Choose what to keep at place %u", i + 1);

			editor_complain(editor, field, message);
			all = false;
		}
	}
	return all;
}

static json_t *plain_parts(const char *text)
{
	json_t *parts = json_array();

	if (*text)
		json_array_append_new(
			parts, json_pack("{s:s, s:b, s:b}", "text", text, "ins", 0, "del", 0));
	return parts;
}

static json_t *changed_parts(const char *base, const char *text, GError **error)
{
	json_auto_t *words = diff_words(base, text, error);

	return words ? json_incref(json_object_get(words, "both")) : NULL;
}

/* The three sides of a place, as they are named in the form. */
typedef struct {
	const char *choice, *text;
	char *title;
} Side;

static bool add_side(json_t *sides, guint number, const Side *side, const FieldsPlace *place,
	const char *chosen, GError **error)
{
	g_autofree char *name = g_strdup_printf("p%u", number);
	json_t *parts = side->text == place->base ? plain_parts(side->text)
						  : changed_parts(place->base, side->text, error);

	if (!parts)
		return false;
	json_array_append_new(sides,
		json_pack("{s:s, s:s, s:s, s:b, s:b, s:o}", "place", name, "choice", side->choice,
			"title", side->title, "checked", g_strcmp0(chosen, side->choice) == 0,
			"is_empty", *side->text == '\0', "parts", parts));
	return true;
}

/* Who saved what: "Ana's, revision 42". */
typedef struct {
	int64_t base, theirs;
	const char *who;
} Names;

static json_t *sides_of(const FieldsPlace *place, guint number, const Names *names,
	const char *chosen, GError **error)
{
	json_t *sides = json_array();
	g_autofree char *base =
		g_strdup_printf("As it was, revision %" G_GINT64_FORMAT, names->base);
	g_autofree char *theirs =
		g_strdup_printf("%s's, revision %" G_GINT64_FORMAT, names->who, names->theirs);
	const Side all[] = {{"base", place->base, base}, {"theirs", place->theirs, theirs},
		{"yours", place->yours, (char *)"Yours"}};

	for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
		if (!add_side(sides, number, &all[i], place, chosen, error)) {
			json_decref(sides);
			return NULL;
		}
	}
	return sides;
}

static char *label_of(const FieldsPlace *place)
{
	char *label = place->is_text ? NULL : g_strdup(place->field->label);

	return label;
}

static char *problem_at(const Editor *editor, guint number)
{
	g_autofree char *field = g_strdup_printf("place-%u", number);
	size_t index;
	json_t *problem;

	json_array_foreach(editor->problems, index, problem) {
		if (strcmp(json_string_value(json_object_get(problem, "field")), field) == 0)
			return g_strdup(json_string_value(json_object_get(problem, "message")));
	}
	return NULL;
}

static json_t *place_model(const Context *context, const Editor *editor, const FieldsPlace *place,
	guint number, const Names *names, GError **error)
{
	const char *chosen = sent(context, "p", number);
	const char *own = sent(context, "own", number);
	g_autofree char *both = g_strdup_printf("Both, %s's first", names->who);
	g_autofree char *label = label_of(place);
	g_autofree char *problem = problem_at(editor, number);
	g_autofree char *name = g_strdup_printf("p%u", number);
	json_t *sides = sides_of(place, number, names, chosen, error);
	json_t *model;

	if (!sides)
		return NULL;
	model = json_pack("{s:i, s:o, s:b, s:b, s:i}", "number", (int)number, "sides", sides,
		"both", g_strcmp0(chosen, "both") == 0, "own", g_strcmp0(chosen, "own") == 0,
		"rows", OWN_ROWS);
	present_text(model, "place", name);
	present_text(model, "section", place->section);
	present_text(model, "field", label);
	present_text(model, "error", problem);
	present_text(model, "both_words", place->is_text ? both : NULL);
	present_text(model, "own_text", own ? own : place->yours);
	return model;
}

static void carry(json_t *carried, const char *name, const char *value)
{
	json_array_append_new(carried, json_pack("{s:s, s:s}", "name", name, "value", value));
}

static void carry_signatures(json_t *carried, const EntryFields *fields)
{
	size_t index, number;
	json_t *pattern, *text;

	json_array_foreach(fields->signatures, index, pattern) {
		carry(carried, "match", json_string_value(json_object_get(pattern, "match")));
		json_array_foreach(json_object_get(pattern, "samples"), number, text)
			carry(carried, "sample", json_string_value(text));
		json_array_foreach(json_object_get(pattern, "not"), number, text)
			carry(carried, "not", json_string_value(text));
	}
	if (json_array_size(fields->signatures) == 0)
		carry(carried, "match", "");
}

/* All that is needed to make the merge again. */
static json_t *carried_by(const Context *context, const Editor *editor, int64_t theirs)
{
	json_t *carried = json_array();
	g_autofree char *base =
		g_strdup_printf("%s@%" G_GINT64_FORMAT, context->entry->public_id, editor->base);
	g_autofree char *other = g_strdup_printf("%" G_GINT64_FORMAT, theirs);

	carry(carried, "base", base);
	carry(carried, "theirs", other);
	carry(carried, "save_id", editor->save_id);
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];
		g_autofree char *value = entry_form_value(editor->fields, field);

		if (field->type != FIELD_SIGNATURES)
			carry(carried, field->name, value);
	}
	carry_signatures(carried, editor->fields);
	return carried;
}

static const char *number_word(guint number, bool capital)
{
	static const char *const words[][2] = {{"none", "None"}, {"one", "One"}, {"two", "Two"},
		{"three", "Three"}, {"four", "Four"}, {"five", "Five"}, {"six", "Six"},
		{"seven", "Seven"}, {"eight", "Eight"}, {"nine", "Nine"}};

	return number < G_N_ELEMENTS(words) ? words[number][capital] : capital ? "Many" : "many";
}

static char *lead_of(const FieldsMerge *merge)
{
	guint places = merge->places->len;
	guint merged = merge->changes > places ? merge->changes - places : 0;
	g_autofree char *done =
		merged == 0 ? g_strdup("")
			    : g_strdup_printf("%s of your %s changes merged on %s own. ",
				      number_word(merged, true), number_word(merge->changes, false),
				      merged == 1 ? "its" : "their");

	return g_strdup_printf("Your text is safe. %s%s place%s you.", done,
		number_word(places, true), places == 1 ? " needs" : "s need");
}

static bool add_places(const Context *context, const Editor *editor, const FieldsMerge *merge,
	const Names *names, json_t *page, GError **error)
{
	json_t *places = json_array();

	json_object_set_new(page, "places", places);
	json_object_set_new(page, "total", json_integer(merge->places->len));
	for (guint i = 0; i < merge->places->len; i++) {
		json_t *place = place_model(context, editor,
			&g_array_index(merge->places, FieldsPlace, i), i + 1, names, error);

		if (!place)
			return false;
		json_array_append_new(places, place);
	}
	return true;
}

static void add_words(const Context *context, const Editor *editor, const FieldsMerge *merge,
	const Names *names, json_t *page)
{
	g_autofree char *url = address_of_entry(context->entry->category, context->entry->slug);
	g_autofree char *action = g_strconcat(url, "/edit", NULL);
	g_autofree char *title =
		g_strdup_printf("Merge your edit with revision %" G_GINT64_FORMAT, names->theirs);
	g_autofree char *heading =
		g_strdup_printf("%s saved revision %" G_GINT64_FORMAT " while you were editing",
			names->who, names->theirs);
	g_autofree char *diff = g_strdup_printf(
		"%s/diff/%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, url, names->base, names->theirs);
	g_autofree char *lead = lead_of(merge);

	present_text(page, "title", title);
	present_text(page, "heading", heading);
	present_text(page, "lead", lead);
	present_text(page, "who", names->who);
	present_text(page, "diff_url", diff);
	present_text(page, "action", action);
	present_text(page, "leave_url", url);
	present_text(page, "comment", editor->comment);
	present_text(page, "your_text", editor->fields->body);
}

/* The merged page as it is settled so far is shown when it was asked for and all is chosen. */
static bool add_preview(Context *context, const Editor *editor, const FieldsMerge *merge,
	json_t *page, GError **error)
{
	g_autoptr(EntryFields) settled = NULL;
	g_autofree char *missing = NULL;
	g_autofree char *html = NULL;
	Editor merged = *editor;

	if (editor->shows_preview && fields_merge_open(merge) == 0) {
		settled = fields_merge_result(merge);
		merged.fields = settled;
		merged.section = (char *)"";
		html = editor_preview(context, &merged, &missing, error);
		if (!html)
			return false;
	}
	present_text(page, "preview_html", html);
	return true;
}

bool conflict_show(Context *context, const Editor *editor, const FieldsMerge *merge, int64_t theirs,
	GError **error)
{
	g_autoptr(Entry) other =
		entry_load(context->site->store, context->entry->id, theirs, error);
	json_auto_t *page = json_object();
	Names names = {editor->base, theirs, NULL};

	if (!other)
		return false;
	names.who = other->editor;
	json_object_set_new(page, "entry", present_place(context));
	json_object_set_new(page, "carried", carried_by(context, editor, theirs));
	json_object_set_new(
		page, "has_problems", json_boolean(json_array_size(editor->problems) > 0));
	json_object_set_new(page, "problems", entry_form_summary(editor->problems));
	add_words(context, editor, merge, &names, page);
	if (!add_places(context, editor, merge, &names, page, error) ||
		!add_preview(context, editor, merge, page, error))
		return false;
	context->response->status = 409;
	context->response->type = "text/html";
	return shell_show(context, "conflict", g_steal_pointer(&page), error);
}
