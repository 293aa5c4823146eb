#include "wiki/generation.h"

int64_t generation_get(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_GENERATION_GET);

	if (!query_one(query, error, "the database holds no generation; restore it from a backup"))
		return -1;
	return query_int(query, "number");
}

bool generation_rise(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_GENERATION_RISE);

	return query_run(query, error);
}
