#include "wiki/search_query.h"

#include "text/tokens.h"

#include <string.h>

static const char *const filter_names[SEARCH_FILTERS] = {
	[SEARCH_CATEGORY] = "cat",
	[SEARCH_TAG] = "tag",
	[SEARCH_LANG] = "lang",
	[SEARCH_KIND] = "kind",
	[SEARCH_VERSION] = "version",
	[SEARCH_SEVERITY] = "sev",
	[SEARCH_SCOPE] = "in",
};

static void term_free(gpointer data)
{
	SearchTerm *term = data;

	g_free(term->text);
	g_free(term);
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether any letter, digit or operator stands between START and END: something to look for. */
static bool says_something(const char *start, const char *end, bool is_phrase)
{
	for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (tokens_in_word(c))
			return true;
	}
	if (!is_phrase) {
		g_autofree char *spelled = tokens_spell(start, (gsize)(end - start));

		return spelled != NULL;
	}
	return false;
}

/* Whether a minus at P excludes what follows, and is no part of an operator or option. */
static bool excludes(const char *p)
{
	return *p == '-' && (p[1] == '"' || tokens_in_word(g_utf8_get_char(p + 1)));
}

/* The filter whose name and colon TEXT begins with, or SEARCH_FILTERS. */
static int find_filter(const char *text)
{
	for (int i = 0; i < SEARCH_FILTERS; i++) {
		gsize size = strlen(filter_names[i]);

		if (g_ascii_strncasecmp(text, filter_names[i], size) == 0 && text[size] == ':')
			return i;
	}
	return SEARCH_FILTERS;
}

static void add_term(
	SearchQuery *query, const char *start, const char *end, bool is_phrase, bool is_excluded)
{
	SearchTerm *term;

	/* w* is a word: parts of words are found without being asked for */
	while (!is_phrase && end - start > 1 && end[-1] == '*' &&
		!tokens_in_operator((guchar)*start))
		end--;
	if (query->terms->len == SEARCH_TERMS_MAX || !says_something(start, end, is_phrase))
		return;
	term = g_new0(SearchTerm, 1);
	term->text = g_strndup(start, (gsize)(end - start));
	/* in quotes it will be read as it is meant here */
	term->is_phrase =
		is_phrase || (!is_excluded && (excludes(term->text) ||
						      find_filter(term->text) < SEARCH_FILTERS));
	term->is_excluded = is_excluded;
	g_ptr_array_add(query->terms, term);
}

static bool belongs(gunichar c)
{
	return tokens_in_word(c) || tokens_in_operator(c);
}

/* A run without blanks: its compounds, cut at quotes, brackets and commas. */
static void add_compounds(SearchQuery *query, const char *start, const char *end)
{
	const char *compound = NULL;

	for (const char *p = start; p <= end; p = p < end ? g_utf8_next_char(p) : p + 1) {
		bool inside = p < end && belongs(g_utf8_get_char(p));

		if (inside && !compound)
			compound = p;
		if (!inside && compound) {
			add_term(query, compound, p, false, false);
			compound = NULL;
		}
	}
}

/* -error[E0502] is about both words, next to each other. */
static void add_excluded(SearchQuery *query, const char *start, const char *end)
{
	bool is_compound = true;

	for (const char *p = start; p < end; p = g_utf8_next_char(p))
		is_compound = is_compound && belongs(g_utf8_get_char(p));
	add_term(query, start, end, !is_compound, true);
}

static bool is_scope(const char *value)
{
	return strcmp(value, "code") == 0 || strcmp(value, "title") == 0;
}

/* Takes "name:value" when the name is a filter's. A value may stand in quotes. */
static bool take_filter(SearchQuery *query, const char *start, const char *end)
{
	int filter = find_filter(start);
	const char *colon = strchr(start, ':');
	g_autofree char *raw = NULL;
	g_autofree char *value = NULL;

	if (filter == SEARCH_FILTERS || colon + 1 >= end || colon[1] == ':')
		return false;
	raw = g_strndup(colon + 1, (gsize)(end - colon - 1));
	value = g_utf8_strdown(g_strdelimit(raw, "\"", ' '), -1);
	g_strstrip(value);
	if (!*value || (filter == SEARCH_SCOPE && !is_scope(value)))
		return false;
	g_free(query->filters[filter]);
	query->filters[filter] = g_steal_pointer(&value);
	return true;
}

