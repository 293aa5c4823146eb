#include "web/present.h"
#include "web/target.h"

#include "text/page_compare.h"
#include "wiki/history.h"
#include "wiki/projection.h"

#include <string.h>

/* Two revisions of an entry beside each other, in three views. */

static const char *const views[] = {"side", "unified", "rendered", NULL};
static const char *const yes[] = {"1", NULL};

static const FormField fields[] = {
	{"view", FORM_CHOICE, 0, "side", views},
	{"all", FORM_CHOICE, 0, "", yes},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* What a page may lead to, null where it does not. */
static const char *const links[] = {"earlier_url", "later_url", "restore_url", "undo_url",
	"history_url", "json_url", "all_url"};

/* The range of an address, "41..42". */
static bool parse_range(const char *text, int64_t *from, int64_t *to)
{
	g_auto(GStrv) ends = g_strsplit(text, "..", 2);
	guint64 numbers[2];

	if (g_strv_length(ends) != 2)
		return false;
	for (int i = 0; i < 2; i++) {
		if (!g_ascii_string_to_unsigned(ends[i], 10, 1, G_MAXINT32, &numbers[i], NULL))
			return false;
	}
	*from = (int64_t)MIN(numbers[0], numbers[1]);
	*to = (int64_t)MAX(numbers[0], numbers[1]);
	return true;
}

static bool is_reviewer(const Context *context)
{
	return permission_check(
		context->viewer.user, context->viewer.role, ACT_REVIEW, context->entry, NULL, NULL);
}

static bool tag(Context *context, GError **error)
{
	g_autofree char *suffix = NULL;
	int64_t from, to;

	if (!parse_range(context->captures[2], &from, &to))
		return mw_fail(error, MW_ERROR_NOT_FOUND, "'%s' names no two revisions",
			context->captures[2]);
	suffix = g_strdup_printf("/diff/%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, from, to);
	return target_find(context, suffix, 0, ACT_READ, NULL, error);
}

static void add_text(json_t *page, const char *name, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void add_text(json_t *page, const char *name, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	present_text(page, name, text);
}

static void add_view(
	json_t *list, const Context *context, const char *view, const char *title, const char *key)
{
	g_autofree char *query = form_query_with(context->form, "view", view);
	g_autofree char *url = g_strconcat(context->path, query, NULL);

	json_array_append_new(
		list, json_pack("{s:s, s:s, s:s, s:b}", "url", url, "title", title, "key", key,
			      "current", strcmp(form_text(context->form, "view"), view) == 0));
}

static json_t *views_of(const Context *context)
{
	json_t *list = json_array();

	add_view(list, context, "side", "Side by side", "s");
	add_view(list, context, "unified", "Unified", "u");
	add_view(list, context, "rendered", "Rendered", "w");
	return list;
}

static void add_size(json_t *page, const HistoryDiff *diff)
{
	gint64 longer =
		(gint64)strlen(diff->to->fields->body) - (gint64)strlen(diff->from->fields->body);
	g_autofree char *length = longer == 0 ? g_strdup("as long as before")
					      : g_strdup_printf("%" G_GINT64_FORMAT " byte%s %s",
							ABS(longer), ABS(longer) == 1 ? "" : "s",
							longer > 0 ? "longer" : "shorter");

	add_text(page, "size_words", "%u line%s added, %u removed, %s.", diff->body->inserted,
		diff->body->inserted == 1 ? "" : "s", diff->body->deleted, length);
}

static void add_step(json_t *page, const char *name, const char *url, int64_t from, int64_t to)
{
	add_text(page, name, "%s/diff/%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, url, from, to);
}

static void add_links(const Context *context, const HistoryDiff *diff, json_t *page)
{
	int64_t from = diff->from->number, to = diff->to->number;
	g_autofree char *url = target_url(context, "");
	g_autofree char *all = form_query_with(context->form, "all", "1");
	bool one_step = to - from == 1;

	for (gsize i = 0; i < G_N_ELEMENTS(links); i++)
		present_text(page, links[i], NULL);
	add_text(page, "history_url", "%s/history", url);
	add_text(page, "json_url", "%s.json", context->path);
	add_text(page, "all_url", "%s%s", context->path, all);
	if (one_step && from > 1)
		add_step(page, "earlier_url", url, from - 1, from);
	if (to < context->entry->revision)
		add_step(page, "later_url", url, to, to + 1);
	if (!permission_check(context->viewer.user, context->viewer.role, ACT_RESTORE,
		    context->entry, NULL, NULL))
		return;
	add_text(page, "restore_url", "%s/restore?rev=%" G_GINT64_FORMAT, url, from);
	if (one_step)
		add_text(page, "undo_url", "%s/undo?rev=%" G_GINT64_FORMAT, url, to);
}

static void add_words(const Context *context, const HistoryDiff *diff, json_t *page)
{
	int64_t from = diff->from->number, to = diff->to->number;
	g_autofree char *moment = present_when(diff->to->created);

	add_text(page, "title", "Revision %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " of %s", from,
		to, context->entry->fields->title);
	add_text(page, "title_short", "Revision %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, from,
		to);
	add_text(page, "here", "%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, from, to);
	add_text(page, "old_title", "Revision %" G_GINT64_FORMAT, from);
	add_text(page, "new_title", "Revision %" G_GINT64_FORMAT, to);
	json_object_set_new(page, "old_number", json_integer(from));
	present_text(page, "old_editor", diff->from->editor);
	present_text(page, "new_editor", diff->to->editor);
	present_text(page, "comment", diff->to->comment);
	present_text(page, "editor", diff->to->editor);
	present_time(page, "time", NULL, diff->to->created, FORMAT_JSON);
	present_text(page, "time_words", moment);
	add_size(page, diff);
	json_object_set_new(page, "entry", present_place(context));
}

static json_t *fields_of(const HistoryDiff *diff)
{
	json_t *list = json_array();
	size_t index;
	json_t *field;

	json_array_foreach(diff->fields, index, field) {
		json_array_append_new(list, json_pack("{s:O, s:{s:O}, s:{s:O}}", "label",
						    json_object_get(field, "label"), "old", "parts",
						    json_object_get(field, "old_parts"), "new",
						    "parts", json_object_get(field, "new_parts")));
	}
	return list;
}

static bool add_rendered(Context *context, const HistoryDiff *diff, json_t *page, GError **error)
{
	Store *store = context->site->store;
	g_autoptr(Markdown) old = projection_render(store, diff->from->fields->body, error);
	g_autoptr(Markdown) new =
		old ? projection_render(store, diff->to->fields->body, error) : NULL;
	g_autofree char *old_html = NULL;
	g_autofree char *new_html = NULL;
	json_t *rendered;

	if (!new || !page_compare(old->html, new->html, &old_html, &new_html, error))
		return false;
	rendered = json_object();
	present_text(rendered, "old_html", old_html);
	present_text(rendered, "new_html", new_html);
	json_object_set_new(page, "rendered", rendered);
	return true;
}

/* The text in the view that was asked for; the other two stay null. */
static bool add_view_model(Context *context, const HistoryDiff *diff, json_t *page, GError **error)
{
	const char *view = form_text(context->form, "view");
	bool is_unified = strcmp(view, "unified") == 0;
	guint lines = *form_text(context->form, "all") ? DIFF_ALL : DIFF_CONTEXT;
	json_t *rows;

	json_object_set_new(page, "unified", json_null());
	json_object_set_new(page, "beside", json_null());
	json_object_set_new(page, "rendered", json_null());
	json_object_set_new(page, "is_same",
		json_boolean(diff->body->inserted == 0 && diff->body->deleted == 0));
	if (json_is_true(json_object_get(page, "is_same")))
		return true;
	if (strcmp(view, "rendered") == 0)
		return add_rendered(context, diff, page, error);
	rows = diff_rows(diff->body, is_unified ? DIFF_UNIFIED : DIFF_SIDE_BY_SIDE, lines, error);
	if (rows)
		json_object_set_new(
			page, is_unified ? "unified" : "beside", json_pack("{s:o}", "rows", rows));
	return rows != NULL;
}

static json_t *revision_data(const Entry *entry)
{
	json_t *revision = json_object();

	json_object_set_new(revision, "number", json_integer(entry->number));
	present_text(revision, "editor", entry->editor);
	present_text(revision, "comment", entry->comment);
	present_time(revision, "time", NULL, entry->created, FORMAT_JSON);
	return revision;
}

static json_t *data(const HistoryDiff *diff, GError **error)
{
	json_t *rows = diff_rows(diff->body, DIFF_UNIFIED, DIFF_CONTEXT, error);
	g_autofree char *old = g_strdup_printf("%" G_GINT64_FORMAT, diff->from->number);
	g_autofree char *new = g_strdup_printf("%" G_GINT64_FORMAT, diff->to->number);
	g_autofree char *printed = NULL;

	if (!rows)
		return NULL;
	printed = diff_print(diff->body, old, new, DIFF_CONTEXT);
	return json_pack("{s:o, s:o, s:i, s:i, s:O, s:o, s:s}", "from", revision_data(diff->from),
		"to", revision_data(diff->to), "inserted", (int)diff->body->inserted, "deleted",
		(int)diff->body->deleted, "fields", diff->fields, "rows", rows, "diff", printed);
}

static json_t *model(Context *context, GError **error)
{
	g_autoptr(HistoryDiff) diff = NULL;
	json_auto_t *page = NULL;
	int64_t from, to;

	if (!parse_range(context->captures[2], &from, &to))
		return NULL;
	diff = history_compare(
		context->site->store, context->entry->id, from, to, is_reviewer(context), error);
	if (!diff || !wants_html(context))
		return diff ? data(diff, error) : NULL;
	page = json_object();
	add_words(context, diff, page);
	add_links(context, diff, page);
	json_object_set_new(page, "has_views", json_true());
	json_object_set_new(page, "views", views_of(context));
	present_text(page, "edit_url", NULL);
	json_object_set_new(page, "has_fields", json_boolean(json_array_size(diff->fields) > 0));
	json_object_set_new(page, "fields", fields_of(diff));
	return add_view_model(context, diff, page, error) ? g_steal_pointer(&page) : NULL;
}

const View view_diff = {
	.template = "diff",
	.fields = fields,
	.no_index = true,
	.tag = tag,
	.model = model,
};

/* The two that the form of the history chose. */

static const FormField chosen_fields[] = {
	{"a", FORM_NUMBER, G_MAXINT32, "0", NULL},
	{"b", FORM_NUMBER, G_MAXINT32, "0", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static bool tag_chosen(Context *context, GError **error)
{
	gint64 a = form_number(context->form, "a"), b = form_number(context->form, "b");
	g_autofree char *suffix = NULL;

	if (!target_find(context, "/diff", 0, ACT_READ, NULL, error))
		return false;
	/* with nothing chosen, what changed last */
	a = a ? a : MAX(context->entry->revision - 1, 1);
	b = b ? b : context->entry->revision;
	suffix = g_strdup_printf(
		"/diff/%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, MIN(a, b), MAX(a, b));
	response_redirect(context->response, 303, target_url(context, suffix));
	return true;
}

const View view_diff_chosen = {.fields = chosen_fields, .is_live = true, .tag = tag_chosen};
