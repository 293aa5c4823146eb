#include "wiki/user.h"

#include "base/clock.h"
#include "wiki/password.h"

#include <string.h>

const char *user_state_name(bool disabled, bool removed)
{
	return removed ? "removed" : disabled ? "disabled" : "active";
}

void user_free(User *user)
{
	if (!user)
		return;
	g_free(user->name);
	g_free(user->password);
	g_free(user);
}

static bool check_name(const char *name, GError **error)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	size_t length = strlen(name);

	if (length < 1 || length > USER_NAME_MAX || strspn(name, allowed) != length)
		return mw_fail(error, MW_ERROR_INVALID,
			"the user name '%s' must be 1 to %d letters, digits, '-', '_' or '.'", name,
			USER_NAME_MAX);
	return true;
}

bool user_add(
	Store *store, const char *name, const char *role, const char *password, GError **error)
{
	g_autofree char *hash = NULL;
	g_autoptr(Query) known = query_new(store, QUERY_USER_BY_NAME);
	g_autoptr(Query) query = query_new(store, QUERY_USER_INSERT);
	QueryState state;
	Role parsed;

	if (!check_name(name, error))
		return false;
	if (!role_parse(role, &parsed))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' is no role; choose reader, contributor, editor or admin", role);
	query_bind_text(known, "name", name);
	state = query_next(known, error);
	if (state != QUERY_DONE)
		return state == QUERY_ROW &&
		       mw_fail(error, MW_ERROR_CONFLICT, "there is a user '%s' already", name);
	hash = password_hash(password, error);
	if (!hash)
		return false;
	query_bind_text(query, "name", name);
	query_bind_text(query, "role", role_name(parsed));
	query_bind_text(query, "password", hash);
	query_bind_int(query, "created", mw_now());
	return query_run(query, error);
}

static User *from_row(Query *query)
{
	User *user = g_new0(User, 1);

	user->id = query_int(query, "id");
	user->name = g_strdup(query_text(query, "name"));
	role_parse(query_text(query, "role"), &user->role);
	user->password = g_strdup(query_text(query, "password"));
	user->created = query_int(query, "created");
	user->disabled = query_int(query, "disabled");
	user->removed = query_int(query, "removed");
	user->seen = query_int(query, "seen");
	return user;
}

User *user_find(Store *store, const char *name, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_BY_NAME);

	query_bind_text(query, "name", name);
	return query_one(query, error, "there is no user '%s'; see 'wikiadm user list'", name)
		       ? from_row(query)
		       : NULL;
}

User *user_load(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_BY_ID);

	query_bind_int(query, "id", id);
	return query_one(query, error, "there is no such user") ? from_row(query) : NULL;
}

static bool store_hash(Store *store, int64_t id, const char *password, GError **error)
{
	g_autofree char *hash = password_hash(password, error);
	g_autoptr(Query) query = query_new(store, QUERY_USER_SET_PASSWORD);

	if (!hash)
		return false;
	query_bind_int(query, "id", id);
	query_bind_text(query, "password", hash);
	return query_run(query, error);
}

bool user_note_login(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_USER_SET_SEEN);

	query_bind_int(query, "id", id);
	query_bind_int(query, "seen", mw_now());
	return query_run(query, error);
}

bool user_set_password(Store *store, int64_t id, const char *password, GError **error)
{
	return store_hash(store, id, password, error);
}
