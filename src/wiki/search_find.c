#include "wiki/search_find.h"

#include "wiki/search_facet.h"
#include "wiki/search_match.h"
#include "wiki/search_spelling.h"

#include <string.h>

enum {
	FEW = 20,            /* entries: with fewer, parts of words count as well */
	FRAGMENTS_MAX = 200, /* entries that are found by parts of words */
	EXACT_MAX = 20,      /* entries with one code or title that come first */
	COMMON = 2000,       /* entries: a word in more of them tells nothing */
	ANY_TERMS_MAX = 8,   /* of the rarest, when any will do */
};

typedef struct {
	int64_t id, score;
} Hit;

/* A search while it goes on. */
typedef struct {
	Store *store;
	const SearchQuery *query;
	SearchFound *found;
	char *filters;      /* the expression of all filters but cat:, or NULL */
	GArray *categories; /* int64_t: the rows that cat: means, or NULL for all */
	GHashTable *seen;   /* the ids that are in FOUND */
} Search;

static gint by_score(gconstpointer a, gconstpointer b)
{
	const Hit *left = a, *right = b;

	if (left->score != right->score)
		return left->score < right->score ? -1 : 1;
	return left->id > right->id ? -1 : left->id < right->id;
}

/* The end of a query: true when it is done, or when the time was up. */
static bool is_over(Search *search, QueryState state, GError *fault, GError **error)
{
	if (state == QUERY_DONE)
		return true;
	if (g_error_matches(fault, MW_ERROR, MW_ERROR_LIMIT)) {
		search->found->is_partial = true;
		g_error_free(fault);
		return true;
	}
	g_propagate_error(error, fault);
	return false;
}

/* Reads what a query that yields id and score has found, in its order; NULL when it fails. */
static GArray *read_hits(Search *search, Query *query, GError **error)
{
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(Hit));
	GError *fault = NULL;
	QueryState state;

	while ((state = query_next(query, &fault)) == QUERY_ROW) {
		const Hit hit = {query_int(query, "id"), query_int(query, "score")};

		g_array_append_val(hits, hit);
	}
	return is_over(search, state, fault, error) ? g_steal_pointer(&hits) : NULL;
}

static GArray *read_best(Search *search, Query *query, GError **error)
{
	GArray *hits = read_hits(search, query, error);

	if (hits)
		g_array_sort(hits, by_score);
	return hits;
}

/* Rows of entry, both included. */
typedef struct {
	int64_t first, last;
} Range;

static const Range everywhere = {0, G_MAXINT64};

/* What the index of words has in RANGE for MATCH and all filters, the best first. */
static GArray *find_words_in(
	Search *search, const char *match, Range range, guint limit, GError **error)
{
	g_autoptr(Query) query = query_new(search->store, QUERY_SEARCH_WORDS);
	g_autofree char *narrowed = search_facets_narrow(match, search->filters);

	query_bind_text(query, "match", narrowed);
	query_bind_int(query, "first", range.first);
	query_bind_int(query, "last", range.last);
	query_bind_ids(query, "categories", search->categories);
	query_bind_int(query, "limit", limit);
	return read_best(search, query, error);
}

static GArray *find_words(Search *search, const char *match, guint limit, GError **error)
{
	return find_words_in(search, match, everywhere, limit, error);
}

/* The same of the index of parts of words. */
static GArray *find_fragments(Search *search, const char *match, GError **error)
{
	g_autoptr(Query) query = query_new(search->store, QUERY_SEARCH_FRAGMENTS);

	query_bind_text(query, "match", match);
	query_bind_text(query, "filters", search->filters);
	query_bind_ids(query, "categories", search->categories);
	query_bind_int(query, "limit", FRAGMENTS_MAX);
	return read_best(search, query, error);
}

static void append_id(Search *search, int64_t id)
{
	if (search->found->ids->len < SEARCH_FOUND_MAX &&
		g_hash_table_add(search->seen, g_memdup2(&id, sizeof id)))
		g_array_append_val(search->found->ids, id);
}

