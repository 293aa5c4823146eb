#include "web/form.h"

#include "base/utf8.h"
#include "web/request.h"

#include <string.h>

struct Form {
	const FormField *fields;
	GHashTable *values; /* name -> text, of those that were sent */
	GArray *rows;
};

typedef struct {
	char *name, *value;
} Row;

static void row_clear(gpointer row)
{
	g_free(((Row *)row)->name);
	g_free(((Row *)row)->value);
}

static bool is_called(const FormField *field, const char *name)
{
	gsize stem = strcspn(field->name, "#");

	if (field->name[stem] == '\0')
		return strcmp(field->name, name) == 0;
	return strncmp(field->name, name, stem) == 0 && name[stem] &&
	       name[stem + strspn(name + stem, "0123456789")] == '\0';
}

static const FormField *find(const FormField *fields, const char *name)
{
	for (const FormField *field = fields; field && field->name; field++) {
		if (is_called(field, name))
			return field;
	}
	return NULL;
}

/* What may stand in a Location: "//host" and "/\host" would leave the site. */
bool form_is_own_path(const char *path)
{
	for (const char *p = path; *p; p++) {
		if (!g_ascii_isgraph(*p) || *p == '\\')
			return false;
	}
	return path[0] == '/' && path[1] != '/';
}

/* Browsers end lines with CRLF (WHATWG HTML, 4.10.21.4). */
static char *with_line_feeds(const char *text)
{
	g_autofree char *clean = mw_text_clean(text, strlen(text), "the form", NULL);

	return clean ? g_steal_pointer(&clean) : g_strdup(text);
}

/* The value as the rule wants it, or NULL when it breaks it. The caller owns it. */
static char *apply_rule(const FormField *field, const char *value)
{
	g_autofree char *line = mw_text_one_line(value);
	guint64 number;

	switch (field->rule) {
	case FORM_LINE:
		if (mw_text_length(line) > field->max)
			*g_utf8_offset_to_pointer(line, (glong)field->max) = '\0';
		return g_steal_pointer(&line);
	case FORM_NUMBER:
		if (!g_ascii_string_to_unsigned(line, 10, 0, field->max, &number, NULL))
			return NULL;
		return g_steal_pointer(&line);
	case FORM_CHOICE:
		return g_strv_contains(field->choices, line) ? g_steal_pointer(&line) : NULL;
	case FORM_PATH: return form_is_own_path(value) ? g_strdup(value) : NULL;
	case FORM_TEXT:
	case FORM_ROWS: return with_line_feeds(value);
	}
	return NULL;
}

static bool read_pair(Form *form, const char *pair, GError **error)
{
	gsize length = strcspn(pair, "=");
	const char *rest = pair[length] ? pair + length + 1 : "";
	g_autofree char *name = request_decode(pair, length, true, error);
	g_autofree char *value = name ? request_decode(rest, strlen(rest), true, error) : NULL;
	const FormField *field;
	char *kept;

	if (!value)
		return false;
	field = find(form->fields, name);
	if (!field || g_hash_table_contains(form->values, name))
		return true;
	kept = apply_rule(field, value);
	if (field->rule == FORM_ROWS) {
		Row row = {g_strdup(name), kept};

		g_array_append_val(form->rows, row);
		return true;
	}
	if (kept)
		g_hash_table_insert(form->values, (char *)field->name, kept);
	return true;
}

Form *form_read(const FormField *fields, const char *text, gsize size, GError **error)
{
	g_autoptr(Form) form = g_new0(Form, 1);
	g_autofree char *copy = g_strndup(text, size);
	g_auto(GStrv) pairs = NULL;

	form->fields = fields;
	form->values = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	form->rows = g_array_new(FALSE, FALSE, sizeof(Row));
	g_array_set_clear_func(form->rows, row_clear);
	if (strlen(copy) != size) {
		mw_fail(error, MW_ERROR_INVALID, "The form holds a NUL byte.");
		return NULL;
	}
	pairs = g_strsplit(copy, "&", -1);
	if (g_strv_length(pairs) > FORM_PAIRS_MAX) {
		mw_fail(error, MW_ERROR_INVALID, "The form has more than %d fields.",
			FORM_PAIRS_MAX);
		return NULL;
	}
	for (char **pair = pairs; *pair; pair++) {
		if (!read_pair(form, *pair, error))
			return NULL;
	}
	return g_steal_pointer(&form);
}

void form_free(Form *form)
{
	if (!form)
		return;
	g_hash_table_unref(form->values);
	g_array_unref(form->rows);
	g_free(form);
}

const char *form_text(const Form *form, const char *name)
{
	const char *value = g_hash_table_lookup(form->values, name);
	const FormField *field = find(form->fields, name);

	g_assert(field != NULL);
	return value ? value : field->initial;
}

gint64 form_number(const Form *form, const char *name)
{
	return g_ascii_strtoll(form_text(form, name), NULL, 10);
}

bool form_has(const Form *form, const char *name)
{
	return g_hash_table_contains(form->values, name);
}

bool form_row(const Form *form, guint index, const char **name, const char **value)
{
	const Row *row;

	if (index >= form->rows->len)
		return false;
	row = &g_array_index(form->rows, Row, index);
	*name = row->name;
	*value = row->value;
	return true;
}

char *form_query_with(const Form *form, const char *name, const char *value)
{
	GString *query = g_string_new(NULL);

	for (const FormField *field = form->fields; field && field->name; field++) {
		const char *text =
			strcmp(field->name, name) == 0 ? value : form_text(form, field->name);

		if (field->rule == FORM_ROWS || !text || strcmp(text, field->initial) == 0)
			continue;
		g_string_append_printf(query, "%c%s=", query->len ? '&' : '?', field->name);
		g_string_append_uri_escaped(query, text, NULL, TRUE);
	}
	return g_string_free(query, FALSE);
}
