#include "wiki/token.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "wiki/secret.h"

enum { TOUCH_SECONDS = 5 * 60 };

void token_free(Token *token)
{
	if (!token)
		return;
	g_free(token->name);
	g_free(token);
}

static bool check(Store *store, int64_t user, const char *name, GError **error)
{
	json_auto_t *list = token_list(store, user, error);

	if (!list)
		return false;
	if (*name == '\0' || mw_text_length(name) > TOKEN_NAME_MAX)
		return mw_fail(error, MW_ERROR_INVALID,
			"Give the token a name of 1 to %d characters, such as the program that uses it",
			TOKEN_NAME_MAX);
	return json_array_size(list) < TOKEN_COUNT_MAX ||
	       mw_fail(error, MW_ERROR_LIMIT,
		       "There are %d tokens already; remove one that is not used any more",
		       TOKEN_COUNT_MAX);
}

bool token_add(Store *store, int64_t user, const char *name, char **secret, GError **error)
{
	g_autofree char *line = mw_text_one_line(name);
	g_autofree char *made = secret_make("mw_");
	g_autofree char *digest = secret_digest(made);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction || !check(store, user, line, error))
		return false;
	query = query_new(store, QUERY_TOKEN_INSERT);
	query_bind_text(query, "digest", digest);
	query_bind_int(query, "user_id", user);
	query_bind_text(query, "name", line);
	query_bind_int(query, "created", mw_now());
	if (!query_run(query, error) || !transaction_commit(transaction, error))
		return false;
	*secret = g_steal_pointer(&made);
	return true;
}

bool token_find(Store *store, const char *secret, Token **found, GError **error)
{
	g_autofree char *digest = secret_digest(secret);
	g_autoptr(Query) query = query_new(store, QUERY_TOKEN_BY_DIGEST);
	QueryState state;

	*found = NULL;
	query_bind_text(query, "digest", digest);
	state = query_next(query, error);
	if (state != QUERY_ROW || !query_is_null(query, "disabled") ||
		!query_is_null(query, "removed"))
		return state != QUERY_FAILED;
	*found = g_new0(Token, 1);
	(*found)->id = query_int(query, "id");
	(*found)->user = query_int(query, "user_id");
	(*found)->name = g_strdup(query_text(query, "name"));
	role_parse(query_text(query, "role"), &(*found)->role);
	(*found)->seen = query_int(query, "seen");
	return true;
}

bool token_is_stale(const Token *token)
{
	return mw_now() - token->seen > TOUCH_SECONDS;
}

bool token_touch(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_TOKEN_TOUCH);

	query_bind_int(query, "id", id);
	query_bind_int(query, "seen", mw_now());
	return query_run(query, error);
}

json_t *token_list(Store *store, int64_t user, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_TOKEN_OF_USER);

	query_bind_int(query, "user_id", user);
	return query_rows_json(query, error);
}

bool token_remove(Store *store, int64_t user, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_TOKEN_REMOVE);

	query_bind_int(query, "user_id", user);
	query_bind_int(query, "id", id);
	return query_run(query, error) &&
	       (store_changes(store) == 1 ||
		       mw_fail(error, MW_ERROR_NOT_FOUND,
			       "there is no such token; see 'wikiadm token list'"));
}
