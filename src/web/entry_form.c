#include "web/entry_form.h"

#include "web/field.h"
#include "web/present.h"

#include <string.h>

enum { SAMPLE_ROWS_MAX = 12 };

/* A pattern's own parts, sent once for each. */
static const FormField pattern_fields[] = {
	{"match", FORM_ROWS, 0, "", NULL},
	{"sample", FORM_ROWS, 0, "", NULL},
	{"not", FORM_ROWS, 0, "", NULL},
};

/* What the form leaves out: MojoWiki cannot help to write it, and every save keeps it. */
static const char *const kept_fields[] = {"extra", "author", "canonical_url", NULL};

/* The others are short, and stand beside each other. */
static const char *const wide_fields[] = {"title", "slug", "summary", NULL};

FormField *entry_form_declare(const FormField *own)
{
	GArray *fields = g_array_new(TRUE, TRUE, sizeof(FormField));

	for (const FormField *field = own; field && field->name; field++)
		g_array_append_val(fields, *field);
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		FormField field = {entry_fields[i].name, FORM_TEXT, 0, "", NULL};

		if (entry_fields[i].type != FIELD_SIGNATURES)
			g_array_append_val(fields, field);
	}
	g_array_append_vals(fields, pattern_fields, G_N_ELEMENTS(pattern_fields));
	return (FormField *)g_array_free(fields, FALSE);
}

static void append_text(json_t *pattern, const char *list, const char *text)
{
	json_t *texts = json_object_get(pattern, list);

	if (*text == '\0')
		return;
	if (!texts)
		json_object_set_new(pattern, list, texts = json_array());
	json_array_append_new(texts, json_string(text));
}

/* A pattern that says nothing was an empty line of the form. */
static json_t *without_empty(json_t *patterns)
{
	json_t *kept = json_array();
	size_t index;
	json_t *pattern;

	json_array_foreach(patterns, index, pattern) {
		const char *match = json_string_value(json_object_get(pattern, "match"));

		if (*match || json_object_size(pattern) > 1)
			json_array_append(kept, pattern);
	}
	return kept;
}

/* "match" begins a pattern; the samples after it belong to it. */
static void read_signatures(const Form *form, EntryFields *fields)
{
	json_auto_t *patterns = json_array();
	json_t *pattern = NULL;
	const char *name, *value;

	for (guint i = 0; form_row(form, i, &name, &value); i++) {
		if (strcmp(name, "match") == 0) {
			g_autofree char *match = g_strstrip(g_strdup(value));

			pattern = json_pack("{s:s}", "match", match);
			json_array_append_new(patterns, pattern);
		} else if (pattern && (strcmp(name, "sample") == 0 || strcmp(name, "not") == 0)) {
			g_autofree char *text = g_strchomp(g_strdup(value));

			append_text(pattern, strcmp(name, "not") == 0 ? "not" : "samples", text);
		}
	}
	if (!pattern)
		return;
	json_decref(fields->signatures);
	fields->signatures = without_empty(patterns);
}

void entry_form_read(const Form *form, EntryFields *fields)
{
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];

		if (field->type != FIELD_SIGNATURES && form_has(form, field->name))
			fields_set_text(fields, field, form_text(form, field->name));
	}
	read_signatures(form, fields);
}

void entry_form_add_pattern(EntryFields *fields)
{
	json_array_append_new(fields->signatures, json_pack("{s:s}", "match", ""));
}

static char *label_of(const Field *field)
{
	char *label = g_strconcat(field->label, field->type == FIELD_LIST ? "s" : "", NULL);

	label[0] = g_ascii_toupper(label[0]);
	return label;
}

