#include "web/route.h"

#include "wiki/address.h"

#include <string.h>

#define ANYONE ROLE_ANONYMOUS
#define READ (METHOD_GET | METHOD_HEAD)
#define CHANGE (READ | METHOD_POST)
#define PAGE FORMAT_HTML
#define DATA (FORMAT_HTML | FORMAT_JSON)
#define TEXT (FORMAT_HTML | FORMAT_JSON | FORMAT_MARKDOWN)
#define FEED (FORMAT_ATOM | FORMAT_RSS)

const Route routes[] = {
	{"/", READ, PAGE, false, ANYONE, NULL, &view_home},
	{"/index", READ, FORMAT_JSON, false, ANYONE, NULL, &view_home},
	{"/mojowiki", READ, DATA, false, ANYONE, NULL, &view_manual},
	{"/search", READ, DATA, false, ANYONE, NULL, &view_search},
	{"/search", READ, FEED, false, ANYONE, NULL, &view_search_feed},
	{"/e/{code}", READ, DATA, true, ANYONE, NULL, &view_code},
	{"/e/{class}/{code}", READ, DATA, true, ANYONE, NULL, &view_code},
	{"/lab/share", METHOD_POST, PAGE, false, ANYONE, NO_TOKEN, &view_lab_share},
	{"/lab/shared/{id}", READ, PAGE, false, ANYONE, NULL, &view_lab_shared},
	{"/lab/wanted", READ, FORMAT_JSON, false, ROLE_EDITOR, NULL, &view_wanted},
	{"/lab/wanted", READ | METHOD_POST, PAGE, false, ROLE_EDITOR, "wanted", &view_wanted},
	{"/lab", READ | METHOD_POST, DATA, false, ANYONE, NO_TOKEN, &view_lab},
	{"/suggest", READ, PAGE, false, ANYONE, NULL, &view_suggest},
	{"/recent", READ, DATA, false, ANYONE, NULL, &view_recent},
	{"/recent", READ, FEED, false, ANYONE, NULL, &view_recent_feed},
	{"/feed", READ, FEED, false, ANYONE, NULL, &view_feed},
	{"/tags/{tag}", READ, DATA, false, ANYONE, NULL, &view_tag},
	{"/help", READ, DATA, false, ANYONE, NULL, &view_help},
	{"/p/{id}", READ, PAGE, false, ANYONE, NULL, &view_permalink},
	{"/u/{name}", READ, DATA, true, ANYONE, NULL, &view_user},
	{"/u/{name}", READ, FEED, true, ANYONE, NULL, &view_user_feed},
	{"/account", READ, DATA, false, ROLE_READER, NULL, &view_account},
	{"/account/export", READ, FORMAT_JSON, false, ROLE_READER, NULL, &view_account_export},
	{"/account/password", METHOD_POST, PAGE, false, ROLE_READER, "account",
		&view_account_password},
	{"/account/sessions", METHOD_POST, PAGE, false, ROLE_READER, "account",
		&view_account_sessions},
	{"/account/tokens", METHOD_POST, PAGE, false, ROLE_READER, "account", &view_account_tokens},
	{"/account/delete", METHOD_POST, PAGE, false, ROLE_READER, "account", &view_account_delete},
	{"/admin/users", READ, DATA, false, ROLE_ADMIN, NULL, &view_admin_users},
	{"/admin/users/{name}", CHANGE, PAGE, false, ROLE_ADMIN, "admin", &view_admin_user},
	{"/admin/audit", READ, DATA, false, ROLE_ADMIN, NULL, &view_admin_audit},
	{"/admin/settings", CHANGE, PAGE, false, ROLE_ADMIN, "admin", &view_admin_settings},
	{"/register", CHANGE, PAGE, false, ANYONE, "register", &view_register},
	{"/login", CHANGE, PAGE, false, ANYONE, "login", &view_login},
	{"/logout", CHANGE, PAGE, false, ROLE_READER, "logout", &view_logout},
	{"/new", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_new},
	{"/new", METHOD_POST, FORMAT_JSON, false, ROLE_CONTRIBUTOR, "entry", &view_write_new},
	{"/preview", METHOD_POST, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_preview},
	{"/admin/review", CHANGE, PAGE, false, ROLE_EDITOR, "entry", &view_review},
	{"/admin/review", READ, FORMAT_JSON, false, ROLE_EDITOR, NULL, &view_review},
	{"/theme", METHOD_POST, PAGE, false, ANYONE, NO_TOKEN, &view_theme},
	{"/sitemap", READ, FORMAT_XML, false, ANYONE, NULL, &view_sitemap},
	{"/sitemap-{part}", READ, FORMAT_XML, false, ANYONE, NULL, &view_sitemap_part},
	{"/opensearch", READ, FORMAT_XML, false, ANYONE, NULL, &view_opensearch},
	{"/robots", READ, FORMAT_TEXT, false, ANYONE, NULL, &view_robots},
	{"/llms", READ, FORMAT_TEXT, false, ANYONE, NULL, &view_llms},
	{"/healthz", READ, PAGE, false, ANYONE, NULL, &view_health},
	{"/metrics", READ, PAGE, false, ANYONE, NULL, &view_metrics},
	{"/{category}", READ, DATA, false, ANYONE, NULL, &view_category},
	{"/{category}/feed", READ, FEED, false, ANYONE, NULL, &view_category_feed},
	{"/{category}/{slug}", READ, TEXT, false, ANYONE, NULL, &view_entry},
	{"/{category}/{slug}", METHOD_PUT, FORMAT_JSON, false, ROLE_CONTRIBUTOR, "entry",
		&view_write_edit},
	{"/{category}/{slug}/links", READ, DATA, false, ANYONE, NULL, &view_links},
	{"/{category}/{slug}/history", READ, DATA, false, ANYONE, NULL, &view_history},
	{"/{category}/{slug}/diff", READ, PAGE, false, ANYONE, NULL, &view_diff_chosen},
	{"/{category}/{slug}/diff/{range}", READ, DATA, false, ANYONE, NULL, &view_diff},
	{"/{category}/{slug}/edit", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_edit},
	{"/{category}/{slug}/preview", METHOD_POST, PAGE, false, ROLE_CONTRIBUTOR, "entry",
		&view_preview},
	{"/{category}/{slug}/draft", READ, PAGE, false, ROLE_CONTRIBUTOR, NULL, &view_draft},
	{"/{category}/{slug}/rename", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_rename},
	{"/{category}/{slug}/delete", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_delete},
	{"/{category}/{slug}/restore", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry",
		&view_restore},
	{"/{category}/{slug}/undo", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_undo},
	{"/{category}/{slug}/hide", CHANGE, PAGE, false, ROLE_CONTRIBUTOR, "entry", &view_hide},
	{NULL, 0, 0, false, ANYONE, NULL, NULL},
};

