#include "wiki/entry.h"

#include "wiki/alias.h"

#include <string.h>

static const char *const statuses[] = {"live", "draft", "hidden", "deleted"};

const char *entry_status_name(EntryStatus status)
{
	return statuses[status];
}

static EntryStatus status_from_name(const char *name)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(statuses); i++) {
		if (strcmp(statuses[i], name) == 0)
			return (EntryStatus)i;
	}
	g_error("an entry has the unknown status '%s'", name);
}

/* One look-up by one key: 0 when there is nothing. */
static bool look_up(Store *store, QueryId id, const char *parameter, const char *key,
	int64_t *found, GError **error)
{
	g_autoptr(Query) query = query_new(store, id);
	QueryState state;

	query_bind_text(query, parameter, key);
	state = query_next(query, error);
	*found = state == QUERY_ROW ? query_int(query, "id") : 0;
	return state != QUERY_FAILED;
}

static bool split_revision(const char *name, char **path, int64_t *number, GError **error)
{
	const char *at = strrchr(name, '@');
	guint64 value = 0;

	*number = 0;
	*path = at ? g_strndup(name, (gsize)(at - name)) : g_strdup(name);
	if (at && !g_ascii_string_to_unsigned(at + 1, 10, 1, G_MAXINT32, &value, NULL))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' names no revision; write it as NAME@12", name);
	*number = (int64_t)value;
	return true;
}

bool entry_find(Store *store, const char *name, int64_t *id, int64_t *number, GError **error)
{
	g_autofree char *path = NULL;
	g_autoptr(Entry) entry = NULL;
	const char *slash;

	/* As an address is printed: /category/slug. */
	name += strspn(name, "/");
	if (!split_revision(name, &path, number, error))
		return false;
	slash = strchr(path, '/');
	if (!look_up(store, QUERY_ENTRY_BY_SLUG, "slug", slash ? slash + 1 : path, id, error))
		return false;
	if (*id && slash) {
		/* A slug is unique, but whoever writes the category means it. */
		entry = entry_load(store, *id, 0, error);
		if (!entry)
			return false;
		if (strncmp(entry->category, path, (gsize)(slash - path)) != 0 ||
			entry->category[slash - path] != '\0')
			*id = 0;
	}
	if (!*id && !slash &&
		!look_up(store, QUERY_ENTRY_BY_PUBLIC_ID, "public_id", path, id, error))
		return false;
	if (!*id && !alias_find(store, path, id, error))
		return false;
	return *id || mw_fail(error, MW_ERROR_NOT_FOUND, "there is no entry '%s'", path);
}

bool entry_find_at(
	Store *store, const char *category, const char *slug, int64_t *id, GError **error)
{
	g_autofree char *path = g_strconcat(category, "/", slug, NULL);

	if (!look_up(store, QUERY_ENTRY_BY_SLUG, "slug", slug, id, error))
		return false;
	if (!*id && !alias_find(store, path, id, error))
		return false;
	return *id || mw_fail(error, MW_ERROR_NOT_FOUND, "there is no entry '%s'", path);
}

bool entry_find_permanent(Store *store, const char *public_id, int64_t *id, GError **error)
{
	if (!look_up(store, QUERY_ENTRY_BY_PUBLIC_ID, "public_id", public_id, id, error))
		return false;
	return *id || mw_fail(error, MW_ERROR_NOT_FOUND, "'%s' is no permanent id", public_id);
}

static Entry *head_from_row(Query *query)
{
	Entry *entry = g_new0(Entry, 1);

	entry->id = query_int(query, "id");
	entry->public_id = g_strdup(query_text(query, "public_id"));
	entry->slug = g_strdup(query_text(query, "slug"));
	entry->category = g_strdup(query_text(query, "category"));
	entry->status = status_from_name(query_text(query, "status"));
	entry->locked = query_int(query, "locked");
	entry->owner = query_int(query, "owner");
	entry->revision = query_int(query, "revision");
	entry->published = query_int(query, "published");
	entry->updated = query_int(query, "updated");
	return entry;
}

static void take_revision(Entry *entry, Query *row)
{
	entry->status_then = status_from_name(query_text(row, "status"));
	entry->parent = query_int(row, "parent");
	entry->base = query_int(row, "base");
	entry->state = g_strdup(query_text(row, "state"));
	entry->action = g_strdup(query_text(row, "action"));
	entry->user = query_int(row, "user_id");
	entry->editor = g_strdup(query_text(row, "editor"));
	entry->comment = g_strdup(query_text(row, "comment"));
	entry->created = query_int(row, "created");
	entry->fields = fields_from_row(row);
}

static Entry *load(Store *store, int64_t id, int64_t number, bool any, GError **error)
{
	g_autoptr(Query) head = query_new(store, QUERY_ENTRY_HEAD);
	g_autoptr(Query) revision = query_new(store, QUERY_REVISION_GET);
	g_autoptr(Entry) entry = NULL;

	query_bind_int(head, "id", id);
	if (!query_one(head, error, "there is no such entry"))
		return NULL;
	entry = head_from_row(head);
	entry->number = number ? number : entry->revision;
	query_bind_int(revision, "entry_id", id);
	query_bind_int(revision, "number", entry->number);
	/* The current revision of a hidden entry is hidden as well; its status says so. */
	query_bind_int(revision, "any", any || number == 0);
	if (!query_one(revision, error, "'%s/%s' has no revision %" G_GINT64_FORMAT,
		    entry->category, entry->slug, entry->number))
		return NULL;
	take_revision(entry, revision);
	/* The category may have been renamed since. */
	if (entry->number == entry->revision)
		fields_set_text(entry->fields, field_find("category"), entry->category);
	return g_steal_pointer(&entry);
}

Entry *entry_load(Store *store, int64_t id, int64_t number, GError **error)
{
	return load(store, id, number, false, error);
}

Entry *entry_load_any(Store *store, int64_t id, int64_t number, GError **error)
{
	return load(store, id, number, true, error);
}

GArray *entry_all_ids(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_ALL_IDS);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	QueryState state;

	while ((state = query_next(query, error)) == QUERY_ROW) {
		int64_t id = query_int(query, "id");

		g_array_append_val(ids, id);
	}
	return state == QUERY_DONE ? g_steal_pointer(&ids) : NULL;
}

void entry_free(Entry *entry)
{
	if (!entry)
		return;
	g_free(entry->public_id);
	g_free(entry->slug);
	g_free(entry->category);
	g_free(entry->state);
	g_free(entry->action);
	g_free(entry->editor);
	g_free(entry->comment);
	fields_free(entry->fields);
	g_free(entry);
}
