#include "web/field.h"
#include "web/notice.h"
#include "web/present.h"
#include "web/shell.h"
#include "web/target.h"

#include "text/diff.h"
#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/review.h"

#include <string.h>

/* What contributors have written, the oldest first, for somebody who may let readers see it. */

enum { CHANGES_A_PAGE = 10 };

static const FormField fields[] = {
	{"after", FORM_LINE, 40, "", NULL},
	{"entry", FORM_LINE, 40, "", NULL},
	{"rev", FORM_NUMBER, G_MAXINT32, "0", NULL},
	{"comment", FORM_TEXT, 0, "", NULL},
	{"do", FORM_LINE, 20, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const char *text_of(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

static json_int_t number_of(json_t *row, const char *name)
{
	return json_integer_value(json_object_get(row, name));
}

static bool is_new(json_t *row)
{
	return strcmp(text_of(row, "action"), "create") == 0;
}

/* The body before the change: empty for a new entry. The caller owns it. */
static char *body_before(Store *store, json_t *row, GError **error)
{
	json_int_t base = number_of(row, "base");
	g_autoptr(Entry) entry = NULL;

	if (is_new(row))
		return g_strdup("");
	entry = entry_load(store, number_of(row, "entry"), base, error);
	return entry ? g_strdup(entry->fields->body) : NULL;
}

static json_t *rows_of(Context *context, json_t *row, GError **error)
{
	Store *store = context->site->store;
	g_autofree char *before = body_before(store, row, error);
	g_autoptr(Entry) change = before ? entry_load_any(store, number_of(row, "entry"),
						   number_of(row, "number"), error)
					 : NULL;
	g_autoptr(Diff) diff = change ? diff_texts(before, change->fields->body, error) : NULL;

	return diff ? diff_rows(diff, DIFF_UNIFIED, DIFF_CONTEXT, error) : NULL;
}

static void add_words(json_t *item, json_t *row)
{
	json_int_t number = number_of(row, "number");
	g_autofree char *url =
		address_of_entry(text_of(row, "category_slug"), text_of(row, "slug"));
	g_autofree char *revision_url =
		g_strdup_printf("%s?rev=%" JSON_INTEGER_FORMAT, url, number);
	g_autofree char *moment = present_when(number_of(row, "created"));
	g_autofree char *title = markdown_inline_html(text_of(row, "title"));
	g_autofree char *editor_url = address_of_user(text_of(row, "editor"));
	g_autofree char *old =
		g_strdup_printf("revision %" JSON_INTEGER_FORMAT, number_of(row, "base"));

	present_text(item, "url", url);
	present_text(item, "revision_url", revision_url);
	present_text(item, "title_html", title);
	present_text(item, "editor", text_of(row, "editor"));
	present_text(item, "editor_url", editor_url);
	present_text(item, "comment", text_of(row, "comment"));
	present_text(item, "time_words", moment);
	present_text(item, "public_id", text_of(row, "public_id"));
	present_text(item, "old_title", old);
	present_text(item, "new_title", "this change");
	json_object_set_new(item, "number", json_integer(number));
	json_object_set_new(item, "is_new", json_boolean(is_new(row)));
	present_text(item, "all_url", revision_url);
}

/* The reason that was typed comes back with the change that it was for. */
static void add_reason(const Context *context, json_t *item, json_t *row, const char *problem)
{
	bool is_asked = strcmp(form_text(context->form, "entry"), text_of(row, "public_id")) == 0 &&
			form_number(context->form, "rev") == number_of(row, "number");

	present_text(item, "reason", is_asked ? form_text(context->form, "comment") : NULL);
	present_text(item, "error", is_asked ? problem : NULL);
}

static json_t *item_of(Context *context, json_t *row, const char *problem, GError **error)
{
	json_auto_t *item = json_object();
	json_t *rows;

	present_time(item, "time", NULL, number_of(row, "created"), FORMAT_JSON);
	add_words(item, row);
	if (!wants_html(context)) {
		json_object_del(item, "old_title");
		json_object_del(item, "new_title");
		json_object_del(item, "all_url");
		json_object_del(item, "time_words");
		return g_steal_pointer(&item);
	}
	add_reason(context, item, row, problem);
	rows = rows_of(context, row, error);
	if (!rows)
		return NULL;
	json_object_set_new(item, "rows", rows);
	return g_steal_pointer(&item);
}

static void add_next(const Context *context, json_t *rows, json_t *page)
{
	json_t *last = json_array_get(rows, CHANGES_A_PAGE - 1);
	g_autofree char *url = last ? g_strdup_printf("/admin/review%s?after=%" JSON_INTEGER_FORMAT
						      ".%" JSON_INTEGER_FORMAT,
					      wants_html(context) ? "" : ".json",
					      number_of(last, "created"), number_of(last, "id"))
				    : NULL;

	present_text(page, "next", url);
	json_object_set_new(page, "previous", json_null());
}

static json_t *make_model(Context *context, const char *problem, GError **error)
{
	char *rest;
	const char *after = form_text(context->form, "after");
	int64_t time = g_ascii_strtoll(after, &rest, 10);
	int64_t id = *rest == '.' ? g_ascii_strtoll(rest + 1, NULL, 10) : 0;
	json_auto_t *rows = review_list(context->site->store, time, id, CHANGES_A_PAGE, error);
	json_auto_t *page = json_object();
	json_t *list = json_array();
	int64_t count;
	size_t index;
	json_t *row;

	json_object_set_new(page, wants_html(context) ? "waiting" : "results", list);
	if (!rows || !review_count(context->site->store, &count, error))
		return NULL;
	json_array_foreach(rows, index, row) {
		json_t *item = item_of(context, row, problem, error);

		if (!item)
			return NULL;
		json_array_append_new(list, item);
	}
	add_next(context, rows, page);
	json_object_set_new(page, "total", json_integer(count));
	if (!wants_html(context))
		return g_steal_pointer(&page);
	present_text(page, "title", problem ? "Error: Waiting for review" : "Waiting for review");
	json_object_set_new(page, "empty", json_boolean(count == 0));
	json_object_set_new(page, "has_problems", json_boolean(problem != NULL));
	json_object_set_new(page, "problems",
		problem ? json_pack("[{s:n, s:s}]", "href", "message", problem) : json_array());
	return g_steal_pointer(&page);
}

static json_t *model(Context *context, GError **error)
{
	return make_model(context, NULL, error);
}

static bool show_again(Context *context, int status, const char *problem, GError **error)
{
	json_t *page = make_model(context, problem, error);

	context->response->status = status;
	context->response->type = "text/html";
	return page && shell_show(context, "review", page, error);
}

/* Does what the form asks; OUTCOME tells of a merge that needs a person. NULL with the error. */
static const char *decide(Context *context, EntryOutcome *outcome, GError **error)
{
	Store *store = context->site->store;
	const char *what = form_text(context->form, "do");
	int64_t number = form_number(context->form, "rev");
	const EntryBy by = by_viewer(context, form_text(context->form, "comment"), NULL);
	g_auto(EntrySaved) saved = {0};
	int64_t entry;

	if (!entry_find_permanent(store, form_text(context->form, "entry"), &entry, error))
		return NULL;
	if (strcmp(what, "reject") == 0)
		return review_reject(store, entry, number, &by, error) ? "rejected" : NULL;
	if (strcmp(what, "return") == 0)
		return review_return(store, entry, number, &by, error) ? "returned" : NULL;
	if (!review_approve(store, entry, number, NULL, 0, &by, &saved, error))
		return NULL;
	*outcome = saved.outcome;
	return "approved";
}

static bool act(Context *context, GError **error)
{
	g_autoptr(GError) fault = NULL;
	g_autofree char *words = NULL;
	EntryOutcome outcome = ENTRY_SAVED;
	const char *notice = decide(context, &outcome, &fault);

	if (outcome == ENTRY_CONFLICT)
		return show_again(context, 409,
			"This change and what was saved meanwhile touch the same words. Give it back to its writer, who can merge it.",
			error);
	if (!notice) {
		int status = response_status_of(fault);

		words = shell_words(context, fault);
		return show_again(context, status == 400 ? 422 : status, words, error);
	}
	notice_leave(context, notice, 0, 0);
	response_redirect(context->response, 303, g_strdup("/admin/review"));
	return true;
}

static bool resume(Context *context, GError **error)
{
	return show_again(context, context->response->status, NULL, error);
}

const View view_review = {
	.template = "review",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.model = model,
	.act = act,
	.resume = resume,
};
