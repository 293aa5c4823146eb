#include "web/changes.h"

#include "web/present.h"

#include "base/clock.h"
#include "text/markdown.h"
#include "wiki/address.h"

#include <string.h>

enum { CHANGES_A_PAGE = 50 };

static const struct {
	const char *action, *change, *title;
} actions[] = {{"create", "created", "Created"}, {"edit", "edited", "Edited"},
	{"rename", "renamed", "Moved"}, {"delete", "deleted", "Deleted"},
	{"restore", "restored", "Restored"}, {"undo", "undone", "Undid a change"},
	{"import", "imported", "Imported"}};

static const char *text_of(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

static gsize place_of(const char *action)
{
	gsize i = 0;

	while (i < G_N_ELEMENTS(actions) - 1 && strcmp(actions[i].action, action) != 0)
		i++;
	return i;
}

const char *changes_action(const char *action)
{
	return actions[place_of(action)].title;
}

static void add_place(json_t *change, json_t *row)
{
	json_int_t number = json_integer_value(json_object_get(row, "number"));
	json_int_t parent = json_integer_value(json_object_get(row, "parent"));
	bool is_deletion = strcmp(text_of(row, "action"), "delete") == 0;
	g_autofree char *url =
		address_of_entry(text_of(row, "category_slug"), text_of(row, "slug"));
	g_autofree char *category_url = address_of_category(text_of(row, "category_slug"));
	g_autofree char *revision_url =
		g_strdup_printf("%s?rev=%" JSON_INTEGER_FORMAT, url, number);
	g_autofree char *diff_url = g_strdup_printf(
		"%s/diff/%" JSON_INTEGER_FORMAT "..%" JSON_INTEGER_FORMAT, url, parent, number);
	g_autofree char *history_url = g_strconcat(url, "/history", NULL);

	present_text(change, "url", url);
	present_text(change, "revision_url", is_deletion ? NULL : revision_url);
	present_text(change, "diff_url", is_deletion || !parent ? NULL : diff_url);
	present_text(change, "history_url", is_deletion ? NULL : history_url);
	present_text(change, "category_title", text_of(row, "category_title"));
	present_text(change, "category_url", category_url);
	json_object_set_new(change, "revision", json_integer(number));
}

static void add_for_page(json_t *change, json_t *row)
{
	json_int_t delta = json_integer_value(json_object_get(row, "delta"));
	const char *time = text_of(change, "time");
	g_autofree char *clock = g_strndup(time + strlen("2026-05-12T"), strlen("09:14"));
	g_autofree char *signed_delta = g_strdup_printf("%+" JSON_INTEGER_FORMAT, delta);
	g_autofree char *title = markdown_inline_html(text_of(row, "title"));
	g_autofree char *editor_url =
		*text_of(row, "editor") ? address_of_user(text_of(row, "editor")) : NULL;

	present_text(change, "title_html", title);
	present_text(change, "clock", clock);
	present_text(change, "delta", signed_delta);
	present_text(change, "author_url", editor_url);
	json_object_set_new(change, "grew", json_boolean(delta >= 0));
	json_object_set_new(
		change, "is_new", json_boolean(strcmp(text_of(row, "action"), "create") == 0));
}

static json_t *present_change(json_t *row, Format format)
{
	json_t *change = json_object();
	gsize place = place_of(text_of(row, "action"));
	g_autofree char *time =
		mw_time_to_rfc3339(json_integer_value(json_object_get(row, "created")));

	present_text(change, "change", actions[place].change);
	present_text(change, "change_title", actions[place].title);
	add_place(change, row);
	present_text(change, "title", text_of(row, "title"));
	present_text(change, "time", time);
	present_text(change, "author", text_of(row, "editor"));
	present_text(change, "comment", text_of(row, "comment"));
	if (format == FORMAT_HTML)
		add_for_page(change, row);
	else
		json_object_set(change, "delta", json_object_get(row, "delta"));
	return change;
}

/* The mark of the last change on the page, from which the next page goes on: "TIME.ID". */
static void parse_mark(const char *mark, int64_t *time, int64_t *id)
{
	char *rest;

	*time = g_ascii_strtoll(mark, &rest, 10);
	*id = *rest == '.' ? g_ascii_strtoll(rest + 1, NULL, 10) : 0;
}

static void add_next(json_t *page, const Context *context, json_t *rows)
{
	json_t *oldest = json_array_get(rows, CHANGES_A_PAGE - 1);
	g_autofree char *mark = NULL;
	g_autofree char *query = NULL;
	g_autofree char *url = NULL;

	if (oldest) {
		mark = g_strdup_printf("%" JSON_INTEGER_FORMAT ".%" JSON_INTEGER_FORMAT,
			json_integer_value(json_object_get(oldest, "created")),
			json_integer_value(json_object_get(oldest, "id")));
		query = form_query_with(context->form, "before", mark);
		url = g_strconcat(context->path, wants_html(context) ? "" : ".json", query, NULL);
	}
	present_text(page, "next", url);
}

static json_t *days_of(json_t *rows)
{
	json_t *days = json_array();
	json_t *day = NULL;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		int64_t created = json_integer_value(json_object_get(row, "created"));
		g_autofree char *date = mw_time_to_date(created);

		if (!day || strcmp(text_of(day, "date"), date) != 0) {
			g_autofree char *words = mw_time_to_words(created);

			day = json_pack(
				"{s:s, s:s, s:[]}", "date", date, "date_words", words, "changes");
			json_array_append_new(days, day);
		}
		json_array_append_new(
			json_object_get(day, "changes"), present_change(row, FORMAT_HTML));
	}
	return days;
}

static json_t *results_of(json_t *rows)
{
	json_t *results = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
		json_array_append_new(results, present_change(row, FORMAT_JSON));
	return results;
}

bool changes_add(Context *context, HistoryFilter filter, json_t *page, GError **error)
{
	json_auto_t *rows = NULL;

	parse_mark(form_text(context->form, "before"), &filter.before_time, &filter.before_id);
	rows = history_recent(context->site->store, &filter, CHANGES_A_PAGE, error);
	if (!rows)
		return false;
	add_next(page, context, rows);
	json_object_set_new(page, "previous", json_null());
	if (wants_html(context)) {
		json_object_set_new(page, "days", days_of(rows));
		json_object_set_new(page, "empty", json_boolean(json_array_size(rows) == 0));
	} else {
		json_object_set_new(page, "results", results_of(rows));
	}
	return true;
}
