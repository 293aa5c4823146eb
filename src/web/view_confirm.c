#include "web/conflict.h"
#include "web/entry_form.h"
#include "web/field.h"
#include "web/notice.h"
#include "web/present.h"
#include "web/route.h"
#include "web/shell.h"
#include "web/target.h"

#include "base/random.h"
#include "text/markdown.h"
#include "wiki/entry_move.h"

#include <string.h>

/* What is done to an entry or a revision as a whole: a GET asks, and the POST of its form does it.
 */

static const FormField fields[] = {
	{"rev", FORM_NUMBER, G_MAXINT32, "0", NULL},
	{"comment", FORM_TEXT, 0, "", NULL},
	{"save_id", FORM_LINE, ENTRY_SAVE_ID_BYTES, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* What is asked and said; "%s" is the title or the revision. */
typedef struct {
	const View *view;
	Act act;
	const char *suffix, *here, *heading, *message, *button, *notice;
	bool needs_reason;
	bool (*run)(Store *store, int64_t entry, int64_t number, const EntryBy *by,
		EntrySaved *saved, GError **error);
} Question;

static bool run_delete(Store *store, int64_t entry, int64_t number, const EntryBy *by,
	EntrySaved *saved, GError **error)
{
	(void)number;
	return entry_delete(store, entry, by, saved, error);
}

static const Question questions[] = {
	{&view_delete, ACT_DELETE, "/delete", "Delete", "Delete %s",
		"Readers will not find it any more; its address says that it was deleted. Its history is kept, and an editor can bring it back.",
		"Delete entry", "deleted", true, run_delete},
	{&view_restore, ACT_RESTORE, "/restore", "Restore", "Restore %s",
		"Its text becomes a new revision. Nothing is lost: what stands there now stays in the history.",
		"Restore revision", "restored", false, entry_restore},
	{&view_undo, ACT_RESTORE, "/undo", "Undo", "Undo %s",
		"What this one change did is taken back, and what came after it is kept.",
		"Undo this change", "undone", false, entry_undo},
	{&view_hide, ACT_HIDE, "/hide", "Hide", "Hide %s",
		"Its text, title and summary are gone from every reader at once: pages, comparisons, feeds and search. Editors still see it and can show it again.",
		"Hide revision", "hidden", true, entry_hide},
	{&view_hide, ACT_HIDE, "/hide", "Show", "Show %s again",
		"Readers will see its text in the history again.", "Show revision", "shown", false,
		entry_unhide},
};

/* Whether the revision that the form is about is hidden now, so that it can only be shown. */
static bool is_hidden(const Context *context)
{
	gint64 number = form_number(context->form, "rev");
	g_autoptr(Entry) entry =
		entry_load_any(context->site->store, context->entry->id, number, NULL);

	return entry && strcmp(entry->state, "hidden") == 0;
}

static const Question *question_of(const Context *context)
{
	gsize i = 0;

	while (questions[i].view != context->route->view)
		i++;
	if (questions[i].view == &view_hide && is_hidden(context))
		i++;
	return &questions[i];
}

static bool find(Context *context, GError **error)
{
	const Question *question = questions;

	while (question->view != context->route->view)
		question++;
	return target_find(context, question->suffix, 0, question->act, NULL, error);
}

/* "revision 41", or the entry's title; the caller owns it. */
static char *object_of(const Context *context)
{
	gint64 number = form_number(context->form, "rev");
	g_autofree char *title = markdown_inline_text(context->entry->fields->title);

	return number ? g_strdup_printf("revision %" G_GINT64_FORMAT, number)
		      : g_strdup_printf("\u201c%s\u201d", title);
}

static json_t *carried_by(const Context *context)
{
	return json_pack("[{s:s, s:s}]", "name", "rev", "value", form_text(context->form, "rev"));
}

static json_t *reason_of(const Context *context, const Question *question, const char *problem)
{
	return json_pack("[o]", field_model(&(FieldLine){
					.name = "comment",
					.label = "Why",
					.hint = "Shown in the history.",
					.value = form_text(context->form, "comment"),
					.error = problem,
					.required = question->needs_reason,
				}));
}

static json_t *make_model(const Context *context, const char *field, const char *problem)
{
	const Question *question = question_of(context);
	g_autofree char *object = object_of(context);
	g_auto(GStrv) halves = g_strsplit(question->heading, "%s", 2);
	g_autofree char *heading = g_strjoinv(object, halves);
	g_autofree char *title = g_strconcat(problem ? "Error: " : "", heading, NULL);
	g_autofree char *action = target_url(context, question->suffix);
	g_autofree char *leave =
		target_url(context, context->entry->status == ENTRY_DELETED ? "/history" : "");
	g_autofree char *fresh = mw_random_id();
	const char *save_id = form_text(context->form, "save_id");
	json_auto_t *problems =
		problem ? json_pack("[{s:s, s:s}]", "field", field, "message", problem)
			: json_array();
	json_t *page = json_object();

	present_text(page, "title", title);
	present_text(page, "heading", heading);
	present_text(page, "here", question->here);
	present_text(page, "message", question->message);
	present_text(page, "button", question->button);
	present_text(page, "action", action);
	present_text(page, "leave_url", leave);
	present_text(page, "save_id", *save_id ? save_id : fresh);
	json_object_set_new(page, "entry", present_place(context));
	json_object_set_new(page, "carried", carried_by(context));
	json_object_set_new(
		page, "fields", reason_of(context, question, field && *field ? problem : NULL));
	json_object_set_new(page, "checks", json_array());
	json_object_set_new(page, "has_problems", json_boolean(problem != NULL));
	json_object_set_new(page, "problems", entry_form_summary(problems));
	return page;
}

static json_t *model(Context *context, GError **error)
{
	(void)error;
	return make_model(context, NULL, NULL);
}

static bool show_again(
	Context *context, int status, const char *field, const char *problem, GError **error)
{
	context->response->status = status;
	context->response->type = "text/html";
	return shell_show(context, "confirm", make_model(context, field, problem), error);
}

/* What was changed since overlaps with what is to be undone: its writer settles that as any merge.
 */
static bool show_conflict(Context *context, const EntrySaved *saved, GError **error)
{
	const char *comment = form_text(context->form, "comment");
	g_autoptr(Editor) editor = g_new0(Editor, 1);
	g_autoptr(Entry) undone =
		entry_load(context->site->store, context->entry->id, saved->base, error);
	g_autoptr(Entry) before =
		undone ? entry_load(context->site->store, context->entry->id, undone->parent, error)
		       : NULL;

	if (!before)
		return false;
	editor->fields = fields_copy(before->fields);
	editor->base = saved->base;
	editor->save_id = mw_random_id();
	editor->comment =
		*comment ? g_strdup(comment)
			 : g_strdup_printf("Undid revision %" G_GINT64_FORMAT, saved->base);
	editor->problems = json_array();
	return conflict_show(context, editor, saved->merge, saved->theirs, error);
}

static bool act(Context *context, GError **error)
{
	const Question *question;
	const char *comment = form_text(context->form, "comment");
	const EntryBy by = by_viewer(context, comment, form_text(context->form, "save_id"));
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) fault = NULL;
	int64_t before;

	if (!find(context, error))
		return false;
	question = question_of(context);
	if (question->needs_reason && *comment == '\0')
		return show_again(context, 422, "comment", "Enter why", error);
	before = context->entry->revision;
	if (!question->run(context->site->store, context->entry->id,
		    form_number(context->form, "rev"), &by, &saved, &fault)) {
		g_autofree char *words = shell_words(context, fault);

		return show_again(context, response_status_of(fault), "", words, error);
	}
	if (saved.outcome == ENTRY_CONFLICT)
		return show_conflict(context, &saved, error);
	notice_leave(context, saved.outcome == ENTRY_UNCHANGED ? "unchanged" : question->notice,
		before, saved.revision);
	response_redirect(context->response, 303,
		question->act == ACT_DELETE ? target_url(context, "/history")
					    : g_strdup(saved.url));
	return true;
}

/* After a login: the form, with what was typed. */
static bool resume(Context *context, GError **error)
{
	return find(context, error) &&
	       show_again(context, context->response->status, NULL, NULL, error);
}

#define CONFIRM                                                                             \
	{                                                                                   \
		.template = "confirm", .fields = fields, .no_index = true, .is_live = true, \
		.tag = find, .model = model, .act = act, .resume = resume                   \
	}

const View view_delete = CONFIRM;
const View view_restore = CONFIRM;
const View view_undo = CONFIRM;
const View view_hide = CONFIRM;
