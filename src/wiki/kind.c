#include "wiki/kind.h"

#include <string.h>

enum { SECTIONS_MAX = 5 };

static const struct {
	const char *kind;
	const char *sections[SECTIONS_MAX];
} kinds[] = {
	{"pitfall", {"Symptom", "Mechanism", "Fix", "Prevention"}},
	{"traceback", {"What it says", "What the runtime was doing", "Fix"}},
	{"horror", {"What broke", "Why it was inevitable", "The change"}},
	{"comparison", {"Task", "Generated", "Engineered", "Where it breaks"}},
	{"article", {NULL}},
};

const char *const *kind_sections(const char *kind)
{
	gsize last = G_N_ELEMENTS(kinds) - 1;

	for (gsize i = 0; i < last; i++) {
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].sections;
	}
	return kinds[last].sections;
}

char *kind_skeleton(const char *kind)
{
	GString *text = g_string_new(NULL);

	for (const char *const *title = kind_sections(kind); *title; title++)
		g_string_append_printf(text, "%s## %s\n\n", text->len ? "\n" : "", *title);
	return g_string_free(text, FALSE);
}

static bool has_section(const GPtrArray *sections, const char *title)
{
	for (guint i = 0; i < sections->len; i++) {
		if (g_ascii_strcasecmp(sections->pdata[i], title) == 0)
			return true;
	}
	return false;
}

char *kind_missing(const char *kind, const GPtrArray *sections)
{
	g_autoptr(GString) names = g_string_new(NULL);
	const char *const *title = kind_sections(kind);
	guint count = 0, named = 0;

	for (guint i = 0; title[i]; i++)
		count += !has_section(sections, title[i]);
	for (guint i = 0; title[i]; i++) {
		if (has_section(sections, title[i]))
			continue;
		named++;
		g_string_append_printf(names, "%s%s",
			named == 1       ? ""
			: named == count ? " and "
					 : ", ",
			title[i]);
	}
	if (count == 0)
		return NULL;
	return g_strdup_printf("A %s usually has %s named %s. You can save without %s.", kind,
		count == 1 ? "a section" : "sections", names->str, count == 1 ? "it" : "them");
}
