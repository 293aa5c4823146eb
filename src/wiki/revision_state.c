#include "wiki/revision_state.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "wiki/entry_write.h"

#include <string.h>

enum { REASON_MAX = 500 };

static bool fail_with_state(const Entry *revision, const char *was, GError **error)
{
	static const struct {
		const char *state, *words;
	} states[] = {{"live", "is shown to readers"}, {"hidden", "is hidden"},
		{"pending", "waits for review"}, {"approved", "has been approved"},
		{"rejected", "has been rejected"},
		{"returned", "has been given back to its writer"}};
	const char *words = revision->state;

	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		if (strcmp(states[i].state, revision->state) == 0)
			words = states[i].words;
	}
	return mw_fail(error, MW_ERROR_CONFLICT, "revision %" G_GINT64_FORMAT " of '%s/%s' %s%s",
		revision->number, revision->category, revision->slug, words,
		strcmp(was, "pending") == 0 ? "; it does not wait for review" : " already");
}

bool revision_set_state(Store *store, const Entry *revision, const char *was, const char *state,
	const EntryBy *by, int64_t result, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_JUDGE);
	g_autofree char *line = mw_text_one_line(by->comment ? by->comment : "");
	g_autofree char *reason = mw_text_shorten(line, REASON_MAX);
	g_autofree char *act = g_strconcat("revision ", state, NULL);

	query_bind_int(query, "entry_id", revision->id);
	query_bind_int(query, "number", revision->number);
	query_bind_text(query, "was", was);
	query_bind_text(query, "state", state);
	query_bind_text(query, "reviewer", by->editor);
	query_bind_int(query, "now", mw_now());
	query_bind_text(query, "reason", reason);
	query_bind_int(query, "result", result);
	return query_run(query, error) &&
	       (store_changes(store) == 1 || fail_with_state(revision, was, error)) &&
	       entry_audit(store, by, act, revision, revision->number, error);
}