/* The end of the run that begins at START: the next blank, or quote within it. */
static const char *end_of_run(const char *start)
{
	const char *p = start;

	while (*p && !is_blank(*p) && *p != '"')
		p++;
	return p;
}

/* Reads the phrase whose quote is at QUOTE; one that is not closed goes to the end. */
static const char *read_phrase(SearchQuery *query, const char *quote, bool is_excluded)
{
	const char *end = strchr(quote + 1, '"');

	if (!end)
		end = quote + strlen(quote);
	add_term(query, quote + 1, end, true, is_excluded);
	return *end ? end + 1 : end;
}

static const char *read_run(SearchQuery *query, const char *p, bool may_exclude)
{
	bool is_excluded = may_exclude && excludes(p);
	const char *start = is_excluded ? p + 1 : p;
	const char *end = end_of_run(start);

	if (*start == '"')
		return read_phrase(query, start, is_excluded);
	/* cat:"rust engineering" */
	if (*end == '"' && end > start && end[-1] == ':' && strchr(end + 1, '"') &&
		take_filter(query, start, strchr(end + 1, '"')))
		return strchr(end + 1, '"') + 1;
	if (is_excluded)
		add_excluded(query, start, end);
	else if (!take_filter(query, start, end))
		add_compounds(query, start, end);
	return end;
}

static void read_all(SearchQuery *query, const char *text, bool may_exclude)
{
	for (const char *p = text; *p;) {
		if (is_blank(*p))
			p++;
		else
			p = read_run(query, p, may_exclude);
	}
}

SearchQuery *search_query_read(const char *text)
{
	SearchQuery *query = g_new0(SearchQuery, 1);
	g_autofree char *kept = g_utf8_strlen(text, -1) > SEARCH_QUERY_MAX
					? g_utf8_substring(text, 0, SEARCH_QUERY_MAX)
					: g_strdup(text);

	query->terms = g_ptr_array_new_with_free_func(term_free);
	read_all(query, kept, true);
	if (query->terms->len > 0 && !search_query_has_terms(query)) {
		g_ptr_array_set_size(query->terms, 0);
		read_all(query, kept, false);
	}
	return query;
}

void search_query_free(SearchQuery *query)
{
	if (!query)
		return;
	g_ptr_array_unref(query->terms);
	for (int i = 0; i < SEARCH_FILTERS; i++)
		g_free(query->filters[i]);
	g_free(query);
}

guint search_query_count_terms(const SearchQuery *query)
{
	guint count = 0;

	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];

		count += !term->is_excluded;
	}
	return count;
}

bool search_query_has_terms(const SearchQuery *query)
{
	return search_query_count_terms(query) > 0;
}

bool search_query_has_filters(const SearchQuery *query)
{
	for (int i = 0; i < SEARCH_SCOPE; i++) {
		if (query->filters[i])
			return true;
	}
	return false;
}

static void write_term(GString *text, const SearchTerm *term, const char *word)
{
	if (text->len > 0)
		g_string_append_c(text, ' ');
	if (term->is_excluded)
		g_string_append_c(text, '-');
	g_string_append_printf(text, term->is_phrase ? "\"%s\"" : "%s", word);
}

static void write_filter(GString *text, int filter, const char *value)
{
	bool quoted = value && (*value == ':' || strpbrk(value, " \t\n\v\f\r"));

	if (value)
		g_string_append_printf(text, quoted ? "%s%s:\"%s\"" : "%s%s:%s",
			text->len > 0 ? " " : "", filter_names[filter], value);
}

static GString *write_terms(const SearchQuery *query, const GPtrArray *words)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];
		const char *word = words ? words->pdata[i] : NULL;

		write_term(text, term, word ? word : term->text);
	}
	return text;
}

char *search_query_with(const SearchQuery *query, SearchFilter filter, const char *value)
{
	GString *text = write_terms(query, NULL);

	for (int i = 0; i < SEARCH_FILTERS; i++)
		write_filter(text, i, i == (int)filter ? value : query->filters[i]);
	return g_string_free(text, FALSE);
}

char *search_query_replace(const SearchQuery *query, const GPtrArray *words)
{
	GString *text = write_terms(query, words);

	for (int i = 0; i < SEARCH_FILTERS; i++)
		write_filter(text, i, query->filters[i]);
	return g_string_free(text, FALSE);
}

char *search_query_terms(const SearchQuery *query)
{
	return g_string_free(write_terms(query, NULL), FALSE);
}
