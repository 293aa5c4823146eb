#include "wiki/signature.h"

static json_t *signatures_of(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_OF_ENTRY);
	json_t *signatures = json_array();
	json_auto_t *rows = NULL;
	size_t index;
	json_t *row;

	query_bind_int(query, "entry_id", entry);
	rows = query_rows_json(query, error);
	json_array_foreach(rows, index, row)
		json_array_append(signatures, json_object_get(row, "signature"));
	if (rows)
		return signatures;
	json_decref(signatures);
	return NULL;
}

static bool replace(Store *store, int64_t entry, json_t *signatures, GError **error)
{
	g_autoptr(Query) clear = query_new(store, QUERY_SIGNATURE_CLEAR);
	g_autoptr(Query) add = query_new(store, QUERY_SIGNATURE_ADD);
	g_autoptr(Query) rise = query_new(store, QUERY_SIGNATURE_GENERATION_RISE);
	char *items = json_dumps(signatures, JSON_COMPACT);

	query_bind_int(clear, "entry_id", entry);
	query_bind_int(add, "entry_id", entry);
	query_bind_text(add, "items", items);
	free(items);
	return query_run(clear, error) && query_run(add, error) && query_run(rise, error);
}

bool signature_is_stored(
	Store *store, json_t *signatures, int64_t entry, bool *is_stored, GError **error)
{
	json_auto_t *stored = signatures_of(store, entry, error);

	*is_stored = stored && json_equal(stored, signatures);
	return stored != NULL;
}

bool signature_write(Store *store, const Entry *entry, GError **error)
{
	json_auto_t *none = json_array();
	json_t *now = entry->status == ENTRY_LIVE ? entry->fields->signatures : none;
	bool is_stored;

	if (!signature_is_stored(store, now, entry->id, &is_stored, error))
		return false;
	return is_stored || replace(store, entry->id, now, error);
}

int64_t signature_generation(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_GENERATION_GET);

	return query_one(query, error, "the database has no generation of signatures")
		       ? query_int(query, "number")
		       : -1;
}

static void row_clear(gpointer data)
{
	g_free(((SignatureRow *)data)->match);
}

GArray *signature_rows(Store *store, int64_t except, GError **error)
{
	g_autoptr(Query) query =
		query_new(store, except ? QUERY_SIGNATURE_OF_OTHERS : QUERY_SIGNATURE_ALL);
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(SignatureRow));
	QueryState state;

	g_array_set_clear_func(rows, row_clear);
	if (except)
		query_bind_int(query, "entry_id", except);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		SignatureRow row = {query_int(query, "entry_id"), query_int(query, "position"),
			g_strdup(query_text(query, "match"))};

		g_array_append_val(rows, row);
	}
	return state == QUERY_DONE ? g_steal_pointer(&rows) : NULL;
}

json_t *signature_list(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_LIST);

	query_bind_int(query, "entry_id", entry);
	return query_rows_json(query, error);
}

json_t *signature_coverage(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_COVERAGE);

	return query_rows_json(query, error);
}

json_t *signature_uncovered(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_UNCOVERED);

	return query_rows_json(query, error);
}
