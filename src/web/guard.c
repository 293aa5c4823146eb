#include "web/guard.h"

#include "base/log.h"
#include "web/carry.h"
#include "web/route.h"
#include "web/shell.h"
#include "wiki/secret.h"

#include <string.h>

static bool is_reading(const Request *request)
{
	return request->method & (METHOD_GET | METHOD_HEAD);
}

static bool needs_token(const Route *route)
{
	return route->form && strcmp(route->form, NO_TOKEN) != 0;
}

char *guard_token(const Context *context, const char *form)
{
	return context->viewer.key ? secret_sign(context->viewer.key, form) : NULL;
}

/* "http://host:port" without the scheme; the host as the client named it. */
static bool is_own_origin(const Context *context, const char *origin)
{
	const char *host = strstr(origin, "://");

	return g_strcmp0(origin, context->site->url) == 0 ||
	       (host && context->request->host &&
		       g_ascii_strcasecmp(host + 3, context->request->host) == 0);
}

/* What browsers add and pages cannot forge: Fetch Metadata, and Origin (RFC 6454 section 7). */
bool guard_is_own(const Context *context)
{
	const char *place = context->request->fetch_site;
	const char *origin = context->request->origin;

	if (place && strcmp(place, "same-origin") != 0 && strcmp(place, "none") != 0)
		return false;
	return !origin || is_own_origin(context, origin);
}

static bool has_type(const Request *request, const char *type)
{
	gsize length = strlen(type);

	return request->content_type &&
	       g_ascii_strncasecmp(request->content_type, type, length) == 0 &&
	       strchr(" ;", request->content_type[length]) != NULL;
}

/* A page of another site can send other types without asking, so that they mean nothing here. */
static bool check_type(Context *context)
{
	if (context->format == FORMAT_JSON && has_type(context->request, "application/json"))
		return true;
	if (context->format != FORMAT_JSON &&
		(has_type(context->request, "application/x-www-form-urlencoded") ||
			has_type(context->request, "multipart/form-data")))
		return true;
	shell_error(context, 415,
		context->format == FORMAT_JSON
			? "This address takes JSON: send it with Content-Type: application/json."
			: "This address takes forms: send one with Content-Type: application/x-www-form-urlencoded.");
	return false;
}

/* The token of a form's field "csrf", or of the header. The caller owns it. */
static char *sent_token(const Request *request)
{
	return request->csrf ? g_strdup(request->csrf)
			     : carry_find(request->body ? request->body : "", "csrf");
}

static bool has_token(const Context *context)
{
	g_autofree char *token = sent_token(context->request);

	return token && context->viewer.key &&
	       secret_verify(context->viewer.key, context->route->form, token);
}

static void ask_to_log_in(Context *context)
{
	bool has_page = context->format == FORMAT_HTML;

	if (is_reading(context->request) && has_page) {
		g_autoptr(GString) place = g_string_new("/login?return_to=");

		g_string_append_uri_escaped(place, context->request->target, NULL, FALSE);
		response_redirect(
			context->response, 303, g_string_free(g_steal_pointer(&place), FALSE));
		return;
	}
	if (has_page && carry_to_login(context))
		return;
	shell_error(context, 401,
		"Nobody is signed in. Send a token as Authorization: Bearer, or log in.");
}

static bool check_role(Context *context)
{
	g_autofree char *detail = NULL;

	if (context->viewer.is_refused) {
		shell_error(context, 401,
			"The token is not valid: it was removed, or its account was. Make another one on the account page.");
		return false;
	}
	if (context->viewer.role >= context->route->role)
		return true;
	if (!context->viewer.user) {
		ask_to_log_in(context);
		return false;
	}
	detail = g_strdup_printf("You are signed in as %s, whose role is %s; this needs the role "
				 "%s. Ask an admin of this wiki for it.",
		context->viewer.name, role_name(context->viewer.role),
		role_name(context->route->role));
	shell_error(context, 403, detail);
	return false;
}

/* The form was real once: whoever typed into it gets it back. */
static void show_again(Context *context)
{
	const char *body = context->request->body ? context->request->body : "";

	context->response->status = 403;
	context->notice = "This form had expired, and nothing was changed. Check it and send it "
			  "again.";
	if (context->format == FORMAT_HTML && guard_resume(context, context->path, body))
		return;
	shell_error(context, 403,
		"The token of this form is missing or has expired, and nothing was changed. Load the page again and send the form once more.");
}

static bool check_change(Context *context)
{
	if (!context->route->form) {
		mw_log(MW_LOG_ERROR, "the route %s takes changes and names no form",
			context->route->pattern);
		shell_error(context, 500, NULL);
		return false;
	}
	if (!needs_token(context->route))
		return check_role(context);
	if (!check_type(context))
		return false;
	if (context->viewer.by_token)
		return check_role(context);
	if (!guard_is_own(context)) {
		shell_error(context, 403,
			"This came from another site, and nothing was changed. Use the form on this site.");
		return false;
	}
	if (!check_role(context))
		return false;
	if (has_token(context))
		return true;
	show_again(context);
	return false;
}

bool guard_pass(Context *context)
{
	/* A page with a form needs a key, also without a session: the login page, and whoever the
	 * web server names. */
	if (!context->viewer.key && !context->viewer.by_token && is_reading(context->request) &&
		(context->viewer.user ||
			(needs_token(context->route) && context->route->role == ROLE_ANONYMOUS)))
		viewer_make_key(&context->viewer, context->site, context->response);
	return is_reading(context->request) ? check_role(context) : check_change(context);
}

static void forget_route(Context *context)
{
	for (int i = 0; i < VIEW_CAPTURES_MAX; i++)
		g_clear_pointer(&context->captures[i], g_free);
	g_clear_pointer(&context->form, form_free);
	g_clear_pointer(&context->entry, entry_free);
	g_clear_pointer(&context->path, g_free);
}

bool guard_resume(Context *context, const char *path, const char *body)
{
	g_autofree char *own = g_strdup(path);
	Format format = route_take_format(own);
	g_autoptr(GError) error = NULL;

	forget_route(context);
	context->route = route_find(own, format, METHOD_POST, context->captures, &context->path);
	if (!context->route || format != FORMAT_HTML || !context->route->view->resume ||
		context->viewer.role < context->route->role)
		return false;
	viewer_make_key(&context->viewer, context->site, context->response);
	context->form = view_read_form(context, body, strlen(body), &error);
	if (context->form && context->route->view->resume(context, &error))
		return true;
	mw_log(MW_LOG_WARNING, "request %s: the form %s could not be shown again: %s",
		request_id(context->request), path, error->message);
	return false;
}
