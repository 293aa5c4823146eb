#include "wiki/fields.h"

#include "base/slug.h"
#include "base/utf8.h"

#include <sodium.h>
#include <string.h>

const char *const entry_kinds[] = {"pitfall", "traceback", "horror", "comparison", "article", NULL};
const char *const entry_severities[] = {"low", "medium", "high", "critical", NULL};

#define AT(member) offsetof(EntryFields, member)

const Field entry_fields[FIELD_COUNT] = {
	{"title", "title", FIELD_LINE, AT(title), 120, true, NULL,
		"What goes wrong, in a few words."},
	{"slug", "page address", FIELD_SLUG, AT(slug), MW_SLUG_MAX, true, NULL,
		"The last part of the address. Left empty, it is made from the title."},
	{"category", "category", FIELD_SLUG, AT(category), MW_SLUG_MAX, true, NULL, NULL},
	{"kind", "kind", FIELD_CHOICE, AT(kind), 20, true, entry_kinds, NULL},
	{"lang", "language", FIELD_LINE, AT(lang), 40, false, NULL, NULL},
	{"topic", "topic", FIELD_LINE, AT(topic), 80, false, NULL,
		"What the entry is grouped under in its category."},
	{"summary", "summary", FIELD_LINE, AT(summary), 400, false, NULL,
		"What the reader sees, in one sentence. Shown in lists and in the Lab."},
	{"tags", "tag", FIELD_LIST, AT(tags), 40, false, NULL, "Separated by commas."},
	{"codes", "error code", FIELD_LIST, AT(codes), 60, false, NULL,
		"As the tool prints them, separated by commas."},
	{"severity", "severity", FIELD_CHOICE, AT(severity), 20, false, entry_severities, NULL},
	{"affects", "affects", FIELD_LINE, AT(affects), 200, false, NULL, NULL},
	{"fixed_in", "fixed in", FIELD_LINE, AT(fixed_in), 200, false, NULL, NULL},
	{"verified_on", "verified on", FIELD_DATE, AT(verified_on), 40, false, NULL, NULL},
	{"verified_with", "verified with", FIELD_LINE, AT(verified_with), 200, false, NULL, NULL},
	{"signatures", "signature", FIELD_SIGNATURES, AT(signatures), 0, false, NULL,
		"The message as the tool prints it, with {name} where a value stands, or a PCRE2 pattern between slashes. Each must match its own samples."},
	{"author", "author", FIELD_LINE, AT(author), 120, false, NULL, NULL},
	{"canonical_url", "original address", FIELD_URL, AT(canonical_url), 1000, false, NULL,
		NULL},
	{"extra", "other front matter", FIELD_TEXT, AT(extra), 16 << 10, false, NULL, NULL},
	{"body", "text", FIELD_TEXT, AT(body), FIELD_BODY_BYTES, false, NULL, NULL},
};

const Field *field_find(const char *name)
{
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		if (strcmp(entry_fields[i].name, name) == 0)
			return &entry_fields[i];
	}
	return NULL;
}

static char **text_at(const EntryFields *fields, const Field *field)
{
	return G_STRUCT_MEMBER_P(fields, field->offset);
}

static char ***list_at(const EntryFields *fields, const Field *field)
{
	return G_STRUCT_MEMBER_P(fields, field->offset);
}

static json_t **json_at(const EntryFields *fields, const Field *field)
{
	return G_STRUCT_MEMBER_P(fields, field->offset);
}

static void clear(EntryFields *fields, const Field *field)
{
	switch (field->type) {
	case FIELD_LIST: g_clear_pointer(list_at(fields, field), g_strfreev); break;
	case FIELD_SIGNATURES: g_clear_pointer(json_at(fields, field), json_decref); break;
	default: g_clear_pointer(text_at(fields, field), g_free); break;
	}
}

void fields_free(EntryFields *fields)
{
	if (!fields)
		return;
	for (gsize i = 0; i < FIELD_COUNT; i++)
		clear(fields, &entry_fields[i]);
	g_free(fields);
}

EntryFields *fields_new(void)
{
	EntryFields *fields = g_new0(EntryFields, 1);

	for (gsize i = 0; i < FIELD_COUNT; i++)
		fields_set_text(fields, &entry_fields[i], "");
	return fields;
}

EntryFields *fields_copy(const EntryFields *fields)
{
	EntryFields *copy = g_new0(EntryFields, 1);

	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];

		switch (field->type) {
		case FIELD_LIST: *list_at(copy, field) = g_strdupv(*list_at(fields, field)); break;
		case FIELD_SIGNATURES:
			*json_at(copy, field) = json_deep_copy(*json_at(fields, field));
			break;
		default: *text_at(copy, field) = g_strdup(*text_at(fields, field)); break;
		}
	}
	return copy;
}

