#include "wiki/entry_move.h"

#include "base/clock.h"
#include "text/relink.h"
#include "wiki/entry_write.h"

#include <string.h>

/* -- moving -- */

static GArray *linking_entries(Store *store, const char *slug, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LINK_DEPENDENTS);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	QueryState state;

	query_bind_text(query, "slug", slug);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		int64_t id = query_int(query, "entry_id");

		g_array_append_val(ids, id);
	}
	return state == QUERY_DONE ? g_steal_pointer(&ids) : NULL;
}

/* Writes the links to FROM anew in one entry, unless it is deleted or locked. */
static bool relink_entry(Store *store, int64_t id, const char *from, const Entry *to,
	const EntryBy *by, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, id, 0, error);
	g_autofree char *comment =
		g_strdup_printf("Links to '%s' lead to '%s' now", from, to->slug);
	EntryBy relinking = *by;
	g_autofree char *body = NULL;
	g_auto(EntrySaved) saved = {0};
	bool may;

	if (!entry)
		return false;
	relinking.comment = comment;
	relinking.save_id = NULL;
	may = entry->status != ENTRY_DELETED &&
	      permission_of(by->role, ACT_EDIT, permission_state(entry, ACT_EDIT),
		      entry->owner == by->user) == PERMISSION_ALLOWED;
	body = !may ? NULL : relink_text(entry->fields->body, from, to->category, to->slug);
	if (!body)
		return true;
	fields_set_text(entry->fields, field_find("body"), body);
	return entry_edit(store, id, 0, entry->fields, &relinking, &saved, error);
}

/* Writes the links in all others anew that name the entry TO by its former name FROM. */
static bool relink(
	Store *store, const char *from, const Entry *to, const EntryBy *by, GError **error)
{
	g_autoptr(GArray) ids = linking_entries(store, from, error);

	for (guint i = 0; ids && i < ids->len; i++) {
		if (!relink_entry(store, g_array_index(ids, int64_t, i), from, to, by, error))
			return false;
	}
	return ids != NULL;
}

bool entry_rename(Store *store, int64_t id, const char *category, const char *slug, bool links,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	const EntryChange change = {.action = "rename", .by = by};
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(EntryFields) moved = NULL;
	g_autoptr(EntryFields) wanted = NULL;
	g_autofree char *from = NULL;

	if (!entry || !entry_may(by, ACT_RENAME, entry, NULL, error) ||
		!entry_check_standing(entry, error))
		return false;
	from = g_strdup(entry->slug);
	moved = fields_copy(entry->fields);
	fields_set_text(moved, field_find("category"), category);
	fields_set_text(moved, field_find("slug"), slug);
	wanted = entry_checked_fields(moved, error);
	if (!wanted || !entry_write_merged(store, entry, NULL, wanted, &change, saved, error))
		return false;
	if (saved->outcome == ENTRY_SAVED && links && strcmp(from, entry->slug) != 0 &&
		!relink(store, from, entry, by, error))
		return false;
	return transaction_commit(transaction, error);
}

/* -- going and coming back -- */

bool entry_delete(Store *store, int64_t id, const EntryBy *by, EntrySaved *saved, GError **error)
{
	const EntryChange change = {.action = "delete", .by = by};
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_auto(EntryPlace) before = {0};

	if (!entry || !entry_may(by, ACT_DELETE, entry, NULL, error))
		return false;
	if (entry->status == ENTRY_DELETED)
		return mw_fail(error, MW_ERROR_CONFLICT, "'%s/%s' is deleted already",
			entry->category, entry->slug);
	before = entry_place_of(entry);
	entry->status = ENTRY_DELETED;
	entry->updated = mw_now();
	if (!entry_write(store, entry, &before, &change, error) ||
		!entry_audit(store, by, "entry delete", entry, 0, error) ||
		!transaction_commit(transaction, error))
		return false;
	entry_report(entry, ENTRY_SAVED, saved);
	return true;
}

static int64_t last_standing(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_LAST_STANDING);

	query_bind_int(query, "entry_id", id);
	return query_one(query, error, "there is no revision to restore")
		       ? query_int(query, "number")
		       : 0;
}

bool entry_restore(Store *store, int64_t id, int64_t number, const EntryBy *by, EntrySaved *saved,
	GError **error)
{
	const EntryChange change = {.action = "restore", .by = by};
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) old = NULL;
	g_auto(EntryPlace) before = {0};
	int64_t wanted = number ? number : entry ? last_standing(store, id, error) : 0;

	if (!entry || !entry_may(by, ACT_RESTORE, entry, NULL, error) || !wanted)
		return false;
	old = entry_load(store, id, wanted, error);
	if (!old)
		return false;
	fields_set_text(old->fields, field_find("slug"), entry->slug);
	fields_set_text(old->fields, field_find("category"), entry->category);
	if ((entry->status == ENTRY_LIVE || entry->status == ENTRY_DRAFT) &&
		fields_equal(entry->fields, old->fields)) {
		entry_report(entry, ENTRY_UNCHANGED, saved);
		return true;
	}
	before = entry_place_of(entry);
	fields_free(entry->fields);
	entry->fields = g_steal_pointer(&old->fields);
	entry->updated = mw_now();
	if (entry->status == ENTRY_DELETED || entry->status == ENTRY_HIDDEN)
		entry->status = old->status_then == ENTRY_DRAFT ? ENTRY_DRAFT : ENTRY_LIVE;
	if (!entry_write(store, entry, &before, &change, error) ||
		!entry_audit(store, by, "entry restore", entry, wanted, error) ||
		!transaction_commit(transaction, error))
		return false;
	entry_report(entry, ENTRY_SAVED, saved);
	return true;
}
