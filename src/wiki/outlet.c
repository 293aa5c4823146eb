#include "wiki/outlet.h"

#include "base/slug.h"
#include "base/utf8.h"

static bool find_category(Store *store, const char *slug, int64_t *id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_ID);

	query_bind_text(query, "slug", slug);
	if (!query_one(query, error, "there is no category '%s'", slug))
		return false;
	*id = query_int(query, "id");
	return true;
}

json_t *outlet_published(Store *store, const char *category, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_FEED_PUBLISHED);
	int64_t id = 0;

	if (*category && !find_category(store, category, &id, error))
		return NULL;
	query_bind_int(query, "category_id", id);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *outlet_content(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_FEED_CONTENT);

	query_bind_int(query, "entry_id", entry);
	return query_one(query, error, "the entry is not there any more") ? query_row_json(query)
									  : NULL;
}

json_t *outlet_addresses(Store *store, int64_t limit, int64_t offset, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SITEMAP_ENTRIES);

	query_bind_int(query, "limit", limit);
	query_bind_int(query, "offset", offset);
	return query_rows_json(query, error);
}

json_t *outlet_categories(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SITEMAP_CATEGORIES);

	return query_rows_json(query, error);
}

json_t *outlet_digest(Store *store, const char *category, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_DIGEST_ENTRIES);
	int64_t id;

	if (!find_category(store, category, &id, error))
		return NULL;
	query_bind_int(query, "category_id", id);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *outlet_suggest(Store *store, const char *text, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SUGGEST_ENTRIES);
	g_autofree char *line = mw_text_one_line(text);
	g_autofree char *typed =
		g_utf8_substring(line, 0, MIN(g_utf8_strlen(line, -1), (glong)OUTLET_SUGGEST_MAX));
	g_autofree char *slug = mw_slug_from_text(typed);

	if (*typed == '\0')
		return json_array();
	query_bind_text(query, "text", typed);
	/* An empty prefix would be that of all. */
	query_bind_text(query, "slug", *slug ? slug : typed);
	query_bind_int(query, "limit", OUTLET_SUGGESTIONS);
	return query_rows_json(query, error);
}