/* FORMAT_HTML comes first: it is what an address without a known suffix means. */
static const struct {
	Format format;
	const char *suffix, *type;
} formats[] = {
	{FORMAT_HTML, "", "text/html"},
	{FORMAT_JSON, ".json", "application/json"},
	{FORMAT_MARKDOWN, ".md", "text/markdown"},
	{FORMAT_ATOM, ".atom", "application/atom+xml"},
	{FORMAT_RSS, ".rss", "application/rss+xml"},
	{FORMAT_XML, ".xml", "application/xml"},
	{FORMAT_TEXT, ".txt", "text/plain"},
};

Format route_take_format(char *path)
{
	gsize length = strlen(path);

	while (length > 0 && path[length - 1] == '/')
		length--;
	for (gsize i = 1; i < G_N_ELEMENTS(formats); i++) {
		const char *suffix = formats[i].suffix;
		gsize end = length - MIN(length, strlen(suffix));

		if (end > 0 && path[end - 1] != '/' &&
			g_ascii_strncasecmp(path + end, suffix, strlen(suffix)) == 0) {
			path[end] = '\0';
			return formats[i].format;
		}
	}
	return FORMAT_HTML;
}

static gsize place_of(Format format)
{
	for (gsize i = 1; i < G_N_ELEMENTS(formats); i++) {
		if (formats[i].format == format)
			return i;
	}
	return 0;
}

