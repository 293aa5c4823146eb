#include "web/conflict.h"
#include "web/entry_form.h"
#include "web/save.h"
#include "web/shell.h"
#include "wiki/signature_try.h"

#include <string.h>

/* A new entry, the whole of one, or a section: written, looked at, merged and saved. */

static bool is_asked(const Context *context, const char *what)
{
	return strcmp(form_text(context->form, "do"), what) == 0;
}

static json_t *model(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_open(context, error);

	return editor ? editor_model(context, editor, error) : NULL;
}

/*
 * A draft is kept of whatever is shown again, where that can be; what was typed is shown anyhow.
 * Who has waited for a busy database in vain does not wait once more for that.
 */
static bool show_again(Context *context, Editor *editor, int status, GError **error)
{
	g_autoptr(GError) fault = NULL;

	if (status != 503 && !editor_keep(context, editor, &fault) &&
		g_error_matches(fault, MW_ERROR, MW_ERROR_LIMIT))
		editor_complain(editor, "", fault->message);
	return editor_show(context, editor, status, error);
}

static bool preview(Context *context, Editor *editor, GError **error)
{
	if (!editor_keep(context, editor, error))
		return false;
	editor->shows_preview = true;
	return editor_show(context, editor, 200, error);
}

/* More or longer ones than an entry takes are told, and not tried. */
static bool may_try(Editor *editor)
{
	g_autoptr(EntryFields) copy = fields_copy(editor->fields);
	json_auto_t *problems = fields_check(copy);
	bool may = true;
	size_t index;
	json_t *problem;

	json_array_foreach(problems, index, problem) {
		const char *field = json_string_value(json_object_get(problem, "field"));

		if (strcmp(field, "signatures") != 0)
			continue;
		json_array_append(editor->problems, problem);
		may = false;
	}
	return may;
}

/* What the signatures match, without saving them. */
static bool try(Context *context, Editor *editor, GError **error)
{
	if (!may_try(editor))
		return show_again(context, editor, 422, error);
	editor->tried = signature_try(context->site->store, editor->fields,
		context->entry ? context->entry->id : 0, error);
	return editor->tried && show_again(context, editor, 200, error);
}

static bool discard(Context *context, const Editor *editor, GError **error)
{
	if (!draft_discard(context->site->store, context->viewer.user, editor->form, error))
		return false;
	response_redirect(context->response, 303, g_strdup(context->request->target));
	return true;
}

static bool save(Context *context, Editor *editor, GError **error)
{
	g_auto(EntrySaved) saved = {0};
	int status = save_entry(context, editor, &saved);

	if (status)
		return show_again(context, editor, status, error);
	if (saved.outcome == ENTRY_CONFLICT)
		return editor_keep(context, editor, error) &&
		       conflict_show(context, editor, saved.merge, saved.theirs, error);
	save_tell(context, &saved);
	return true;
}

/* What was chosen on the conflict page, merged again with what came since. */
static bool merge(Context *context, Editor *editor, GError **error)
{
	int64_t theirs = g_ascii_strtoll(form_text(context->form, "theirs"), NULL, 10);
	g_autoptr(FieldsMerge) merge = entry_merge(context->site->store, context->entry->id,
		editor->base, theirs, editor->fields, error);

	if (!merge)
		return false;
	editor->shows_preview = is_asked(context, "preview");
	if (!conflict_settle(context, editor, merge) || editor->shows_preview)
		return conflict_show(context, editor, merge, theirs, error);
	editor_take(editor, fields_merge_result(merge), theirs);
	return save(context, editor, error);
}

static bool act(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_read(context, error);

	if (!editor)
		return false;
	if (is_asked(context, "discard"))
		return discard(context, editor, error);
	if (context->entry && context->entry->status == ENTRY_DELETED)
		return show_again(context, editor, 409, error);
	if (is_asked(context, "edit"))
		return show_again(context, editor, 200, error);
	if (context->entry && *form_text(context->form, "theirs"))
		return merge(context, editor, error);
	if (is_asked(context, "preview"))
		return preview(context, editor, error);
	if (is_asked(context, "pattern")) {
		entry_form_add_pattern(editor->fields);
		return show_again(context, editor, 200, error);
	}
	if (is_asked(context, "try"))
		return try(context, editor, error);
	if (json_array_size(editor->problems) > 0)
		return show_again(context, editor, 409, error);
	return save(context, editor, error);
}

/* After a login, or when the form had expired: nothing is done but to show it. */
static bool resume(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_read(context, error);
	int status = context->response->status;

	return editor && editor_show(context, editor, status, error);
}

const View view_edit = {
	.template = "edit",
	.fields = editor_fields,
	.takes_entry = true,
	.no_index = true,
	.is_live = true,
	.tag = editor_find,
	.model = model,
	.act = act,
	.resume = resume,
};
const View view_new = {
	.template = "edit",
	.fields = editor_fields,
	.takes_entry = true,
	.no_index = true,
	.is_live = true,
	.model = model,
	.act = act,
	.resume = resume,
};

/* The page as it would be, for the editor in the browser: of what was typed, which "draft" keeps.
 */
static bool act_preview(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_read(context, error);
	g_autofree char *missing = NULL;
	g_autofree char *html = NULL;

	if (!editor || (is_asked(context, "draft") && !editor_keep(context, editor, error)))
		return false;
	html = editor_preview(context, editor, &missing, error);
	if (!html)
		return false;
	context->response->type = "text/html";
	return shell_print(context, "partials/preview",
		json_pack("{s:s, s:s?}", "preview_html", html, "missing", missing), error);
}

const View view_preview = {
	.template = "partials/preview",
	.fields = editor_fields,
	.takes_entry = true,
	.act = act_preview,
};
