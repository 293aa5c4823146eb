#include "web/guard.h"
#include "web/present.h"
#include "web/problem.h"
#include "web/shell.h"
#include "wiki/account.h"
#include "wiki/address.h"
#include "wiki/draft.h"
#include "wiki/login.h"
#include "wiki/password.h"
#include "wiki/session.h"
#include "wiki/token.h"

#include <string.h>

/* The account of whoever is signed in, and all that they change on it. */

static const FormField fields[] = {
	{"current", FORM_TEXT, 0, "", NULL},
	{"password", FORM_TEXT, 0, "", NULL},
	{"session", FORM_NUMBER, G_MAXINT64, "0", NULL},
	{"token", FORM_NUMBER, G_MAXINT64, "0", NULL},
	{"label", FORM_LINE, 200, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static void present_moment(json_t *row, const char *name, const char *words, Format format)
{
	json_t *value = json_object_get(row, name);
	int64_t seconds = json_integer_value(value);

	if (json_is_integer(value))
		present_time(row, name, words, seconds, format);
	else if (format == FORMAT_HTML)
		json_object_set_new(row, words, json_null());
}

/* What ends a session is named after what a reader knows of it: "Firefox on Linux". */
static char *device_words(const char *agent)
{
	static const struct {
		const char *mark, *words;
	} browsers[] = {{"Firefox/", "Firefox"}, {"Edg/", "Edge"}, {"OPR/", "Opera"},
		{"Chrome/", "Chrome"}, {"Safari/", "Safari"}, {"curl/", "curl"}},
	  systems[] = {{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
		  {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"Linux", "Linux"}};
	const char *browser = NULL, *system = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(browsers) && !browser; i++)
		browser = strstr(agent, browsers[i].mark) ? browsers[i].words : NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(systems) && !system; i++)
		system = strstr(agent, systems[i].mark) ? systems[i].words : NULL;
	if (browser && system)
		return g_strdup_printf("%s on %s", browser, system);
	return g_strdup(browser ? browser : *agent ? agent : "an unnamed program");
}

static json_t *sessions_of(Context *context, GError **error)
{
	json_t *rows = session_list(context->site->store, context->viewer.user, error);
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		g_autofree char *words =
			device_words(json_string_value(json_object_get(row, "device")));
		int64_t id = json_integer_value(json_object_get(row, "id"));

		present_moment(row, "created", "created_words", context->format);
		present_moment(row, "seen", "seen_words", context->format);
		present_text(row, "device_words", words);
		json_object_del(row, "stays");
		json_object_set_new(row, "current", json_boolean(id == context->viewer.session));
	}
	return rows;
}

static json_t *tokens_of(Context *context, GError **error)
{
	json_t *rows = token_list(context->site->store, context->viewer.user, error);
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		present_moment(row, "created", "created_words", context->format);
		present_moment(row, "seen", "seen_words", context->format);
	}
	return rows;
}

/* What was typed and not saved, where its form is. */
static json_t *drafts_of(Context *context, GError **error)
{
	json_auto_t *rows = draft_list(context->site->store, context->viewer.user, error);
	json_t *drafts = rows ? json_array() : NULL;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		const char *slug = json_string_value(json_object_get(row, "slug"));
		const char *title = json_string_value(json_object_get(row, "title"));
		g_autofree char *entry =
			slug ? address_of_entry(
				       json_string_value(json_object_get(row, "category_slug")),
				       slug)
			     : NULL;
		const char *form = json_string_value(json_object_get(row, "form"));
		g_autofree char *url =
			slug ? g_strconcat(entry, "/edit", NULL) : address_of_draft(form);
		json_t *draft = json_object();

		present_text(draft, "title", *title ? title : "Without a title");
		present_text(draft, "url", url);
		present_text(draft, "entry_url", entry);
		present_time(draft, "updated", "updated_words",
			json_integer_value(json_object_get(row, "updated")), context->format);
		json_array_append_new(drafts, draft);
	}
	return drafts;
}

static json_t *account_model(Context *context, GError **error)
{
	g_autoptr(User) user = user_load(context->site->store, context->viewer.user, error);
	json_t *sessions = user ? sessions_of(context, error) : NULL;
	json_t *tokens = sessions ? tokens_of(context, error) : NULL;
	json_t *drafts = tokens ? drafts_of(context, error) : NULL;
	json_t *page;

	if (!drafts) {
		json_decref(sessions);
		json_decref(tokens);
		return NULL;
	}
	page = json_object();
	present_text(page, "title", "Your account");
	present_text(page, "name", user->name);
	present_text(page, "role", role_name(user->role));
	present_time(page, "created", "created_words", user->created, context->format);
	json_object_set_new(page, "sessions", sessions);
	json_object_set_new(page, "tokens", tokens);
	json_object_set_new(page, "drafts", drafts);
	return page;
}

