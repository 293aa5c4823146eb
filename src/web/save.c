#include "web/save.h"

#include "web/notice.h"
#include "web/shell.h"
#include "web/target.h"
#include "wiki/signature_check.h"

#include <string.h>

/* Every field that breaks a rule is named at once. */
static bool check(Editor *editor)
{
	g_autoptr(EntryFields) copy = fields_copy(editor->fields);
	json_auto_t *problems = fields_check(copy);

	json_array_extend(editor->problems, problems);
	return json_array_size(editor->problems) == 0;
}

/* The signatures, before the transaction: that takes long, and others shall not wait for it. */
static bool check_signatures(Context *context, Editor *editor, EntryBy *by, GError **error)
{
	json_auto_t *problems = signature_check_change(context->site->store, editor->fields,
		context->entry ? context->entry->id : 0, by, error);

	if (!problems)
		return false;
	json_array_extend(editor->problems, problems);
	by->is_checked = json_array_size(problems) == 0;
	return true;
}

static bool try(
	Context *context, Editor *editor, const EntryBy *by, EntrySaved *saved, GError **error)
{
	Store *store = context->site->store;
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	bool done;

	if (!transaction)
		return false;
	done = context->entry ? entry_edit(store, context->entry->id, editor->base, editor->fields,
					by, saved, error)
			      : entry_create(store, editor->fields, NULL, by, saved, error);
	if (!done)
		return false;
	return saved->outcome == ENTRY_CONFLICT ||
	       (draft_discard(store, context->viewer.user, editor->form, error) &&
		       transaction_commit(transaction, error));
}

/* Which field a refusal is about: an address that is taken is the one of the form. */
static const char *field_of(const Context *context, const GError *error)
{
	if (error->code == MW_ERROR_CONFLICT && !context->entry)
		return "slug";
	return "";
}

int save_entry(Context *context, Editor *editor, EntrySaved *saved)
{
	EntryBy by = by_viewer(context, editor->comment, editor->save_id);
	g_autoptr(GError) error = NULL;
	g_autofree char *words = NULL;
	int status;

	if (!check(editor))
		return 422;
	if (check_signatures(context, editor, &by, &error)) {
		if (!by.is_checked)
			return 422;
		if (try(context, editor, &by, saved, &error))
			return 0;
	}
	status = response_status_of(error);
	words = shell_words(context, error);
	editor_complain(editor, field_of(context, error), words);
	return status == 400 ? 422 : status;
}

void save_tell(Context *context, const EntrySaved *saved)
{
	static const char *const names[] = {[ENTRY_SAVED] = "saved",
		[ENTRY_UNCHANGED] = "unchanged",
		[ENTRY_MERGED] = "merged",
		[ENTRY_PENDING] = "pending"};

	notice_leave(context,
		context->entry || saved->outcome != ENTRY_SAVED ? names[saved->outcome] : "created",
		saved->theirs ? saved->theirs : saved->base, saved->revision);
	response_redirect(context->response, 303, g_strdup(saved->url));
}
