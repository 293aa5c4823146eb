#include "web/present.h"

#include "wiki/search.h"

enum { HITS_A_PAGE = 20, PAGE_MAX = 500 };

static const FormField fields[] = {
	{"q", FORM_LINE, SEARCH_QUERY_MAX, "", NULL},
	{"page", FORM_NUMBER, PAGE_MAX, "1", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* The hits of one page. A search that takes too long ends with what it has: nothing, and a word. */
static json_t *find(Context *context, gint64 number, int64_t *total, bool *partial, GError **error)
{
	const ListingPage page = {HITS_A_PAGE, (number - 1) * HITS_A_PAGE};
	g_autoptr(GError) fault = NULL;
	json_t *rows = search_entries(
		context->site->store, form_text(context->form, "q"), &page, total, &fault);

	*partial = g_error_matches(fault, MW_ERROR, MW_ERROR_LIMIT);
	if (*partial)
		rows = json_array();
	else if (!rows)
		g_propagate_error(error, g_steal_pointer(&fault));
	return rows ? present_rows(rows, context->format) : NULL;
}

static void add_for_page(json_t *page, gint64 number, int64_t shown, bool has_query)
{
	gint64 first = (number - 1) * HITS_A_PAGE;

	json_object_set_new(page, "has_query", json_boolean(has_query));
	json_object_set_new(page, "first", json_integer(shown ? first + 1 : 0));
	json_object_set_new(page, "last", json_integer(first + shown));
	json_object_set_new(page, "empty", json_boolean(has_query && shown == 0));
	json_object_set_new(page, "categories_found", json_array());
}

static json_t *model(Context *context, GError **error)
{
	const char *query = form_text(context->form, "q");
	gint64 number = MAX(form_number(context->form, "page"), 1);
	int64_t total = 0;
	bool partial = false;
	json_auto_t *rows = find(context, number, &total, &partial, error);
	g_autofree char *title = g_strconcat(query, *query ? ", search" : "Search", NULL);
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", title);
	json_object_set_new(page, "query", json_string(query));
	json_object_set_new(page, "total", json_integer(total));
	json_object_set_new(page, "partial", json_boolean(partial));
	json_object_set(page, "results", rows);
	present_pages(page, context, number, HITS_A_PAGE, total);
	if (wants_html(context))
		add_for_page(page, number, (int64_t)json_array_size(rows), *query != '\0');
	return page;
}

const View view_search = {
	.template = "search",
	.fields = fields,
	.has_search = true,
	.no_index = true,
	.model = model,
};
