#include "web/shell.h"

#include "config.h"
#include "assets.h"
#include "base/log.h"
#include "web/error_words.h"
#include "web/guard.h"
#include "web/kept.h"
#include "web/notice.h"
#include "web/present.h"
#include "web/route.h"
#include "web/target.h"
#include "wiki/address.h"
#include "wiki/search.h"

#include <string.h>

enum { SUGGESTIONS = 5 };

static json_t *categories_of(const Context *context)
{
	json_t *list = json_array();
	const char *here = context->captures[0] ? context->captures[0] : "";
	size_t index;
	json_t *category;

	json_array_foreach(context->site->categories, index, category) {
		const char *slug = json_string_value(json_object_get(category, "slug"));
		g_autofree char *url = address_of_category(slug);
		json_t *item = json_copy(category);

		present_text(item, "url", url);
		json_object_set_new(item, "current", json_boolean(strcmp(slug, here) == 0));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *current_of(const View *view)
{
	static const char *const parts[] = {"home", "manual", "lab", "recent", "help"};
	json_t *current = json_object();

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
		json_object_set_new(current, parts[i],
			json_boolean(view && g_strcmp0(view->current, parts[i]) == 0));
	return current;
}

static bool shows_old_revision(const Context *context)
{
	return context->entry && context->entry->number != context->entry->revision;
}

/* Who is signed in, or null: then the page is the same for everyone. */
static json_t *user_of(const Context *context)
{
	const Viewer *viewer = &context->viewer;
	g_autofree char *csrf = guard_token(context, "logout");
	json_t *user;

	if (!viewer->user || viewer->by_token)
		return json_null();
	user = json_object();
	present_text(user, "name", viewer->name);
	present_text(user, "role", role_name(viewer->role));
	present_text(user, "logout_csrf", csrf);
	json_object_set_new(user, "may_write", json_boolean(viewer->role >= ROLE_CONTRIBUTOR));
	json_object_set_new(user, "may_review", json_boolean(viewer->role >= ROLE_EDITOR));
	json_object_set_new(user, "may_administer", json_boolean(viewer->role >= ROLE_ADMIN));
	return user;
}

/* About this very request, or what a change before it has left. */
static json_t *notice_of(const Context *context)
{
	g_autofree char *url =
		context->notice_page ? target_url(context, context->notice_page) : NULL;

	if (context->notice)
		return json_pack("{s:s, s:s?, s:s?}", "message", context->notice, "url", url,
			"link", context->notice_link);
	return notice_take(context);
}

static json_t *make_shell(const Context *context, const View *view)
{
	json_t *shell = json_object();
	g_autofree char *canonical =
		context->path ? g_strconcat(context->site->url, context->path, NULL) : NULL;
	g_autofree char *csrf = view && context->route && context->route->form
					? guard_token(context, context->route->form)
					: NULL;
	const char *target = context->request ? context->request->target : NULL;

	present_text(shell, "site_title", context->site->title);
	present_text(shell, "base_url", context->site->url);
	present_text(shell, "path", target && *target ? target : "/");
	present_text(shell, "canonical", view ? canonical : NULL);
	present_text(shell, "robots",
		!view || view->no_index || shows_old_revision(context) ? "noindex, follow" : NULL);
	present_text(shell, "css", ASSET_SITE_CSS);
	present_text(shell, "js", ASSET_SITE_JS);
	present_text(shell, "favicon", ASSET_FAVICON_SVG);
	present_text(shell, "logo", ASSET_LOGO_SVG);
	present_text(shell, "theme_css", "/static/theme.css");
	present_text(shell, "generator", PACKAGE_STRING);
	present_text(shell, "request_id", context->request ? request_id(context->request) : NULL);
	json_object_set_new(shell, "categories", categories_of(context));
	json_object_set_new(shell, "current", current_of(view));
	json_object_set_new(shell, "search_box", json_boolean(view && !view->has_search));
	json_object_set_new(shell, "has_side", json_boolean(view && view->has_side));
	json_object_set_new(shell, "user", user_of(context));
	present_text(shell, "csrf", csrf);
	json_object_set_new(shell, "notice", notice_of(context));
	return shell;
}

static bool render(
	Context *context, const char *template, const View *view, json_t *model, GError **error)
{
	json_auto_t *page = model;

	json_object_set_new(page, "shell", make_shell(context, view));
	return template_set_render(
		context->site->templates, template, page, context->response->body, error);
}

bool shell_render(Context *context, json_t *model, GError **error)
{
	const View *view = context->route->view;
	g_autofree char *template =
		g_strconcat(view->template, route_suffix(context->format), NULL);

	return render(context, template, view, model, error);
}

bool shell_print(Context *context, const char *template, json_t *model, GError **error)
{
	json_auto_t *part = model;

	return template_set_render(
		context->site->templates, template, part, context->response->body, error);
}

bool shell_show(Context *context, const char *template, json_t *model, GError **error)
{
	return render(context, template, context->route->view, model, error);
}

char *shell_words(Context *context, const GError *error)
{
	int status = response_status_of(error);
	const ErrorWords *words = error_words(status);

	if (status < 500)
		return g_strdup(error->message);
	mw_log(MW_LOG_ERROR, "request %s %s: %s", request_id(context->request),
		context->request->target, error->message);
	return g_strdup_printf("%s. %s What you typed is below; nothing was saved. (ref %s)",
		words->heading, words->message, request_id(context->request));
}

/* The words of a path, for a search that may find what was meant. */
static char *words_of(const char *path)
{
	char *words = path ? g_uri_unescape_string(path, NULL) : g_strdup("");

	return g_strstrip(g_strdelimit(words, "/-_.?=&%", ' '));
}

static json_t *suggestions_for(Context *context, const char *words)
{
	g_autoptr(GError) error = NULL;
	json_t *rows = context->site->store
			       ? search_any(context->site->store, words, SUGGESTIONS, &error)
			       : NULL;

	if (error)
		mw_log(MW_LOG_WARNING, "no suggestions: %s", error->message);
	return present_rows(rows ? rows : json_array(), FORMAT_HTML);
}

static json_t *error_model(Context *context, int status, const char *detail)
{
	const ErrorWords *words = error_words(status);
	bool may_search = status == 404 || status == 410;
	g_autofree char *text = may_search ? words_of(context->path) : g_strdup("");
	json_t *suggestions = may_search ? suggestions_for(context, text) : json_array();
	json_t *model = json_object();

	present_text(model, "title", words->heading);
	json_object_set_new(model, "status", json_integer(status));
	present_text(model, "heading", words->heading);
	present_text(model, "message", detail ? detail : words->message);
	present_text(model, "path", context->path);
	present_text(model, "search_text", text);
	present_text(model, "request_id", context->request ? request_id(context->request) : NULL);
	json_object_set_new(model, "show_search", json_boolean(may_search));
	json_object_set_new(
		model, "has_suggestions", json_boolean(json_array_size(suggestions) > 0));
	json_object_set_new(model, "suggestions", suggestions);
	json_object_set_new(model, "kept", kept_form(context));
	return model;
}

static void print_json_error(Context *context, int status, const char *detail)
{
	const ErrorWords *words = error_words(status);
	json_auto_t *model = json_pack("{s:i, s:s, s:s}", "status", status, "error", words->heading,
		"message", detail ? detail : words->message);
	char *text = json_dumps(model, JSON_COMPACT);

	context->response->type = "application/json";
	g_string_append(context->response->body, text);
	g_string_append_c(context->response->body, '\n');
	free(text);
}

static void print_plain_error(Context *context, int status, const char *detail)
{
	context->response->type = "text/plain";
	g_string_printf(context->response->body, "%s. %s\n", error_words(status)->heading,
		detail ? detail : error_words(status)->message);
}

void shell_error(Context *context, int status, const char *detail)
{
	g_autoptr(GError) error = NULL;
	const char *allow = context->response->allow;

	response_reset(context->response);
	context->response->status = status;
	context->response->allow = allow;
	if (status == 503)
		context->response->retry_after = 10;
	if (context->format == FORMAT_JSON) {
		print_json_error(context, status, detail);
		return;
	}
	if (context->format == FORMAT_TEXT || (context->route && context->route->view->write)) {
		print_plain_error(context, status, detail);
		return;
	}
	context->response->type = "text/html";
	if (render(context, "error", NULL, error_model(context, status, detail), &error))
		return;
	mw_log(MW_LOG_ERROR, "the error page cannot be made: %s", error->message);
	print_plain_error(context, status, NULL);
}

bool shell_write_error_pages(Site *site, const char *folder, GError **error)
{
	for (const ErrorWords *words = error_words_all; words->status; words++) {
		g_autoptr(Response) response = response_new();
		Context context = {.site = site, .format = FORMAT_HTML, .response = response};
		g_autofree char *path = g_strdup_printf("%s/%d.html", folder, words->status);
		g_autoptr(GError) fault = NULL;

		shell_error(&context, words->status, NULL);
		if (!g_file_set_contents(
			    path, response->body->str, (gssize)response->body->len, &fault))
			return mw_fail(error, MW_ERROR_STORAGE,
				"cannot write the error page '%s': %s", path, fault->message);
	}
	return true;
}
