#include "web/entry_form.h"
#include "web/field.h"
#include "web/notice.h"
#include "web/present.h"
#include "web/shell.h"
#include "web/target.h"

#include "base/random.h"
#include "text/markdown.h"
#include "wiki/entry_move.h"

#include <string.h>

/* Another name or another category for an entry; its old address leads on. */

static const char *const yes[] = {"1", NULL};

static const FormField fields[] = {
	{"category", FORM_TEXT, 0, "", NULL},
	{"slug", FORM_TEXT, 0, "", NULL},
	{"links", FORM_CHOICE, 0, "", yes},
	{"comment", FORM_TEXT, 0, "", NULL},
	{"save_id", FORM_LINE, ENTRY_SAVE_ID_BYTES, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static bool find(Context *context, GError **error)
{
	return target_find(context, "/rename", 0, ACT_RENAME, NULL, error);
}

/* What was typed, or what the entry has. */
static const char *typed(const Context *context, const char *name, const char *current)
{
	return form_has(context->form, name) ? form_text(context->form, name) : current;
}

static json_t *categories_of(const Context *context, const char *selected)
{
	json_t *options = json_array();
	size_t index;
	json_t *category;

	json_array_foreach(context->site->categories, index, category) {
		const char *slug = json_string_value(json_object_get(category, "slug"));

		json_array_append_new(options, json_pack("{s:s, s:O, s:b}", "value", slug, "title",
						       json_object_get(category, "title"),
						       "selected", strcmp(slug, selected) == 0));
	}
	return options;
}

static json_t *lines_of(const Context *context, const char *problem)
{
	return json_pack("[o, o, o]",
		field_model(&(FieldLine){
			.name = "category",
			.label = "Category",
			.options = categories_of(
				context, typed(context, "category", context->entry->category)),
		}),
		field_model(&(FieldLine){
			.name = "slug",
			.label = "Page address",
			.hint = "Lower-case letters, digits and single hyphens.",
			.value = typed(context, "slug", context->entry->slug),
			.error = problem,
			.required = true,
		}),
		field_model(&(FieldLine){
			.name = "comment",
			.label = "Why",
			.hint = "Shown in the history.",
			.value = form_text(context->form, "comment"),
		}));
}

static json_t *make_model(const Context *context, const char *problem)
{
	g_autofree char *plain = markdown_inline_text(context->entry->fields->title);
	g_autofree char *title = g_strconcat(problem ? "Error: " : "", "Move ", plain, NULL);
	g_autofree char *action = target_url(context, "/rename");
	g_autofree char *leave = target_url(context, "");
	g_autofree char *fresh = mw_random_id();
	const char *save_id = form_text(context->form, "save_id");
	json_auto_t *problems =
		problem ? json_pack("[{s:s, s:s}]", "field", "slug", "message", problem)
			: json_array();
	json_t *page = json_object();

	present_text(page, "title", title);
	present_text(page, "heading", "Move this entry");
	present_text(page, "here", "Move");
	present_text(page, "message",
		"The old address leads to the new one from then on, and so do links to it.");
	present_text(page, "button", "Move entry");
	present_text(page, "action", action);
	present_text(page, "leave_url", leave);
	present_text(page, "save_id", *save_id ? save_id : fresh);
	json_object_set_new(page, "entry", present_place(context));
	json_object_set_new(page, "carried", json_array());
	json_object_set_new(page, "fields", lines_of(context, problem));
	json_object_set_new(page, "checks",
		json_pack("[{s:s, s:s, s:b}]", "name", "links", "label",
			"Write the new name into the entries that link here", "checked",
			*form_text(context->form, "links") != '\0'));
	json_object_set_new(page, "has_problems", json_boolean(problem != NULL));
	json_object_set_new(page, "problems", entry_form_summary(problems));
	return page;
}

static json_t *model(Context *context, GError **error)
{
	(void)error;
	return make_model(context, NULL);
}

static bool show_again(Context *context, int status, const char *problem, GError **error)
{
	context->response->status = status;
	context->response->type = "text/html";
	return shell_show(context, "confirm", make_model(context, problem), error);
}

static bool act(Context *context, GError **error)
{
	const EntryBy by = by_viewer(
		context, form_text(context->form, "comment"), form_text(context->form, "save_id"));
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) fault = NULL;
	g_autofree char *words = NULL;
	int status;

	if (!find(context, error))
		return false;
	if (entry_rename(context->site->store, context->entry->id,
		    form_text(context->form, "category"), form_text(context->form, "slug"),
		    *form_text(context->form, "links") != '\0', &by, &saved, &fault)) {
		notice_leave(
			context, saved.outcome == ENTRY_UNCHANGED ? "unchanged" : "renamed", 0, 0);
		response_redirect(context->response, 303, g_strdup(saved.url));
		return true;
	}
	words = shell_words(context, fault);
	status = response_status_of(fault);
	return show_again(context, status == 400 ? 422 : status, words, error);
}

static bool resume(Context *context, GError **error)
{
	return find(context, error) && show_again(context, context->response->status, NULL, error);
}

const View view_rename = {
	.template = "confirm",
	.fields = fields,
	.no_index = true,
	.is_live = true,
	.tag = find,
	.model = model,
	.act = act,
	.resume = resume,
};
