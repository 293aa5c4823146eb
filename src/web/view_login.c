#include "web/view_login.h"

#include "base/log.h"
#include "web/carry.h"
#include "web/guard.h"
#include "web/present.h"
#include "web/route.h"
#include "web/shell.h"
#include "wiki/login.h"

#include <string.h>

/* Log in and out. */

static const FormField fields[] = {
	{"name", FORM_LINE, USER_NAME_MAX, "", NULL},
	{"password", FORM_TEXT, 0, "", NULL},
	{"stay", FORM_NUMBER, 1, "0", NULL},
	{"return_to", FORM_PATH, 0, "/", NULL},
	{"carry_to", FORM_PATH, 0, "/", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* CARRIED is only read. The caller owns the model. */
static json_t *model_of(const Context *context, const char *name, const char *return_to,
	const char *carry_to, json_t *carried, const char *problem)
{
	json_t *model = json_object();

	present_text(model, "title", problem ? "Error: Log in" : "Log in");
	present_text(model, "name", name);
	present_text(model, "return_to", return_to);
	present_text(model, "carry_to", carried ? carry_to : NULL);
	present_text(model, "former", context->viewer.former);
	present_text(model, "problem", problem);
	present_text(model, "csrf", NULL);
	json_object_set_new(model, "has_carried", json_boolean(carried != NULL));
	json_object_set_new(model, "carried", carried ? json_incref(carried) : json_array());
	json_object_set_new(model, "has_problems", json_boolean(problem != NULL));
	json_object_set_new(model, "problems",
		problem ? json_pack("[{s:s, s:s}]", "href", "#name", "message", problem)
			: json_array());
	return model;
}

bool view_login_carry(Context *context, const char *path, json_t *carried)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *canonical = NULL;

	context->route =
		route_find("/login", FORMAT_HTML, METHOD_GET, context->captures, &canonical);
	viewer_make_key(&context->viewer, context->site, context->response);
	context->response->status = 401;
	context->response->type = "text/html";
	if (shell_render(context,
		    model_of(context, context->viewer.former, "/", path, carried, NULL), &error))
		return true;
	mw_log(MW_LOG_ERROR, "the login page cannot be made: %s", error->message);
	return false;
}

/* The page of this site that led here, or "/". */
static const char *came_from(const Context *context)
{
	const char *referer = context->request->referer, *host = context->request->host;
	const char *start = referer ? strstr(referer, "://") : NULL;
	gsize length = host ? strlen(host) : 0;

	if (form_has(context->form, "return_to") || !start || !host ||
		strncmp(start + 3, host, length) != 0 || !form_is_own_path(start + 3 + length) ||
		g_str_has_prefix(start + 3 + length, "/login"))
		return form_text(context->form, "return_to");
	return start + 3 + length;
}

static json_t *login_model(Context *context, GError **error)
{
	(void)error;
	return model_of(context, context->viewer.former, came_from(context), NULL, NULL, NULL);
}

/* The form again, with what else it carries. */
static bool show_login(Context *context, const char *problem, GError **error)
{
	const char *body = context->request->body ? context->request->body : "";
	const char *carry_to = form_text(context->form, "carry_to");
	json_auto_t *carried = form_has(context->form, "carry_to") ? carry_again(body) : NULL;

	context->response->type = "text/html";
	return shell_render(context,
		model_of(context, form_text(context->form, "name"),
			form_text(context->form, "return_to"), carry_to, carried, problem),
		error);
}

static bool resume_login(Context *context, GError **error)
{
	return show_login(context, NULL, error);
}

/* Back to where the reader came from, or to the form that was sent when the session had ended. */
static bool go_on(Context *context, GError **error)
{
	const char *body = context->request->body;
	g_autofree char *carry_to = g_strdup(form_text(context->form, "carry_to"));
	g_autofree char *return_to = g_strdup(form_text(context->form, "return_to"));
	g_autofree char *carried = NULL;

	(void)error;
	if (form_has(context->form, "carry_to")) {
		carried = carry_unpack(body);
		context->notice = "You are signed in again. Nothing was sent yet: check the form "
				  "and send it.";
		if (guard_resume(context, carry_to, carried))
			return true;
		context->notice = NULL;
		g_free(return_to);
		return_to = g_steal_pointer(&carry_to);
	}
	response_redirect(context->response, 303, g_steal_pointer(&return_to));
	return true;
}

static char *words_for_wait(int64_t seconds)
{
	return seconds < 120
		       ? g_strdup_printf("Too many logins failed. Wait %" G_GINT64_FORMAT
					 " seconds, then try again",
				 seconds)
		       : g_strdup_printf("Too many logins failed. Wait %" G_GINT64_FORMAT
					 " minutes, or log in on a device that you used before",
				 (seconds + 59) / 60);
}

static bool refuse(Context *context, const LoginResult *result, GError **error)
{
	g_autofree char *words = NULL;

	if (result->outcome == LOGIN_REFUSED) {
		context->response->status = 422;
		return show_login(context, "That name and password do not match", error);
	}
	words = words_for_wait(result->wait);
	context->response->status = 429;
	context->response->retry_after = (unsigned)result->wait;
	mw_log(MW_LOG_WARNING, "request %s: a login from %s has to wait %" G_GINT64_FORMAT " s",
		request_id(context->request), context->request->address, result->wait);
	return show_login(context, words, error);
}

static bool log_in(Context *context, GError **error)
{
	g_autofree char *device = viewer_device(context->site, context->request);
	const LoginAttempt attempt = {form_text(context->form, "name"),
		form_text(context->form, "password"), device, context->request->address,
		request_id(context->request)};
	g_auto(LoginResult) result = {0};

	if (!login_try(context->site->store, &attempt, &result, error))
		return false;
	if (result.outcome != LOGIN_GRANTED)
		return refuse(context, &result, error);
	viewer_keep_device(context->site, context->response, result.device);
	return viewer_sign_in(&context->viewer, context->site, context->request, context->response,
		       result.user->id, form_number(context->form, "stay") == 1, error) &&
	       go_on(context, error);
}

const View view_login = {.template = "login",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.model = login_model,
	.act = log_in,
	.resume = resume_login};

static json_t *logout_model(Context *context, GError **error)
{
	json_t *model = json_object();

	(void)context;
	(void)error;
	present_text(model, "title", "Log out");
	return model;
}

static bool log_out(Context *context, GError **error)
{
	if (!viewer_sign_out(&context->viewer, context->site, context->response, error))
		return false;
	response_redirect(context->response, 303, g_strdup("/"));
	return true;
}

const View view_logout = {.template = "logout",
	.no_index = true,
	.is_live = true,
	.model = logout_model,
	.act = log_out};
