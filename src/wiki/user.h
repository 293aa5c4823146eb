/*
 * Accounts.
 */
#pragma once

#include "wiki/permission.h"

/* wiki/account.h changes accounts, with the actor's rights and a line in the audit log. */
enum { USER_NAME_MAX = 40 };

typedef struct {
	int64_t id;
	char *name;
	Role role;
	char *password; /* an argon2id string, or NULL: cannot log in with one */
	int64_t created;
	int64_t disabled; /* since when it may not log in, or 0 */
	int64_t removed;  /* since when only its tombstone is left, or 0 */
	int64_t seen;     /* the last login, or 0 */
} User;
void user_free(User *user);

/* "active", "disabled" or "removed". */
const char *user_state_name(bool disabled, bool removed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(User, user_free)

/*
 * Adds an account. INVALID for a name that is not 1 to USER_NAME_MAX letters, digits, '-', '_' or
 * '.', or for another role; CONFLICT for a name that is taken in any case. INTERNAL when there is
 * no memory to hash the password.
 */
MW_CHECKED bool user_add(
	Store *store, const char *name, const char *role, const char *password, GError **error);

/* The account called NAME, in any case of letters; NOT_FOUND. The caller frees it. */
MW_CHECKED User *user_find(Store *store, const char *name, GError **error);
/* The account in row ID; NOT_FOUND. The caller frees it. */
MW_CHECKED User *user_load(Store *store, int64_t id, GError **error);

/* Notes the time of a login. */
MW_CHECKED bool user_note_login(Store *store, int64_t id, GError **error);

/* Gives the account another password, which must be password_check()ed. */
MW_CHECKED bool user_set_password(Store *store, int64_t id, const char *password, GError **error);
