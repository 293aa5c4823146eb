#include "wiki/listing.h"

static bool category_id(Store *store, const char *slug, int64_t *id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_ID);

	query_bind_text(query, "slug", slug);
	if (!query_one(query, error, "there is no category '%s'", slug))
		return false;
	*id = query_int(query, "id");
	return true;
}

static void bind_page(Query *query, const ListingPage *page)
{
	query_bind_int(query, "limit", page->limit);
	query_bind_int(query, "offset", page->offset);
}

static void bind_filter(Query *query, int64_t category, const ListingFilter *filter)
{
	query_bind_int(query, "category_id", category);
	query_bind_text(query, "kind", filter->kind);
	query_bind_text(query, "lang", filter->lang);
	query_bind_int(query, "severity", filter->severity);
	query_bind_text(query, "verified_from", filter->verified_from);
	query_bind_text(query, "verified_to", filter->verified_to);
}

static bool read_count(Query *query, int64_t *count, GError **error)
{
	if (!query_one(query, error, "no count"))
		return false;
	*count = query_int(query, "count");
	return true;
}

json_t *listing_category(Store *store, const ListingFilter *filter, const ListingPage *page,
	int64_t *total, GError **error)
{
	g_autoptr(Query) count = query_new(store, QUERY_LISTING_CATEGORY_TOTAL);
	g_autoptr(Query) query = query_new(store, QUERY_LISTING_CATEGORY);
	int64_t id;

	if (!category_id(store, filter->category, &id, error))
		return NULL;
	bind_filter(count, id, filter);
	bind_filter(query, id, filter);
	bind_page(query, page);
	return read_count(count, total, error) ? query_rows_json(query, error) : NULL;
}

json_t *listing_langs(Store *store, const char *category, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LISTING_CATEGORY_LANGS);
	int64_t id;

	if (!category_id(store, category, &id, error))
		return NULL;
	query_bind_int(query, "category_id", id);
	return query_rows_json(query, error);
}

static json_t *limited(Store *store, QueryId id, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, id);

	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *listing_manual(Store *store, int64_t limit, GError **error)
{
	return limited(store, QUERY_LISTING_MANUAL, limit, error);
}

json_t *listing_verified(Store *store, int64_t limit, GError **error)
{
	return limited(store, QUERY_LISTING_VERIFIED, limit, error);
}

json_t *listing_changed(Store *store, int64_t limit, GError **error)
{
	return limited(store, QUERY_LISTING_CHANGED, limit, error);
}

json_t *listing_changed_by(
	Store *store, const char *category, const char *editor, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LISTING_CHANGED_BY);

	query_bind_text(query, "category", category);
	query_bind_text(query, "editor", editor);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *listing_codes(Store *store, int64_t limit, GError **error)
{
	return limited(store, QUERY_LISTING_CODES, limit, error);
}

json_t *listing_horror(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LISTING_HORROR);

	return query_rows_json(query, error);
}

json_t *listing_code(Store *store, const char *code, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LISTING_CODE);

	query_bind_text(query, "code", code);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *listing_entry(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LISTING_BY_ID);

	query_bind_int(query, "entry_id", entry);
	return query_rows_json(query, error);
}

static json_t *around(Store *store, QueryId id, int64_t entry, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, id);

	query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *listing_topic(Store *store, int64_t entry, int64_t limit, GError **error)
{
	return around(store, QUERY_LISTING_TOPIC, entry, limit, error);
}

json_t *listing_related(Store *store, int64_t entry, int64_t limit, GError **error)
{
	return around(store, QUERY_LISTING_RELATED, entry, limit, error);
}

json_t *listing_backlinks(
	Store *store, int64_t entry, const char *slug, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LINK_BACKLINKS);

	query_bind_int(query, "entry_id", entry);
	query_bind_text(query, "slug", slug);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

json_t *listing_tag(
	Store *store, const char *tag, const ListingPage *page, int64_t *total, GError **error)
{
	g_autoptr(Query) count = query_new(store, QUERY_TAG_TOTAL);
	g_autoptr(Query) query = query_new(store, QUERY_TAG_ENTRIES);

	query_bind_text(count, "tag", tag);
	query_bind_text(query, "tag", tag);
	bind_page(query, page);
	return read_count(count, total, error) ? query_rows_json(query, error) : NULL;
}

json_t *listing_tags(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_TAG_ALL);

	return query_rows_json(query, error);
}

json_t *listing_dangling(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LINK_DANGLING);

	return query_rows_json(query, error);
}

json_t *listing_counts(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_COUNTS);

	return query_one(query, error, "no counts") ? query_row_json(query) : NULL;
}
