#include "web/changes.h"
#include "web/present.h"

#include <string.h>

static const char *const shown[] = {"new", "edit", "move", "delete", NULL};

static const FormField fields[] = {
	{"category", FORM_LINE, 120, "", NULL},
	{"author", FORM_LINE, 120, "", NULL},
	{"show", FORM_CHOICE, 0, "", shown},
	{"before", FORM_LINE, 40, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const struct {
	const char *value, *title, *action;
} sorts[] = {{"", "All changes", ""}, {"new", "New entries", "create"}, {"edit", "Edits", "edit"},
	{"move", "Moves", "rename"}, {"delete", "Deletions", "delete"}};

static json_t *option(const char *value, const char *title, const char *selected)
{
	return json_pack("{s:s, s:s, s:b}", "value", value, "title", title, "selected",
		strcmp(value, selected) == 0);
}

static json_t *category_options(const Context *context)
{
	json_t *options = json_array();
	const char *selected = form_text(context->form, "category");
	size_t index;
	json_t *category;

	json_array_append_new(options, option("", "All categories", selected));
	json_array_foreach(context->site->categories, index, category)
		json_array_append_new(options,
			option(json_string_value(json_object_get(category, "slug")),
				json_string_value(json_object_get(category, "title")), selected));
	return options;
}

static json_t *sort_options(const Context *context)
{
	json_t *options = json_array();

	for (gsize i = 0; i < G_N_ELEMENTS(sorts); i++)
		json_array_append_new(options,
			option(sorts[i].value, sorts[i].title, form_text(context->form, "show")));
	return options;
}

static const char *chosen_action(const Context *context)
{
	gsize i = 0;

	while (strcmp(sorts[i].value, form_text(context->form, "show")) != 0)
		i++;
	return sorts[i].action;
}

/* The feed of the entries that the filter lets through. */
static void add_feed(json_t *page, const Context *context)
{
	g_autofree char *all = form_query_with(context->form, "before", NULL);
	g_autofree char *url = g_strconcat("/recent.atom", all, NULL);

	present_text(page, "feed_url", url);
}

static json_t *model(Context *context, GError **error)
{
	const HistoryFilter filter = {
		.category = form_text(context->form, "category"),
		.editor = form_text(context->form, "author"),
		.action = chosen_action(context),
	};
	json_auto_t *page = json_object();

	present_text(page, "title", "Recent changes");
	if (!changes_add(context, filter, page, error))
		return NULL;
	if (wants_html(context)) {
		json_object_set_new(page, "categories", category_options(context));
		json_object_set_new(page, "shown", sort_options(context));
		present_text(page, "author", filter.editor);
		add_feed(page, context);
	}
	return g_steal_pointer(&page);
}

const View view_recent = {
	.template = "recent",
	.fields = fields,
	.current = "recent",
	.no_index = true,
	.model = model,
};
