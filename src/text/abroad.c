#include "text/abroad.h"

#include <glib.h>
#include <string.h>

/* Takes out the links of headings to themselves: only a page shows them as what they are. */
static char *without_anchors(const char *html)
{
	static const char start[] = "<a class=\"anchor\"", end[] = "</a>";
	GString *out = g_string_sized_new(strlen(html));
	const char *from = html, *anchor, *after;

	while ((anchor = strstr(from, start)) && (after = strstr(anchor, end))) {
		g_string_append_len(out, from, anchor - from);
		from = after + strlen(end);
	}
	g_string_append(out, from);
	return g_string_free(out, FALSE);
}

/* Takes TEXT over. Unlike g_string_replace(), in time that grows with the text alone. */
static char *replace(char *text, const char *old, const char *new)
{
	g_autofree char *whole = text;
	GString *out = g_string_sized_new(strlen(whole));
	const char *from = whole, *found;

	while ((found = strstr(from, old))) {
		g_string_append_len(out, from, found - from);
		g_string_append(out, new);
		from = found + strlen(old);
	}
	g_string_append(out, from);
	return g_string_free(out, FALSE);
}

char *abroad_html(const char *html, const char *site, const char *page)
{
	g_autofree char *link = g_strconcat(" href=\"", site, "/", NULL);
	g_autofree char *image = g_strconcat(" src=\"", site, "/", NULL);
	g_autofree char *place = g_strconcat(" href=\"", page, "#", NULL);
	char *text = without_anchors(html);

	text = replace(text, " href=\"/", link);
	text = replace(text, " src=\"/", image);
	return replace(text, " href=\"#", place);
}
