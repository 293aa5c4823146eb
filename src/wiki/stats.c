#include "wiki/stats.h"

json_t *stats_read(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_STATS);
	json_t *stats;

	if (!query_one(query, error, "there are no numbers"))
		return NULL;
	stats = query_row_json(query);
	json_object_set_new(stats, "schema", json_integer(store_schema(store)));
	json_object_set_new(stats, "bytes", json_integer(store_size(store)));
	return stats;
}
