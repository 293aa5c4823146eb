#include "web/present.h"

#include "base/clock.h"
#include "base/slug.h"
#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/category.h"
#include "wiki/listing.h"

#include <string.h>

enum { ENTRIES_A_PAGE = 100, PAGE_MAX = 100000, VERIFIED_DAYS = 180 };

static const char *const kinds[] = {
	"", "pitfall", "traceback", "horror", "comparison", "article", NULL};
static const char *const severities[] = {"", "low", "medium", "high", "critical", NULL};
static const char *const verified[] = {"", "recent", "old", NULL};

static const FormField fields[] = {
	{"kind", FORM_CHOICE, 0, "", kinds},
	{"lang", FORM_LINE, 40, "", NULL},
	{"severity", FORM_CHOICE, 0, "", severities},
	{"verified", FORM_CHOICE, 0, "", verified},
	{"page", FORM_NUMBER, PAGE_MAX, "1", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* A category that was renamed is found under its former name. */
static bool follow_former(Context *context, GError **error)
{
	g_autofree char *present = NULL;

	if (!category_former(context->site->store, context->captures[0], &present, error))
		return false;
	if (!present)
		return mw_fail(error, MW_ERROR_NOT_FOUND, "there is no category '%s'",
			context->captures[0]);
	g_free(context->path);
	context->path = address_of_category(present);
	return true;
}

static bool tag(Context *context, GError **error)
{
	bool exists = false;

	if (!category_exists(context->site->store, context->captures[0], &exists, error))
		return false;
	return exists || follow_former(context, error);
}

static void add_option(json_t *options, const char *value, const char *title, const char *selected)
{
	json_array_append_new(options, json_pack("{s:s, s:s, s:b}", "value", value, "title", title,
					       "selected", strcmp(value, selected) == 0));
}

static json_t *kind_options(const Form *form)
{
	json_t *options = json_array();

	for (const char *const *kind = kinds; *kind; kind++)
		add_option(options, *kind, **kind ? present_kind(*kind) : "Any kind",
			form_text(form, "kind"));
	return options;
}

static json_t *severity_options(const Form *form)
{
	json_t *options = json_array();

	for (const char *const *severity = severities; *severity; severity++) {
		const char *title = present_severity(*severity);
		bool is_top = !severity[1];
		g_autofree char *words =
			title ? g_strdup_printf(is_top ? "%s" : "%s and above", title)
			      : g_strdup("Any severity");

		add_option(options, *severity, words, form_text(form, "severity"));
	}
	return options;
}

static json_t *verified_options(const Form *form)
{
	json_t *options = json_array();
	const char *selected = form_text(form, "verified");

	add_option(options, "", "Any time", selected);
	add_option(options, "recent", "In the last 180 days", selected);
	add_option(options, "old", "Not in the last 180 days", selected);
	return options;
}

static json_t *lang_options(Context *context, GError **error)
{
	json_auto_t *langs = listing_langs(context->site->store, context->captures[0], error);
	json_t *options = json_array();
	const char *selected = form_text(context->form, "lang");
	size_t index;
	json_t *row;

	add_option(options, "", "Any language", selected);
	json_array_foreach(langs, index, row) {
		const char *lang = json_string_value(json_object_get(row, "lang"));

		add_option(options, lang, lang, selected);
	}
	if (langs)
		return options;
	json_decref(options);
	return NULL;
}

/* Rows come in the order of their topics; a group for each run of one topic. */
static json_t *group_by_topic(json_t *rows)
{
	json_t *groups = json_array();
	json_t *group = NULL;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		const char *topic = json_string_value(json_object_get(row, "topic"));
		const char *heading = topic ? topic : "Other entries";
		const char *present = json_string_value(json_object_get(group, "topic"));

		if (!group || strcmp(present, heading) != 0) {
			g_autofree char *slug = mw_slug_from_text(heading);
			g_autofree char *id = g_strconcat("topic-", slug, NULL);

			group = json_pack("{s:s, s:s, s:i, s:[]}", "id", id, "topic", heading,
				"count", 0, "entries");
			json_array_append_new(groups, group);
		}
		json_array_append(json_object_get(group, "entries"), row);
		json_object_set_new(group, "count",
			json_integer(
				(json_int_t)json_array_size(json_object_get(group, "entries"))));
	}
	return groups;
}

static json_t *find_rows(Context *context, int64_t *total, GError **error)
{
	const Form *form = context->form;
	const char *when = form_text(form, "verified");
	g_autofree char *limit = mw_time_to_date(mw_now() - (int64_t)VERIFIED_DAYS * 24 * 3600);
	const ListingFilter filter = {
		.category = context->captures[0],
		.kind = form_text(form, "kind"),
		.lang = form_text(form, "lang"),
		.severity = present_severity_rank(form_text(form, "severity")),
		.verified_from = strcmp(when, "recent") == 0 ? limit : "",
		.verified_to = strcmp(when, "old") == 0 ? limit : "9999",
	};
	gint64 number = MAX(form_number(form, "page"), 1);
	const ListingPage page = {ENTRIES_A_PAGE, (number - 1) * ENTRIES_A_PAGE};
	json_t *rows = listing_category(context->site->store, &filter, &page, total, error);

	return rows ? present_rows(rows, context->format) : NULL;
}

static int64_t count_of(const Context *context)
{
	size_t index;
	json_t *category;

	json_array_foreach(context->site->categories, index, category) {
		if (g_strcmp0(json_string_value(json_object_get(category, "slug")),
			    context->captures[0]) == 0)
			return json_integer_value(json_object_get(category, "count"));
	}
	return 0;
}

/* What only the page shows: filters, groups, and how much of the whole this is. */
static bool add_for_page(
	Context *context, json_t *page, json_t *rows, int64_t found, GError **error)
{
	g_autofree char *query = form_query_with(context->form, "page", "1");
	g_autofree char *json_url = g_strconcat("/", context->captures[0], ".json", NULL);
	g_autofree char *new_url = g_strconcat("/new?category=", context->captures[0], NULL);
	gint64 number = MAX(form_number(context->form, "page"), 1);
	json_t *langs = lang_options(context, error);

	if (!langs)
		return false;
	json_object_set_new(page, "langs", langs);
	present_text(page, "new_url", new_url);
	json_object_set_new(page, "kinds", kind_options(context->form));
	json_object_set_new(page, "severities", severity_options(context->form));
	json_object_set_new(page, "verifieds", verified_options(context->form));
	json_object_set_new(page, "filtered", json_boolean(*query != '\0'));
	json_object_set_new(page, "shown", json_integer(found));
	json_object_set_new(page, "total", json_integer(count_of(context)));
	json_object_set_new(page, "page_number", json_integer(number));
	json_object_set_new(page, "page_count",
		json_integer(MAX((found + ENTRIES_A_PAGE - 1) / ENTRIES_A_PAGE, 1)));
	json_object_set_new(page, "groups", group_by_topic(rows));
	json_object_set_new(page, "empty", json_boolean(json_array_size(rows) == 0));
	present_text(page, "json_url", json_url);
	return true;
}

static json_t *model(Context *context, GError **error)
{
	g_autoptr(Category) category =
		category_load(context->site->store, context->captures[0], error);
	json_auto_t *page = json_object();
	g_autofree char *url = address_of_category(context->captures[0]);
	int64_t total = 0;
	json_auto_t *rows = category ? find_rows(context, &total, error) : NULL;

	if (!rows)
		return NULL;
	present_text(page, "title", category->title);
	present_text(page, "slug", category->slug);
	present_text(page, "url", url);
	present_text(page, "promise", category->promise);
	present_text(page, wants_html(context) ? "body_html" : "html", category->html);
	json_object_set_new(page, "total", json_integer(total));
	present_pages(
		page, context, MAX(form_number(context->form, "page"), 1), ENTRIES_A_PAGE, total);
	if (wants_html(context)) {
		g_autofree char *promise = markdown_inline_html(category->promise);

		json_object_set_new(
			page, "is_lab", json_boolean(strcmp(category->slug, "traceback-lab") == 0));
		present_text(page, "promise_html", promise);
		if (!add_for_page(context, page, rows, total, error))
			return NULL;
	} else {
		json_object_set(page, "results", rows);
	}
	return g_steal_pointer(&page);
}

const View view_category = {
	.template = "category",
	.fields = fields,
	.has_side = true,
	.tag = tag,
	.model = model,
};
