#include "web/guard.h"
#include "web/present.h"
#include "web/problem.h"
#include "web/shell.h"
#include "wiki/account.h"
#include "wiki/login.h"
#include "wiki/setting.h"

#include <string.h>

/* An account of one's own, where the wiki's admins have opened that. */

static const FormField fields[] = {
	{"name", FORM_LINE, USER_NAME_MAX, "", NULL},
	{"password", FORM_TEXT, 0, "", NULL},
	{"answer", FORM_LINE, 200, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};
static const char *const names[] = {"name", "password", "answer", NULL};

static json_t *model_of(Context *context, const char *field, const char *problem, GError **error)
{
	Store *store = context->site->store;
	g_autofree char *state = setting_get(store, "account.registration", error);
	g_autofree char *question = state ? setting_get(store, "account.question", error) : NULL;
	json_t *model;

	if (!question)
		return NULL;
	model = json_object();
	present_text(model, "title", "Make an account");
	present_text(model, "name", form_text(context->form, "name"));
	present_text(model, "answer", form_text(context->form, "answer"));
	present_text(model, "question", question);
	json_object_set_new(model, "is_open", json_boolean(strcmp(state, "open") == 0));
	problem_add(model, names, field, problem);
	return model;
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

/* Which field a refusal belongs to. */
static const char *field_of(const GError *fault)
{
	if (strstr(fault->message, "assword"))
		return "password";
	return strstr(fault->message, "answer") ? "answer" : "name";
}

static bool refuse(Context *context, GError *fault, GError **error)
{
	g_autoptr(GError) owned = fault;

	if (!problem_is_readers(fault)) {
		g_propagate_error(error, g_steal_pointer(&owned));
		return false;
	}
	context->response->status = fault->code == MW_ERROR_DENIED  ? 403
				    : fault->code == MW_ERROR_LIMIT ? 429
								    : 422;
	return show(context, field_of(fault), fault->message, error);
}

static bool make_account(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	g_autoptr(User) user = NULL;
	g_autofree char *device = NULL;
	GError *fault = NULL;

	if (!account_register(context->site->store, &actor, form_text(context->form, "name"),
		    form_text(context->form, "password"), form_text(context->form, "answer"), &user,
		    &fault))
		return refuse(context, fault, error);
	device = login_device(context->site->store, user->id, error);
	if (!device || !viewer_sign_in(&context->viewer, context->site, context->request,
			       context->response, user->id, false, error))
		return false;
	viewer_keep_device(context->site, context->response, device);
	response_redirect(context->response, 303, g_strdup("/account"));
	return true;
}

const View view_register = {.template = "register",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.model = model,
	.act = make_account,
	.resume = resume};
