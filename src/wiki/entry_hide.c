/* Taking one revision back, or out of sight. */
#include "wiki/entry_move.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "wiki/entry_write.h"
#include "wiki/generation.h"
#include "wiki/revision_state.h"

#include <string.h>

bool entry_undo(Store *store, int64_t id, int64_t number, const EntryBy *by, EntrySaved *saved,
	GError **error)
{
	const EntryChange change = {.action = "undo", .by = by, .base = number};
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) undone = NULL;
	g_autoptr(Entry) before = NULL;

	if (!entry || !entry_may(by, ACT_RESTORE, entry, NULL, error) ||
		!entry_check_standing(entry, error))
		return false;
	undone = entry_load(store, id, number, error);
	if (!undone)
		return false;
	if (undone->parent == 0)
		return mw_fail(error, MW_ERROR_INVALID,
			"revision %" G_GINT64_FORMAT
			" made the entry, so there is nothing before it; delete the entry instead",
			number);
	before = entry_load(store, id, undone->parent, error);
	return before &&
	       entry_write_merged(
		       store, entry, undone->fields, before->fields, &change, saved, error) &&
	       transaction_commit(transaction, error);
}

/* The newest revision that is left for readers, or 0. */
static bool newest_live(Store *store, int64_t id, int64_t *number, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_NEWEST_LIVE);
	QueryState state;

	query_bind_int(query, "entry_id", id);
	state = query_next(query, error);
	*number = state == QUERY_ROW ? query_int(query, "number") : 0;
	return state != QUERY_FAILED;
}

/* The current revision was hidden: what is left becomes the text, or the entry goes with it. */
static bool fall_back(Store *store, Entry *entry, const EntryBy *by, GError **error)
{
	const EntryBy quietly = {.editor = by->editor, .user = by->user};
	const EntryChange change = {.action = "restore", .by = &quietly};
	g_auto(EntryPlace) before = entry_place_of(entry);
	g_autoptr(Entry) left = NULL;
	int64_t number;

	if (!newest_live(store, entry->id, &number, error))
		return false;
	if (number == 0) {
		entry->status = ENTRY_HIDDEN;
		return entry_refresh(store, entry, &before, error);
	}
	left = entry_load(store, entry->id, number, error);
	if (!left)
		return false;
	fields_set_text(left->fields, field_find("slug"), entry->slug);
	fields_set_text(left->fields, field_find("category"), entry->category);
	fields_free(entry->fields);
	entry->fields = g_steal_pointer(&left->fields);
	entry->updated = mw_now();
	return entry_write(store, entry, &before, &change, error);
}

bool entry_hide(Store *store, int64_t id, int64_t number, const EntryBy *by, EntrySaved *saved,
	GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) hidden = entry ? entry_load_any(store, id, number, error) : NULL;

	if (!hidden || !entry_may(by, ACT_HIDE, entry, NULL, error) ||
		!revision_set_state(store, hidden, "live", "hidden", by, 0, error))
		return false;
	if (entry->revision == number && !fall_back(store, entry, by, error))
		return false;
	if (!generation_rise(store, error) || !transaction_commit(transaction, error))
		return false;
	entry_report(entry, ENTRY_SAVED, saved);
	saved->revision = entry->revision;
	return true;
}

bool entry_unhide(Store *store, int64_t id, int64_t number, const EntryBy *by, EntrySaved *saved,
	GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) shown = entry ? entry_load_any(store, id, number, error) : NULL;
	g_auto(EntryPlace) before = {0};

	if (!shown || !entry_may(by, ACT_HIDE, entry, NULL, error) ||
		!revision_set_state(store, shown, "hidden", "live", by, 0, error))
		return false;
	before = entry_place_of(entry);
	if (entry->status == ENTRY_HIDDEN && entry->revision == number) {
		entry->status = shown->status_then;
		if (!entry_refresh(store, entry, &before, error))
			return false;
	}
	if (!generation_rise(store, error) || !transaction_commit(transaction, error))
		return false;
	entry_report(entry, ENTRY_SAVED, saved);
	saved->revision = entry->revision;
	return true;
}