static void append_hits(Search *search, const GArray *hits)
{
	for (guint i = 0; i < hits->len; i++)
		append_id(search, g_array_index(hits, Hit, i).id);
}

/* Takes HITS over, which are NULL after a failure. */
static bool append_found(Search *search, GArray *hits)
{
	if (!hits)
		return false;
	append_hits(search, hits);
	g_array_unref(hits);
	return true;
}

static bool add_matching(Search *search, const char *match, guint limit, GError **error)
{
	if (!match || search->found->is_partial)
		return true;
	return append_found(search, find_words(search, match, limit, error));
}

static bool add_fragments(Search *search, GError **error)
{
	g_autofree char *match = search_match_fragments(search->query);

	if (!match || search->found->is_partial || search->found->ids->len >= FEW)
		return true;
	return append_found(search, find_fragments(search, match, error));
}

/* Where HITS lie; everywhere when there may be more. */
static Range range_of(const GArray *hits)
{
	Range range = {G_MAXINT64, 0};

	if (hits->len == SEARCH_FOUND_MAX)
		return everywhere;
	for (guint i = 0; i < hits->len; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		range.first = MIN(range.first, hit->id);
		range.last = MAX(range.last, hit->id);
	}
	return range;
}

/* Of the entries HITS, which hold WORDS, those where the operators stand as typed. */
static bool add_spelled(Search *search, const char *words, const GArray *hits, GError **error)
{
	g_autofree char *spelled = search_match(search->query, SEARCH_MATCH_SPELLED);

	if (!spelled || strcmp(spelled, words) == 0 || hits->len == 0 || search->found->is_partial)
		return true;
	return append_found(
		search, find_words_in(search, spelled, range_of(hits), SEARCH_FOUND_MAX, error));
}

/* All words. Those of a common word are too many to rank: then the titles that hold it lead. */
static bool add_words(Search *search, GError **error)
{
	g_autofree char *words = search_match(search->query, SEARCH_MATCH_WORDS);
	g_autofree char *top = search_match(search->query, SEARCH_MATCH_TOP);
	g_autoptr(GArray) hits = NULL;

	if (!words || search->found->is_partial)
		return true;
	hits = find_words(search, words, SEARCH_FOUND_MAX, error);
	if (!hits || !add_spelled(search, words, hits, error) ||
		(hits->len == SEARCH_FOUND_MAX &&
			!add_matching(search, top, SEARCH_FOUND_MAX, error)))
		return false;
	append_hits(search, hits);
	return true;
}

/* The entries of a query that yields ids alone. */
static GArray *run_exact(Search *search, Query *query, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	GError *fault = NULL;
	QueryState state;

	query_bind_int(query, "limit", EXACT_MAX);
	while ((state = query_next(query, &fault)) == QUERY_ROW) {
		const int64_t id = query_int(query, "id");

		g_array_append_val(ids, id);
	}
	return is_over(search, state, fault, error) ? g_steal_pointer(&ids) : NULL;
}

static bool find_code(Search *search, GArray *exact, const SearchTerm *term, GError **error)
{
	g_autoptr(Query) query = query_new(search->store, QUERY_SEARCH_CODE);
	g_autoptr(GArray) ids = NULL;

	query_bind_text(query, "code", term->text);
	ids = run_exact(search, query, error);
	if (!ids)
		return false;
	if (ids->len > 0 && search->found->exact == 0) {
		search->found->exact = g_array_index(ids, int64_t, 0);
		search->found->code = g_strdup(term->text);
		search->found->carriers = ids->len;
	}
	g_array_append_vals(exact, ids->data, ids->len);
	return true;
}

static bool find_title(Search *search, GArray *exact, GError **error)
{
	g_autoptr(Query) query = query_new(search->store, QUERY_SEARCH_TITLE);
	g_autofree char *title = search_query_terms(search->query);
	g_autoptr(GArray) ids = NULL;

	query_bind_text(query, "title", title);
	ids = run_exact(search, query, error);
	if (!ids)
		return false;
	if (ids->len > 0 && search->found->exact == 0)
		search->found->exact = g_array_index(ids, int64_t, 0);
	g_array_append_vals(exact, ids->data, ids->len);
	return true;
}

