#include "wiki/history.h"

#include <string.h>

json_t *history_of_entry(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_LOG);

	query_bind_int(query, "entry_id", entry);
	return query_rows_json(query, error);
}

json_t *history_page(Store *store, int64_t entry, int64_t before, int64_t limit,
	const HistoryReader *reader, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_PAGE);

	query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "before", before ? before : INT64_MAX);
	query_bind_int(query, "user_id", reader->user);
	query_bind_int(query, "reviewer", reader->reviewer);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

static json_t *only_row(Query *query, GError **error)
{
	return query_one(query, error, "nothing is counted") ? query_row_json(query) : NULL;
}

json_t *history_summary(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_SUMMARY);

	query_bind_int(query, "entry_id", entry);
	return only_row(query, error);
}

json_t *history_recent(Store *store, const HistoryFilter *filter, int64_t limit, GError **error)
{
	const bool of_one = *filter->editor != '\0';
	g_autoptr(Query) query =
		query_new(store, of_one ? QUERY_REVISION_RECENT_OF_EDITOR : QUERY_REVISION_RECENT);

	if (of_one)
		query_bind_text(query, "editor", filter->editor);
	query_bind_text(query, "category", filter->category);
	query_bind_text(query, "action", filter->action);
	query_bind_int(query, "before_time", filter->before_time ? filter->before_time : INT64_MAX);
	query_bind_int(query, "before_id", filter->before_id ? filter->before_id : INT64_MAX);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *history_contributed(Store *store, const char *editor, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_CONTRIBUTED);

	query_bind_text(query, "editor", editor);
	return only_row(query, error);
}

/* -- comparing -- */

void history_diff_free(HistoryDiff *diff)
{
	if (!diff)
		return;
	entry_free(diff->from);
	entry_free(diff->to);
	diff_free(diff->body);
	json_decref(diff->fields);
	g_free(diff);
}

/* What a signature says, a line each: what it matches, then its samples. */
static void print_signature(GString *text, json_t *signature)
{
	static const char *const lists[] = {"samples", "not"};
	size_t index;
	json_t *sample;

	g_string_append(text, json_string_value(json_object_get(signature, "match")));
	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
		json_array_foreach(json_object_get(signature, lists[i]), index, sample)
			g_string_append_printf(
				text, "\n%s: %s", lists[i], json_string_value(sample));
	}
}

/* The value of a field as one text. The caller owns it. */
static char *value_text(const EntryFields *fields, const Field *field)
{
	json_auto_t *value = fields_get(fields, field);
	GString *text = g_string_new(NULL);
	size_t index;
	json_t *item;

	if (json_is_string(value))
		g_string_append(text, json_string_value(value));
	json_array_foreach(value, index, item) {
		if (index)
			g_string_append(text, json_is_object(item) ? "\n" : ", ");
		if (json_is_object(item))
			print_signature(text, item);
		else
			g_string_append(text, json_string_value(item));
	}
	return g_string_free(text, FALSE);
}

static bool compare_field(HistoryDiff *diff, const Field *field, GError **error)
{
	g_autofree char *old = value_text(diff->from->fields, field);
	g_autofree char *new = value_text(diff->to->fields, field);
	json_auto_t *words = NULL;

	if (strcmp(old, new) == 0)
		return true;
	words = diff_words(old, new, error);
	if (!words)
		return false;
	json_array_append_new(diff->fields,
		json_pack("{s:s, s:s, s:s, s:s, s:b, s:O, s:O, s:O}", "field", field->name, "label",
			field->label, "old", old, "new", new, "is_list",
			field->type == FIELD_LIST || field->type == FIELD_SIGNATURES, "old_parts",
			json_object_get(words, "old"), "new_parts", json_object_get(words, "new"),
			"both_parts", json_object_get(words, "both")));
	return true;
}

HistoryDiff *history_compare(
	Store *store, int64_t entry, int64_t from, int64_t to, bool any, GError **error)
{
	Entry *(*load)(Store *, int64_t, int64_t, GError **) = any ? entry_load_any : entry_load;
	g_autoptr(HistoryDiff) diff = g_new0(HistoryDiff, 1);

	diff->fields = json_array();
	diff->from = load(store, entry, from, error);
	diff->to = diff->from ? load(store, entry, to, error) : NULL;
	if (!diff->to)
		return NULL;
	diff->body = diff_texts(diff->from->fields->body, diff->to->fields->body, error);
	if (!diff->body)
		return NULL;
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		if (strcmp(entry_fields[i].name, "body") != 0 &&
			!compare_field(diff, &entry_fields[i], error))
			return NULL;
	}
	return g_steal_pointer(&diff);
}
