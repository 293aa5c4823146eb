#include "web/structured.h"

#include "base/clock.h"
#include "text/escape.h"
#include "text/markdown.h"
#include "web/present.h"
#include "wiki/address.h"

/* A member that is left out when there is nothing to say. */
static void add(json_t *object, const char *name, const char *text)
{
	if (text && *text)
		json_object_set_new(object, name, json_string(text));
}

static void add_time(json_t *object, const char *name, int64_t seconds)
{
	g_autofree char *time = mw_time_to_rfc3339(seconds);

	add(object, name, time);
}

static json_t *named(const char *type, const char *name)
{
	return json_pack("{s:s, s:s}", "@type", type, "name", name);
}

static json_t *keywords_of(const Entry *entry)
{
	json_t *list = json_array();

	for (char **tag = entry->fields->tags; *tag; tag++)
		json_array_append_new(list, json_string(*tag));
	return list;
}

static json_t *article_of(const Context *context, json_t *page, const char *url)
{
	const Entry *entry = context->entry;
	const char *author = entry->fields->author;
	const char *site = context->site->title;
	g_autofree char *affects = markdown_inline_text(entry->fields->affects);
	json_t *article = json_pack("{s:s, s:s}", "@type", "TechArticle", "inLanguage", "en");

	add(article, "headline", json_string_value(json_object_get(page, "plain_title")));
	add(article, "description", json_string_value(json_object_get(page, "plain_summary")));
	add(article, "url", url);
	add(article, "mainEntityOfPage", url);
	add_time(article, "datePublished", entry->published);
	add_time(article, "dateModified", entry->updated);
	json_object_set_new(article, "author",
		named(*author ? "Person" : "Organization", *author ? author : site));
	json_object_set_new(article, "publisher", named("Organization", site));
	json_object_set_new(article, "keywords", keywords_of(entry));
	json_object_set(article, "articleSection", json_object_get(page, "category_title"));
	add(article, "dependencies", affects);
	return article;
}

static void add_crumb(json_t *crumbs, const char *name, const char *url)
{
	json_array_append_new(
		crumbs, json_pack("{s:s, s:i, s:s, s:s}", "@type", "ListItem", "position",
				(int)json_array_size(crumbs) + 1, "name", name, "item", url));
}

static json_t *breadcrumbs_of(const Context *context, json_t *page, const char *url)
{
	json_t *crumbs = json_array();
	g_autofree char *manual = g_strconcat(context->site->url, "/mojowiki", NULL);
	g_autofree char *path = address_of_category(context->entry->category);
	g_autofree char *category = g_strconcat(context->site->url, path, NULL);
	const char *title = json_string_value(json_object_get(page, "category_title"));

	add_crumb(crumbs, "Manual", manual);
	add_crumb(crumbs, title ? title : context->entry->category, category);
	add_crumb(crumbs, json_string_value(json_object_get(page, "plain_title")), url);
	return json_pack("{s:s, s:o}", "@type", "BreadcrumbList", "itemListElement", crumbs);
}

void structured_add(json_t *page, const Context *context)
{
	const Entry *entry = context->entry;
	g_autofree char *title = markdown_inline_text(entry->fields->title);
	g_autofree char *summary = markdown_inline_text(entry->fields->summary);
	g_autofree char *path = address_of_entry(entry->category, entry->slug);
	g_autofree char *url = g_strconcat(context->site->url, path, NULL);
	g_autoptr(GString) safe = g_string_new(NULL);
	json_auto_t *graph = NULL;
	char *text;

	json_object_set_new(page, "plain_title", json_string(title));
	present_text(page, "plain_summary", summary);
	graph = json_pack("{s:s, s:[o, o]}", "@context", "https://schema.org", "@graph",
		article_of(context, page, url), breadcrumbs_of(context, page, url));
	text = json_dumps(graph, JSON_COMPACT);
	escape_json_in_html(safe, text);
	free(text);
	json_object_set_new(page, "structured_html", json_string(safe->str));
}
