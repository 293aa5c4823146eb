#include "wiki/address.h"

#include "text/escape.h"

#include <string.h>

/* First segments of the addresses in mojowiki(8), of pages still to come as well. */
static const char *const reserved[] = {"account", "admin", "e", "feed", "file", "healthz", "help",
	"index", "lab", "llms", "login", "logout", "metrics", "mojowiki", "new", "opensearch", "p",
	"preview", "recent", "register", "robots", "search", "sitemap", "static", "suggest", "tags",
	"theme", "u", "well-known", NULL};

static const char *const reserved_slugs[] = {"delete", "diff", "edit", "feed", "files", "hide",
	"history", "index", "links", "new", "preview", "rename", "restore", NULL};

char *address_of_path(const char *const *segments)
{
	static const char *const formats[] = {".atom", ".json", ".md", ".rss", ".txt", ".xml"};
	GString *path = g_string_new(*segments ? NULL : "/");

	for (; *segments; segments++) {
		g_string_append_c(path, '/');
		escape_url_segment(path, *segments);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		gsize length = strlen(formats[i]);
		gsize dot = path->len - MIN(path->len, length);

		if (g_ascii_strcasecmp(path->str + dot, formats[i]) == 0) {
			g_string_erase(path, (gssize)dot, 1);
			g_string_insert(path, (gssize)dot, "%2E");
		}
	}
	return g_string_free(path, FALSE);
}

char *address_of_entry(const char *category, const char *slug)
{
	return address_of_path((const char *const[]){category, slug, NULL});
}

char *address_of_category(const char *category)
{
	return address_of_path((const char *const[]){category, NULL});
}

char *address_of_tag(const char *tag)
{
	return address_of_path((const char *const[]){"tags", tag, NULL});
}

char *address_of_user(const char *name)
{
	return address_of_path((const char *const[]){"u", name, NULL});
}

char *address_of_draft(const char *form)
{
	g_autofree char *escaped = g_uri_escape_string(form, NULL, FALSE);

	return g_strconcat("/new?draft=", escaped, NULL);
}

bool address_is_reserved(const char *path)
{
	/* "feed.atom" and "index.json" belong to "feed" and "index". */
	g_autofree char *first = g_strndup(path, strcspn(path, "/."));

	return *first == '\0' || g_strv_contains(reserved, first);
}

bool address_is_reserved_slug(const char *slug)
{
	return g_strv_contains(reserved_slugs, slug);
}
