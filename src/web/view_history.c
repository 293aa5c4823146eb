#include "web/changes.h"
#include "web/present.h"
#include "web/target.h"

#include "base/clock.h"
#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/history.h"

#include <string.h>

/* All revisions of an entry, to be read, compared, brought back and hidden. */

enum { REVISIONS_A_PAGE = 50 };

static const FormField fields[] = {
	{"before", FORM_NUMBER, G_MAXINT32, "0", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static bool tag(Context *context, GError **error)
{
	return target_find(context, "/history", 0, ACT_READ, NULL, error);
}

static const char *text_of(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

static json_int_t number_of(json_t *row, const char *name)
{
	return json_integer_value(json_object_get(row, name));
}

static void add_flag(json_t *flags, const char *title, const char *class)
{
	json_array_append_new(flags, json_pack("{s:s, s:s}", "title", title, "class", class));
}

static json_t *flags_of(const Context *context, json_t *row)
{
	static const struct {
		const char *state, *title;
	} states[] = {{"hidden", "Hidden"}, {"pending", "Waiting for review"},
		{"rejected", "Declined"}, {"returned", "Given back"}, {"approved", "Approved"}};
	json_t *flags = json_array();

	if (number_of(row, "number") == context->entry->revision)
		add_flag(flags, "Current", "okay");
	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		if (strcmp(states[i].state, text_of(row, "state")) == 0)
			add_flag(flags, states[i].title, "hid");
	}
	return flags;
}

static void add_act(json_t *acts, const Context *context, json_int_t number, const char *verb,
	const char *title)
{
	g_autofree char *suffix = g_strdup_printf("/%s?rev=%" JSON_INTEGER_FORMAT, verb, number);
	g_autofree char *url = target_url(context, suffix);

	json_array_append_new(
		acts, json_pack("{s:s, s:s, s:I}", "url", url, "title", title, "number", number));
}

static bool may(const Context *context, Act act)
{
	return permission_check(
		context->viewer.user, context->viewer.role, act, context->entry, NULL, NULL);
}

/* What the viewer may do with one revision; each leads to a form that asks again. */
static json_t *acts_of(const Context *context, json_t *row)
{
	json_t *acts = json_array();
	json_int_t number = number_of(row, "number");
	bool is_live = strcmp(text_of(row, "state"), "live") == 0;
	bool is_hidden = strcmp(text_of(row, "state"), "hidden") == 0;

	if (is_live && number != context->entry->revision && may(context, ACT_RESTORE))
		add_act(acts, context, number, "restore", "Restore");
	if (is_live && number_of(row, "parent") > 0 && may(context, ACT_RESTORE))
		add_act(acts, context, number, "undo", "Undo");
	if (is_live && may(context, ACT_HIDE))
		add_act(acts, context, number, "hide", "Hide");
	if (is_hidden && may(context, ACT_HIDE))
		add_act(acts, context, number, "hide", "Show again");
	return acts;
}

static void add_who(json_t *item, json_t *row)
{
	const char *editor = text_of(row, "editor");
	g_autofree char *url = *editor ? address_of_user(editor) : NULL;
	g_autofree char *hidden = g_strdup_printf("Hidden%s%s%s%s",
		*text_of(row, "reviewer") ? " by " : "", text_of(row, "reviewer"),
		*text_of(row, "reason") ? ": " : "", text_of(row, "reason"));

	present_text(item, "editor", editor);
	present_text(item, "editor_url", url);
	present_text(item, "comment", text_of(row, "comment"));
	present_text(item, "change_title", changes_action(text_of(row, "action")));
	json_object_set_new(
		item, "is_hidden", json_boolean(strcmp(text_of(row, "state"), "hidden") == 0));
	present_text(item, "hidden_words", hidden);
}

static json_t *present_revision(const Context *context, json_t *row, size_t index)
{
	json_t *item = json_object();
	json_int_t number = number_of(row, "number");
	json_int_t delta = number_of(row, "delta");
	g_autofree char *suffix = g_strdup_printf("?rev=%" JSON_INTEGER_FORMAT, number);
	g_autofree char *url = target_url(context, suffix);
	g_autofree char *moment = present_when(number_of(row, "created"));
	g_autofree char *signed_delta = g_strdup_printf("%+" JSON_INTEGER_FORMAT, delta);
	bool is_open =
		*text_of(row, "title") != '\0' && strcmp(text_of(row, "action"), "delete") != 0;

	json_object_set_new(item, "number", json_integer(number));
	present_text(item, "url", is_open ? url : NULL);
	present_time(item, "time", NULL, number_of(row, "created"), FORMAT_JSON);
	present_text(item, "time_words", moment);
	present_text(item, "delta", is_open ? signed_delta : NULL);
	json_object_set_new(item, "grew", json_boolean(delta >= 0));
	json_object_set_new(item, "is_new", json_boolean(index == 0));
	json_object_set_new(item, "is_old", json_boolean(index == 1));
	add_who(item, row);
	json_object_set_new(item, "flags", flags_of(context, row));
	json_object_set_new(item, "acts", acts_of(context, row));
	return item;
}

/* What a program gets of the same row. */
static json_t *data_of(json_t *row)
{
	static const char *const numbers[] = {"number", "parent", "size", "delta"};
	static const char *const texts[] = {"action", "state", "editor", "comment", "title"};
	json_t *item = json_object();

	for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
		json_object_set_new(item, numbers[i], json_integer(number_of(row, numbers[i])));
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		present_text(item, texts[i], text_of(row, texts[i]));
	present_time(item, "time", NULL, number_of(row, "created"), FORMAT_JSON);
	return item;
}

static void add_page_links(const Context *context, json_t *rows, json_t *page)
{
	json_t *last = json_array_get(rows, REVISIONS_A_PAGE - 1);
	const char *format = wants_html(context) ? "" : ".json";
	g_autofree char *query = last ? g_strdup_printf("/history%s?before=%" JSON_INTEGER_FORMAT,
						format, number_of(last, "number"))
				      : NULL;
	g_autofree char *first = g_strconcat("/history", format, NULL);
	g_autofree char *next =
		query && number_of(last, "number") > 1 ? target_url(context, query) : NULL;
	g_autofree char *newest =
		form_number(context->form, "before") ? target_url(context, first) : NULL;

	present_text(page, "next", next);
	present_text(page, "previous", newest);
}

static void add_words(const Context *context, json_t *summary, json_t *rows, json_t *page)
{
	json_int_t total = number_of(summary, "total");
	g_autofree char *since = mw_time_to_words(number_of(summary, "first_created"));
	g_autofree char *lead = g_strdup_printf(
		"%" JSON_INTEGER_FORMAT
		" revision%s since %s. Restoring an old one makes a new revision; nothing is lost.",
		total, total == 1 ? "" : "s", since);
	json_int_t newest = number_of(json_array_get(rows, 0), "number");
	g_autofree char *suffix =
		g_strdup_printf("/diff/%" JSON_INTEGER_FORMAT "..%" JSON_INTEGER_FORMAT,
			number_of(json_array_get(rows, 1), "number"), newest);
	g_autofree char *last = json_array_size(rows) > 1 ? target_url(context, suffix) : NULL;
	g_autofree char *diff = target_url(context, "/diff");
	g_autofree char *json = target_url(context, "/history.json");

	present_text(page, "lead", lead);
	present_text(page, "last_url", last);
	present_text(page, "diff_url", diff);
	present_text(page, "json_url", json);
	json_object_set_new(page, "entry", present_place(context));
}

static json_t *model(Context *context, GError **error)
{
	const HistoryReader reader = {context->viewer.user, may(context, ACT_REVIEW)};
	Store *store = context->site->store;
	json_auto_t *summary = history_summary(store, context->entry->id, error);
	json_auto_t *rows = summary ? history_page(store, context->entry->id,
					      form_number(context->form, "before"),
					      REVISIONS_A_PAGE, &reader, error)
				    : NULL;
	g_autofree char *plain = markdown_inline_text(context->entry->fields->title);
	g_autofree char *title = g_strconcat("History of ", plain, NULL);
	json_t *page, *list, *row;
	size_t index;

	if (!rows)
		return NULL;
	page = json_object();
	list = json_array();
	present_text(page, "title", title);
	add_page_links(context, rows, page);
	json_array_foreach(rows, index, row)
		json_array_append_new(list,
			wants_html(context) ? present_revision(context, row, index) : data_of(row));
	if (wants_html(context))
		add_words(context, summary, rows, page);
	else
		json_object_set(page, "total", json_object_get(summary, "total"));
	json_object_set_new(page, wants_html(context) ? "revisions" : "results", list);
	return page;
}

const View view_history = {
	.template = "history",
	.fields = fields,
	.no_index = true,
	.tag = tag,
	.model = model,
};
