#include "web/present.h"
#include "wiki/audit.h"

/* Who logged in and who changed what, for admins. */

enum { PAGE_SIZE = 100 };

static const FormField fields[] = {
	{"user", FORM_LINE, 100, "", NULL},
	{"act", FORM_LINE, 100, "", NULL},
	{"before", FORM_NUMBER, G_MAXINT64, "0", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static void present_next(json_t *page, const Context *context, json_t *last)
{
	g_autofree char *before = g_strdup_printf(
		"%" G_GINT64_FORMAT, (gint64)json_integer_value(json_object_get(last, "id")));
	g_autofree char *query = form_query_with(context->form, "before", before);
	g_autofree char *next =
		g_strconcat("/admin/audit", wants_html(context) ? "" : ".json", query, NULL);

	present_text(page, "next", next);
}

static json_t *model(Context *context, GError **error)
{
	json_t *rows = audit_list(context->site->store, form_text(context->form, "user"),
		form_text(context->form, "act"), form_number(context->form, "before"), PAGE_SIZE,
		error);
	json_t *page;
	size_t index;
	json_t *row;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", "Audit log");
	present_text(page, "user", form_text(context->form, "user"));
	present_text(page, "act", form_text(context->form, "act"));
	present_text(page, "next", NULL);
	if (json_array_size(rows) == PAGE_SIZE)
		present_next(page, context, json_array_get(rows, PAGE_SIZE - 1));
	json_array_foreach(rows, index, row) {
		present_time(row, "time", NULL, json_integer_value(json_object_get(row, "moment")),
			FORMAT_JSON);
		json_object_del(row, "moment");
	}
	json_object_set_new(page, "is_empty", json_boolean(json_array_size(rows) == 0));
	json_object_set_new(page, "results", rows);
	return page;
}

const View view_admin_audit = {.template = "admin-audit",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.model = model};