/* Entries that are named by what was typed, in EXACT. */
static bool find_exact(Search *search, GArray *exact, GError **error)
{
	for (guint i = 0; i < search->query->terms->len; i++) {
		const SearchTerm *term = search->query->terms->pdata[i];

		if (!term->is_excluded && !find_code(search, exact, term, error))
			return false;
	}
	return find_title(search, exact, error);
}

/* Brings the entries of EXACT that were found to the front, the others left in their order. */
static void promote(SearchFound *found, const GArray *exact)
{
	guint front = 0;

	for (guint i = 0; i < exact->len; i++) {
		int64_t id = g_array_index(exact, int64_t, i);

		for (guint j = front; j < found->ids->len; j++) {
			if (g_array_index(found->ids, int64_t, j) != id)
				continue;
			g_array_remove_index(found->ids, j);
			g_array_insert_val(found->ids, front, id);
			front++;
			break;
		}
	}
}

static bool find_all_words(Search *search, GError **error)
{
	g_autoptr(GArray) exact = g_array_new(FALSE, FALSE, sizeof(int64_t));

	if (!find_exact(search, exact, error))
		return false;
	if (!add_words(search, error) || !add_fragments(search, error))
		return false;
	promote(search->found, exact);
	return true;
}

typedef struct {
	SearchTerm *term;
	int64_t count;
} Rarity;

static gint by_count(gconstpointer a, gconstpointer b)
{
	const Rarity *left = a, *right = b;

	return left->count < right->count ? -1 : left->count > right->count;
}

/* The terms that occur, but not everywhere, the rarest first. */
static bool find_rare_terms(Search *search, GPtrArray *terms, GError **error)
{
	g_autoptr(GArray) rarities = g_array_new(FALSE, FALSE, sizeof(Rarity));

	for (guint i = 0; i < search->query->terms->len; i++) {
		Rarity rarity = {search->query->terms->pdata[i], 0};
		g_autoptr(GError) fault = NULL;

		if (rarity.term->is_excluded)
			continue;
		if (!search_count(search->store, rarity.term, COMMON, &rarity.count, &fault))
			return is_over(search, QUERY_FAILED, g_steal_pointer(&fault), error);
		if (rarity.count > 0 && rarity.count < COMMON)
			g_array_append_val(rarities, rarity);
	}
	g_array_sort(rarities, by_count);
	for (guint i = 0; i < MIN(rarities->len, ANY_TERMS_MAX); i++)
		g_ptr_array_add(terms, g_array_index(rarities, Rarity, i).term);
	return true;
}

static bool find_any_word(Search *search, guint limit, GError **error)
{
	g_autoptr(GPtrArray) rare = g_ptr_array_new();
	g_autofree char *match = NULL;

	if (!find_rare_terms(search, rare, error))
		return false;
	match = rare->len > 0 ? search_match_any(rare, false)
			      : search_match_any(search->query->terms, true);
	return add_matching(search, match, limit, error);
}

static Search *search_new(Store *store, const SearchQuery *query)
{
	Search *search = g_new0(Search, 1);

	search->store = store;
	search->query = query;
	search->found = g_new0(SearchFound, 1);
	search->found->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	search->seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	search->filters = search_facets_match(query);
	store_set_deadline(store, SEARCH_DEADLINE_MS);
	return search;
}

