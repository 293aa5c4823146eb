#include "wiki/tag.h"

#include "base/utf8.h"

#include <string.h>

static char **replaced(char **tags, const char *from, const char *to)
{
	g_autoptr(GPtrArray) made = g_ptr_array_new();

	for (char **tag = tags; *tag; tag++) {
		const char *kept = strcmp(*tag, from) == 0 ? to : *tag;

		if (kept)
			g_ptr_array_add(made, g_strdup(kept));
	}
	g_ptr_array_add(made, NULL);
	return (char **)g_ptr_array_steal(made, NULL);
}

static bool change_entry(Store *store, int64_t id, const char *from, const char *to,
	const EntryBy *by, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, id, 0, error);
	g_auto(EntrySaved) saved = {0};
	char **tags;

	if (!entry)
		return false;
	tags = replaced(entry->fields->tags, from, to);
	g_strfreev(entry->fields->tags);
	entry->fields->tags = tags;
	return entry_edit(store, id, 0, entry->fields, by, &saved, error);
}

static GArray *entries_with(Store *store, const char *tag, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_TAG_ENTRY_IDS);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	QueryState state;

	query_bind_text(query, "tag", tag);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		int64_t id = query_int(query, "id");

		g_array_append_val(ids, id);
	}
	return state == QUERY_DONE ? g_steal_pointer(&ids) : NULL;
}

int tag_rename(Store *store, const char *from, const char *to, const EntryBy *by, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autofree char *line = mw_text_one_line(from);
	g_autofree char *tag = g_utf8_strdown(line, -1);
	g_autoptr(GArray) ids = transaction ? entries_with(store, tag, error) : NULL;

	if (!ids)
		return -1;
	if (to && *to == '\0') {
		mw_fail(error, MW_ERROR_INVALID, "the new name of the tag '%s' is empty", tag);
		return -1;
	}
	if (to && strcmp(tag, to) == 0)
		return 0;
	if (ids->len == 0) {
		mw_fail(error, MW_ERROR_NOT_FOUND, "no entry has the tag '%s'", tag);
		return -1;
	}
	for (guint i = 0; i < ids->len; i++) {
		if (!change_entry(store, g_array_index(ids, int64_t, i), tag, to, by, error))
			return -1;
	}
	return transaction_commit(transaction, error) ? (int)ids->len : -1;
}
