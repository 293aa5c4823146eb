/* What the form of an entry shows around its fields. */
#include "web/editor.h"

#include "base/clock.h"
#include "text/markdown.h"
#include "web/entry_form.h"
#include "web/present.h"
#include "web/shell.h"
#include "wiki/address.h"
#include "wiki/kind.h"

#include <string.h>

enum { OTHERS_SECONDS = 60 * 60 /* that somebody else's draft is spoken of */ };

static void add_notice(json_t *notices, const char *heading, const char *message, const char *url,
	const char *link)
{
	json_t *notice = json_object();

	present_text(notice, "heading", heading);
	present_text(notice, "message", message);
	present_text(notice, "url", url);
	present_text(notice, "link", link);
	json_array_append_new(notices, notice);
}

static char *based_on(const Context *context, const Editor *editor)
{
	int64_t current = context->entry->revision;

	if (editor->base == current)
		return g_strdup_printf(
			"It is based on revision %" G_GINT64_FORMAT ", the current one.", current);
	return g_strdup_printf("It is based on revision %" G_GINT64_FORMAT
			       "; the current one is %" G_GINT64_FORMAT ". Saving merges both.",
		editor->base, current);
}

static void add_draft_notice(const Context *context, const Editor *editor, json_t *notices)
{
	g_autofree char *moment = present_when(editor->draft->updated);
	g_autofree char *age = present_age(mw_now() - editor->draft->updated);
	g_autofree char *heading =
		g_strdup_printf("Your draft from %s, %s, is loaded", moment, age);
	g_autofree char *message = NULL;
	g_autofree char *url = NULL;
	g_autofree char *diff = NULL;

	if (context->entry) {
		message = based_on(context, editor);
		url = address_of_entry(context->entry->category, context->entry->slug);
		diff = g_strconcat(url, "/draft", NULL);
	}
	add_notice(notices, heading, message ? message : "Go on with it, or discard it below.",
		diff, diff ? "See what you changed" : NULL);
}

/* Who else types here: to be known, never to be locked out by. */
static bool add_others(Context *context, json_t *notices, GError **error)
{
	json_auto_t *others = draft_others(context->site->store, context->entry->id,
		context->viewer.user, mw_now() - OTHERS_SECONDS, error);
	size_t index;
	json_t *other;

	json_array_foreach(others, index, other) {
		g_autofree char *age = present_age(
			mw_now() - json_integer_value(json_object_get(other, "updated")));
		g_autofree char *heading = g_strdup_printf("%s typed into this entry %s",
			json_string_value(json_object_get(other, "editor")), age);

		add_notice(notices, heading,
			"Nothing is locked. When both of you save, the changes are merged.", NULL,
			NULL);
	}
	return others != NULL;
}

/* A new entry that was begun and not saved is offered where the next one begins. */
static bool add_unfinished(Context *context, json_t *notices, GError **error)
{
	json_auto_t *drafts = draft_list(context->site->store, context->viewer.user, error);
	size_t index;
	json_t *draft;

	json_array_foreach(drafts, index, draft) {
		const char *title = json_string_value(json_object_get(draft, "title"));
		g_autofree char *url =
			address_of_draft(json_string_value(json_object_get(draft, "form")));
		g_autofree char *age = present_age(
			mw_now() - json_integer_value(json_object_get(draft, "updated")));
		g_autofree char *message = g_strdup_printf("You typed it %s.", age);

		if (json_is_string(json_object_get(draft, "slug")))
			continue;
		add_notice(notices, "You have begun a new entry and not saved it", message, url,
			title && *title ? title : "Go on with it");
	}
	return drafts != NULL;
}

static json_t *kinds_of(const Context *context, const Editor *editor)
{
	json_t *items;

	if (context->entry || editor->draft || context->request->method == METHOD_POST)
		return json_null();
	items = json_array();
	for (const char *const *kind = entry_kinds; *kind; kind++) {
		g_autofree char *category =
			g_uri_escape_string(editor->fields->category, NULL, FALSE);
		g_autofree char *url = g_strdup_printf("/new?category=%s&kind=%s", category, *kind);

		json_array_append_new(items,
			json_pack("{s:s, s:s, s:b}", "url", url, "title", present_kind(*kind),
				"current", strcmp(*kind, editor->fields->kind) == 0));
	}
	return json_pack("{s:o}", "items", items);
}

static void add_addresses(const Context *context, const Editor *editor, json_t *page)
{
	const Entry *entry = context->entry;
	g_autofree char *url = entry ? address_of_entry(entry->category, entry->slug) : NULL;
	g_autofree char *action = entry ? g_strconcat(url, "/edit", NULL) : g_strdup("/new");
	g_autofree char *preview = g_strconcat(entry ? url : "", "/preview", NULL);
	g_autofree char *base =
		entry ? g_strdup_printf("%s@%" G_GINT64_FORMAT, entry->public_id, editor->base)
		      : NULL;

	present_text(page, "action", action);
	present_text(page, "preview_url", preview);
	present_text(page, "leave_url", url ? url : "/mojowiki");
	present_text(page, "base", base);
	present_text(page, "save_id", editor->save_id);
	present_text(page, "section", editor->section);
	present_text(page, "comment", editor->comment);
}

