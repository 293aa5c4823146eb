#include "store/sqlite_internal.h"

#include <string.h>

static void prepare(Query *query)
{
	Store *store = query->store;
	int code = sqlite3_prepare_v3(store->database, query_texts[query->id].sql, -1,
		query->kept ? SQLITE_PREPARE_PERSISTENT : 0, &query->statement, NULL);

	if (code != SQLITE_OK)
		sqlite_fail(store, code, &query->fault);
}

Query *query_new(Store *store, QueryId id)
{
	Query *query = &store->queries[id];

	if (query->in_use)
		query = g_new0(Query, 1);
	else
		query->kept = true;
	query->store = store;
	query->id = id;
	query->in_use = true;
	if (!query->statement)
		prepare(query);
	/* The authorizer asks when a statement is prepared; this asks when a kept one is used
	 * again. */
	if (query->statement && store->guarded && !sqlite3_stmt_readonly(query->statement))
		sqlite_fail(store, SQLITE_AUTH, &query->fault);
	return query;
}

void query_free(Query *query)
{
	if (!query)
		return;
	g_clear_error(&query->fault);
	if (!query->kept) {
		sqlite3_finalize(query->statement);
		g_free(query);
		return;
	}
	if (query->statement) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
	}
	query->in_use = false;
}

static int parameter(Query *query, const char *name)
{
	char placeholder[64];
	int index;

	if (query->fault || !query->statement)
		return 0;
	g_snprintf(placeholder, sizeof placeholder, ":%s", name);
	index = sqlite3_bind_parameter_index(query->statement, placeholder);
	if (index == 0)
		mw_fail(&query->fault, MW_ERROR_INTERNAL, "query '%s' has no parameter '%s'",
			query_texts[query->id].name, name);
	return index;
}

static void note(Query *query, int code)
{
	if (code != SQLITE_OK && !query->fault)
		sqlite_fail(query->store, code, &query->fault);
}

void query_bind_text(Query *query, const char *name, const char *value)
{
	int index = parameter(query, name);

	if (index)
		note(query,
			sqlite3_bind_text(query->statement, index, value, -1, SQLITE_TRANSIENT));
}

void query_bind_int(Query *query, const char *name, int64_t value)
{
	int index = parameter(query, name);

	if (index)
		note(query, sqlite3_bind_int64(query->statement, index, value));
}

void query_bind_ids(Query *query, const char *name, const GArray *ids)
{
	g_autoptr(GString) json = g_string_new("[");

	for (guint i = 0; ids && i < ids->len; i++)
		g_string_append_printf(json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
			g_array_index(ids, int64_t, i));
	g_string_append_c(json, ']');
	query_bind_text(query, name, ids ? json->str : NULL);
}

void query_bind_null(Query *query, const char *name)
{
	int index = parameter(query, name);

	if (index)
		note(query, sqlite3_bind_null(query->statement, index));
}

QueryState query_next(Query *query, GError **error)
{
	int code;

	if (query->fault) {
		g_propagate_error(error, g_steal_pointer(&query->fault));
		return QUERY_FAILED;
	}
	code = sqlite3_step(query->statement);
	if (code == SQLITE_ROW)
		return QUERY_ROW;
	if (code == SQLITE_DONE)
		return QUERY_DONE;
	sqlite_fail(query->store, code, error);
	return QUERY_FAILED;
}

bool query_run(Query *query, GError **error)
{
	QueryState state;

	while ((state = query_next(query, error)) == QUERY_ROW)
		;
	return state == QUERY_DONE;
}

bool query_one(Query *query, GError **error, const char *missing, ...)
{
	QueryState state = query_next(query, error);
	g_autofree char *message = NULL;
	va_list args;

	if (state != QUERY_DONE)
		return state == QUERY_ROW;
	va_start(args, missing);
	message = g_strdup_vprintf(missing, args);
	va_end(args);
	return mw_fail(error, MW_ERROR_NOT_FOUND, "%s", message);
}

static int column(Query *query, const char *name)
{
	int count = sqlite3_column_count(query->statement);

	for (int i = 0; i < count; i++) {
		if (strcmp(sqlite3_column_name(query->statement, i), name) == 0)
			return i;
	}
	g_error("query '%s' has no column '%s'", query_texts[query->id].name, name);
}

const char *query_text(Query *query, const char *name)
{
	return (const char *)sqlite3_column_text(query->statement, column(query, name));
}

int64_t query_int(Query *query, const char *name)
{
	return sqlite3_column_int64(query->statement, column(query, name));
}

bool query_is_null(Query *query, const char *name)
{
	return sqlite3_column_type(query->statement, column(query, name)) == SQLITE_NULL;
}

static json_t *column_json(sqlite3_stmt *statement, int index, bool parse)
{
	const char *text;
	size_t size;

	switch (sqlite3_column_type(statement, index)) {
	case SQLITE_INTEGER: return json_integer(sqlite3_column_int64(statement, index));
	case SQLITE_FLOAT: return json_real(sqlite3_column_double(statement, index));
	case SQLITE_NULL: return json_null();
	default:
		text = (const char *)sqlite3_column_text(statement, index);
		size = (size_t)sqlite3_column_bytes(statement, index);
		if (parse)
			return json_loadb(text, size, JSON_DECODE_ANY, NULL);
		/* Text was checked to be UTF-8 when it came in. */
		return json_stringn_nocheck(text, size);
	}
}

json_t *query_row_json(Query *query)
{
	static const char suffix[] = "_json";
	json_t *row = json_object();
	int count = sqlite3_column_count(query->statement);

	for (int i = 0; i < count; i++) {
		const char *name = sqlite3_column_name(query->statement, i);
		bool parse = g_str_has_suffix(name, suffix);
		g_autofree char *key = g_strndup(name, strlen(name) - (parse ? strlen(suffix) : 0));
		json_t *value = column_json(query->statement, i, parse);

		json_object_set_new_nocheck(row, key, value ? value : json_null());
	}
	return row;
}

json_t *query_rows_json(Query *query, GError **error)
{
	json_auto_t *rows = json_array();
	QueryState state;

	while ((state = query_next(query, error)) == QUERY_ROW)
		json_array_append_new(rows, query_row_json(query));
	return state == QUERY_DONE ? g_steal_pointer(&rows) : NULL;
}
