#include "wiki/alias.h"

#include "wiki/address.h"
#include "wiki/category.h"
#include "wiki/generation.h"
#include "wiki/projection.h"

#include <string.h>

enum { PATH_MAX_BYTES = 1000 };

char *alias_normalise(const char *path)
{
	gsize scheme = strcspn(path, "/?#");
	g_autofree char *bare = NULL;
	g_autofree char *lower = NULL;
	char *end;

	if (scheme > 0 && path[scheme - 1] == ':' && g_str_has_prefix(path + scheme, "//")) {
		path += scheme + 2;
		path += strcspn(path, "/");
	}
	path += strspn(path, "/");
	bare = g_strndup(path, strcspn(path, "?#"));
	lower = g_utf8_strdown(bare, -1);
	end = lower + strlen(lower);
	while (end > lower && end[-1] == '/')
		*--end = '\0';
	return g_steal_pointer(&lower);
}

bool alias_find(Store *store, const char *path, int64_t *entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ALIAS_BY_PATH);
	g_autofree char *key = alias_normalise(path);
	QueryState state;

	query_bind_text(query, "path", key);
	state = query_next(query, error);
	*entry = state == QUERY_ROW ? query_int(query, "entry_id") : 0;
	return state != QUERY_FAILED;
}

static const char *last_segment(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Whether an entry other than ENTRY stands at category/slug PATH. */
static bool check_entries(Store *store, const char *path, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_AT);
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);
	QueryState state;

	if (g_strv_length(parts) != 2)
		return true;
	query_bind_text(query, "category", parts[0]);
	query_bind_text(query, "slug", parts[1]);
	state = query_next(query, error);
	if (state == QUERY_ROW && query_int(query, "id") != entry)
		return mw_fail(
			error, MW_ERROR_CONFLICT, "'/%s' is the address of another entry", path);
	return state != QUERY_FAILED;
}

static bool check_free(Store *store, const char *path, int64_t entry, GError **error)
{
	int64_t holder = 0;
	bool is_category = false;

	if (*path == '\0' || strlen(path) > PATH_MAX_BYTES)
		return mw_fail(error, MW_ERROR_INVALID, "an old address must have 1 to %d bytes",
			PATH_MAX_BYTES);
	if (address_is_reserved(path))
		return mw_fail(error, MW_ERROR_CONFLICT,
			"'/%s/' is taken by a page of the wiki itself", path);
	if (!category_exists(store, path, &is_category, error))
		return false;
	if (is_category)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"'/%s/' is taken by the category of that name", path);
	if (!check_entries(store, path, entry, error) || !alias_find(store, path, &holder, error))
		return false;
	if (holder && holder != entry)
		return mw_fail(
			error, MW_ERROR_CONFLICT, "'/%s' leads to another entry already", path);
	return true;
}

bool alias_add(Store *store, const char *path, int64_t entry, GError **error)
{
	g_autofree char *key = alias_normalise(path);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction || !check_free(store, key, entry, error))
		return false;
	query = query_new(store, QUERY_ALIAS_ADD);
	query_bind_text(query, "path", key);
	query_bind_text(query, "slug", last_segment(key));
	query_bind_int(query, "entry_id", entry);
	return query_run(query, error) && projection_heal(store, last_segment(key), error) &&
	       generation_rise(store, error) && transaction_commit(transaction, error);
}

bool alias_remove(Store *store, const char *path, GError **error)
{
	g_autofree char *key = alias_normalise(path);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction)
		return false;
	query = query_new(store, QUERY_ALIAS_REMOVE);
	query_bind_text(query, "path", key);
	if (!query_run(query, error))
		return false;
	if (store_changes(store) == 0)
		return mw_fail(error, MW_ERROR_NOT_FOUND, "there is no alias '/%s'", key);
	return projection_heal(store, last_segment(key), error) && generation_rise(store, error) &&
	       transaction_commit(transaction, error);
}

json_t *alias_list(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ALIAS_ALL);

	return query_rows_json(query, error);
}

json_t *alias_list_of(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ALIAS_OF_ENTRY);
	json_auto_t *paths = json_array();
	QueryState state;

	query_bind_int(query, "entry_id", entry);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		g_autofree char *path = g_strconcat("/", query_text(query, "path"), NULL);

		json_array_append_new(paths, json_string(path));
	}
	return state == QUERY_DONE ? g_steal_pointer(&paths) : NULL;
}
