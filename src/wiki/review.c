#include "wiki/review.h"

#include "base/clock.h"
#include "wiki/entry_move.h"
#include "wiki/entry_write.h"
#include "wiki/revision_state.h"

#include <string.h>

json_t *review_list(
	Store *store, int64_t after_time, int64_t after_id, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVIEW_LIST);

	query_bind_int(query, "after_time", after_time);
	query_bind_int(query, "after_id", after_id);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

bool review_count(Store *store, int64_t *count, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVIEW_COUNT);
	bool counted = query_one(query, error, "nothing is counted");

	*count = counted ? query_int(query, "count") : 0;
	return counted;
}

static bool is_new(const Entry *revision)
{
	return strcmp(revision->action, "create") == 0;
}

/* Makes the fields of a pending revision the text of ENTRY, and an entry of its own live. */
static bool take(Store *store, Entry *entry, const Entry *waiting, const EntryFields *base,
	const EntryFields *fields, const EntryChange *change, EntrySaved *saved, GError **error)
{
	g_auto(EntryPlace) before = entry_place_of(entry);

	if (!is_new(waiting) || entry->status != ENTRY_DRAFT)
		return entry_write_merged(store, entry, base, fields, change, saved, error);
	fields_free(entry->fields);
	entry->fields = fields_copy(fields);
	entry->status = waiting->status_then;
	entry->published = entry->updated = mw_now();
	if (!entry_write(store, entry, &before, change, error))
		return false;
	entry_report(entry, ENTRY_SAVED, saved);
	return true;
}

bool review_approve(Store *store, int64_t id, int64_t number, const EntryFields *fields,
	int64_t base, const EntryBy *by, EntrySaved *saved, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) waiting = entry ? entry_load_any(store, id, number, error) : NULL;
	g_autoptr(Entry) start = NULL;
	g_autoptr(EntryFields) wanted = NULL;
	EntryBy writer = {0};
	EntryChange change = {.action = "edit", .by = &writer};

	if (!waiting || !entry_may(by, ACT_REVIEW, entry, NULL, error) ||
		!entry_check_standing(entry, error))
		return false;
	start = entry_load_any(store, id, fields ? base : waiting->parent, error);
	wanted = start ? entry_checked_fields(fields ? fields : waiting->fields, error) : NULL;
	if (!wanted)
		return false;
	writer = (EntryBy){
		.editor = waiting->editor, .user = waiting->user, .comment = waiting->comment};
	change.base = start->number;
	if (!take(store, entry, waiting, start->fields, wanted, &change, saved, error))
		return false;
	if (saved->outcome == ENTRY_CONFLICT)
		return true;
	return revision_set_state(
		       store, waiting, "pending", "approved", by, saved->revision, error) &&
	       transaction_commit(transaction, error);
}

static bool decline(Store *store, int64_t id, int64_t number, const char *state, const EntryBy *by,
	GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) waiting = transaction ? entry_load_any(store, id, number, error) : NULL;
	g_auto(EntrySaved) saved = {0};

	if (!waiting || !entry_may(by, ACT_REVIEW, waiting, NULL, error))
		return false;
	if (!by->comment || *by->comment == '\0')
		return mw_fail(error, MW_ERROR_INVALID,
			"say why, so that %s knows what to do better", waiting->editor);
	if (!revision_set_state(store, waiting, "pending", state, by, 0, error))
		return false;
	if (is_new(waiting) && waiting->status == ENTRY_DRAFT && strcmp(state, "rejected") == 0 &&
		!entry_delete(store, id, by, &saved, error))
		return false;
	return transaction_commit(transaction, error);
}

bool review_reject(Store *store, int64_t id, int64_t number, const EntryBy *by, GError **error)
{
	return decline(store, id, number, "rejected", by, error);
}

bool review_return(Store *store, int64_t id, int64_t number, const EntryBy *by, GError **error)
{
	return decline(store, id, number, "returned", by, error);
}