/* All that is wrong with one field, or NULL. The caller owns the text. */
static char *problem_with(json_t *problems, const char *name)
{
	g_autoptr(GString) text = g_string_new(NULL);
	size_t index;
	json_t *problem;

	json_array_foreach(problems, index, problem) {
		if (strcmp(json_string_value(json_object_get(problem, "field")), name) == 0)
			g_string_append_printf(text, "%s%s", text->len ? "; " : "",
				json_string_value(json_object_get(problem, "message")));
	}
	return text->len ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

char *entry_form_value(const EntryFields *fields, const Field *field)
{
	json_auto_t *value = fields_get(fields, field);
	GString *text = g_string_new(json_string_value(value));
	size_t index;
	json_t *item;

	json_array_foreach(value, index, item)
		g_string_append_printf(text, "%s%s", index ? ", " : "", json_string_value(item));
	return g_string_free(text, FALSE);
}

static void add_option(json_t *options, const char *value, const char *title, const char *selected)
{
	json_array_append_new(options, json_pack("{s:s, s:s, s:b}", "value", value, "title", title,
					       "selected", strcmp(value, selected) == 0));
}

static json_t *choices_of(const Field *field, const char *selected)
{
	json_t *options = json_array();

	if (!field->required)
		add_option(options, "", "Not said", selected);
	for (const char *const *choice = field->choices; *choice; choice++) {
		const char *severity = present_severity(*choice);

		add_option(options, *choice, severity ? severity : present_kind(*choice), selected);
	}
	return options;
}

static json_t *category_choices(json_t *categories, const char *selected)
{
	json_t *options = json_array();
	size_t index;
	json_t *category;

	json_array_foreach(categories, index, category)
		add_option(options, json_string_value(json_object_get(category, "slug")),
			json_string_value(json_object_get(category, "title")), selected);
	return options;
}

static json_t *options_of(const Field *field, const char *selected, json_t *categories)
{
	if (strcmp(field->name, "category") == 0)
		return category_choices(categories, selected);
	return field->choices ? choices_of(field, selected) : NULL;
}

static json_t *line_model(
	const EntryFields *fields, const Field *field, json_t *problems, json_t *categories)
{
	g_autofree char *label = label_of(field);
	g_autofree char *error = problem_with(problems, field->name);
	g_autofree char *value = entry_form_value(fields, field);

	return field_model(&(FieldLine){
		.name = field->name,
		.label = label,
		.hint = field->hint,
		.type = field->type == FIELD_DATE ? "date" : "text",
		.value = value,
		.error = error,
		.options = options_of(field, value, categories),
		/* an empty address is made from the title */
		.required = field->required && field->type != FIELD_SLUG,
	});
}

/* A text of several lines is seen whole, within reason. */
static int rows_of(const char *text)
{
	int rows = 1;

	for (const char *p = text; p && *p && rows < SAMPLE_ROWS_MAX; p++)
		rows += *p == '\n';
	return rows;
}

static json_t *texts_model(json_t *pattern, const char *list, int number)
{
	json_t *texts = json_object_get(pattern, list);
	json_t *model = json_array();
	size_t count = json_array_size(texts);

	/* and one more, to write in */
	for (size_t i = 0; i <= count && i < FIELD_SAMPLES_MAX; i++) {
		const char *text = json_string_value(json_array_get(texts, i));
		g_autofree char *id = g_strdup_printf("f-%s-%d-%zu", list, number, i + 1);

		json_t *item = json_object();

		json_object_set_new(item, "rows", json_integer(rows_of(text)));
		present_text(item, "id", id);
		present_text(item, "text", text);
		json_object_set_new(item, "pattern", json_integer(number));
		json_object_set_new(item, "number", json_integer((json_int_t)i + 1));
		json_array_append_new(model, item);
	}
	return model;
}

static json_t *signatures_model(const EntryFields *fields, json_t *problems)
{
	const Field *field = field_find("signatures");
	g_autofree char *error = problem_with(problems, field->name);
	json_t *model = json_pack("{s:[]}", "patterns");
	size_t count = json_array_size(fields->signatures);

	for (size_t i = 0; i < MAX(count, 1); i++) {
		json_t *pattern = json_array_get(fields->signatures, i);
		json_t *item = json_object();

		json_object_set_new(item, "number", json_integer((json_int_t)i + 1));
		present_text(item, "match", json_string_value(json_object_get(pattern, "match")));
		json_object_set_new(item, "samples", texts_model(pattern, "samples", (int)i + 1));
		json_object_set_new(
			item, "has_nots", json_boolean(json_object_get(pattern, "not") != NULL));
		json_object_set_new(item, "nots", texts_model(pattern, "not", (int)i + 1));
		json_object_set_new(item, "tried", json_null());
		json_array_append_new(json_object_get(model, "patterns"), item);
	}
	present_text(model, "error", error);
	present_text(model, "hint", field->hint);
	return model;
}

/* The row that FIELD goes into: one of its own, or that of its neighbours. */
static json_t *row_for(json_t *rows, const Field *field)
{
	json_t *last = json_array_get(rows, json_array_size(rows) - 1);
	bool is_wide = g_strv_contains(wide_fields, field->name);

	if (!is_wide && last && json_is_false(json_object_get(last, "is_wide")))
		return last;
	last = json_pack("{s:[], s:b}", "fields", "is_wide", is_wide);
	json_array_append_new(rows, last);
	return last;
}

json_t *entry_form_model(
	const EntryFields *fields, json_t *problems, json_t *categories, bool has_address)
{
	json_t *model = json_pack("{s:[]}", "rows");

	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];
		json_t *line;

		if (g_strv_contains(kept_fields, field->name) || field->type == FIELD_SIGNATURES ||
			(!has_address && strcmp(field->name, "slug") == 0))
			continue;
		line = line_model(fields, field, problems, categories);
		if (strcmp(field->name, "body") == 0)
			json_object_set_new(model, "body", line);
		else
			json_array_append_new(
				json_object_get(
					row_for(json_object_get(model, "rows"), field), "fields"),
				line);
	}
	json_object_set_new(model, "signatures", signatures_model(fields, problems));
	return model;
}

/* The element that a problem is about; NULL when no one is to blame. The caller owns the text. */
static char *anchor_of(const char *field)
{
	if (*field == '\0')
		return NULL;
	if (g_str_has_prefix(field, "place-"))
		return g_strconcat("#", field, NULL);
	return g_strconcat("#f-", strcmp(field, "signatures") == 0 ? "match-1" : field, NULL);
}

json_t *entry_form_summary(json_t *problems)
{
	json_t *summary = json_array();
	size_t index;
	json_t *problem;

	json_array_foreach(problems, index, problem) {
		g_autofree char *href =
			anchor_of(json_string_value(json_object_get(problem, "field")));
		json_t *line = json_object();

		present_text(line, "href", href);
		json_object_set(line, "message", json_object_get(problem, "message"));
		json_array_append_new(summary, line);
	}
	return summary;
}
