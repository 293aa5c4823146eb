#include "web/changes.h"
#include "web/present.h"

#include "wiki/address.h"

/* What somebody has written. */

static const FormField fields[] = {
	{"before", FORM_LINE, 40, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const char *name_of(const Context *context)
{
	return context->captures[0];
}

bool view_user_find(Context *context, GError **error)
{
	json_auto_t *counts = history_contributed(context->site->store, name_of(context), error);

	if (!counts)
		return false;
	if (json_integer_value(json_object_get(counts, "changes")) == 0)
		return mw_fail(
			error, MW_ERROR_NOT_FOUND, "'%s' has written nothing", name_of(context));
	g_free(context->path);
	context->path = address_of_user(name_of(context));
	return true;
}

static json_t *model(Context *context, GError **error)
{
	const HistoryFilter filter = {.category = "", .editor = name_of(context), .action = ""};
	json_auto_t *counts = history_contributed(context->site->store, name_of(context), error);
	g_autofree char *title = g_strconcat("Changes by ", name_of(context), NULL);
	g_autofree char *json = g_strconcat(context->path, ".json", NULL);
	g_autofree char *feed = g_strconcat(context->path, ".atom", NULL);
	json_auto_t *page = json_object();

	if (!counts || !changes_add(context, filter, page, error))
		return NULL;
	present_text(page, "title", title);
	present_text(page, "name", name_of(context));
	json_object_update(page, counts);
	if (wants_html(context)) {
		json_int_t changes = json_integer_value(json_object_get(counts, "changes"));
		json_int_t entries = json_integer_value(json_object_get(counts, "entries"));
		g_autofree char *lead = g_strdup_printf("%" JSON_INTEGER_FORMAT
							" change%s in %" JSON_INTEGER_FORMAT " %s.",
			changes, changes == 1 ? "" : "s", entries,
			entries == 1 ? "entry" : "entries");

		present_text(page, "lead", lead);
		present_text(page, "json_url", json);
		present_text(page, "feed_url", feed);
	}
	return g_steal_pointer(&page);
}

const View view_user = {
	.template = "user",
	.fields = fields,
	.no_index = true,
	.tag = view_user_find,
	.model = model,
};
