#include "wiki/search.h"

#include "text/excerpt.h"
#include "text/plain.h"
#include "wiki/search_find.h"

#include <string.h>

enum { PROSE_CHARACTERS = 240, CODE_CHARACTERS = 120 };

/* What to mark in an excerpt: the terms as typed. Of the query, NULL-terminated. */
static const char **marked_terms(const SearchQuery *query)
{
	GPtrArray *terms = g_ptr_array_new();

	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];

		if (!term->is_excluded)
			g_ptr_array_add(terms, term->text);
	}
	g_ptr_array_add(terms, NULL);
	return (const char **)g_ptr_array_free(terms, FALSE);
}

/* An excerpt shows why a hit was found: from the prose, and from the code where a hit is there. */
static json_t *make_row(Query *query, const char *const *terms)
{
	json_t *row = query_row_json(query);
	g_autofree char *prose = NULL;
	g_autofree char *code = NULL;
	Plain plain;

	json_object_del(row, "body");
	if (!terms)
		return row;
	plain = plain_read(query_text(query, "body"));
	prose = excerpt_html(plain.prose->str, terms, PROSE_CHARACTERS);
	code = excerpt_hit_html(plain.code->str, terms, CODE_CHARACTERS);
	plain_clear(&plain);
	json_object_set_new(row, "excerpt_html", json_string(prose));
	json_object_set_new(row, "code_html", code ? json_string(code) : json_null());
	return row;
}

static json_t *load_rows(Store *store, const GArray *ids, const SearchView *view,
	const char *const *terms, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_ROWS);
	json_auto_t *rows = json_array();
	QueryState state;

	query_bind_ids(query, "ids", ids);
	query_bind_text(query, "sort", view->sort);
	query_bind_int(query, "limit", view->page.limit);
	query_bind_int(query, "offset", view->page.offset);
	while ((state = query_next(query, error)) == QUERY_ROW)
		json_array_append_new(rows, make_row(query, terms));
	return state == QUERY_DONE ? g_steal_pointer(&rows) : NULL;
}

/* One page. The best first needs no more than its own rows. */
static json_t *load_page(Store *store, const GArray *ids, const SearchView *view,
	const char *const *terms, GError **error)
{
	g_autoptr(GArray) page = NULL;
	const SearchView whole = {view->sort, {view->page.limit, 0}};
	int64_t first = MIN(view->page.offset, ids->len);
	int64_t count = MIN(view->page.limit, ids->len - first);

	if (strcmp(view->sort, "best") != 0)
		return load_rows(store, ids, view, terms, error);
	page = g_array_new(FALSE, FALSE, sizeof(int64_t));
	if (count > 0)
		g_array_append_vals(page, &g_array_index(ids, int64_t, first), (guint)count);
	return load_rows(store, page, &whole, terms, error);
}

/* Adds COUNT to the facet of that value, which is made when it is new. */
static void count_facet(
	json_t *facets, const char *filter, const char *value, const char *title, int64_t count)
{
	size_t i;
	json_t *facet;

	if (!*value)
		return;
	json_array_foreach(facets, i, facet) {
		json_t *known = json_object_get(facet, "count");

		if (strcmp(json_string_value(json_object_get(facet, "filter")), filter) != 0 ||
			strcmp(json_string_value(json_object_get(facet, "value")), value) != 0)
			continue;
		json_integer_set(known, json_integer_value(known) + count);
		return;
	}
	json_array_append_new(facets, json_pack("{s:s, s:s, s:s, s:I}", "filter", filter, "value",
					      value, "title", title, "count", (json_int_t)count));
}

static gint by_count(gconstpointer a, gconstpointer b)
{
	json_t *const *left = a, *const *right = b;
	json_int_t one = json_integer_value(json_object_get(*left, "count"));
	json_int_t other = json_integer_value(json_object_get(*right, "count"));

	if (one != other)
		return one > other ? -1 : 1;
	return strcmp(json_string_value(json_object_get(*left, "title")),
		json_string_value(json_object_get(*right, "title")));
}