const char *route_suffix(Format format)
{
	return formats[place_of(format)].suffix;
}

const char *route_type(Format format)
{
	return formats[place_of(format)].type;
}

/* The decoded segments of a path; several slashes count as one. */
static char **segments_of(const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);
	g_autoptr(GPtrArray) segments = g_ptr_array_new();

	for (char **part = parts; *part; part++) {
		if (**part)
			g_ptr_array_add(segments, g_uri_unescape_string(*part, NULL));
	}
	g_ptr_array_add(segments, NULL);
	return (char **)g_ptr_array_steal(segments, NULL);
}

static bool matches(const Route *route, char **segments, char **captures)
{
	g_auto(GStrv) pattern = segments_of(route->pattern);
	guint count = 0;

	if (g_strv_length(pattern) != g_strv_length(segments))
		return false;
	for (guint i = 0; pattern[i]; i++) {
		gsize fixed = strcspn(pattern[i], "{");
		bool is_whole = pattern[i][fixed] == '\0';

		if (strncmp(pattern[i], segments[i], fixed + is_whole) != 0)
			return false;
	}
	for (guint i = 0; pattern[i]; i++) {
		gsize fixed = strcspn(pattern[i], "{");

		if (pattern[i][fixed])
			captures[count++] = g_strdup(segments[i] + fixed);
	}
	return true;
}

static char **folded(char **segments)
{
	char **lower = g_new0(char *, g_strv_length(segments) + 1);

	for (guint i = 0; segments[i]; i++)
		lower[i] = g_utf8_strdown(segments[i], -1);
	return lower;
}

unsigned route_methods(const Route *found, Format format)
{
	unsigned methods = 0;

	for (const Route *route = routes; route->pattern; route++) {
		if ((route->formats & format) && strcmp(route->pattern, found->pattern) == 0)
			methods |= route->methods;
	}
	return methods;
}

/* Another row for the same addresses, if there is one that takes METHOD. */
static const Route *for_method(const Route *found, Format format, Method method)
{
	for (const Route *route = found; route->pattern; route++) {
		if ((route->methods & method) && (route->formats & format) &&
			strcmp(route->pattern, found->pattern) == 0)
			return route;
	}
	return found;
}

const Route *route_find(
	const char *path, Format format, Method method, char **captures, char **canonical)
{
	g_auto(GStrv) exact = segments_of(path);
	g_auto(GStrv) lower = folded(exact);

	for (const Route *route = routes; route->pattern; route++) {
		char **segments = route->keeps_case ? exact : lower;

		if (!(route->formats & format) || !matches(route, segments, captures))
			continue;
		*canonical = address_of_path((const char *const *)segments);
		return for_method(route, format, method);
	}
	*canonical = address_of_path((const char *const *)lower);
	return NULL;
}

bool route_is_same(const char *path, const char *other)
{
	g_auto(GStrv) one = g_strsplit(path, "/", -1);
	g_auto(GStrv) two = g_strsplit(other, "/", -1);

	if (g_strv_length(one) != g_strv_length(two))
		return false;
	for (guint i = 0; one[i]; i++) {
		g_autofree char *segment = g_uri_unescape_string(one[i], NULL);
		g_autofree char *same = g_uri_unescape_string(two[i], NULL);

		if (g_strcmp0(segment, same) != 0)
			return false;
	}
	return true;
}
