#include "web/http.h"

#include "base/log.h"
#include "web/guard.h"
#include "web/lab_state.h"
#include "web/notice.h"
#include "web/route.h"
#include "web/shell.h"
#include "wiki/address.h"
#include "wiki/alias.h"
#include "wiki/document.h"

#include <string.h>

static void context_clear(Context *context)
{
	for (int i = 0; i < VIEW_CAPTURES_MAX; i++)
		g_free(context->captures[i]);
	g_clear_pointer(&context->form, form_free);
	g_free(context->declared);
	g_clear_pointer(&context->response, response_free);
	g_clear_pointer(&context->entry, entry_free);
	viewer_clear(&context->viewer);
	g_free(context->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Context, context_clear)

static bool is_reading(const Request *request)
{
	return request->method & (METHOD_GET | METHOD_HEAD);
}

/* What a reader is told of ERROR: its own words where they concern the request, never our insides.
 */
static void fail_with(Context *context, int status, const GError *error)
{
	bool own_words = status == 400 || status == 403 || status == 409 || status == 413;

	if (status >= 500)
		mw_log(MW_LOG_ERROR, "request %s %s: %s", request_id(context->request),
			context->request->path ? context->request->path : "", error->message);
	shell_error(context, status, own_words ? error->message : NULL);
}

static void fail(Context *context, const GError *error)
{
	fail_with(context, response_status_of(error), error);
}

/* Sends the reader to PATH, keeping the format and the query. */
static void move_to(Context *context, const char *path)
{
	const char *query = context->request->query;

	response_redirect(context->response, 301,
		g_strconcat(path, route_suffix(context->format), *query ? "?" : "", query, NULL));
	context->response->cache = "public, no-cache";
}

static bool is_at_home(const Context *context)
{
	g_autofree char *own = g_strconcat(context->path, route_suffix(context->format), NULL);

	return route_is_same(context->request->path, own);
}

static void set_etag(Context *context)
{
	if (context->route->view->is_document && context->format != FORMAT_HTML)
		context->response->etag =
			g_strdup_printf("\"%" G_GINT64_FORMAT "\"", context->entry->number);
	else if (context->viewer.user)
		/* It holds the tokens of this session's forms, which are other ones every time. */
		context->response->etag = g_strdup_printf("W/\"%" G_GINT64_FORMAT
							  "-%s-%" G_GINT64_FORMAT "-%d\"",
			context->site->generation, template_set_digest(context->site->templates),
			context->viewer.session, context->viewer.role);
	else
		context->response->etag = g_strdup_printf("\"%" G_GINT64_FORMAT "-%s\"",
			context->site->generation, template_set_digest(context->site->templates));
	context->response->cache = "public, no-cache";
}

static bool print_model(Context *context, GError **error)
{
	const View *view = context->route->view;
	json_t *model;
	char *text;

	if (view->write)
		return view->write(context, error);
	context->response->type = route_type(context->format);
	if (context->format == FORMAT_MARKDOWN) {
		g_autofree char *document =
			document_write(context->site->store, context->entry, error);

		if (document)
			g_string_append(context->response->body, document);
		return document != NULL;
	}
	model = view->model(context, error);
	if (!model)
		return false;
	if (context->format != FORMAT_JSON)
		return shell_render(context, model, error);
	text = json_dumps(model, JSON_COMPACT);
	g_string_append(context->response->body, text);
	g_string_append_c(context->response->body, '\n');
	free(text);
	json_decref(model);
	return true;
}

static bool show(Context *context, GError **error)
{
	const View *view = context->route->view;
	const char *query = context->request->query;

	context->form = view_read_form(context, query, strlen(query), error);
	if (!context->form || (view->tag && !view->tag(context, error)))
		return false;
	if (context->is_gone) {
		shell_error(context, 410, NULL);
		return true;
	}
	if (context->response->location)
		return true;
	if (!is_at_home(context)) {
		move_to(context, context->path);
		return true;
	}
	if (!view->is_live && !notice_waits(context))
		set_etag(context);
	if (response_etag_matches(context->request->if_none_match, context->response->etag)) {
		context->response->status = 304;
		return true;
	}
	return print_model(context, error);
}

/* A body that is no form is the view's to read. */
static Form *read_body(Context *context, GError **error)
{
	const Request *request = context->request;
	bool is_form = request->body && context->format != FORMAT_JSON;

	return view_read_form(
		context, is_form ? request->body : "", is_form ? request->body_size : 0, error);
}

/* A POST that only asks: the database refuses what would write. */
static bool ask(Context *context, GError **error)
{
	bool done;

	store_guard(context->site->store, true);
	done = context->route->view->act(context, error);
	store_guard(context->site->store, false);
	return done;
}

static bool act(Context *context, GError **error)
{
	if (context->route->view->is_question)
		return ask(context, error);
	/* A change reads what it needs inside its own transaction. */
	site_release(context->site);
	site_forget(context->site);
	context->form = read_body(context, error);
	return context->form && context->route->view->act(context, error);
}

/* An old address may itself end like a format; else it has the formats of its entry. */
static bool find_alias(Context *context, int64_t *id, GError **error)
{
	g_autofree char *path = g_uri_unescape_string(context->path, NULL);
	g_autofree char *whole = g_strconcat(path, route_suffix(context->format), NULL);

	if (!alias_find(context->site->store, whole, id, error))
		return false;
	if (*id)
		context->format = FORMAT_HTML;
	return *id || alias_find(context->site->store, path, id, error);
}

/* No route fits, or what it names is not there: the path may be an old address. */
static bool look_for_alias(Context *context, bool *found, GError **error)
{
	g_autoptr(Entry) entry = NULL;
	g_autofree char *path = NULL;
	int64_t id = 0;

	if (!find_alias(context, &id, error))
		return false;
	*found = id != 0;
	if (!id)
		return true;
	entry = entry_load(context->site->store, id, 0, error);
	if (!entry)
		return false;
	if (entry->status == ENTRY_DELETED) {
		shell_error(context, 410, NULL);
		return true;
	}
	*found = entry->status == ENTRY_LIVE;
	if (*found) {
		path = address_of_entry(entry->category, entry->slug);
		move_to(context, path);
	}
	return true;
}

static void answer_missing(Context *context)
{
	g_autoptr(GError) error = NULL;
	bool found = false;

	if (!look_for_alias(context, &found, &error))
		fail(context, error);
	else if (!found)
		shell_error(context, 404, context->route ? context->route->view->missing : NULL);
}

static const char *allowed_methods(const Context *context)
{
	static const struct {
		unsigned method;
		const char *name;
	} names[] = {{METHOD_GET, "GET"}, {METHOD_HEAD, "HEAD"}, {METHOD_POST, "POST"},
		{METHOD_PUT, "PUT"}};
	unsigned methods = route_methods(context->route, context->format);
	g_autoptr(GString) text = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (methods & names[i].method)
			g_string_append_printf(text, "%s%s", text->len ? ", " : "", names[i].name);
	}
	return g_intern_string(text->str);
}