static void search_end(Search *search)
{
	store_set_deadline(search->store, 0);
	search_found_free(search->found);
	g_hash_table_unref(search->seen);
	g_clear_pointer(&search->categories, g_array_unref);
	g_free(search->filters);
	g_free(search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Search, search_end)

/* Nothing was found: perhaps a word is misspelt. */
static bool find_corrected(Search *search, GError **error)
{
	g_autofree char *meant = NULL;
	g_autoptr(SearchQuery) query = NULL;
	const SearchQuery *typed = search->query;
	GError *fault = NULL;
	bool done;

	if (!search_spelling(search->store, typed, &meant, &fault))
		return is_over(search, QUERY_FAILED, fault, error);
	if (!meant)
		return true;
	query = search_query_read(meant);
	search->query = query;
	done = find_all_words(search, error);
	search->query = typed;
	if (done && search->found->ids->len > 0)
		search->found->suggestion = g_steal_pointer(&meant);
	return done;
}

/* What cat: means; nothing at all, perhaps. */
static bool find_categories(Search *search, GError **error)
{
	const char *category = search->query->filters[SEARCH_CATEGORY];
	g_autoptr(Query) query = NULL;
	QueryState state;

	if (!category)
		return true;
	search->categories = g_array_new(FALSE, FALSE, sizeof(int64_t));
	query = query_new(search->store, QUERY_SEARCH_CATEGORIES);
	query_bind_text(query, "category", category);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		const int64_t id = query_int(query, "id");

		g_array_append_val(search->categories, id);
	}
	return state == QUERY_DONE;
}

/* The entries of HITS, the latest changes first. */
static GArray *sort_latest(Search *search, const GArray *hits, GError **error)
{
	g_autoptr(Query) query = query_new(search->store, QUERY_SEARCH_LATEST);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; i < hits->len; i++)
		g_array_append_val(ids, g_array_index(hits, Hit, i).id);
	query_bind_ids(query, "ids", ids);
	return read_hits(search, query, error);
}

/*
 * Filters alone. Few entries are asked for by their words and then sorted; of many, the latest
 * changes are soon found among all.
 */
static bool find_filtered(Search *search, GError **error)
{
	g_autoptr(Query) query = NULL;
	g_autoptr(GArray) hits = NULL;

	if (search->filters) {
		hits = find_words(search, search->filters, SEARCH_FOUND_MAX, error);
		if (!hits)
			return false;
		if (hits->len < SEARCH_FOUND_MAX)
			return append_found(search, sort_latest(search, hits, error));
	}
	query = query_new(search->store, QUERY_SEARCH_FILTERED);
	query_bind_text(query, "filters", search->filters);
	query_bind_ids(query, "categories", search->categories);
	query_bind_int(query, "limit", SEARCH_FOUND_MAX);
	return append_found(search, read_hits(search, query, error));
}

/* Whether any of the words will find more than all of them: one word is both. */
static bool has_choice(const SearchQuery *query)
{
	return search_query_count_terms(query) > 1 || query->filters[SEARCH_SCOPE];
}

static bool find(Search *search, GError **error)
{
	const SearchFound *found = search->found;

	if (!find_categories(search, error))
		return false;
	if (search->categories && search->categories->len == 0)
		return true;
	if (!search_query_has_terms(search->query))
		return !search_query_has_filters(search->query) || find_filtered(search, error);
	if (!find_all_words(search, error))
		return false;
	if (found->ids->len > 0 || found->is_partial)
		return true;
	if (!find_corrected(search, error))
		return false;
	if (found->ids->len > 0 || found->is_partial || !has_choice(search->query))
		return true;
	search->found->is_loose = true;
	return find_any_word(search, SEARCH_FOUND_MAX, error);
}

SearchFound *search_find(Store *store, const SearchQuery *query, GError **error)
{
	g_autoptr(Search) search = search_new(store, query);

	return find(search, error) ? g_steal_pointer(&search->found) : NULL;
}

SearchFound *search_find_any(Store *store, const SearchQuery *query, guint limit, GError **error)
{
	g_autoptr(Search) search = search_new(store, query);

	return find_categories(search, error) && find_any_word(search, limit, error)
		       ? g_steal_pointer(&search->found)
		       : NULL;
}

void search_found_free(SearchFound *found)
{
	if (!found)
		return;
	g_array_unref(found->ids);
	g_free(found->code);
	g_free(found->suggestion);
	g_free(found);
}
