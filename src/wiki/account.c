#include "wiki/account.h"

#include "base/clock.h"
#include "wiki/generation.h"
#include "wiki/password.h"
#include "wiki/session.h"
#include "wiki/setting.h"
#include "wiki/throttle.h"
#include "wiki/token.h"

#include <string.h>

/* One's own account is one's own affair, every other one an admin's. */
static bool may(const Actor *actor, const User *user, GError **error)
{
	bool own = actor->user && actor->user == user->id;

	if (user->removed)
		return mw_fail(
			error, MW_ERROR_CONFLICT, "the account '%s' was removed", user->name);
	return permission_of(actor->role, ACT_ACCOUNT, OBJECT_LIVE, own) == PERMISSION_ALLOWED ||
	       mw_fail(error, MW_ERROR_DENIED, "Only an admin changes the account '%s'.",
		       user->name);
}

static bool may_administer(const Actor *actor, GError **error)
{
	return permission_check(actor->user, actor->role, ACT_ADMINISTER, NULL, NULL, error);
}

/* A wiki without an admin could only be helped by wikiadm. */
static bool check_admin_is_left(Store *store, const User *user, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_ADMINS);

	if (user->role != ROLE_ADMIN || user->disabled)
		return true;
	query_bind_int(query, "id", user->id);
	if (!query_one(query, error, "no accounts"))
		return false;
	return query_int(query, "number") > 0 ||
	       mw_fail(error, MW_ERROR_CONFLICT,
		       "'%s' is the last admin of this wiki; make another one first", user->name);
}

bool account_add(Store *store, const Actor *actor, const char *name, const char *role,
	const char *password, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);

	return transaction && may_administer(actor, error) &&
	       user_add(store, name, role, password, error) &&
	       audit_add(store, actor, "user add", name, role, error) &&
	       transaction_commit(transaction, error);
}

static bool may_register(Store *store, const Actor *actor, const char *answer, GError **error)
{
	const Attempt attempt = {"", actor->address, false};
	g_autofree char *state = setting_get(store, "account.registration", error);
	g_autofree char *wanted = state ? setting_get(store, "account.answer", error) : NULL;
	g_autofree char *folded = wanted ? g_utf8_casefold(wanted, -1) : NULL;
	g_autofree char *given = g_utf8_casefold(answer, -1);
	int64_t wait = 0;

	if (!wanted)
		return false;
	if (strcmp(state, "open") != 0)
		return mw_fail(error, MW_ERROR_DENIED,
			"Registration is closed here. Ask an admin of this wiki for an account.");
	if (!throttle_take(store, &attempt, &wait, error))
		return false;
	if (wait)
		return mw_fail(error, MW_ERROR_LIMIT,
			"There were too many tries from your network. Wait %" G_GINT64_FORMAT
			" seconds, then try again",
			wait);
	return strcmp(g_strstrip(given), folded) == 0 ||
	       mw_fail(error, MW_ERROR_INVALID, "That is not the answer to the question");
}

bool account_register(Store *store, const Actor *actor, const char *name, const char *password,
	const char *answer, User **made, GError **error)
{
	const Actor self = {.name = name, .address = actor->address, .request = actor->request};
	g_autoptr(Transaction) transaction = NULL;

	if (!may_register(store, actor, answer, error) || !password_check(password, name, error))
		return false;
	transaction = transaction_begin(store, error);
	if (!transaction || !user_add(store, name, "contributor", password, error) ||
		!audit_add(store, &self, "register", name, "", error) ||
		!transaction_commit(transaction, error))
		return false;
	*made = user_find(store, name, error);
	return *made != NULL;
}

bool account_set_password(Store *store, const Actor *actor, const User *user, const char *password,
	int64_t keep, GError **error)
{
	g_autoptr(Transaction) transaction = NULL;

	if (!may(actor, user, error) || !password_check(password, user->name, error))
		return false;
	transaction = transaction_begin(store, error);
	return transaction && user_set_password(store, user->id, password, error) &&
	       session_end_others(store, user->id, keep, error) &&
	       audit_add(store, actor, "user passwd", user->name, "", error) &&
	       transaction_commit(transaction, error);
}

bool account_set_role(
	Store *store, const Actor *actor, const User *user, const char *role, GError **error)
{
	g_autofree char *detail = g_strdup_printf("%s to %s", role_name(user->role), role);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;
	Role wanted;

	if (!transaction || !may(actor, user, error) || !may_administer(actor, error))
		return false;
	if (!role_parse(role, &wanted))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' is no role; choose reader, contributor, editor or admin", role);
	if (wanted < user->role && !check_admin_is_left(store, user, error))
		return false;
	query = query_new(store, QUERY_USER_SET_ROLE);
	query_bind_int(query, "id", user->id);
	query_bind_text(query, "role", role);
	return query_run(query, error) &&
	       (wanted == user->role || session_end_others(store, user->id, 0, error)) &&
	       audit_add(store, actor, "user role", user->name, detail, error) &&
	       transaction_commit(transaction, error);
}

bool account_disable(
	Store *store, const Actor *actor, const User *user, bool disabled, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction || !may(actor, user, error) || !may_administer(actor, error) ||
		(disabled && !check_admin_is_left(store, user, error)))
		return false;
	query = query_new(store, QUERY_USER_SET_DISABLED);
	query_bind_int(query, "id", user->id);
	if (disabled)
		query_bind_int(query, "disabled", mw_now());
	return query_run(query, error) &&
	       (!disabled || session_end_others(store, user->id, 0, error)) &&
	       audit_add(store, actor, disabled ? "user disable" : "user enable", user->name, "",
		       error) &&
	       transaction_commit(transaction, error);
}

