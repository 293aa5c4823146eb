/*
 * What people and admins did that matters for safety: logins, failures, and every privileged act.
 * Rows are only ever added; the database itself refuses to change or remove one.
 */
#pragma once

#include "wiki/permission.h"

/* Who acts on accounts, tokens, sessions and settings. */
typedef struct {
	int64_t user;        /* the row, or 0: wikiadm, or nobody is signed in */
	const char *name;    /* of the user, or of who runs wikiadm */
	Role role;           /* wikiadm acts as an admin */
	const char *address; /* of the network; NULL or "" for wikiadm */
	const char *request; /* its id in the log; NULL or "" for wikiadm */
} Actor;

enum { AUDIT_TEXT_MAX = 500 /* characters of an object or detail; longer ones are cut */ };

/*
 * Notes ACT ("login", "user role") of ACTOR on OBJECT with a DETAIL, both of which may be "". Never
 * hand it a password, a cookie or a token.
 */
MW_CHECKED bool audit_add(Store *store, const Actor *actor, const char *act, const char *object,
	const char *detail, GError **error);

/*
 * Rows older than the row BEFORE (0: the newest), newest first, at most LIMIT, of ACTOR and ACT
 * ("": all): [{"id", "moment", "act", "actor", "object", "detail", "address", "request"}]. NULL
 * with the error.
 */
MW_CHECKED json_t *audit_list(Store *store, const char *actor, const char *act, int64_t before,
	int64_t limit, GError **error);
