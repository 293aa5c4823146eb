#include "base/slug.h"

#include <glib.h>
#include <string.h>

/* TEXT in lower case and NFC. Apostrophes go first: what they kept apart may become one letter. */
static char *normalise(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	g_autoptr(GString) bare = g_string_new(NULL);
	char *normal;

	for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c != '\'' && c != 0x2019)
			g_string_append_unichar(bare, c);
	}
	normal = g_utf8_normalize(bare->str, -1, G_NORMALIZE_NFC);
	return normal ? normal : g_strdup("");
}

char *mw_slug_from_text(const char *text)
{
	g_autofree char *normal = normalise(text);
	GString *slug = g_string_new(NULL);
	bool gap = false;

	for (const char *p = normal; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		gsize size = (gsize)(g_utf8_next_char(p) - p);

		if (!g_unichar_isalnum(c) && !g_unichar_ismark(c)) {
			gap = slug->len > 0;
			continue;
		}
		if (slug->len + gap + size > MW_SLUG_MAX)
			break;
		if (gap)
			g_string_append_c(slug, '-');
		gap = false;
		g_string_append_len(slug, p, (gssize)size);
	}
	return g_string_free(slug, FALSE);
}

bool mw_slug_is_valid(const char *slug)
{
	g_autofree char *canonical = NULL;

	if (*slug == '\0' || strlen(slug) > MW_SLUG_MAX || !g_utf8_validate(slug, -1, NULL))
		return false;
	canonical = mw_slug_from_text(slug);
	return strcmp(slug, canonical) == 0;
}
