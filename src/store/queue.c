#include "store/sqlite_internal.h"

void store_queue(Store *store, StoreTask run, void *item, GDestroyNotify free, gsize bytes)
{
	const Queued queued = {run, item, free};

	g_assert(store->depth > 0);
	g_array_append_val(store->queue, queued);
	store->queued += bytes;
}

void queue_cut(Store *store, guint count)
{
	for (guint i = count; i < store->queue->len; i++) {
		const Queued *queued = &g_array_index(store->queue, Queued, i);

		if (queued->free)
			queued->free(queued->item);
	}
	if (count < store->queue->len)
		g_array_set_size(store->queue, count);
	if (count == 0)
		store->queued = 0;
}

bool store_run_queue(Store *store, gsize least, GError **error)
{
	bool done = true;

	if (store->queued < least)
		return true;
	for (guint i = 0; done && i < store->queue->len; i++) {
		const Queued *queued = &g_array_index(store->queue, Queued, i);

		done = queued->run(store, queued->item, error);
	}
	queue_cut(store, 0);
	return done;
}
