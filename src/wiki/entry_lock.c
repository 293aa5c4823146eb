#include "wiki/entry_lock.h"

#include "wiki/entry_write.h"
#include "wiki/generation.h"

bool entry_set_locked(Store *store, int64_t id, bool locked, const EntryBy *by, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Query) query = NULL;

	if (!entry || !entry_may(by, ACT_LOCK, entry, NULL, error))
		return false;
	if (entry->locked == locked)
		return true;
	query = query_new(store, QUERY_ENTRY_SET_LOCKED);
	query_bind_int(query, "id", id);
	query_bind_int(query, "locked", locked);
	return query_run(query, error) &&
	       entry_audit(store, by, locked ? "entry lock" : "entry unlock", entry, 0, error) &&
	       generation_rise(store, error) && transaction_commit(transaction, error);
}
