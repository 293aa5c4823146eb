#include "web/lab_state.h"

#include "base/clock.h"
#include "wiki/lab_match.h"
#include "wiki/miss.h"
#include "wiki/share.h"

enum { FLUSH_SECONDS = 60, EXPIRE_SECONDS = 60, MISSES_WAITING_MAX = 100 };

bool lab_state_ready(Site *site, GError **error)
{
	site->lab_seen = site->generation;
	return lab_refresh(&site->lab, site->store, error);
}

static void begin_waiting(Site *site)
{
	if (g_hash_table_size(site->lab_counts) + g_hash_table_size(site->lab_misses) == 0)
		site->lab_counts_since = mw_now();
}

static void count(Site *site, int64_t entry)
{
	int64_t *known = g_hash_table_lookup(site->lab_counts, &entry);

	if (known) {
		(*known)++;
		return;
	}
	begin_waiting(site);
	known = g_new(int64_t, 1);
	*known = 1;
	g_hash_table_insert(site->lab_counts, g_memdup2(&entry, sizeof entry), known);
}

static bool note_miss(Site *site, const LabAnswer *answer, GError **error)
{
	const LabError *root = answer->errors->pdata[0];
	bool is_on = false;
	char *fingerprint;
	g_autoptr(GError) fault = NULL;

	if (!miss_is_on(site->store, &is_on, error))
		return false;
	if (!is_on || g_hash_table_size(site->lab_misses) >= MISSES_WAITING_MAX)
		return true;
	fingerprint = miss_fingerprint(
		site->store, root->found ? root->found->type : NULL, root->text, &fault);
	if (fingerprint) {
		begin_waiting(site);
		g_hash_table_replace(
			site->lab_misses, fingerprint, g_strdup(root->lang ? root->lang : ""));
	}
	if (fault)
		g_propagate_error(error, g_steal_pointer(&fault));
	return !error || !*error;
}

bool lab_state_note(Site *site, const LabAnswer *answer, GError **error)
{
	for (guint i = 0; i < answer->matches->len; i++) {
		const LabMatch *match = answer->matches->pdata[i];

		if (match->level == LAB_EXACT)
			count(site, match->entry);
	}
	return answer->errors->len == 0 || lab_answer_is_exact(answer) ||
	       note_miss(site, answer, error);
}

static bool flush(Site *site, GError **error)
{
	bool done = lab_match_add(site->store, site->lab_counts, error) &&
		    (g_hash_table_size(site->lab_misses) == 0 ||
			    miss_add(site->store, site->lab_misses, error));

	/* What could not be written now is not worth a second try: it is a mere count. */
	g_hash_table_remove_all(site->lab_counts);
	g_hash_table_remove_all(site->lab_misses);
	return done;
}

static bool expire(Site *site, bool is_last, GError **error)
{
	if (!is_last && mw_now() - site->shares_seen < EXPIRE_SECONDS)
		return true;
	site->shares_seen = mw_now();
	return share_expire(site->store, error);
}

bool lab_state_after(Site *site, bool is_last, GError **error)
{
	bool waits = g_hash_table_size(site->lab_counts) + g_hash_table_size(site->lab_misses) > 0;

	if (!site->store)
		return true;
	if (waits && (is_last || mw_now() - site->lab_counts_since >= FLUSH_SECONDS) &&
		!flush(site, error))
		return false;
	if (!expire(site, is_last, error))
		return false;
	/* A generation that rose may have brought signatures; nobody waits here. */
	return is_last || !site->lab || site->lab_seen == site->generation ||
	       lab_state_ready(site, error);
}
