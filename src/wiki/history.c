#include "wiki/history.h"

json_t *history_of_entry(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_LOG);

	query_bind_int(query, "entry_id", entry);
	return query_rows_json(query, error);
}

json_t *history_recent(Store *store, const char *category, int64_t before_time, int64_t before_id,
	int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_RECENT);

	query_bind_text(query, "category", category);
	query_bind_int(query, "before_time", before_time ? before_time : INT64_MAX);
	query_bind_int(query, "before_id", before_id ? before_id : INT64_MAX);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}
