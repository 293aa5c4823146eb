#include "web/present.h"

#include "base/clock.h"
#include "wiki/address.h"
#include "wiki/listing.h"
#include "wiki/outlet.h"

#include <string.h>

/*
 * All addresses for search engines (sitemaps.org): in one file as long as that may hold them, else
 * in parts that /sitemap.xml lists. What stands beside entries is in the first part.
 */
enum { URLS_MAX = 50000, PART_ENTRIES = 10000, PARTS_MAX = 50000, CATEGORIES_MAX = 1000 };

static void add_url(json_t *urls, const Context *context, const char *path, const json_t *updated)
{
	g_autofree char *url = g_strconcat(context->site->url, path, NULL);
	g_autofree char *time = mw_time_to_rfc3339(json_integer_value(updated));
	json_t *item = json_object();

	present_text(item, "url", url);
	present_text(item, "updated", json_is_integer(updated) ? time : NULL);
	json_array_append_new(urls, item);
}

/* The pages that are no entries. The home page and the manual change with any entry. */
static bool add_pages(json_t *urls, Context *context, GError **error)
{
	json_auto_t *rows = outlet_categories(context->site->store, error);
	json_auto_t *changed = rows ? listing_changed(context->site->store, 1, error) : NULL;
	const json_t *newest = json_object_get(json_array_get(changed, 0), "updated");
	size_t index;
	json_t *row;

	if (!changed)
		return false;
	add_url(urls, context, "/", newest);
	add_url(urls, context, "/mojowiki", newest);
	json_array_foreach(rows, index, row) {
		g_autofree char *path = address_of_category(
			json_string_value(json_object_get(row, "category_slug")));

		add_url(urls, context, path, json_object_get(row, "updated"));
	}
	return true;
}

static bool add_entries(
	json_t *urls, Context *context, int64_t limit, int64_t offset, GError **error)
{
	json_auto_t *rows = outlet_addresses(context->site->store, limit, offset, error);
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		g_autofree char *path =
			address_of_entry(json_string_value(json_object_get(row, "category_slug")),
				json_string_value(json_object_get(row, "slug")));

		add_url(urls, context, path, json_object_get(row, "updated"));
	}
	return rows != NULL;
}

static bool count_entries(Context *context, int64_t *count, GError **error)
{
	json_auto_t *counts = listing_counts(context->site->store, error);

	*count = json_integer_value(json_object_get(counts, "entries"));
	return counts != NULL;
}

static json_t *parts_of(const Context *context, int64_t count)
{
	json_t *parts = json_array();

	for (int64_t i = 0; i * PART_ENTRIES < count && i < PARTS_MAX; i++) {
		g_autofree char *path = g_strdup_printf("/sitemap-%" G_GINT64_FORMAT ".xml", i + 1);

		add_url(parts, context, path, NULL);
	}
	return parts;
}

static json_t *model_all(Context *context, GError **error)
{
	json_auto_t *page = json_object();
	json_t *urls = json_array();
	int64_t count;

	json_object_set_new(page, "urls", urls);
	if (!count_entries(context, &count, error))
		return NULL;
	if (count > URLS_MAX - CATEGORIES_MAX) {
		json_object_set_new(page, "is_index", json_true());
		json_object_set_new(page, "parts", parts_of(context, count));
		return g_steal_pointer(&page);
	}
	json_object_set_new(page, "is_index", json_false());
	if (!add_pages(urls, context, error) || !add_entries(urls, context, count, 0, error))
		return NULL;
	return g_steal_pointer(&page);
}

/* The part's number, counted from 1, when it is written as our links write it. */
static bool tag_part(Context *context, GError **error)
{
	const char *text = context->captures[0];
	guint64 part = 0;
	int64_t count;

	if (*text == '0' || !g_ascii_string_to_unsigned(text, 10, 1, PARTS_MAX, &part, NULL))
		return mw_fail(error, MW_ERROR_NOT_FOUND, "'%s' is no part of the sitemap", text);
	if (!count_entries(context, &count, error))
		return false;
	return part == 1 || ((int64_t)part - 1) * PART_ENTRIES < count ||
	       mw_fail(error, MW_ERROR_NOT_FOUND, "the sitemap has no part %s", text);
}

static json_t *model_part(Context *context, GError **error)
{
	json_auto_t *page = json_object();
	int64_t part = g_ascii_strtoll(context->captures[0], NULL, 10);
	json_t *urls = json_array();

	json_object_set_new(page, "is_index", json_false());
	json_object_set_new(page, "urls", urls);
	if ((part == 1 && !add_pages(urls, context, error)) ||
		!add_entries(urls, context, PART_ENTRIES, (part - 1) * PART_ENTRIES, error))
		return NULL;
	return g_steal_pointer(&page);
}

const View view_sitemap = {.template = "sitemap", .model = model_all};
const View view_sitemap_part = {.template = "sitemap", .tag = tag_part, .model = model_part};
