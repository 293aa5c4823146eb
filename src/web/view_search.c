#include "web/present.h"

#include "wiki/search.h"

#include <string.h>

enum { HITS_A_PAGE = 20, PAGE_MAX = 25, FACETS_MAX = 9 /* of one sort */ };

static const char *const sort_names[] = {"best", "verified", "title", NULL};
static const char *const sort_titles[] = {"best match", "last verified", "title"};

static const FormField fields[] = {
	{"q", FORM_LINE, SEARCH_QUERY_MAX, "", NULL},
	{"sort", FORM_CHOICE, 0, "best", sort_names},
	{"page", FORM_NUMBER, PAGE_MAX, "1", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const struct {
	const char *name, *label, *all;
	SearchFilter filter;
} groups[] = {
	{"cat", "Category", "All categories", SEARCH_CATEGORY},
	{"kind", "Kind", "All kinds", SEARCH_KIND},
	{"lang", "Language", "All languages", SEARCH_LANG},
	{"sev", "Severity", "Any severity", SEARCH_SEVERITY},
};

/* The address of the first page of results for TEXT. The caller owns it. */
static char *address_of_search(const char *text, const char *sort)
{
	GString *url = g_string_new("/search?q=");

	g_string_append_uri_escaped(url, text, NULL, TRUE);
	if (strcmp(sort, "best") != 0)
		g_string_append_printf(url, "&sort=%s", sort);
	return g_string_free(url, FALSE);
}

static const char *facet_title(const char *filter, const char *value, const char *title)
{
	if (strcmp(filter, "kind") == 0)
		return present_kind(value);
	if (strcmp(filter, "sev") == 0)
		return present_severity(value);
	return title;
}

/* A link that narrows to VALUE, or widens again when it is NULL. */
static json_t *make_facet(Context *context, const SearchQuery *query, SearchFilter filter,
	const char *value, const char *title)
{
	g_autofree char *text = search_query_with(query, filter, value);
	g_autofree char *url = address_of_search(text, form_text(context->form, "sort"));
	json_t *made = json_object();

	present_text(made, "title", title);
	present_text(made, "url", url);
	json_object_set_new(made, "count", json_null());
	json_object_set_new(made, "is_current", json_false());
	return made;
}

static json_t *make_facets(Context *context, const SearchQuery *query, json_t *facets, guint group)
{
	const char *chosen = query->filters[groups[group].filter];
	json_t *made = json_array();
	json_t *facet = make_facet(context, query, groups[group].filter, NULL, groups[group].all);
	size_t i;
	json_t *found;

	json_object_set_new(facet, "is_current", json_boolean(!chosen));
	json_array_append_new(made, facet);
	json_array_foreach(facets, i, found) {
		const char *value = json_string_value(json_object_get(found, "value"));
		const char *title = json_string_value(json_object_get(found, "title"));

		if (strcmp(json_string_value(json_object_get(found, "filter")),
			    groups[group].name) != 0 ||
			json_array_size(made) > FACETS_MAX)
			continue;
		facet = make_facet(context, query, groups[group].filter, value,
			facet_title(groups[group].name, value, title));
		json_object_set(facet, "count", json_object_get(found, "count"));
		json_object_set_new(facet, "is_current", json_boolean(chosen != NULL));
		json_array_append_new(made, facet);
	}
	return made;
}

/* What the results can be narrowed to; a sort of facet with one value only narrows nothing. */
static json_t *make_groups(Context *context, const SearchQuery *query, json_t *facets)
{
	json_t *made = json_array();

	for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
		json_t *links = make_facets(context, query, facets, i);
		json_t *group = json_object();

		present_text(group, "label", groups[i].label);
		json_object_set_new(group, "facets", links);
		if (json_array_size(links) > 2 || query->filters[groups[i].filter])
			json_array_append(made, group);
		json_decref(group);
	}
	return made;
}

static json_t *make_sorts(Context *context, const char *text)
{
	const char *chosen = form_text(context->form, "sort");
	json_t *made = json_array();

	for (guint i = 0; sort_names[i]; i++) {
		g_autofree char *url = address_of_search(text, sort_names[i]);
		json_t *sort = json_object();

		present_text(sort, "title", sort_titles[i]);
		present_text(sort, "url", url);
		json_object_set_new(
			sort, "is_current", json_boolean(strcmp(sort_names[i], chosen) == 0));
		json_array_append_new(made, sort);
	}
	return made;
}

/* The entry that carries the code or the title asked for, for a card of its own. */
static json_t *make_exact(const SearchResult *result, const char *text, Format format)
{
	g_autofree char *url = result->code ? address_of_search(result->code, "best") : NULL;
	json_t *exact;

	if (!result->exact)
		return json_null();
	exact = present_row(result->exact, format);
	present_text(exact, "code", result->code);
	json_object_set_new(exact, "carriers", json_integer(result->carriers));
	if (format != FORMAT_HTML)
		return exact;
	present_text(exact, "code_url", url);
	json_object_set_new(exact, "has_siblings", json_boolean(result->carriers > 1));
	json_object_set_new(exact, "is_whole_query",
		json_boolean(result->code && strcmp(result->code, text) == 0));
	return exact;
}

static void add_for_page(
	json_t *page, Context *context, const SearchQuery *query, const SearchResult *result)
{
	gint64 first = (MAX(form_number(context->form, "page"), 1) - 1) * HITS_A_PAGE;
	size_t shown = json_array_size(result->rows);
	bool asked = search_query_has_terms(query) || search_query_has_filters(query);
	g_autofree char *url =
		result->suggestion ? address_of_search(result->suggestion, "best") : NULL;

	present_text(page, "suggestion_url", url);
	json_object_set_new(page, "groups", make_groups(context, query, result->facets));
	json_object_set_new(page, "sorts", make_sorts(context, form_text(context->form, "q")));
	json_object_set_new(page, "has_results", json_boolean(shown > 0));
	json_object_set_new(
		page, "is_empty", json_boolean(asked && shown == 0 && !result->is_partial));
	json_object_set_new(page, "first", json_integer(first + 1));
	json_object_set_new(page, "last", json_integer(first + (gint64)shown));
}

static json_t *make_page(Context *context, const SearchQuery *query, const SearchResult *result)
{
	const char *text = form_text(context->form, "q");
	gint64 number = MAX(form_number(context->form, "page"), 1);
	g_autofree char *title = g_strconcat(text, *text ? ", search" : "Search", NULL);
	json_t *page = json_object();

	present_text(page, "title", title);
	json_object_set_new(page, "query", json_string(text));
	json_object_set_new(page, "total", json_integer(result->total));
	json_object_set_new(page, "has_more", json_boolean(result->has_more));
	json_object_set_new(page, "partial", json_boolean(result->is_partial));
	json_object_set_new(page, "loose", json_boolean(result->is_loose));
	present_text(page, "suggestion", result->suggestion);
	json_object_set_new(page, "exact", make_exact(result, text, context->format));
	json_object_set(page, "facets", result->facets);
	json_object_set_new(
		page, "results", present_rows(json_incref(result->rows), context->format));
	present_pages(page, context, number, HITS_A_PAGE, result->total);
	if (wants_html(context))
		add_for_page(page, context, query, result);
	return page;
}

static json_t *model(Context *context, GError **error)
{
	gint64 number = MAX(form_number(context->form, "page"), 1);
	const SearchView view = {
		form_text(context->form, "sort"), {HITS_A_PAGE, (number - 1) * HITS_A_PAGE}};
	g_autoptr(SearchQuery) query = search_query_read(form_text(context->form, "q"));
	g_autoptr(SearchResult) result = search_run(context->site->store, query, &view, error);

	return result ? make_page(context, query, result) : NULL;
}

const View view_search = {
	.template = "search",
	.fields = fields,
	.has_search = true,
	.no_index = true,
	.model = model,
};