static void add_words(Context *context, const Editor *editor, json_t *page)
{
	bool is_new = context->entry == NULL;
	bool has_problems = json_array_size(editor->problems) > 0;
	const char *heading = is_new             ? "New entry"
			      : *editor->section ? "Edit section"
						 : "Edit entry";
	g_autofree char *plain =
		is_new ? NULL : markdown_inline_text(context->entry->fields->title);
	g_autofree char *title = g_strconcat(
		has_problems ? "Error: " : "", is_new ? "New entry" : "Edit ", plain, NULL);
	const char *const *names = kind_sections(editor->fields->kind);
	g_autofree char *list = g_strjoinv(", ", (char **)names);
	g_autofree char *sections =
		g_strdup_printf("Sections for a %s: %s.", editor->fields->kind, list);

	present_text(page, "title", title);
	present_text(page, "heading", heading);
	present_text(page, "here", is_new ? "New entry" : "Edit");
	present_text(page, "sections", *editor->section || !*names ? NULL : sections);
	json_object_set_new(page, "has_problems", json_boolean(has_problems));
	json_object_set_new(page, "problems", entry_form_summary(editor->problems));
	json_object_set_new(page, "kinds", kinds_of(context, editor));
	json_object_set_new(page, "entry", present_place(context));
}

static bool add_preview(Context *context, const Editor *editor, json_t *page, GError **error)
{
	g_autofree char *missing = NULL;
	g_autofree char *html =
		editor->shows_preview ? editor_preview(context, editor, &missing, error) : NULL;

	present_text(page, "preview_html", html);
	present_text(page, "missing", missing);
	return html || !editor->shows_preview;
}

/* What came of trying a pattern, in a sentence. */
static char *tried_words(json_t *tried)
{
	size_t problems = json_array_size(json_object_get(tried, "problems"));
	size_t matches = json_array_size(json_object_get(tried, "matches"));
	json_int_t number = json_integer_value(json_object_get(tried, "number"));

	if (problems > 0)
		return g_strdup_printf("Pattern %" JSON_INTEGER_FORMAT " %s", number,
			problems == 1 ? "cannot be saved like this:"
				      : "cannot be saved like this, for these reasons:");
	if (matches == 1)
		return g_strdup_printf(
			"Pattern %" JSON_INTEGER_FORMAT
			" matches its sample, and nothing that belongs to another entry.",
			number);
	return g_strdup_printf(
		"Pattern %" JSON_INTEGER_FORMAT
		" matches all %zu samples, and nothing that belongs to another entry.",
		number, matches);
}

static void add_tried(const Editor *editor, json_t *patterns)
{
	size_t index;
	json_t *tried;

	json_array_foreach(editor->tried, index, tried) {
		json_t *pattern = json_array_get(patterns, index);
		bool is_good = json_array_size(json_object_get(tried, "problems")) == 0;
		g_autofree char *words = tried_words(tried);

		present_text(tried, "words", words);
		json_object_set_new(tried, "is_good", json_boolean(is_good));
		json_object_set(pattern, "tried", tried);
	}
}

json_t *editor_model(Context *context, const Editor *editor, GError **error)
{
	json_auto_t *page = json_object();
	json_t *notices = json_array();
	json_t *form = entry_form_model(editor->fields, editor->problems, context->site->categories,
		context->entry == NULL);

	present_text(json_object_get(form, "body"), "value", editor->part);
	add_tried(editor, json_object_get(json_object_get(form, "signatures"), "patterns"));
	json_object_set_new(page, "form", form);
	json_object_set_new(page, "notices", notices);
	add_addresses(context, editor, page);
	add_words(context, editor, page);
	if (editor->tried)
		add_notice(notices, "The patterns were tried",
			"What each matches stands below it. Nothing is saved yet.", "#f-match-1",
			"Go to the patterns");
	if (editor->draft)
		add_draft_notice(context, editor, notices);
	if (context->entry && !add_others(context, notices, error))
		return NULL;
	if (!context->entry && !editor->draft && context->request->method != METHOD_POST &&
		!add_unfinished(context, notices, error))
		return NULL;
	if (editor->granted == PERMISSION_PENDING)
		add_notice(notices, "An editor looks at your change before readers see it",
			"You can go on with it until then.", NULL, NULL);
	json_object_set_new(page, "discard", json_boolean(editor->draft || editor->shows_preview));
	present_text(page, "draft_words", editor->shows_preview ? "Draft saved." : NULL);
	if (!add_preview(context, editor, page, error))
		return NULL;
	return g_steal_pointer(&page);
}

bool editor_show(Context *context, const Editor *editor, int status, GError **error)
{
	json_t *page = editor_model(context, editor, error);

	context->response->status = status;
	context->response->type = "text/html";
	return page && shell_show(context, "edit", page, error);
}
