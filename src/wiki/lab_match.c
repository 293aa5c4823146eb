#include "wiki/lab_match.h"

#include "base/clock.h"
#include "wiki/generation.h"

enum { DAY = 24 * 60 * 60, WEEK_DAYS = 7, KEPT_DAYS = 60, SHOWN_ENTRIES = 5 };

static int64_t today(void)
{
	return mw_now() / DAY;
}

json_t *lab_match_week(Store *store, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LAB_MATCH_SINCE);

	query_bind_int(query, "day", today() - WEEK_DAYS + 1);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

/* Their ids in order, as text. The caller owns it. */
static char *shown_entries(Store *store, GError **error)
{
	json_auto_t *rows = lab_match_week(store, SHOWN_ENTRIES, error);
	GString *ids = g_string_new(NULL);
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
		g_string_append_printf(ids, "%" JSON_INTEGER_FORMAT " ",
			json_integer_value(json_object_get(row, "entry_id")));
	return g_string_free(ids, rows == NULL);
}

static bool add(Store *store, int64_t entry, int64_t count, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LAB_MATCH_ADD);

	query_bind_int(query, "day", today());
	query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "count", count);
	return query_run(query, error);
}

static bool purge(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LAB_MATCH_PURGE);

	query_bind_int(query, "day", today() - KEPT_DAYS);
	return query_run(query, error);
}

bool lab_match_add(Store *store, GHashTable *counts, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autofree char *before = transaction ? shown_entries(store, error) : NULL;
	g_autofree char *after = NULL;
	GHashTableIter entries;
	gpointer entry, count;

	if (!before)
		return false;
	g_hash_table_iter_init(&entries, counts);
	while (g_hash_table_iter_next(&entries, &entry, &count)) {
		if (!add(store, *(int64_t *)entry, *(int64_t *)count, error))
			return false;
	}
	after = purge(store, error) ? shown_entries(store, error) : NULL;
	if (!after)
		return false;
	if (g_strcmp0(before, after) != 0 && !generation_rise(store, error))
		return false;
	return transaction_commit(transaction, error);
}
