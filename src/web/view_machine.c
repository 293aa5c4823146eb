#include "web/present.h"

#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/outlet.h"

#include <string.h>

/* What machines ask a site for by well-known names: robots.txt, opensearch.xml, llms.txt, healthz.
 */

enum { SHORT_NAME_MAX = 16, DIGEST_ENTRIES = 100 };

/* The template says it all. */
static json_t *model_robots(Context *context, GError **error)
{
	(void)context;
	(void)error;
	return json_object();
}

static json_t *model_opensearch(Context *context, GError **error)
{
	const char *title = context->site->title;
	glong length = g_utf8_strlen(title, -1);
	g_autofree char *short_name = g_utf8_substring(title, 0, MIN(length, SHORT_NAME_MAX));
	json_t *page = json_object();

	(void)error;
	context->response->type = "application/opensearchdescription+xml";
	present_text(page, "short_name", g_strchomp(short_name));
	return page;
}

/* A title as the text of a Markdown link: brackets outside code would end it. */
static void append_link_text(GString *out, const char *title)
{
	bool in_code = false;

	for (const char *p = title; *p; p++) {
		if (*p == '`')
			in_code = !in_code;
		if (!in_code && (*p == '[' || *p == ']'))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
}

static bool append_category(Context *context, GString *out, json_t *category, GError **error)
{
	const char *slug = json_string_value(json_object_get(category, "slug"));
	const char *promise = json_string_value(json_object_get(category, "promise"));
	g_autofree char *url = address_of_category(slug);
	json_auto_t *rows = outlet_digest(context->site->store, slug, DIGEST_ENTRIES, error);
	size_t index;
	json_t *row;

	g_string_append_printf(out, "\n## %s\n\n%s%sAll of it: [%s%s.json](%s%s.json)\n\n",
		json_string_value(json_object_get(category, "title")), promise,
		*promise ? "\n" : "", context->site->url, url, context->site->url, url);
	json_array_foreach(rows, index, row) {
		const char *summary = json_string_value(json_object_get(row, "summary"));
		g_autofree char *path =
			address_of_entry(slug, json_string_value(json_object_get(row, "slug")));

		g_string_append(out, "- [");
		append_link_text(out, json_string_value(json_object_get(row, "title")));
		g_string_append_printf(out, "](%s%s.md)%s%s\n", context->site->url, path,
			*summary ? ": " : "", summary);
	}
	return rows != NULL;
}

/* llmstxt.org: Markdown with the addresses of Markdown. */
static bool write_llms(Context *context, GError **error)
{
	GString *out = context->response->body;
	size_t index;
	json_t *category;

	context->response->type = "text/plain";
	g_string_append_printf(out,
		"# %s\n\n> The mechanisms behind errors: what a message means, why it happens, how to fix it.\n\n"
		"Every entry is Markdown at its address with `.md`, JSON with `.json`. "
		"Find entries with `%s/search.json?q=WORDS`.\n",
		context->site->title, context->site->url);
	json_array_foreach(context->site->categories, index, category) {
		if (!append_category(context, out, category, error))
			return false;
	}
	return true;
}

/* It answers, so the database could be read: site_acquire() has done so. */
static bool write_health(Context *context, GError **error)
{
	(void)error;
	context->response->type = "text/plain";
	g_string_append(context->response->body, "ok\n");
	return true;
}

const View view_robots = {.template = "robots", .model = model_robots};
const View view_opensearch = {.template = "opensearch", .model = model_opensearch};
const View view_llms = {.write = write_llms};
const View view_health = {.is_live = true, .write = write_health};
