#include "base/log.h"
#include "store/sqlite_internal.h"

struct Transaction {
	Store *store;
	int depth;
	guint queued;   /* tasks, when it began */
	bool is_joined; /* it is a part of the one around it */
	bool open;
};

/* OUTER for the transaction itself; INNER, a savepoint's verb, for one inside another. */
static bool run_at_depth(
	Transaction *transaction, const char *outer, const char *inner, GError **error)
{
	g_autofree char *sql = NULL;

	if (transaction->depth == 0)
		return sqlite_run(transaction->store, outer, error);
	sql = g_strdup_printf("%s nested_%d", inner, transaction->depth);
	return sqlite_run(transaction->store, sql, error);
}

Transaction *transaction_begin(Store *store, GError **error)
{
	Transaction *transaction;

	if (store->guarded) {
		sqlite_fail(store, SQLITE_AUTH, error);
		return NULL;
	}
	transaction = g_new0(Transaction, 1);
	transaction->store = store;
	transaction->depth = store->depth;
	transaction->queued = store->queue->len;
	if (!run_at_depth(transaction, "BEGIN IMMEDIATE", "SAVEPOINT", error)) {
		g_free(transaction);
		return NULL;
	}
	transaction->open = true;
	store->depth++;
	return transaction;
}

Transaction *transaction_join(Store *store, GError **error)
{
	Transaction *transaction;

	if (store->depth == 0)
		return transaction_begin(store, error);
	transaction = g_new0(Transaction, 1);
	transaction->store = store;
	transaction->is_joined = true;
	transaction->open = true;
	return transaction;
}

bool transaction_commit(Transaction *transaction, GError **error)
{
	if (transaction->is_joined) {
		transaction->open = false;
		return true;
	}
	g_assert(transaction->open && transaction->store->depth == transaction->depth + 1);
	if (transaction->store->doomed == transaction->store->depth)
		return mw_fail(error, MW_ERROR_INTERNAL,
			"a part of the change of '%s' failed, so none of it was made",
			transaction->store->path);
	if (transaction->depth == 0 && !store_run_queue(transaction->store, 0, error))
		return false;
	if (!run_at_depth(transaction, "COMMIT", "RELEASE", error))
		return false;
	transaction->open = false;
	transaction->store->depth--;
	/* Not deeper: what an outer savepoint queued would be lost with an inner one. */
	return transaction->depth != 1 ||
	       store_run_queue(transaction->store, STORE_QUEUE_BYTES, error);
}

void transaction_end(Transaction *transaction)
{
	if (transaction->open && transaction->is_joined) {
		transaction->store->doomed = transaction->store->depth;
	} else if (transaction->open) {
		if (transaction->store->doomed > transaction->depth)
			transaction->store->doomed = 0;
		queue_cut(transaction->store, transaction->queued);
		/* SQLite rolls back by itself after a full disk; a second ROLLBACK then fails,
		 * harmlessly. */
		if (!run_at_depth(transaction, "ROLLBACK", "ROLLBACK TO", NULL) ||
			(transaction->depth > 0 && !run_at_depth(transaction, "", "RELEASE", NULL)))
			mw_log(MW_LOG_DEBUG, "the transaction had ended already");
		transaction->store->depth = transaction->depth;
	}
	g_free(transaction);
}