static bool bury(Store *store, QueryId id, const User *user, const char *tombstone, GError **error)
{
	g_autoptr(Query) query = query_new(store, id);

	query_bind_int(query, "id", user->id);
	query_bind_text(query, "name", tombstone);
	if (id == QUERY_USER_BURY)
		query_bind_int(query, "removed", mw_now());
	return query_run(query, error);
}

static bool remove_tokens(Store *store, const User *user, GError **error)
{
	json_auto_t *tokens = token_list(store, user->id, error);
	size_t index;
	json_t *token;

	json_array_foreach(tokens, index, token) {
		int64_t id = json_integer_value(json_object_get(token, "id"));

		if (!token_remove(store, user->id, id, error))
			return false;
	}
	return tokens != NULL;
}

bool account_remove(Store *store, const Actor *actor, const User *user, GError **error)
{
	g_autofree char *tombstone = g_strdup_printf("former-user-%" G_GINT64_FORMAT, user->id);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	const Actor buried = {.name = actor->user == user->id ? tombstone : actor->name,
		.address = actor->address,
		.request = actor->request};

	return transaction && may(actor, user, error) && check_admin_is_left(store, user, error) &&
	       session_end_others(store, user->id, 0, error) && remove_tokens(store, user, error) &&
	       bury(store, QUERY_USER_BURY_EDITS, user, tombstone, error) &&
	       bury(store, QUERY_USER_BURY, user, tombstone, error) &&
	       audit_add(store, &buried, "user rm", tombstone, "", error) &&
	       generation_rise(store, error) && transaction_commit(transaction, error);
}

bool account_end_session(Store *store, const Actor *actor, const User *user, int64_t id,
	int64_t keep, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);

	return transaction && may(actor, user, error) &&
	       (id ? session_end(store, user->id, id, error)
		   : session_end_others(store, user->id, keep, error)) &&
	       audit_add(store, actor, "session end", user->name, id ? "" : "all others", error) &&
	       transaction_commit(transaction, error);
}

bool account_add_token(Store *store, const Actor *actor, const User *user, const char *name,
	char **secret, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autofree char *made = NULL;

	if (!transaction || !may(actor, user, error) ||
		!token_add(store, user->id, name, &made, error) ||
		!audit_add(store, actor, "token new", user->name, name, error) ||
		!transaction_commit(transaction, error))
		return false;
	*secret = g_steal_pointer(&made);
	return true;
}

bool account_remove_token(
	Store *store, const Actor *actor, const User *user, int64_t id, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);

	return transaction && may(actor, user, error) && token_remove(store, user->id, id, error) &&
	       audit_add(store, actor, "token rm", user->name, "", error) &&
	       transaction_commit(transaction, error);
}

static void bind_filter(Query *query, const AccountFilter *filter)
{
	g_autofree char *text = g_ascii_strdown(filter->text ? filter->text : "", -1);

	query_bind_text(query, "text", text);
	query_bind_text(query, "role", filter->role ? filter->role : "");
}

static bool count(Store *store, const AccountFilter *filter, int64_t *total, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_COUNT);

	bind_filter(query, filter);
	if (!query_one(query, error, "nothing is counted"))
		return false;
	*total = query_int(query, "count");
	return true;
}

json_t *account_list(Store *store, const AccountFilter *filter, int64_t *total, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_LIST);

	if (total && !count(store, filter, total, error))
		return NULL;
	bind_filter(query, filter);
	query_bind_int(query, "limit", filter->limit ? filter->limit : -1);
	query_bind_int(query, "offset", filter->offset);
	return query_rows_json(query, error);
}

/* Stored seconds become what people and programs read (RFC 3339). */
static void tell_times(json_t *row)
{
	static const char *const names[] = {"created", "updated", "seen"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		json_t *value = json_object_get(row, names[i]);
		g_autofree char *text = json_is_integer(value)
						? mw_time_to_rfc3339(json_integer_value(value))
						: NULL;

		if (text)
			json_object_set_new(row, names[i], json_string(text));
	}
}

/* Takes over ROWS; false when they could not be read. */
static bool export_rows(json_t *whole, const char *name, json_t *rows)
{
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
		tell_times(row);
	return rows && json_object_set_new(whole, name, rows) == 0;
}

static json_t *export_drafts(Store *store, const User *user, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_DRAFT_EXPORT);
	json_t *rows, *row;
	size_t index;

	query_bind_int(query, "user_id", user->id);
	rows = query_rows_json(query, error);
	json_array_foreach(rows, index, row) {
		const char *content = json_string_value(json_object_get(row, "content"));
		json_t *typed = json_loads(content ? content : "", 0, NULL);

		json_object_set_new(row, "content", typed ? typed : json_null());
	}
	return rows;
}

json_t *account_export(Store *store, const User *user, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_EDITS);
	json_auto_t *whole = json_pack("{s:s, s:s, s:I}", "name", user->name, "role",
		role_name(user->role), "created", (json_int_t)user->created);

	json_object_set_new(
		whole, "seen", user->seen ? json_integer((json_int_t)user->seen) : json_null());
	tell_times(whole);
	query_bind_int(query, "id", user->id);
	if (!export_rows(whole, "sessions", session_list(store, user->id, error)) ||
		!export_rows(whole, "tokens", token_list(store, user->id, error)) ||
		!export_rows(whole, "drafts", export_drafts(store, user, error)) ||
		!export_rows(whole, "edits", query_rows_json(query, error)))
		return NULL;
	return g_steal_pointer(&whole);
}
