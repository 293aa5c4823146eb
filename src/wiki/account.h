/*
 * What is done to accounts: by their owners, by admins, by wikiadm. Each function asks whether
 * ACTOR may do it (DENIED), and leaves a line in the audit log in the same transaction.
 */
#pragma once

#include "wiki/audit.h"
#include "wiki/user.h"

/* Adds an account, as user_add(); for admins. */
MW_CHECKED bool account_add(Store *store, const Actor *actor, const char *name, const char *role,
	const char *password, GError **error);

/*
 * Somebody makes an account of their own, as a contributor. DENIED while registration is closed,
 * INVALID for a wrong ANSWER to the question, a name that is taken or not allowed, or a bad
 * password. LIMIT when too many were made from the address. The
 * caller frees what was MADE.
 */
MW_CHECKED bool account_register(Store *store, const Actor *actor, const char *name,
	const char *password, const char *answer, User **made, GError **error);

/*
 * Another password; sessions other than KEEP (0: none) end. INVALID when it breaks the rules of
 * password_check().
 */
MW_CHECKED bool account_set_password(Store *store, const Actor *actor, const User *user,
	const char *password, int64_t keep, GError **error);

/*
 * Another role; its sessions end when it has fewer rights than before, so that new ones begin with
 * the new rights. INVALID for a word that is no role, CONFLICT for the last admin.
 */
MW_CHECKED bool account_set_role(
	Store *store, const Actor *actor, const User *user, const char *role, GError **error);

/* Lets the account log in no more (its sessions end), or again. CONFLICT for the last admin. */
MW_CHECKED bool account_disable(
	Store *store, const Actor *actor, const User *user, bool disabled, GError **error);

/*
 * Removes the account: password, sessions and tokens are gone, what it wrote stays under the name
 * "former-user-N". CONFLICT for the last admin.
 */
MW_CHECKED bool account_remove(Store *store, const Actor *actor, const User *user, GError **error);

/* Ends session ID of the account, or with 0 all but KEEP. */
MW_CHECKED bool account_end_session(Store *store, const Actor *actor, const User *user, int64_t id,
	int64_t keep, GError **error);

/* A token of the account, as token_add() and token_remove(). */
MW_CHECKED bool account_add_token(Store *store, const Actor *actor, const User *user,
	const char *name, char **secret, GError **error);
MW_CHECKED bool account_remove_token(
	Store *store, const Actor *actor, const User *user, int64_t id, GError **error);

/* Which accounts are meant. All zero: all of them. */
typedef struct {
	const char *text;      /* which the name holds; NULL or "": any */
	const char *role;      /* NULL or "": any */
	int64_t limit, offset; /* at most LIMIT (0: all) after the first OFFSET */
} AccountFilter;

/*
 * The accounts that FILTER lets through, by name, the removed ones last: the columns of user_list.
 * TOTAL, which may be NULL, is their number without limits. NULL with the error.
 */
MW_CHECKED json_t *account_list(
	Store *store, const AccountFilter *filter, int64_t *total, GError **error);

/*
 * All that is kept of the account, for its owner to take away; no secrets. NULL with the error. The
 * caller owns it.
 */
MW_CHECKED json_t *account_export(Store *store, const User *user, GError **error);
