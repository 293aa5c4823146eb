#include "web/editor.h"
#include "web/present.h"
#include "web/target.h"

#include "text/diff.h"

/* What somebody has typed and not saved, beside the entry as it stands: the page of a comparison.
 */

/* Where the entry has no such page, a comparison shows nothing. */
static const char *const absent[] = {"comment", "editor", "old_editor", "new_editor", "earlier_url",
	"later_url", "restore_url", "undo_url", "unified", "rendered"};

static bool tag(Context *context, GError **error)
{
	Permission granted;

	return target_find(context, "/draft", 0, ACT_EDIT, &granted, error);
}

static json_t *parts(json_t *words, const char *side)
{
	return json_pack("{s:O}", "parts", json_object_get(words, side));
}

/* A field of one line, when both differ in it. */
static bool add_field(json_t *list, const Entry *entry, const EntryFields *typed,
	const Field *field, GError **error)
{
	json_auto_t *old = fields_get(entry->fields, field);
	json_auto_t *new = fields_get(typed, field);
	json_auto_t *words = NULL;

	if (!json_is_string(old) || field->type == FIELD_TEXT || json_equal(old, new))
		return true;
	words = diff_words(json_string_value(old), json_string_value(new), error);
	if (words)
		json_array_append_new(
			list, json_pack("{s:s, s:o, s:o}", "label", field->label, "old",
				      parts(words, "old"), "new", parts(words, "new")));
	return words != NULL;
}

static bool add_text(Context *context, const EntryFields *typed, json_t *page, GError **error)
{
	g_autoptr(Diff) diff = diff_texts(context->entry->fields->body, typed->body, error);
	json_t *rows = diff ? diff_rows(diff, DIFF_SIDE_BY_SIDE, DIFF_CONTEXT, error) : NULL;
	bool is_same = diff && diff->inserted == 0 && diff->deleted == 0;
	g_autofree char *size =
		diff ? g_strdup_printf("%u lines added, %u removed.", diff->inserted, diff->deleted)
		     : NULL;

	if (!rows)
		return false;
	present_text(page, "size_words", size);
	json_object_set_new(page, "is_same", json_boolean(is_same));
	json_object_set_new(
		page, "beside", is_same ? json_null() : json_pack("{s:O}", "rows", rows));
	json_decref(rows);
	return true;
}

static bool add_fields(const Entry *entry, const EntryFields *typed, json_t *page, GError **error)
{
	json_t *list = json_array();

	json_object_set_new(page, "fields", list);
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		if (!add_field(list, entry, typed, &entry_fields[i], error))
			return false;
	}
	json_object_set_new(page, "has_fields", json_boolean(json_array_size(list) > 0));
	return true;
}

static void add_words(const Context *context, const Editor *editor, json_t *page)
{
	g_autofree char *old =
		g_strdup_printf("Revision %" G_GINT64_FORMAT, context->entry->revision);
	g_autofree char *moment = present_when(editor->draft->updated);
	g_autofree char *history = target_url(context, "/history");
	g_autofree char *edit = target_url(context, "/edit");

	for (gsize i = 0; i < G_N_ELEMENTS(absent); i++)
		present_text(page, absent[i], NULL);
	present_text(page, "title", "What you changed");
	present_text(page, "title_short", "What you changed");
	present_text(page, "here", "Your draft");
	present_text(page, "old_title", old);
	present_text(page, "new_title", "Your draft");
	present_time(page, "time", NULL, editor->draft->updated, FORMAT_JSON);
	present_text(page, "time_words", moment);
	present_text(page, "history_url", history);
	present_text(page, "edit_url", edit);
	present_text(page, "all_url", edit);
	present_text(page, "json_url", NULL);
	json_object_set_new(page, "has_views", json_false());
	json_object_set_new(page, "views", json_array());
	json_object_set_new(page, "old_number", json_integer(context->entry->revision));
	json_object_set_new(page, "entry", present_place(context));
}

static json_t *model(Context *context, GError **error)
{
	g_autoptr(Editor) editor = editor_open(context, error);
	json_auto_t *page = json_object();

	if (!editor)
		return NULL;
	if (!editor->draft) {
		mw_fail(error, MW_ERROR_NOT_FOUND, "there is no draft");
		return NULL;
	}
	add_words(context, editor, page);
	if (!add_fields(context->entry, editor->fields, page, error) ||
		!add_text(context, editor->fields, page, error))
		return NULL;
	return g_steal_pointer(&page);
}

const View view_draft = {
	.template = "diff",
	.fields = editor_fields,
	.takes_entry = true,
	.no_index = true,
	.is_live = true,
	.tag = tag,
	.model = model,
};
