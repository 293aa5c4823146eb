#include "wiki/user.h"

#include "base/clock.h"
#include "base/random.h"

#include <sodium.h>
#include <string.h>

/* 64 MiB and two passes: about 100 ms (RFC 9106 section 4, between its two recommendations). */
enum { HASH_MEMORY = 64 << 20, HASH_PASSES = 2 };

char *user_make_password(void)
{
	g_autofree char *id = mw_random_id();

	id[USER_PASSWORD_LENGTH] = '\0';
	return g_steal_pointer(&id);
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
	static const char *const roles[] = {"reader", "contributor", "editor", "admin", NULL};
	char hash[crypto_pwhash_STRBYTES];
	g_autoptr(Query) known = query_new(store, QUERY_USER_BY_NAME);
	g_autoptr(Query) query = query_new(store, QUERY_USER_INSERT);
	QueryState state;

	if (!check_name(name, error))
		return false;
	if (!g_strv_contains(roles, role))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' is no role; choose reader, contributor, editor or admin", role);
	query_bind_text(known, "name", name);
	state = query_next(known, error);
	if (state != QUERY_DONE)
		return state == QUERY_ROW &&
		       mw_fail(error, MW_ERROR_CONFLICT, "there is a user '%s' already", name);
	if (sodium_init() < 0 ||
		crypto_pwhash_str(hash, password, strlen(password), HASH_PASSES, HASH_MEMORY) != 0)
		return mw_fail(error, MW_ERROR_INTERNAL,
			"the password could not be hashed: %d MiB of memory are needed",
			HASH_MEMORY >> 20);
	query_bind_text(query, "name", name);
	query_bind_text(query, "role", role);
	query_bind_text(query, "password", hash);
	query_bind_int(query, "created", mw_now());
	return query_run(query, error);
}
