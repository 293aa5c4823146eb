#include "wiki/draft.h"

#include "base/clock.h"

#include <string.h>

enum { FORM_BYTES = 64 };

void draft_free(Draft *draft)
{
	if (!draft)
		return;
	g_free(draft->form);
	json_decref(draft->content);
	g_free(draft);
}

static bool check_room(Store *store, int64_t user, const char *form, gsize size, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_DRAFT_COUNT);

	if (*form == '\0' || strlen(form) > FORM_BYTES)
		return mw_fail(
			error, MW_ERROR_INVALID, "the id of a form has 1 to %d bytes", FORM_BYTES);
	if (size > DRAFT_BYTES)
		return mw_fail(error, MW_ERROR_LIMIT,
			"the draft has %zu bytes; %d are kept at most: shorten the text, or save it in parts",
			size, DRAFT_BYTES);
	query_bind_int(query, "user_id", user);
	query_bind_text(query, "form", form);
	if (!query_one(query, error, "nothing is counted"))
		return false;
	return query_int(query, "count") < DRAFTS_MAX ||
	       mw_fail(error, MW_ERROR_LIMIT,
		       "you have %d drafts, which is the most; save or discard one on your account page",
		       DRAFTS_MAX);
}

bool draft_save(Store *store, int64_t user, const char *form, int64_t entry, int64_t base,
	json_t *content, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;
	g_autofree char *text = json_dumps(content, JSON_COMPACT);

	if (!transaction || !check_room(store, user, form, strlen(text), error))
		return false;
	query = query_new(store, QUERY_DRAFT_SET);
	query_bind_int(query, "user_id", user);
	query_bind_text(query, "form", form);
	if (entry)
		query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "base", base);
	query_bind_int(query, "now", mw_now());
	query_bind_text(query, "content", text);
	return query_run(query, error) && transaction_commit(transaction, error);
}

bool draft_load(Store *store, int64_t user, const char *form, Draft **draft, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_DRAFT_GET);
	json_auto_t *row = NULL;
	QueryState state;

	*draft = NULL;
	query_bind_int(query, "user_id", user);
	query_bind_text(query, "form", form);
	state = query_next(query, error);
	if (state != QUERY_ROW)
		return state == QUERY_DONE;
	row = query_row_json(query);
	*draft = g_new0(Draft, 1);
	(*draft)->form = g_strdup(query_text(query, "form"));
	(*draft)->entry = query_int(query, "entry_id");
	(*draft)->base = query_int(query, "base");
	(*draft)->created = query_int(query, "created");
	(*draft)->updated = query_int(query, "updated");
	(*draft)->content = json_incref(json_object_get(row, "content"));
	return true;
}

bool draft_discard(Store *store, int64_t user, const char *form, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction)
		return false;
	query = query_new(store, QUERY_DRAFT_REMOVE);
	query_bind_int(query, "user_id", user);
	query_bind_text(query, "form", form);
	return query_run(query, error) && transaction_commit(transaction, error);
}

json_t *draft_list(Store *store, int64_t user, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_DRAFT_LIST);

	query_bind_int(query, "user_id", user);
	return query_rows_json(query, error);
}

json_t *draft_others(Store *store, int64_t entry, int64_t user, int64_t since, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_DRAFT_OTHERS);

	query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "user_id", user);
	query_bind_int(query, "since", since);
	return query_rows_json(query, error);
}
