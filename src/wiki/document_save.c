#include "wiki/document_save.h"

#include "wiki/alias.h"

static bool save_status(Store *store, const Document *document, const Entry *entry,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	bool is_open = entry->status == ENTRY_LIVE || entry->status == ENTRY_DRAFT;

	return !is_open || entry->status == document->status ||
	       entry_set_status(store, entry->id, document->status, by, saved, error);
}

static bool save_times(Store *store, const Document *document, const Entry *entry,
	EntrySaved *saved, GError **error)
{
	bool is_same = (!document->published || document->published == entry->published) &&
		       (!document->updated || document->updated == entry->updated);

	if (is_same)
		return true;
	saved->outcome = ENTRY_SAVED;
	return entry_set_times(store, entry->id, document->published, document->updated, error);
}

static bool save_aliases(
	Store *store, char **paths, int64_t entry, GPtrArray *taken, GError **error)
{
	for (char **path = paths; *path; path++) {
		g_autoptr(GError) fault = NULL;

		if (**path == '\0' || alias_add(store, *path, entry, &fault))
			continue;
		if (!taken || !g_error_matches(fault, MW_ERROR, MW_ERROR_CONFLICT)) {
			g_propagate_error(error, g_steal_pointer(&fault));
			return false;
		}
		g_ptr_array_add(taken, g_strdup(fault->message));
	}
	return true;
}

bool document_save_rest(Store *store, const Document *document, const EntryBy *by,
	EntrySaved *saved, GPtrArray *taken, GError **error)
{
	g_autoptr(Entry) entry = NULL;

	if (!document->has_header)
		return true;
	entry = entry_load(store, saved->entry, 0, error);
	if (!entry || !save_status(store, document, entry, by, saved, error))
		return false;
	/* A change of the status has set the time of the change. */
	g_clear_pointer(&entry, entry_free);
	entry = entry_load(store, saved->entry, 0, error);
	return entry && save_times(store, document, entry, saved, error) &&
	       save_aliases(store, document->aliases, entry->id, taken, error);
}