/* A GET never writes: the database itself refuses it. */
static bool show_guarded(Context *context, GError **error)
{
	bool done;

	store_guard(context->site->store, true);
	done = show(context, error);
	store_guard(context->site->store, false);
	return done;
}

static void dispatch(Context *context)
{
	g_autoptr(GError) error = NULL;
	const Request *request = context->request;

	if (!context->route) {
		answer_missing(context);
		return;
	}
	if (!(context->route->methods & request->method)) {
		context->response->allow = allowed_methods(context);
		shell_error(context, 405, NULL);
		return;
	}
	if (!guard_pass(context))
		return;
	if (is_reading(request) ? show_guarded(context, &error) : act(context, &error))
		return;
	if (g_error_matches(error, MW_ERROR, MW_ERROR_NOT_FOUND))
		answer_missing(context);
	else
		fail(context, error);
}

static void find_route(Context *context)
{
	g_autofree char *path = g_strdup(context->request->path);

	context->format = route_take_format(path);
	context->route = route_find(
		path, context->format, context->request->method, context->captures, &context->path);
}

/* What an error is told in, before there is a route. */
static Format format_of(const Request *request)
{
	g_autofree char *path = g_strndup(request->target, strcspn(request->target, "?"));

	return route_take_format(path);
}

static void answer(Context *context, RequestState state, const GError *fault)
{
	static const int statuses[] = {
		[REQUEST_BAD] = 400, [REQUEST_TOO_LONG] = 414, [REQUEST_TOO_LARGE] = 413};
	g_autoptr(GError) error = NULL;

	context->format = format_of(context->request);
	if (state == REQUEST_OK || state == REQUEST_TOO_LARGE)
		find_route(context);
	/* A form may write one byte as three. What the text itself may have, its view says. */
	if (state == REQUEST_TOO_LARGE && context->route && context->route->view->is_question &&
		context->request->body)
		state = REQUEST_OK;
	if (!site_acquire(context->site, &error) ||
		!viewer_read(&context->viewer, context->site, context->request, context->response,
			&error)) {
		/* Whatever is wrong with the database, it is not the reader's request. */
		fail_with(context, 503, error);
	} else if (state != REQUEST_OK) {
		shell_error(context, statuses[state], fault->message);
	} else {
		dispatch(context);
	}
	site_release(context->site);
}

