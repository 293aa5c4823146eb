/*
 * Accounts. Passwords are kept as argon2id strings (libsodium) only.
 */
#pragma once

#include "store/store.h"

enum { USER_NAME_MAX = 40, USER_PASSWORD_LENGTH = 20 };

/* A password of USER_PASSWORD_LENGTH characters, about 100 bits, easy to read out. The caller's. */
char *user_make_password(void);

/*
 * Adds an account. ROLE is reader, contributor, editor or admin. INVALID for a name that is not 1
 * to USER_NAME_MAX letters, digits, '-', '_' or '.', or for another role; CONFLICT for a name that
 * is taken in any case. INTERNAL when there is no memory to hash the password.
 */
MW_CHECKED bool user_add(
	Store *store, const char *name, const char *role, const char *password, GError **error);