/* Takes FACETS over and returns them sorted. */
static json_t *sort_facets(json_t *facets)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	json_t *sorted = json_array();
	size_t i;
	json_t *facet;

	json_array_foreach(facets, i, facet)
		g_ptr_array_add(list, facet);
	g_ptr_array_sort(list, by_count);
	for (guint k = 0; k < list->len; k++)
		json_array_append(sorted, list->pdata[k]);
	json_decref(facets);
	return sorted;
}

static json_t *load_facets(Store *store, const GArray *ids, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_FACETS);
	json_auto_t *facets = json_array();
	QueryState state;

	query_bind_ids(query, "ids", ids);
	while ((state = query_next(query, error)) == QUERY_ROW) {
		const char *kind = query_text(query, "kind");
		const char *lang = query_text(query, "lang");
		const char *severity = query_text(query, "severity");
		int64_t count = query_int(query, "count");

		count_facet(facets, "cat", query_text(query, "category"),
			query_text(query, "category_title"), count);
		count_facet(facets, "kind", kind, kind, count);
		count_facet(facets, "lang", lang, lang, count);
		count_facet(facets, "sev", severity, severity, count);
	}
	return state == QUERY_DONE ? sort_facets(g_steal_pointer(&facets)) : NULL;
}

/* The entry that was named, when it leads the results. */
static bool load_exact(Store *store, SearchResult *result, SearchFound *found, GError **error)
{
	static const SearchView one = {"best", {1, 0}};
	g_autoptr(GArray) ids = NULL;
	json_auto_t *rows = NULL;

	if (found->exact == 0)
		return true;
	ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_array_append_val(ids, found->exact);
	rows = load_rows(store, ids, &one, NULL, error);
	if (!rows)
		return false;
	result->exact = json_incref(json_array_get(rows, 0));
	result->code = g_steal_pointer(&found->code);
	result->carriers = found->carriers;
	return true;
}

SearchResult *search_run(
	Store *store, const SearchQuery *query, const SearchView *view, GError **error)
{
	g_autoptr(SearchFound) found = search_find(store, query, error);
	g_autoptr(SearchResult) result = g_new0(SearchResult, 1);
	g_autoptr(SearchQuery) meant = NULL;
	g_autofree const char **terms = NULL;

	if (!found)
		return NULL;
	meant = found->suggestion ? search_query_read(found->suggestion) : NULL;
	terms = marked_terms(meant ? meant : query);
	result->total = found->ids->len;
	result->has_more = found->ids->len == SEARCH_FOUND_MAX;
	result->is_partial = found->is_partial;
	result->is_loose = found->is_loose && found->ids->len > 0;
	result->suggestion = g_strdup(found->suggestion);
	result->rows = load_page(store, found->ids, view, terms, error);
	result->facets = result->rows ? load_facets(store, found->ids, error) : NULL;
	if (!result->facets || !load_exact(store, result, found, error))
		return NULL;
	return g_steal_pointer(&result);
}

void search_result_free(SearchResult *result)
{
	if (!result)
		return;
	json_decref(result->rows);
	json_decref(result->facets);
	json_decref(result->exact);
	g_free(result->code);
	g_free(result->suggestion);
	g_free(result);
}

json_t *search_entries(
	Store *store, const char *text, const ListingPage *page, int64_t *total, GError **error)
{
	const SearchView view = {"best", *page};
	g_autoptr(SearchQuery) query = search_query_read(text);
	g_autoptr(SearchFound) found = search_find(store, query, error);
	g_autofree const char **terms = marked_terms(query);

	if (found && found->is_loose)
		g_array_set_size(found->ids, 0);
	*total = found ? found->ids->len : 0;
	return found ? load_page(store, found->ids, &view, terms, error) : NULL;
}

json_t *search_any(Store *store, const char *text, int64_t limit, GError **error)
{
	const SearchView view = {"best", {limit, 0}};
	g_autoptr(SearchQuery) query = search_query_read(text);
	g_autoptr(SearchFound) found = search_find_any(store, query, (guint)limit, error);

	return found ? load_rows(store, found->ids, &view, NULL, error) : NULL;
}