/* Prints RESPONSE as far as the client needs it; returns the status that the client gets. */
static int print(const Request *request, const Response *response, const Gateway *gateway)
{
	bool is_known = response->status == 200 &&
			response_etag_matches(request->if_none_match, response->etag);
	ResponsePart part = is_known                         ? RESPONSE_NOT_MODIFIED
			    : request->method == METHOD_HEAD ? RESPONSE_HEAD
							     : RESPONSE_WHOLE;

	response_print(response, part, gateway->write, gateway->data);
	return is_known ? 304 : response->status;
}

/* The answer that another reader got, while nothing has changed since. */
static const Response *find_kept(Site *site, const Request *request, RequestState state)
{
	if (state != REQUEST_OK || !is_reading(request) || !site_is_current(site) ||
		viewer_is_named(site, request))
		return NULL;
	return page_cache_find(site->pages, request->target);
}

/* What one reader was told is kept for others only if it says nothing of that reader. */
static bool is_for_everyone(const Context *context)
{
	return is_reading(context->request) && context->response->status == 200 &&
	       context->response->etag && !context->viewer.is_private &&
	       context->response->cookies->len == 0;
}

/* Whoever is turned away leaves a line: no address with its query, no cookie, nothing typed. */
static void log_refusal(const Context *context)
{
	int status = context->response->status;

	if (status != 401 && status != 403 && status != 429)
		return;
	mw_log(MW_LOG_INFO, "request %s refused status=%d route=%s user=%s address=%s",
		request_id(context->request), status,
		context->route ? context->route->pattern : "-",
		context->viewer.user ? context->viewer.name : "-", context->request->address);
}

static void count(Site *site, const Response *response, int status, gint64 start)
{
	metrics_count(site->metrics, response->route ? response->route : "", status,
		g_get_monotonic_time() - start);
}

void http_answer(Site *site, const Gateway *gateway)
{
	gint64 start = g_get_monotonic_time();
	g_autoptr(Request) request = NULL;
	g_autoptr(GError) fault = NULL;
	g_auto(Context) context = {.site = site};
	RequestState state = request_read(gateway, &request, &fault);
	const Response *kept = find_kept(site, request, state);

	if (kept) {
		count(site, kept, print(request, kept, gateway), start);
		return;
	}
	context.request = request;
	context.response = response_new();
	answer(&context, state, fault);
	if (context.viewer.is_private && strcmp(context.response->cache, "no-store") != 0)
		context.response->cache = "private, no-cache";
	log_refusal(&context);
	context.response->route = context.route ? context.route->pattern : NULL;
	count(site, context.response, print(request, context.response, gateway), start);
	if (is_for_everyone(&context))
		page_cache_keep(site->pages, request->target, g_steal_pointer(&context.response));
}

void http_after(Site *site, bool is_last)
{
	g_autoptr(GError) error = NULL;

	if (!viewer_note_use(site, &error))
		mw_log(MW_LOG_WARNING, "the last use of a session or token was not noted: %s",
			error->message);
	g_clear_error(&error);
	if (!lab_state_after(site, is_last, &error))
		mw_log(MW_LOG_WARNING, "the Lab was not brought up to date: %s", error->message);
}
