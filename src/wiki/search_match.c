#include "wiki/search_match.h"

#include "text/tokens.h"

#include <string.h>

enum {
	FRAGMENT_CHARACTERS = 3, /* the least that the index of fragments finds */
	NEAR_CHARACTERS = 4,     /* shorter words have too many neighbours */
};

static gsize count_words(const char *words)
{
	gsize count = *words != '\0';

	for (const char *p = words; *p; p++)
		count += *p == ' ';
	return count;
}

/* The letters and digits of TEXT, as the index cuts them, with a blank in between. */
static char *words_of(const char *text)
{
	GString *words = g_string_new(NULL);
	bool gap = false;

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (!tokens_in_word(c)) {
			gap = words->len > 0;
			continue;
		}
		if (gap)
			g_string_append_c(words, ' ');
		gap = false;
		g_string_append_unichar(words, c);
	}
	return g_string_free(words, FALSE);
}

static void join(GString *expression, const char *operator)
{
	if (expression->len > 0)
		g_string_append(expression, operator);
}

/* The compounds of TEXT that have operators, each to be found among the code tokens. */
static char *tokens_expression(const char *text)
{
	g_autofree char *lines = tokens_of(text, false);
	g_auto(GStrv) all = g_strsplit(lines, "\n", -1);
	GString *expression = g_string_new(NULL);

	for (char **line = all; *line && **line; line++) {
		join(expression, " AND ");
		g_string_append_printf(expression, "{tokens} : \"%s\"", *line);
	}
	return g_string_free(expression, FALSE);
}

/* "why?" may end a sentence: the word alone will do. */
static bool ends_like_a_sentence(const char *text)
{
	gsize size = strlen(text);

	return size > 1 && strchr("?!", text[size - 1]) &&
	       !tokens_in_operator((guchar)text[size - 2]);
}

typedef enum {
	TERM_SPELLED, /* with its operators as they stand */
	TERM_WORDS,   /* its words next to each other, which all that is spelled so holds, too */
	TERM_TITLE,   /* in titles, of which the index has no operators */
} TermForm;

/* C++ is no C. */
static bool needs_operators(const char *text, gsize words)
{
	return words == 0 || (words == 1 && !ends_like_a_sentence(text));
}

static char *term_expression(const SearchTerm *term, TermForm form)
{
	g_autofree char *words = words_of(term->text);
	g_autofree char *tokens = tokens_expression(term->text);
	bool is_spelled = form == TERM_SPELLED;
	gsize count = count_words(words);

	if (count == 0 && !*tokens)
		return NULL;
	if (!*tokens || (form == TERM_TITLE && count > 0) ||
		(term->is_phrase && !is_spelled && count > 0))
		return g_strdup_printf("\"%s\"", words);
	if (is_spelled && term->is_phrase && count > 0)
		return g_strdup_printf("(\"%s\" AND %s)", words, tokens);
	if (is_spelled || needs_operators(term->text, count))
		return g_strdup_printf("(%s)", tokens);
	return g_strdup_printf("\"%s\"", words);
}

char *search_match_term(const SearchTerm *term)
{
	return term_expression(term, TERM_WORDS);
}

static bool is_scope(const SearchQuery *query, const char *name)
{
	return g_strcmp0(query->filters[SEARCH_SCOPE], name) == 0;
}

/* All terms that are excluded, or all that are not. */
static char *terms_expression(const SearchQuery *query, bool excluded, TermForm form)
{
	GString *expression = g_string_new(NULL);

	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];
		g_autofree char *one =
			term->is_excluded == excluded
				? term_expression(
					  term, is_scope(query, "title") ? TERM_TITLE : form)
				: NULL;

		if (!one)
			continue;
		join(expression, excluded ? " OR " : " AND ");
		g_string_append(expression, one);
	}
	return g_string_free(expression, FALSE);
}

char *search_match(const SearchQuery *query, SearchMatch how)
{
	TermForm form = how == SEARCH_MATCH_SPELLED ? TERM_SPELLED : TERM_WORDS;
	g_autofree char *wanted = terms_expression(query, false, form);
	g_autofree char *excluded = terms_expression(query, true, TERM_SPELLED);
	const char *columns = is_scope(query, "title")  ? "{title} : "
			      : is_scope(query, "code") ? "{code tokens} : "
			      : how == SEARCH_MATCH_TOP ? "{title tags errors} : "
							: "";

	if (!*wanted)
		return NULL;
	if (!*excluded)
		return g_strdup_printf("%s(%s)", columns, wanted);
	return g_strdup_printf("%s(%s) NOT (%s)", columns, wanted, excluded);
}

char *search_match_any(const GPtrArray *terms, bool top)
{
	g_autoptr(GString) expression = g_string_new(NULL);

	for (guint i = 0; i < terms->len; i++) {
		g_autofree char *one = search_match_term(terms->pdata[i]);

		if (!one)
			continue;
		join(expression, " OR ");
		g_string_append(expression, one);
	}
	if (expression->len == 0)
		return NULL;
	return g_strdup_printf("%s(%s)", top ? "{title tags errors} : " : "", expression->str);
}

char *search_match_fragments(const SearchQuery *query)
{
	g_autoptr(GString) expression = g_string_new(NULL);

	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];

		if (term->is_excluded || g_utf8_strlen(term->text, -1) < FRAGMENT_CHARACTERS)
			return NULL;
		join(expression, " AND ");
		g_string_append_printf(expression, "\"%s\"", term->text);
	}
	if (expression->len == 0 || is_scope(query, "code"))
		return NULL;
	return g_strdup_printf(
		"%s(%s)", is_scope(query, "title") ? "{title} : " : "", expression->str);
}

char *search_match_near(const char *word)
{
	glong length = g_utf8_strlen(word, -1);
	glong half = MAX(length / 2, FRAGMENT_CHARACTERS);
	g_autofree char *first = NULL;
	g_autofree char *last = NULL;

	if (length < NEAR_CHARACTERS)
		return NULL;
	first = g_utf8_substring(word, 0, half);
	last = g_utf8_substring(word, length - half, length);
	return g_strdup_printf("{title tags} : (\"%s\" OR \"%s\" OR \"%s\")", first, last,
		g_utf8_offset_to_pointer(word, length - FRAGMENT_CHARACTERS));
}
