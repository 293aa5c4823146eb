#include "wiki/share.h"

#include "base/clock.h"
#include "base/random.h"
#include "wiki/setting.h"

#include <string.h>

const char *const share_terms[] = {"1h", "1d", "30d", NULL};

bool share_is_on(Store *store, bool *is_on, GError **error)
{
	g_autofree char *value = setting_get(store, "lab.share", error);

	*is_on = g_strcmp0(value, "on") == 0;
	return value != NULL;
}

static int64_t seconds_of(const char *term)
{
	static const int64_t seconds[] = {3600, 24 * 3600, 30 * 24 * 3600};

	for (gsize i = 0; share_terms[i]; i++) {
		if (g_strcmp0(term, share_terms[i]) == 0)
			return seconds[i];
	}
	return seconds[0];
}

static bool purge(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SHARE_PURGE);

	query_bind_int(query, "now", mw_now());
	return query_run(query, error);
}

bool share_expire(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SHARE_HAS_EXPIRED);

	query_bind_int(query, "now", mw_now());
	if (!query_one(query, error, "no answer"))
		return false;
	return !query_int(query, "found") || purge(store, error);
}

static bool has_room(Store *store, gsize size, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SHARE_TOTALS);

	if (!query_one(query, error, "no totals"))
		return false;
	return (query_int(query, "count") < SHARE_KEPT_MAX &&
		       query_int(query, "bytes") + (int64_t)size <= SHARE_TOTAL_BYTES) ||
	       mw_fail(error, MW_ERROR_LIMIT,
		       "This wiki holds as many shared pastes as it takes. Try again in an hour: they expire.");
}

char *share_add(Store *store, const char *text, const char *term, GError **error)
{
	g_autoptr(Transaction) transaction = NULL;
	g_autoptr(Query) query = NULL;
	g_autofree char *id = mw_random_id();

	if (strlen(text) > SHARE_BYTES_MAX) {
		mw_fail(error, MW_ERROR_LIMIT,
			"A shared paste may have %d bytes; this has %zu. Paste the lines around the failure alone.",
			SHARE_BYTES_MAX, strlen(text));
		return NULL;
	}
	transaction = transaction_begin(store, error);
	if (!transaction || !purge(store, error) || !has_room(store, strlen(text), error))
		return NULL;
	query = query_new(store, QUERY_SHARE_INSERT);
	query_bind_text(query, "id", id);
	query_bind_text(query, "text", text);
	query_bind_int(query, "now", mw_now());
	query_bind_int(query, "expires", mw_now() + seconds_of(term));
	if (!query_run(query, error) || !transaction_commit(transaction, error))
		return NULL;
	return g_steal_pointer(&id);
}

char *share_get(Store *store, const char *id, int64_t *expires, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SHARE_GET);

	query_bind_text(query, "id", id);
	query_bind_int(query, "now", mw_now());
	if (!query_one(query, error, "there is no such shared paste, or it has expired"))
		return NULL;
	*expires = query_int(query, "expires");
	return g_strdup(query_text(query, "text"));
}
