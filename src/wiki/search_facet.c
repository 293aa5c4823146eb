#include "wiki/search_facet.h"

#include <string.h>

typedef void Add(GString *words, SearchFilter filter, const char *value, gsize size);

static void add_spelled(GString *words, SearchFilter filter, const char *value, gsize size)
{
	g_autofree char *folded = g_utf8_strdown(value, (gssize)size);

	g_string_append_printf(words, "facet%d", (int)filter);
	for (const char *p = folded; *p; p++)
		g_string_append_printf(words, "%02x", (guchar)*p);
}

static void add_word(GString *words, SearchFilter filter, const char *value, gsize size)
{
	if (size == 0)
		return;
	add_spelled(words, filter, value, size);
	g_string_append_c(words, ' ');
}

static void add_expression(GString *words, SearchFilter filter, const char *value, gsize size)
{
	g_string_append(words, words->len > 0 ? " AND {facets} : \"" : "{facets} : \"");
	add_spelled(words, filter, value, size);
	g_string_append_c(words, '"');
}

/* 1, 1.95 and 1.95.2 of 1.95.2. */
static void add_number(GString *words, SearchFilter filter, const char *number, gsize size)
{
	for (gsize end = 1; end <= size; end++) {
		if (end == size || number[end] == '.')
			add_word(words, filter, number, end);
	}
}

/* Calls ADD for each number with its dots, and for each name. How many there were. */
static guint each_version(GString *words, const char *text, Add *number, Add *name)
{
	guint count = 0;

	for (const char *p = text; *p;) {
		bool is_number = g_ascii_isdigit(*p);
		const char *end = p;

		if (!is_number && !g_ascii_isalpha(*p)) {
			p++;
			continue;
		}
		while (is_number ? g_ascii_isdigit(*end) || (*end == '.' && g_ascii_isdigit(end[1]))
				 : g_ascii_isalpha(*end))
			end++;
		(is_number ? number : name)(words, SEARCH_VERSION, p, (gsize)(end - p));
		count++;
		p = end;
	}
	return count;
}

char *search_facets_of(const EntryFields *fields)
{
	GString *words = g_string_new(NULL);

	for (char **tag = fields->tags; *tag; tag++)
		add_word(words, SEARCH_TAG, *tag, strlen(*tag));
	add_word(words, SEARCH_LANG, fields->lang, strlen(fields->lang));
	add_word(words, SEARCH_KIND, fields->kind, strlen(fields->kind));
	add_word(words, SEARCH_SEVERITY, fields->severity, strlen(fields->severity));
	each_version(words, fields->affects, add_number, add_word);
	each_version(words, fields->fixed_in, add_number, add_word);
	each_version(words, fields->verified_with, add_number, add_word);
	return g_string_free(words, FALSE);
}

char *search_facets_match(const SearchQuery *query)
{
	static const SearchFilter whole[] = {SEARCH_TAG, SEARCH_LANG, SEARCH_KIND, SEARCH_SEVERITY};
	const char *version = query->filters[SEARCH_VERSION];
	GString *words = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(whole); i++) {
		const char *value = query->filters[whole[i]];

		if (value)
			add_expression(words, whole[i], value, strlen(value));
	}
	/* What holds no version is in no entry, and is asked for as it stands. */
	if (version && each_version(words, version, add_expression, add_expression) == 0)
		add_expression(words, SEARCH_VERSION, version, strlen(version));
	return g_string_free(words, words->len == 0);
}

char *search_facets_narrow(const char *match, const char *facets)
{
	return facets ? g_strdup_printf("(%s) AND %s", match, facets) : g_strdup(match);
}
