#include "web/present.h"
#include "web/route.h"

#include "base/clock.h"
#include "text/abroad.h"
#include "text/escape.h"
#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/category.h"
#include "wiki/outlet.h"
#include "wiki/search.h"

#include <string.h>

/*
 * Feeds as Atom (RFC 4287) and RSS 2.0, one item an entry, under an id that outlives every edit and
 * move. Beyond FEED_BYTES_MAX of content, items carry their summary alone.
 */
enum { FEED_ENTRIES = 50, FEED_BYTES_MAX = 4 << 20 };

static const FormField search_fields[] = {
	{"q", FORM_LINE, SEARCH_QUERY_MAX, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const FormField recent_fields[] = {
	{"category", FORM_LINE, 120, "", NULL},
	{"author", FORM_LINE, 120, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const char *get(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

/* A text of an entry may hold control characters, which no XML can. */
static void set_text(json_t *object, const char *name, const char *text)
{
	g_autoptr(GString) clean = g_string_new(NULL);

	escape_xml_characters(clean, text);
	present_text(object, name, clean->str);
}

static void set_time(json_t *object, const char *name, const char *rss_name, int64_t seconds)
{
	g_autofree char *atom = mw_time_to_rfc3339(seconds);
	g_autofree char *rss = mw_time_to_rfc822(seconds);

	present_text(object, name, atom);
	present_text(object, rss_name, rss);
}

static void set_url(json_t *object, const char *name, const Context *context, const char *path)
{
	g_autofree char *url = g_strconcat(context->site->url, path, NULL);

	set_text(object, name, url);
}

static json_t *tags_of(json_t *content)
{
	json_t *tags = json_array();
	size_t index;
	json_t *tag;

	json_array_foreach(json_object_get(content, "tags"), index, tag)
		json_array_append_new(tags, json_pack("{s:O}", "tag", tag));
	return tags;
}

/* The item of one row; ROOM is what is left for content. */
static json_t *item_of(Context *context, json_t *row, gsize *room, GError **error)
{
	json_auto_t *content = outlet_content(
		context->site->store, json_integer_value(json_object_get(row, "entry_id")), error);
	g_autofree char *path = address_of_entry(get(row, "category_slug"), get(row, "slug"));
	g_autofree char *url = g_strconcat(context->site->url, path, NULL);
	g_autofree char *id = g_strconcat("urn:mojowiki:entry:", get(row, "id"), NULL);
	g_autofree char *title = markdown_inline_text(get(row, "title"));
	g_autofree char *summary = markdown_inline_text(get(row, "summary"));
	g_autofree char *html = NULL;
	json_t *item;

	if (!content)
		return NULL;
	if (strlen(get(content, "html")) <= *room)
		html = abroad_html(get(content, "html"), context->site->url, url);
	*room -= html ? MIN(strlen(html), *room) : *room;
	item = json_object();
	present_text(item, "id", id);
	present_text(item, "url", url);
	set_text(item, "title", title);
	set_text(item, "summary", summary);
	set_text(item, "content", html ? html : "");
	set_text(item, "author",
		*get(content, "author") ? get(content, "author") : context->site->title);
	set_text(item, "category", get(row, "category_title"));
	present_text(item, "category_slug", get(row, "category_slug"));
	json_object_set_new(item, "tags", tags_of(content));
	set_time(item, "published", "published_rss",
		json_integer_value(json_object_get(row, "published")));
	set_time(item, "updated", "updated_rss",
		json_integer_value(json_object_get(row, "updated")));
	return item;
}

static json_t *items_of(Context *context, json_t *rows, GError **error)
{
	json_auto_t *items = json_array();
	gsize room = FEED_BYTES_MAX;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		json_t *item = item_of(context, row, &room, error);

		if (!item)
			return NULL;
		json_array_append_new(items, item);
	}
	return g_steal_pointer(&items);
}

/* When the feed changed last: with its newest item. */
static int64_t updated_of(json_t *rows)
{
	int64_t newest = 0;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
		newest = MAX(newest, json_integer_value(json_object_get(row, "updated")));
	return newest;
}

/* A tag URI (RFC 4151) under the site's host: a feed has no other name that could last. */
static char *feed_id(const Context *context, const char *query)
{
	const char *host = strstr(context->site->url, "://");
	g_autofree char *name = NULL;

	host = host ? host + strlen("://") : "localhost";
	name = g_strndup(host, strcspn(host, ":/"));
	return g_strconcat("tag:", name, ",2026:mojowiki", context->path, query, NULL);
}

/* The feed called TITLE of ROWS, which are taken over, beside the page at PATH. */
static json_t *feed_of(
	Context *context, const char *title, const char *path, json_t *rows, GError **error)
{
	json_auto_t *listed = rows;
	const char *query = strchr(path, '?') ? strchr(path, '?') : "";
	g_autofree char *id = feed_id(context, query);
	g_autofree char *own =
		g_strconcat(context->path, route_suffix(context->format), query, NULL);
	json_t *items = rows ? items_of(context, rows, error) : NULL;
	json_t *feed;

	if (!items)
		return NULL;
	feed = json_object();
	set_text(feed, "title", title);
	set_text(feed, "site", context->site->title);
	present_text(feed, "id", id);
	set_url(feed, "self_url", context, own);
	set_url(feed, "page_url", context, path);
	set_time(feed, "updated", "updated_rss", updated_of(listed));
	json_object_set_new(feed, "entries", items);
	return feed;
}

static json_t *model_site(Context *context, GError **error)
{
	return feed_of(context, context->site->title, "/",
		outlet_published(context->site->store, "", FEED_ENTRIES, error), error);
}

static bool tag_category(Context *context, GError **error)
{
	bool exists = false;

	if (!category_exists(context->site->store, context->captures[0], &exists, error))
		return false;
	return exists || mw_fail(error, MW_ERROR_NOT_FOUND, "there is no category '%s'",
				 context->captures[0]);
}

static json_t *model_category(Context *context, GError **error)
{
	const char *slug = context->captures[0];
	g_autoptr(Category) category = category_load(context->site->store, slug, error);
	g_autofree char *path = address_of_category(slug);
	g_autofree char *title =
		category ? g_strconcat(category->title, " · ", context->site->title, NULL) : NULL;

	if (!category)
		return NULL;
	return feed_of(context, title, path,
		outlet_published(context->site->store, slug, FEED_ENTRIES, error), error);
}

static json_t *model_recent(Context *context, GError **error)
{
	const char *category = form_text(context->form, "category");
	const char *author = form_text(context->form, "author");
	g_autofree char *query = form_query_with(context->form, "", NULL);
	g_autofree char *path = g_strconcat("/recent", query, NULL);
	g_autofree char *title = g_strconcat("Changed last", *category ? " in " : "", category,
		*author ? " by " : "", author, " · ", context->site->title, NULL);

	return feed_of(context, title, path,
		listing_changed_by(context->site->store, category, author, FEED_ENTRIES, error),
		error);
}

static json_t *model_user(Context *context, GError **error)
{
	const char *name = context->captures[0];
	g_autofree char *path = address_of_user(name);
	g_autofree char *title =
		g_strconcat("Written by ", name, " · ", context->site->title, NULL);

	return feed_of(context, title, path,
		listing_changed_by(context->site->store, "", name, FEED_ENTRIES, error), error);
}

static json_t *model_search(Context *context, GError **error)
{
	const char *words = form_text(context->form, "q");
	const ListingPage page = {FEED_ENTRIES, 0};
	g_autofree char *title =
		g_strconcat(*words ? words : "Search", " · ", context->site->title, NULL);
	g_autofree char *escaped = g_uri_escape_string(words, NULL, FALSE);
	g_autofree char *path = g_strconcat("/search?q=", escaped, NULL);
	int64_t total;

	return feed_of(context, title, path,
		search_entries(context->site->store, words, &page, &total, error), error);
}

const View view_feed = {.template = "feed", .model = model_site};
const View view_category_feed = {
	.template = "feed",
	.tag = tag_category,
	.model = model_category,
};
const View view_recent_feed = {.template = "feed", .fields = recent_fields, .model = model_recent};
const View view_user_feed = {.template = "feed", .tag = view_user_find, .model = model_user};
const View view_search_feed = {.template = "feed", .fields = search_fields, .model = model_search};
