#include "web/present.h"
#include "web/problem.h"
#include "web/shell.h"
#include "wiki/account.h"
#include "wiki/login.h"
#include "wiki/session.h"

#include <string.h>

/* The accounts, for admins. */

enum { ACCOUNTS_A_PAGE = 100 };

static const char *const roles[] = {"reader", "contributor", "editor", "admin", NULL};
static const FormField list_fields[] = {
	{"q", FORM_LINE, 100, "", NULL},
	{"role", FORM_CHOICE, 0, "", roles},
	{"page", FORM_NUMBER, 100000, "1", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* The roles to choose from, with CHOSEN selected. */
static json_t *role_options(const char *chosen)
{
	json_t *list = json_array();

	for (gsize i = 0; roles[i]; i++)
		json_array_append_new(
			list, json_pack("{s:s, s:s, s:b}", "value", roles[i], "title", roles[i],
				      "selected", strcmp(roles[i], chosen) == 0));
	return list;
}

static void present_accounts(json_t *rows, const Context *context)
{
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		int64_t seen = json_integer_value(json_object_get(row, "seen"));
		g_autofree char *url = g_strconcat(
			"/admin/users/", json_string_value(json_object_get(row, "name")), NULL);

		present_text(row, "state",
			user_state_name(!json_is_null(json_object_get(row, "disabled")),
				!json_is_null(json_object_get(row, "removed"))));
		json_object_del(row, "disabled");
		json_object_del(row, "removed");
		present_time(row, "created", "created_words",
			json_integer_value(json_object_get(row, "created")), context->format);
		if (seen)
			present_time(row, "seen", "seen_words", seen, context->format);
		else
			present_text(row, "seen_words", NULL);
		present_text(row, "url", url);
	}
}

static json_t *users_model(Context *context, GError **error)
{
	gint64 number = MAX(form_number(context->form, "page"), 1);
	const AccountFilter filter = {
		.text = form_text(context->form, "q"),
		.role = form_text(context->form, "role"),
		.limit = ACCOUNTS_A_PAGE,
		.offset = (number - 1) * ACCOUNTS_A_PAGE,
	};
	int64_t total;
	json_t *rows = account_list(context->site->store, &filter, &total, error);
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", "Accounts");
	json_object_set_new(page, "total", json_integer(total));
	present_pages(page, context, number, ACCOUNTS_A_PAGE, total);
	present_accounts(rows, context);
	json_object_set_new(page, "results", rows);
	if (wants_html(context)) {
		present_text(page, "text", filter.text);
		json_object_set_new(page, "roles", role_options(filter.role));
		json_object_set_new(page, "is_empty", json_boolean(json_array_size(rows) == 0));
	}
	return page;
}

const View view_admin_users = {.template = "admin-users",
	.fields = list_fields,
	.no_index = true,
	.is_live = true,
	.model = users_model};

static const char *const acts[] = {"role", "disable", "enable", "sessions", "remove", NULL};
static const FormField fields[] = {
	{"do", FORM_CHOICE, 0, "role", acts},
	{"role", FORM_CHOICE, 0, "reader", roles},
	{"password", FORM_TEXT, 0, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};
static const char *const names[] = {"role", "password", NULL};

static json_t *user_model(Context *context, const char *field, const char *problem, GError **error)
{
	g_autoptr(User) user = user_find(context->site->store, context->captures[0], error);
	json_t *sessions = user ? session_list(context->site->store, user->id, error) : NULL;
	json_t *page;

	if (!sessions)
		return NULL;
	page = json_object();
	present_text(page, "title", user->name);
	present_text(page, "name", user->name);
	present_text(page, "role", role_name(user->role));
	present_text(page, "state", user_state_name(user->disabled, user->removed));
	json_object_set_new(page, "is_active", json_boolean(!user->disabled && !user->removed));
	json_object_set_new(page, "is_removed", json_boolean(user->removed));
	json_object_set_new(page, "sessions", json_integer((json_int_t)json_array_size(sessions)));
	json_object_set_new(page, "roles", role_options(role_name(user->role)));
	json_decref(sessions);
	problem_add(page, names, field, problem);
	return page;
}

static json_t *model(Context *context, GError **error)
{
	return user_model(context, NULL, NULL, error);
}

static bool show(Context *context, const char *field, const char *problem, GError **error)
{
	json_t *page = user_model(context, field, problem, error);

	context->response->type = "text/html";
	return page && shell_render(context, page, error);
}

static bool resume(Context *context, GError **error)
{
	return show(context, NULL, NULL, error);
}

static bool change(Context *context, const Actor *actor, const User *user, GError **error)
{
	Store *store = context->site->store;
	const char *what = form_text(context->form, "do");

	if (strcmp(what, "disable") == 0)
		return account_disable(store, actor, user, true, error);
	if (strcmp(what, "enable") == 0)
		return account_disable(store, actor, user, false, error);
	if (strcmp(what, "sessions") == 0)
		return account_end_session(store, actor, user, 0, 0, error);
	if (strcmp(what, "remove") == 0)
		return account_remove(store, actor, user, error);
	return account_set_role(store, actor, user, form_text(context->form, "role"), error);
}

static bool act(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	Store *store = context->site->store;
	g_autoptr(User) user = user_find(store, context->captures[0], error);
	g_autoptr(GError) fault = NULL;
	const char *field = "password";

	if (!user)
		return false;
	if (login_confirm(store, &actor, form_text(context->form, "password"), &fault)) {
		field = "role";
		if (change(context, &actor, user, &fault)) {
			response_redirect(context->response, 303, g_strdup("/admin/users"));
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

const View view_admin_user = {.template = "admin-user",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.model = model,
	.act = act,
	.resume = resume};
