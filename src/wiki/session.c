#include "wiki/session.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "wiki/secret.h"

void session_free(Session *session)
{
	if (!session)
		return;
	g_free(session->name);
	g_free(session);
}

static bool clear_old(Store *store, int64_t now, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SESSION_END_OLD);

	/* One that is over tells for a while whose it was: the login page then says so. */
	query_bind_int(query, "seen", now - SESSION_TOTAL_SECONDS);
	query_bind_int(query, "created", now - 2 * SESSION_TOTAL_SECONDS);
	return query_run(query, error);
}

static void bind_line(Query *query, const char *name, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *line = mw_text_one_line(valid);
	g_autofree char *cut = mw_text_shorten(line, SESSION_TEXT_MAX);

	query_bind_text(query, name, cut);
}

bool session_start(
	Store *store, int64_t user, const SessionOrigin *origin, char **secret, GError **error)
{
	int64_t now = mw_now();
	g_autofree char *made = secret_make("");
	g_autofree char *digest = secret_digest(made);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction || !clear_old(store, now, error))
		return false;
	query = query_new(store, QUERY_SESSION_INSERT);
	query_bind_text(query, "digest", digest);
	query_bind_int(query, "user_id", user);
	query_bind_int(query, "now", now);
	query_bind_int(query, "stays", origin->stays);
	bind_line(query, "device", origin->device);
	bind_line(query, "address", origin->address);
	if (!query_run(query, error) || !transaction_commit(transaction, error))
		return false;
	*secret = g_steal_pointer(&made);
	return true;
}

static bool is_over(Query *query)
{
	int64_t now = mw_now();
	int64_t idle = query_int(query, "stays") ? SESSION_TOTAL_SECONDS : SESSION_IDLE_SECONDS;

	return now - query_int(query, "seen") > idle ||
	       now - query_int(query, "created") > SESSION_TOTAL_SECONDS ||
	       !query_is_null(query, "disabled") || !query_is_null(query, "removed");
}

bool session_find(Store *store, const char *secret, Session **found, GError **error)
{
	g_autofree char *digest = secret_digest(secret);
	g_autoptr(Query) query = query_new(store, QUERY_SESSION_BY_DIGEST);
	QueryState state;

	*found = NULL;
	query_bind_text(query, "digest", digest);
	state = query_next(query, error);
	if (state != QUERY_ROW)
		return state == QUERY_DONE;
	*found = g_new0(Session, 1);
	(*found)->id = query_int(query, "id");
	(*found)->user = query_int(query, "user_id");
	(*found)->name = g_strdup(query_text(query, "name"));
	role_parse(query_text(query, "role"), &(*found)->role);
	(*found)->seen = query_int(query, "seen");
	(*found)->confirmed = query_int(query, "confirmed");
	(*found)->is_over = is_over(query);
	return true;
}

bool session_is_stale(const Session *session)
{
	return mw_now() - session->seen > SESSION_TOUCH_SECONDS;
}

bool session_touch(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SESSION_TOUCH);

	query_bind_int(query, "id", id);
	query_bind_int(query, "seen", mw_now());
	return query_run(query, error);
}

json_t *session_list(Store *store, int64_t user, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SESSION_OF_USER);
	int64_t now = mw_now();

	query_bind_int(query, "user_id", user);
	query_bind_int(query, "created", now - SESSION_TOTAL_SECONDS);
	query_bind_int(query, "seen", now - SESSION_IDLE_SECONDS);
	return query_rows_json(query, error);
}

bool session_end(Store *store, int64_t user, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SESSION_END);

	query_bind_int(query, "user_id", user);
	query_bind_int(query, "id", id);
	return query_run(query, error) &&
	       (store_changes(store) == 1 ||
		       mw_fail(error, MW_ERROR_NOT_FOUND, "That session has ended already"));
}

bool session_end_others(Store *store, int64_t user, int64_t except, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SESSION_END_OTHERS);

	query_bind_int(query, "user_id", user);
	query_bind_int(query, "except", except);
	return query_run(query, error);
}
