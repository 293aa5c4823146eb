#include "web/present.h"
#include "web/problem.h"
#include "web/shell.h"
#include "wiki/login.h"
#include "wiki/setting.h"

#include <string.h>

/* The settings of the wiki, one at a time, for admins. */

static const FormField fields[] = {
	{"name", FORM_LINE, 60, "site.title", NULL},
	{"value", FORM_LINE, SETTING_VALUE_MAX, "", NULL},
	{"password", FORM_TEXT, 0, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};
static const char *const names[] = {"name", "value", "password", NULL};

static json_t *rows_of(Context *context, GError **error)
{
	json_t *rows = json_array();
	const char *chosen = form_text(context->form, "name");

	for (const Setting *setting = settings; setting->name; setting++) {
		g_autofree char *value = setting_get(context->site->store, setting->name, error);

		if (!value) {
			json_decref(rows);
			return NULL;
		}
		json_array_append_new(rows,
			json_pack("{s:s, s:s, s:s, s:s, s:b}", "title", setting->name, "value",
				setting->name, "now", value, "meaning", setting->meaning,
				"selected", strcmp(setting->name, chosen) == 0));
	}
	return rows;
}

static json_t *model_of(Context *context, const char *field, const char *problem, GError **error)
{
	json_t *rows = rows_of(context, error);
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", "Settings");
	present_text(page, "value", form_text(context->form, "value"));
	json_object_set_new(page, "settings", rows);
	problem_add(page, names, field, problem);
	return page;
}

static json_t *model(Context *context, GError **error)
{
	return model_of(context, NULL, NULL, error);
}

static bool show(Context *context, const char *field, const char *problem, GError **error)
{
	json_t *page = model_of(context, field, problem, error);

	context->response->type = "text/html";
	return page && shell_render(context, page, error);
}

static bool resume(Context *context, GError **error)
{
	return show(context, NULL, NULL, error);
}

static bool act(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	Store *store = context->site->store;
	g_autoptr(GError) fault = NULL;
	const char *field = "password";

	if (login_confirm(store, &actor, form_text(context->form, "password"), &fault)) {
		field = "value";
		if (setting_change(store, &actor, form_text(context->form, "name"),
			    form_text(context->form, "value"), &fault)) {
			response_redirect(context->response, 303, g_strdup("/admin/settings"));
			return true;
		}
	}
	if (!problem_is_readers(fault)) {
		g_propagate_error(error, g_steal_pointer(&fault));
		return false;
	}
	context->response->status = 422;
	return show(context, field, fault->message, error);
}

const View view_admin_settings = {.template = "admin-settings",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.model = model,
	.act = act,
	.resume = resume};