/* What only the page has: its forms, what is wrong in them, and what is shown once. */
static void add_forms(
	Context *context, json_t *page, const char *field, const char *problem, const char *secret)
{
	static const char *const names[] = {"current", "password", "label", "confirm", NULL};
	g_autofree char *csrf = guard_token(context, "account");

	present_text(page, "csrf", csrf);
	present_text(page, "secret", secret);
	json_object_set_new(page, "has_tokens",
		json_boolean(json_array_size(json_object_get(page, "tokens")) > 0));
	json_object_set_new(page, "has_drafts",
		json_boolean(json_array_size(json_object_get(page, "drafts")) > 0));
	json_object_set_new(page, "has_others",
		json_boolean(json_array_size(json_object_get(page, "sessions")) > 1));
	problem_add(page, names, field, problem);
}

static json_t *model(Context *context, GError **error)
{
	json_t *page = account_model(context, error);

	if (page && wants_html(context))
		add_forms(context, page, NULL, NULL, NULL);
	return page;
}

static bool show(Context *context, const char *field, const char *problem, const char *secret,
	GError **error)
{
	json_t *page = account_model(context, error);

	if (!page)
		return false;
	add_forms(context, page, field, problem, secret);
	if (problem)
		context->response->status = 422;
	context->response->type = "text/html";
	return shell_render(context, page, error);
}

/* What the person at the form can mend is shown there, with FIELD as its place. */
static bool show_fault(Context *context, const char *field, GError *fault, GError **error)
{
	g_autoptr(GError) owned = fault;

	if (problem_is_readers(fault))
		return show(context, field, fault->message, NULL, error);
	g_propagate_error(error, g_steal_pointer(&owned));
	return false;
}

static bool resume(Context *context, GError **error)
{
	json_t *page = account_model(context, error);

	if (!page)
		return false;
	add_forms(context, page, NULL, NULL, NULL);
	context->response->type = "text/html";
	return shell_render(context, page, error);
}

static bool back(Context *context, const char *place)
{
	response_redirect(context->response, 303, g_strdup(place));
	return true;
}

static bool change_password(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	Store *store = context->site->store;
	const char *password = form_text(context->form, "password");
	g_autoptr(User) user = user_load(store, actor.user, error);
	g_autofree char *device = NULL;
	GError *fault = NULL;

	if (!user)
		return false;
	if (!login_confirm(store, &actor, form_text(context->form, "current"), &fault))
		return show_fault(context, "current", fault, error);
	if (!account_set_password(store, &actor, user, password, context->viewer.session, &fault))
		return show_fault(context, "password", fault, error);
	device = login_device(store, actor.user, error);
	if (!device)
		return false;
	viewer_keep_device(context->site, context->response, device);
	/* a session that was stolen before is worth nothing after */
	return viewer_sign_in(&context->viewer, context->site, context->request, context->response,
		       actor.user, false, error) &&
	       back(context, "/account#password-changed");
}

static bool end_session(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	g_autoptr(User) user = user_load(context->site->store, actor.user, error);
	int64_t id = form_number(context->form, "session");
	GError *fault = NULL;

	if (!user)
		return false;
	if (!account_end_session(
		    context->site->store, &actor, user, id, context->viewer.session, &fault) &&
		!g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND)) {
		g_propagate_error(error, fault);
		return false;
	}
	g_clear_error(&fault);
	return back(context, "/account#sessions");
}

static bool change_tokens(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	Store *store = context->site->store;
	g_autoptr(User) user = user_load(store, actor.user, error);
	int64_t id = form_number(context->form, "token");
	g_autofree char *secret = NULL;
	GError *fault = NULL;

	if (!user)
		return false;
	if (id)
		return account_remove_token(store, &actor, user, id, error) &&
		       back(context, "/account#tokens");
	if (!account_add_token(
		    store, &actor, user, form_text(context->form, "label"), &secret, &fault))
		return show_fault(context, "label", fault, error);
	return show(context, NULL, NULL, secret, error);
}

static bool remove_account(Context *context, GError **error)
{
	const Actor actor = actor_of(context);
	Store *store = context->site->store;
	g_autoptr(User) user = user_load(store, actor.user, error);
	GError *fault = NULL;

	if (!user)
		return false;
	if (!login_confirm(store, &actor, form_text(context->form, "current"), &fault) ||
		!account_remove(store, &actor, user, &fault))
		return show_fault(context, "confirm", fault, error);
	context->viewer.session = 0;
	return viewer_sign_out(&context->viewer, context->site, context->response, error) &&
	       back(context, "/");
}

static json_t *export_model(Context *context, GError **error)
{
	g_autoptr(User) user = user_load(context->site->store, context->viewer.user, error);

	return user ? account_export(context->site->store, user, error) : NULL;
}

#define ACCOUNT .template = "account", .fields = fields, .no_index = true, .is_live = true

const View view_account = {ACCOUNT, .model = model};
const View view_account_password = {ACCOUNT, .act = change_password, .resume = resume};
const View view_account_sessions = {ACCOUNT, .act = end_session, .resume = resume};
const View view_account_tokens = {ACCOUNT, .act = change_tokens, .resume = resume};
const View view_account_delete = {ACCOUNT, .act = remove_account, .resume = resume};
const View view_account_export = {.no_index = true, .is_live = true, .model = export_model};