static bool field_is_equal(const EntryFields *one, const EntryFields *other, const Field *field)
{
	switch (field->type) {
	case FIELD_LIST:
		return g_strv_equal((const char *const *)*list_at(one, field),
			(const char *const *)*list_at(other, field));
	case FIELD_SIGNATURES: return json_equal(*json_at(one, field), *json_at(other, field));
	default: return strcmp(*text_at(one, field), *text_at(other, field)) == 0;
	}
}

bool fields_equal(const EntryFields *one, const EntryFields *other)
{
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		if (!field_is_equal(one, other, &entry_fields[i]))
			return false;
	}
	return true;
}

/* A list or the signatures as JSON, for free(); NULL for a field that is text. */
static char *list_text(const EntryFields *fields, const Field *field, size_t flags)
{
	json_auto_t *value = NULL;

	if (field->type != FIELD_LIST && field->type != FIELD_SIGNATURES)
		return NULL;
	value = fields_get(fields, field);
	return json_dumps(value, JSON_COMPACT | flags);
}

/* With the NUL at its end, so that what follows is not taken for a part of it. */
static void digest_text(crypto_generichash_state *state, const char *text)
{
	crypto_generichash_update(state, (const unsigned char *)text, strlen(text) + 1);
}

char *fields_digest(const EntryFields *fields)
{
	unsigned char digest[crypto_generichash_BYTES];
	gsize length = 2 * sizeof digest + 1;
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, sizeof digest);
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];
		char *list = list_text(fields, field, JSON_SORT_KEYS);

		digest_text(&state, list ? list : *text_at(fields, field));
		free(list);
	}
	crypto_generichash_final(&state, digest, sizeof digest);
	return sodium_bin2hex(g_malloc(length), length, digest, sizeof digest);
}

static char **list_from_json(json_t *array)
{
	GStrvBuilder *builder = g_strv_builder_new();
	char **list;
	size_t index;
	json_t *item;

	json_array_foreach(array, index, item) {
		if (json_is_string(item))
			g_strv_builder_add(builder, json_string_value(item));
	}
	list = g_strv_builder_end(builder);
	g_strv_builder_unref(builder);
	return list;
}

void fields_set_text(EntryFields *fields, const Field *field, const char *text)
{
	clear(fields, field);
	switch (field->type) {
	case FIELD_LIST: *list_at(fields, field) = g_strsplit_set(text, ",\n", -1); break;
	case FIELD_SIGNATURES: *json_at(fields, field) = json_array(); break;
	default: *text_at(fields, field) = g_strdup(text); break;
	}
}

bool fields_set(EntryFields *fields, const Field *field, json_t *value, GError **error)
{
	if (json_is_string(value) && field->type != FIELD_SIGNATURES) {
		fields_set_text(fields, field, json_string_value(value));
		return true;
	}
	if (!json_is_array(value) || (field->type != FIELD_LIST && field->type != FIELD_SIGNATURES))
		return mw_fail(error, MW_ERROR_INVALID, "'%s' must be %s", field->name,
			field->type == FIELD_LIST         ? "a text or a list of texts"
			: field->type == FIELD_SIGNATURES ? "a list of signatures"
							  : "a text");
	clear(fields, field);
	if (field->type == FIELD_LIST)
		*list_at(fields, field) = list_from_json(value);
	else
		*json_at(fields, field) = json_deep_copy(value);
	return true;
}

json_t *fields_get(const EntryFields *fields, const Field *field)
{
	json_t *array;

	if (field->type == FIELD_SIGNATURES)
		return json_incref(*json_at(fields, field));
	if (field->type != FIELD_LIST)
		return json_string(*text_at(fields, field));
	array = json_array();
	for (char **item = *list_at(fields, field); *item; item++)
		json_array_append_new(array, json_string(*item));
	return array;
}

json_t *fields_to_json(const EntryFields *fields)
{
	json_t *object = json_object();

	for (gsize i = 0; i < FIELD_COUNT; i++) {
		if (entry_fields[i].offset != AT(extra))
			json_object_set_new(
				object, entry_fields[i].name, fields_get(fields, &entry_fields[i]));
	}
	return object;
}

void fields_bind(const EntryFields *fields, Query *query)
{
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];
		char *list = list_text(fields, field, 0);

		query_bind_text(query, field->name, list ? list : *text_at(fields, field));
		free(list);
	}
}

EntryFields *fields_from_row(Query *query)
{
	json_auto_t *row = query_row_json(query);
	EntryFields *fields = fields_new();

	for (gsize i = 0; i < FIELD_COUNT; i++) {
		/* The row was written by fields_bind(), so its values are of the right sort. */
		if (!fields_set(fields, &entry_fields[i],
			    json_object_get(row, entry_fields[i].name), NULL))
			g_error("a revision holds a '%s' of the wrong sort", entry_fields[i].name);
	}
	return fields;
}
