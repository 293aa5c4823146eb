#include "wiki/throttle.h"

#include "base/clock.h"
#include "wiki/secret.h"

#include <string.h>

/* Levels are kept in thousandths, so that what has faded in part is not lost. */
enum { ONE = 1000, FORGET_SECONDS = 2 * 24 * 60 * 60, DAY = 24 * 60 * 60, SUBJECTS_MAX = 3 };

typedef struct {
	char *subject;
	int64_t fade;  /* seconds until one failure does not count any more */
	int64_t limit; /* failures beyond which there is a wait */
	bool grows;    /* the wait doubles with each; else it lasts until one has faded */
	int64_t level;
	int64_t moment;
} Bucket;

typedef struct {
	Bucket list[SUBJECTS_MAX];
	int count;
} Buckets;

static void buckets_clear(Buckets *buckets)
{
	for (int i = 0; i < buckets->count; i++)
		g_free(buckets->list[i].subject);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Buckets, buckets_clear)

/* An IPv6 subscriber has 2^64 addresses: those of one /64 are one (RFC 6177). */
static char *network_of(const char *address)
{
	g_auto(GStrv) parts = NULL;
	g_autoptr(GString) network = g_string_new(NULL);

	if (!strchr(address, ':'))
		return g_strdup(address);
	parts = g_strsplit(address, ":", -1);
	for (int i = 0; i < 4 && parts[i] && (i == 0 || *parts[i]); i++)
		g_string_append_printf(network, "%s:", parts[i]);
	return g_string_free(g_steal_pointer(&network), FALSE);
}

static void add(Buckets *buckets, int64_t fade, int64_t limit, bool grows, const char *kind,
	const char *name, const char *network)
{
	g_autofree char *text = g_strdup_printf("%s\n%s\n%s", kind, name, network);

	buckets->list[buckets->count++] = (Bucket){
		.subject = secret_digest(text), .fade = fade, .limit = limit, .grows = grows};
}

static Buckets buckets_of(const Attempt *attempt)
{
	Buckets buckets = {0};
	g_autofree char *name = g_utf8_strdown(attempt->name, -1);
	g_autofree char *network = network_of(attempt->address);

	if (attempt->is_known) {
		add(&buckets, THROTTLE_WAIT_MAX, THROTTLE_FREE, true, "device", name, "");
		return buckets;
	}
	add(&buckets, THROTTLE_WAIT_MAX, THROTTLE_FREE, true, "pair", name, network);
	add(&buckets, THROTTLE_ADDRESS_SECONDS, THROTTLE_ADDRESS, false, "address", "", network);
	add(&buckets, DAY / THROTTLE_ACCOUNT, THROTTLE_ACCOUNT, false, "account", name, "");
	return buckets;
}

static bool load(Store *store, Bucket *bucket, int64_t now, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_THROTTLE_GET);
	QueryState state;

	query_bind_text(query, "subject", bucket->subject);
	state = query_next(query, error);
	if (state != QUERY_ROW)
		return state == QUERY_DONE;
	bucket->moment = query_int(query, "moment");
	bucket->level = MAX(
		query_int(query, "level") - MAX(now - bucket->moment, 0) * ONE / bucket->fade, 0);
	return true;
}

static int64_t wait_of(const Bucket *bucket, int64_t now)
{
	int64_t over = bucket->level / ONE - bucket->limit;
	int64_t wait;

	if (over < 0)
		return 0;
	if (!bucket->grows)
		return bucket->fade;
	wait = MIN((int64_t)1 << MIN(over + 1, 20), THROTTLE_WAIT_MAX);
	return MAX(bucket->moment + wait - now, 0);
}

static bool save(Store *store, const Bucket *bucket, int64_t level, int64_t now, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_THROTTLE_SET);

	query_bind_text(query, "subject", bucket->subject);
	query_bind_int(query, "level", level);
	query_bind_int(query, "moment", now);
	return query_run(query, error);
}

static bool forget_old(Store *store, int64_t now, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_THROTTLE_FORGET);

	query_bind_int(query, "moment", now - FORGET_SECONDS);
	return query_run(query, error);
}

static bool load_all(Store *store, Buckets *buckets, int64_t now, int64_t *wait, GError **error)
{
	*wait = 0;
	for (int i = 0; i < buckets->count; i++) {
		if (!load(store, &buckets->list[i], now, error))
			return false;
		*wait = MAX(*wait, wait_of(&buckets->list[i], now));
	}
	return true;
}

bool throttle_take(Store *store, const Attempt *attempt, int64_t *wait, GError **error)
{
	int64_t now = mw_now();
	g_auto(Buckets) buckets = buckets_of(attempt);
	g_autoptr(Transaction) transaction = NULL;

	/* Whoever has to wait is sent away without a write. */
	if (!load_all(store, &buckets, now, wait, error) || *wait)
		return *wait != 0;
	transaction = transaction_begin(store, error);
	if (!transaction || !load_all(store, &buckets, now, wait, error))
		return false;
	if (*wait)
		return true;
	for (int i = 0; i < buckets.count; i++) {
		if (!save(store, &buckets.list[i], buckets.list[i].level + ONE, now, error))
			return false;
	}
	return forget_old(store, now, error) && transaction_commit(transaction, error);
}

bool throttle_clear(Store *store, const Attempt *attempt, GError **error)
{
	int64_t now = mw_now(), wait;
	g_auto(Buckets) buckets = buckets_of(attempt);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction || !load_all(store, &buckets, now, &wait, error))
		return false;
	query = query_new(store, QUERY_THROTTLE_CLEAR);
	query_bind_text(query, "subject", buckets.list[0].subject);
	if (!query_run(query, error))
		return false;
	/* What others failed at from this address, or with this account, still counts. */
	for (int i = 1; i < buckets.count; i++) {
		const Bucket *bucket = &buckets.list[i];

		if (!save(store, bucket, MAX(bucket->level - ONE, 0), now, error))
			return false;
	}
	return transaction_commit(transaction, error);
}
