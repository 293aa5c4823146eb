#include "web/lab_state.h"

#include "base/clock.h"
#include "wiki/lab_match.h"

enum { FLUSH_SECONDS = 60 };

bool lab_state_ready(Site *site, GError **error)
{
	site->lab_seen = site->generation;
	return lab_refresh(&site->lab, site->store, error);
}

void lab_state_count(Site *site, int64_t entry)
{
	int64_t *count = g_hash_table_lookup(site->lab_counts, &entry);

	if (count) {
		(*count)++;
		return;
	}
	if (g_hash_table_size(site->lab_counts) == 0)
		site->lab_counts_since = mw_now();
	count = g_new(int64_t, 1);
	*count = 1;
	g_hash_table_insert(site->lab_counts, g_memdup2(&entry, sizeof entry), count);
}

static bool flush(Site *site, GError **error)
{
	bool done = lab_match_add(site->store, site->lab_counts, error);

	/* What could not be written now is not worth a second try: it is a mere count. */
	g_hash_table_remove_all(site->lab_counts);
	return done;
}

bool lab_state_after(Site *site, bool is_last, GError **error)
{
	bool waits = g_hash_table_size(site->lab_counts) > 0;

	if (!site->store)
		return true;
	if (waits && (is_last || mw_now() - site->lab_counts_since >= FLUSH_SECONDS) &&
		!flush(site, error))
		return false;
	/* A generation that rose may have brought signatures; nobody waits here. */
	return is_last || !site->lab || site->lab_seen == site->generation ||
	       lab_state_ready(site, error);
}
