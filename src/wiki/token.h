/*
 * Keys that programs show in place of a person: "Authorization: Bearer mw_..." (RFC 6750).
 */
#pragma once

#include "wiki/permission.h"

enum { TOKEN_NAME_MAX = 60 /* characters */, TOKEN_COUNT_MAX = 50 /* of one user */ };

typedef struct {
	int64_t id, user;
	char *name; /* the user's */
	Role role;
	int64_t seen; /* 0: never used */
} Token;
void token_free(Token *token);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Token, token_free)

/*
 * Makes a key of USER, called NAME; SECRET is told only now, and the caller owns it. INVALID for a
 * name that is empty or too long, LIMIT when there are too many.
 */
MW_CHECKED bool token_add(
	Store *store, int64_t user, const char *name, char **secret, GError **error);

/* Who SECRET speaks for, into FOUND; NULL there when nobody. The caller frees it. */
MW_CHECKED bool token_find(Store *store, const char *secret, Token **found, GError **error);

/* Whether it is time for token_touch(), which notes that it is in use. */
bool token_is_stale(const Token *token);
MW_CHECKED bool token_touch(Store *store, int64_t id, GError **error);

/* The keys of USER: [{"id", "name", "created", "seen"}]. NULL with the error. */
MW_CHECKED json_t *token_list(Store *store, int64_t user, GError **error);

/* Takes key ID of USER away; NOT_FOUND. */
MW_CHECKED bool token_remove(Store *store, int64_t user, int64_t id, GError **error);
