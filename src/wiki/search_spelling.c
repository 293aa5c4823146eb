#include "wiki/search_spelling.h"

#include "text/spelling.h"
#include "text/tokens.h"
#include "wiki/search_match.h"

#include <string.h>

enum { NEIGHBOURS_MAX = 500 /* titles that are looked through */ };

/* The nearest word so far. */
typedef struct {
	const char *wanted;
	guint distance;
	char *word;
} Nearest;

bool search_count_match(
	Store *store, const char *match, int64_t limit, int64_t *count, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_COUNT);

	query_bind_text(query, "match", match);
	query_bind_int(query, "limit", limit);
	if (!query_one(query, error, "the words cannot be counted"))
		return false;
	*count = query_int(query, "count");
	return true;
}

bool search_count(
	Store *store, const SearchTerm *term, int64_t limit, int64_t *count, GError **error)
{
	g_autofree char *match = search_match_term(term);

	*count = 0;
	return !match || search_count_match(store, match, limit, count, error);
}

static void compare(Nearest *nearest, const char *start, const char *end)
{
	g_autofree char *word = g_strndup(start, (gsize)(end - start));
	guint distance = spelling_distance(nearest->wanted, word, nearest->distance);
	bool is_longer = nearest->word && strlen(word) > strlen(nearest->word);

	/* Letters are left out more often than they are typed too many: asynco is asyncio. */
	if (distance > nearest->distance || (distance == nearest->distance && !is_longer))
		return;
	nearest->distance = distance;
	g_free(nearest->word);
	nearest->word = g_utf8_strdown(word, -1);
}

static void compare_words(Nearest *nearest, const char *text)
{
	const char *start = NULL;

	for (const char *p = text;; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool inside = c != 0 && tokens_in_word(c);

		if (inside && !start)
			start = p;
		if (!inside && start) {
			compare(nearest, start, p);
			start = NULL;
		}
		if (c == 0)
			return;
	}
}

/* The word of a title or tag that is spelled most like TERM, in WORD; NULL when none is near. */
static bool find_nearest(Store *store, const SearchTerm *term, char **word, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_NEAR);
	g_autofree char *match = search_match_near(term->text);
	Nearest nearest = {term->text, spelling_mistakes(term->text) + 1, NULL};
	QueryState state;

	*word = NULL;
	if (!match)
		return true;
	query_bind_text(query, "match", match);
	query_bind_int(query, "limit", NEIGHBOURS_MAX);
	while ((state = query_next(query, error)) == QUERY_ROW)
		compare_words(&nearest, query_text(query, "words"));
	*word = nearest.word;
	return state == QUERY_DONE;
}

static bool is_plain(const SearchTerm *term)
{
	if (term->is_phrase || term->is_excluded)
		return false;
	for (const char *p = term->text; *p; p = g_utf8_next_char(p)) {
		if (!tokens_in_word(g_utf8_get_char(p)))
			return false;
	}
	return true;
}

bool search_spelling(Store *store, const SearchQuery *query, char **meant, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	bool changed = false;

	*meant = NULL;
	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];
		int64_t count = 1;
		char *word = NULL;

		if (is_plain(term) && !search_count(store, term, 1, &count, error))
			return false;
		if (count == 0 && !find_nearest(store, term, &word, error))
			return false;
		g_ptr_array_add(words, word);
		changed = changed || word;
	}
	if (changed)
		*meant = search_query_replace(query, words);
	return true;
}
