#include "web/editor.h"

#include "base/random.h"
#include "web/entry_form.h"
#include "web/target.h"
#include "wiki/kind.h"
#include "wiki/projection.h"

#include <string.h>

const FormField editor_fields[] = {
	{"base", FORM_LINE, 60, "", NULL},
	{"save_id", FORM_LINE, ENTRY_SAVE_ID_BYTES, "", NULL},
	{"section", FORM_LINE, 200, "", NULL},
	{"comment", FORM_TEXT, 0, "", NULL},
	{"do", FORM_LINE, 20, "", NULL},
	{"draft", FORM_LINE, ENTRY_SAVE_ID_BYTES, "", NULL},
	{"theirs", FORM_LINE, 60, "", NULL},
	{"p#", FORM_ROWS, 0, "", NULL},
	{"own#", FORM_ROWS, 0, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

void editor_free(Editor *editor)
{
	if (!editor)
		return;
	fields_free(editor->fields);
	draft_free(editor->draft);
	json_decref(editor->problems);
	json_decref(editor->tried);
	g_free(editor->save_id);
	g_free(editor->form);
	g_free(editor->section);
	g_free(editor->part);
	g_free(editor->comment);
	g_free(editor);
}

void editor_complain(Editor *editor, const char *field, const char *message)
{
	json_array_append_new(
		editor->problems, json_pack("{s:s, s:s}", "field", field, "message", message));
}

bool editor_find(Context *context, GError **error)
{
	Permission granted;

	return target_find(context, "/edit", 0, ACT_EDIT, &granted, error);
}

/* The empty form: who writes what, by its address. */
static Editor *editor_new(Context *context, GError **error)
{
	g_autoptr(Editor) editor = g_new0(Editor, 1);
	bool is_new = context->captures[0] == NULL;

	if (is_new ? !permission_check(context->viewer.user, context->viewer.role, ACT_CREATE, NULL,
			     &editor->granted, error)
		   : !target_find(context, "/edit", 0, ACT_EDIT, &editor->granted, error))
		return NULL;

	editor->save_id = g_strdup(form_text(context->form, "save_id"));
	if (*editor->save_id == '\0') {
		g_free(editor->save_id);
		editor->save_id = mw_random_id();
	}
	editor->form = g_strdup(context->entry ? context->entry->public_id : editor->save_id);
	editor->section = g_strdup(form_text(context->form, "section"));
	editor->comment = g_strdup(form_text(context->form, "comment"));
	editor->problems = json_array();
	if (context->entry && context->entry->status == ENTRY_DELETED)
		editor_complain(editor, "",
			"This entry was deleted meanwhile. Your text is below; bring the entry back to save it, or write a new one.");
	return g_steal_pointer(&editor);
}

void editor_take(Editor *editor, EntryFields *fields, int64_t base)
{
	fields_free(editor->fields);
	g_free(editor->part);
	editor->fields = fields;
	editor->base = base;
	editor->part = g_strdup(fields->body);
	*editor->section = '\0';
}

/* Cuts the section out of the body. One that is not there any more leaves the whole text. */
static bool cut_part(Context *context, Editor *editor, GError **error)
{
	g_autoptr(GError) fault = NULL;
	const char *body = editor->fields->body;
	gsize start = 0, end = strlen(body);

	if (*editor->section && !projection_find_section(context->site->store, body,
					editor->section, &start, &end, &fault)) {
		if (!g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND)) {
			g_propagate_error(error, g_steal_pointer(&fault));
			return false;
		}
		*editor->section = '\0';
	}
	editor->part = g_strndup(body + start, end - start);
	return true;
}

/* Puts the section as it was typed in place of that of the revision it began with. */
static bool put_part(Context *context, Editor *editor, GError **error)
{
	g_autofree char *body = g_strdup(editor->fields->body);
	g_autofree char *part = g_strchomp(g_strdup(form_text(context->form, "body")));
	gsize start, end;

	if (!projection_find_section(
		    context->site->store, body, editor->section, &start, &end, error))
		return false;
	g_free(editor->fields->body);
	editor->fields->body = g_strdup_printf("%.*s%s%s%s", (int)start, body, part,
		*part == '\0' ? ""
		: body[end]   ? "\n\n"
			      : "\n",
		body + end);
	return true;
}

static bool read_draft(Editor *editor, GError **error)
{
	json_t *content = editor->draft->content;
	json_t *comment = json_object_get(content, "comment");

	for (gsize i = 0; i < FIELD_COUNT; i++) {
		json_t *value = json_object_get(content, entry_fields[i].name);

		if (value && !fields_set(editor->fields, &entry_fields[i], value, error))
			return false;
	}
	g_free(editor->comment);
	editor->comment = g_strdup(json_is_string(comment) ? json_string_value(comment) : "");
	editor->base = editor->draft->base;
	return true;
}

/* A new entry starts in the category and with the sections of the kind that the link names. */
static void start_new(Context *context, Editor *editor)
{
	const char *kind = form_text(context->form, "kind");
	g_autofree char *skeleton = NULL;

	entry_form_read(context->form, editor->fields);
	if (!g_strv_contains(entry_kinds, kind))
		fields_set_text(editor->fields, field_find("kind"), entry_kinds[0]);
	skeleton = kind_skeleton(editor->fields->kind);
	fields_set_text(editor->fields, field_find("body"), skeleton);
}

Editor *editor_open(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_new(context, error);
	const char *named = form_text(context->form, "draft");

	if (!editor)
		return NULL;
	if (!context->entry && *named) {
		g_free(editor->form);
		g_free(editor->save_id);
		editor->form = g_strdup(named);
		editor->save_id = g_strdup(named);
	}
	editor->fields = context->entry ? fields_copy(context->entry->fields) : fields_new();
	editor->base = context->entry ? context->entry->number : 0;
	if (!draft_load(context->site->store, context->viewer.user, editor->form, &editor->draft,
		    error))
		return NULL;
	if (!context->entry && !editor->draft)
		start_new(context, editor);
	if (editor->draft && !read_draft(editor, error))
		return NULL;
	return cut_part(context, editor, error) ? g_steal_pointer(&editor) : NULL;
}

/* The revision that the form was made from; when that is no base, the text is kept and told so. */
static bool read_base(Context *context, Editor *editor, GError **error)
{
	g_autoptr(GError) fault = NULL;
	g_autoptr(Entry) base = NULL;
	int64_t number = 0;

	if (context->is_gone) {
		/* who may not read it gets back what they sent, and nothing of the entry */
		editor->fields = fields_copy(context->entry->fields);
		return true;
	}
	if (!entry_read_base(context->site->store, context->entry->id,
		    form_text(context->form, "base"), &number, &fault))
		editor_complain(editor, "", fault->message);
	base = entry_load(context->site->store, context->entry->id, number, number ? NULL : error);
	if (!base && number) {
		editor_complain(editor, "",
			"The revision that this form was made from is not there any more. Your text is below; compare it with the entry before you save it.");
		base = entry_load(context->site->store, context->entry->id, 0, error);
	}
	if (!base)
		return false;
	editor->fields = fields_copy(base->fields);
	editor->base = base->number;
	return true;
}

Editor *editor_read(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_new(context, error);

	if (!editor)
		return NULL;
	if (context->entry && !read_base(context, editor, error))
		return NULL;
	if (!context->entry)
		editor->fields = fields_new();
	if (*editor->section) {
		if (!put_part(context, editor, error))
			return NULL;
	} else {
		entry_form_read(context->form, editor->fields);
	}
	editor->part = g_strdup(form_text(context->form, "body"));
	return g_steal_pointer(&editor);
}

bool editor_keep(Context *context, const Editor *editor, GError **error)
{
	json_auto_t *content = fields_to_json(editor->fields);

	json_object_set_new(content, "comment", json_string(editor->comment));
	return draft_save(context->site->store, context->viewer.user, editor->form,
		context->entry ? context->entry->id : 0, editor->base, content, error);
}

char *editor_preview(Context *context, const Editor *editor, char **missing, GError **error)
{
	g_autoptr(Markdown) markdown = projection_render(context->site->store,
		*editor->section ? editor->part : editor->fields->body, error);

	*missing = NULL;
	if (!markdown)
		return NULL;
	if (*editor->section == '\0')
		*missing = kind_missing(editor->fields->kind, markdown->sections);
	return g_steal_pointer(&markdown->html);
}
