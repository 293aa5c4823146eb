#include "web/viewer.h"

#include "wiki/secret.h"
#include "wiki/session.h"
#include "wiki/token.h"
#include "wiki/user.h"

#include <string.h>

static const char session_cookie[] = "session";
static const char form_cookie[] = "form";
static const char device_cookie[] = "device";

enum { DEVICE_SECONDS = 400 * 24 * 60 * 60 /* the longest that browsers keep a cookie */ };

void viewer_clear(Viewer *viewer)
{
	g_free(viewer->name);
	g_free(viewer->key);
	g_free(viewer->former);
}

/* "__Host-" binds a cookie to this host and to https; browsers take loopback for that (RFC 6265bis
 * section 4.1.3). */
static char *cookie_name(const Site *site, const char *name)
{
	return g_strconcat(site->is_secure ? "__Host-" : "", name, NULL);
}

static char *read_cookie(const Site *site, const Request *request, const char *name)
{
	g_autofree char *whole = cookie_name(site, name);

	return request_cookie(request, whole);
}

/* SECONDS 0 takes the cookie back; below 0 it lives as long as the browser's window. */
static void set_cookie(
	const Site *site, Response *response, const char *name, const char *value, int seconds)
{
	g_autofree char *whole = cookie_name(site, name);
	g_autofree char *age =
		seconds >= 0 ? g_strdup_printf("; Max-Age=%d", seconds) : g_strdup("");

	response_set_cookie(response,
		g_strconcat(whole, "=", value, "; Path=/", age, "; HttpOnly; SameSite=Lax",
			site->is_secure ? "; Secure" : "", NULL));
}

static const char *bearer_of(const Request *request)
{
	static const char scheme[] = "Bearer ";
	const char *text = request->authorization;

	return text && g_ascii_strncasecmp(text, scheme, strlen(scheme)) == 0
		       ? text + strlen(scheme)
		       : NULL;
}

bool viewer_is_named(const Site *site, const Request *request)
{
	g_autofree char *cookie = read_cookie(site, request, session_cookie);

	return cookie || request->authorization || (site->trusts_server && request->remote_user);
}

static bool read_token(Viewer *viewer, Site *site, const char *secret, GError **error)
{
	g_autoptr(Token) token = NULL;

	viewer->by_token = true;
	if (!token_find(site->store, secret, &token, error))
		return false;
	viewer->is_refused = !token;
	if (!token)
		return true;
	if (token_is_stale(token))
		site->token_used = token->id;
	viewer->user = token->user;
	viewer->name = g_steal_pointer(&token->name);
	viewer->role = token->role;
	return true;
}

static bool read_session(
	Viewer *viewer, Site *site, const char *secret, Response *response, GError **error)
{
	g_autoptr(Session) session = NULL;

	if (!session_find(site->store, secret, &session, error))
		return false;
	if (!session || session->is_over) {
		set_cookie(site, response, session_cookie, "", 0);
		viewer->former = session ? g_strdup(session->name) : NULL;
		return true;
	}
	if (session_is_stale(session))
		site->session_used = session->id;
	viewer->user = session->user;
	viewer->name = g_steal_pointer(&session->name);
	viewer->role = session->role;
	viewer->session = session->id;
	viewer->confirmed = session->confirmed;
	viewer->key = g_strdup(secret);
	return true;
}

/* Whom the web server has checked. A name without an account reads as everybody does. */
static bool read_remote(Viewer *viewer, Site *site, const char *name, GError **error)
{
	g_autoptr(GError) fault = NULL;
	g_autoptr(User) user = user_find(site->store, name, &fault);

	if (!user && !g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND)) {
		g_propagate_error(error, g_steal_pointer(&fault));
		return false;
	}
	if (!user || user->disabled || user->removed)
		return true;
	viewer->user = user->id;
	viewer->name = g_strdup(user->name);
	viewer->role = user->role;
	return true;
}

bool viewer_read(
	Viewer *viewer, Site *site, const Request *request, Response *response, GError **error)
{
	const char *secret = bearer_of(request);
	g_autofree char *cookie = NULL;

	viewer->is_private = viewer_is_named(site, request);
	if (secret)
		return read_token(viewer, site, secret, error);
	cookie = read_cookie(site, request, session_cookie);
	if (cookie && !read_session(viewer, site, cookie, response, error))
		return false;
	if (!viewer->user && site->trusts_server && request->remote_user &&
		!read_remote(viewer, site, request->remote_user, error))
		return false;
	if (!viewer->key)
		viewer->key = read_cookie(site, request, form_cookie);
	return true;
}

bool viewer_note_use(Site *site, GError **error)
{
	int64_t session = site->session_used, token = site->token_used;

	site->session_used = site->token_used = 0;
	return (!session || session_touch(site->store, session, error)) &&
	       (!token || token_touch(site->store, token, error));
}

bool viewer_sign_in(Viewer *viewer, Site *site, const Request *request, Response *response,
	int64_t user, bool stays, GError **error)
{
	const SessionOrigin origin = {
		request->user_agent ? request->user_agent : "", request->address, stays};
	g_autofree char *secret = NULL;

	if (viewer->session && !session_end(site->store, viewer->user, viewer->session, error))
		return false;
	if (!session_start(site->store, user, &origin, &secret, error))
		return false;
	set_cookie(site, response, session_cookie, secret, stays ? SESSION_TOTAL_SECONDS : -1);
	set_cookie(site, response, form_cookie, "", 0);
	viewer_clear(viewer);
	*viewer = (Viewer){.is_private = true};
	return read_session(viewer, site, secret, response, error);
}

char *viewer_device(const Site *site, const Request *request)
{
	return read_cookie(site, request, device_cookie);
}

void viewer_keep_device(const Site *site, Response *response, const char *secret)
{
	set_cookie(site, response, device_cookie, secret, DEVICE_SECONDS);
}

bool viewer_sign_out(Viewer *viewer, Site *site, Response *response, GError **error)
{
	if (viewer->session && !session_end(site->store, viewer->user, viewer->session, error))
		return false;
	set_cookie(site, response, session_cookie, "", 0);
	return true;
}

void viewer_make_key(Viewer *viewer, const Site *site, Response *response)
{
	if (viewer->key)
		return;
	viewer->key = secret_make("");
	set_cookie(site, response, form_cookie, viewer->key, -1);
}
