#include "wiki/search.h"

#include "base/utf8.h"
#include "text/excerpt.h"

#include <string.h>

enum { EXCERPT_CHARACTERS = 240 };

/* The words of a query: runs of letters and digits, as the index cuts them. NULL-terminated. */
static char **split_words(const char *query)
{
	g_autofree char *lower = g_utf8_strdown(query, -1);
	GPtrArray *words = g_ptr_array_new();
	const char *start = NULL;
	gsize characters = 0;

	for (const char *p = lower;; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool inside = c != 0 && characters++ < SEARCH_QUERY_MAX &&
			      (g_unichar_isalnum(c) || g_unichar_ismark(c));

		if (inside && !start)
			start = p;
		if (!inside && start) {
			g_ptr_array_add(words, g_strndup(start, (gsize)(p - start)));
			start = NULL;
		}
		if (c == 0 || words->len == SEARCH_TERMS_MAX || characters > SEARCH_QUERY_MAX)
			break;
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

/* Words hold letters, marks and digits only, so quoting them is all that FTS5 needs. */
static char *build_match(char *const *words, const char *operator)
{
	GString *match = g_string_new(NULL);

	for (char *const *word = words; *word; word++)
		g_string_append_printf(match, "%s\"%s\"", word == words ? "" : operator, * word);
	return g_string_free(match, FALSE);
}

static bool count_hits(Store *store, const char *match, int64_t *total, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_TOTAL);

	query_bind_text(query, "match", match);
	if (!query_one(query, error, "no count"))
		return false;
	*total = query_int(query, "count");
	return true;
}

/* An excerpt shows why a hit was found; without WORDS none is made. */
static json_t *make_hit(Query *query, char *const *words)
{
	json_t *hit = query_row_json(query);

	json_object_del(hit, "prose");
	if (words) {
		g_autofree char *excerpt = excerpt_html(
			query_text(query, "prose"), (const char *const *)words, EXCERPT_CHARACTERS);

		json_object_set_new(hit, "excerpt_html", json_string(excerpt));
	}
	return hit;
}

static json_t *find_hits(Store *store, const char *match, const ListingPage *page,
	char *const *words, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_WORDS);
	json_auto_t *hits = json_array();
	QueryState state;

	query_bind_text(query, "match", match);
	query_bind_int(query, "limit", page->limit);
	query_bind_int(query, "offset", page->offset);
	while ((state = query_next(query, error)) == QUERY_ROW)
		json_array_append_new(hits, make_hit(query, words));
	return state == QUERY_DONE ? g_steal_pointer(&hits) : NULL;
}

json_t *search_entries(
	Store *store, const char *text, const ListingPage *page, int64_t *total, GError **error)
{
	g_auto(GStrv) words = split_words(text);
	g_autofree char *match = build_match(words, " AND ");
	json_t *hits = NULL;

	*total = 0;
	if (!words[0])
		return json_array();
	store_set_deadline(store, SEARCH_DEADLINE_MS);
	if (count_hits(store, match, total, error))
		hits = find_hits(store, match, page, words, error);
	store_set_deadline(store, 0);
	return hits;
}

json_t *search_any(Store *store, const char *text, int64_t limit, GError **error)
{
	g_auto(GStrv) words = split_words(text);
	g_autofree char *match = build_match(words, " OR ");
	const ListingPage page = {limit, 0};
	json_t *hits;

	if (!words[0])
		return json_array();
	store_set_deadline(store, SEARCH_DEADLINE_MS);
	hits = find_hits(store, match, &page, NULL, error);
	store_set_deadline(store, 0);
	return hits;
}
