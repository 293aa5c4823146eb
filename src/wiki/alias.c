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
	g_autofree char *decoded = NULL;
	g_autofree char *lower = NULL;
	char *end;

	if (scheme > 0 && path[scheme - 1] == ':' && g_str_has_prefix(path + scheme, "//")) {
		path += scheme + 2;
		path += strcspn(path, "/");
	}
	path += strspn(path, "/");
	bare = g_strndup(path, strcspn(path, "?#"));
	decoded = g_uri_unescape_string(bare, NULL);
	lower = g_utf8_strdown(decoded && g_utf8_validate(decoded, -1, NULL) ? decoded : bare, -1);
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

/* The entry that stands at category/slug PATH, or 0. */
static bool find_at(Store *store, const char *path, int64_t *entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_AT);
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);
	QueryState state;

	*entry = 0;
	if (g_strv_length(parts) != 2)
		return true;
	query_bind_text(query, "category", parts[0]);
	query_bind_text(query, "slug", parts[1]);
	state = query_next(query, error);
	*entry = state == QUERY_ROW ? query_int(query, "id") : 0;
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
	if (!alias_find(store, path, &holder, error))
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
	int64_t standing = 0;

	if (!transaction || !find_at(store, key, &standing, error))
		return false;
	if (standing == entry)
		return true;
	if (standing)
		return mw_fail(
			error, MW_ERROR_CONFLICT, "'/%s' is the address of another entry", key);
	if (!check_free(store, key, entry, error))
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

bool alias_give_way(Store *store, const char *path, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ALIAS_REMOVE);

	query_bind_text(query, "path", path);
	return query_run(query, error);
}

bool alias_follow_category(
	Store *store, int64_t category, const char *from, const char *to, GError **error)
{
	g_autoptr(Query) taken = query_new(store, QUERY_ALIAS_REMOVE_AT_ENTRIES);
	g_autoptr(Query) left = query_new(store, QUERY_ALIAS_ADD_FOR_CATEGORY);

	query_bind_int(taken, "category_id", category);
	query_bind_text(taken, "slug", to);
	query_bind_int(left, "category_id", category);
	query_bind_text(left, "slug", from);
	return query_run(taken, error) && query_run(left, error);
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
