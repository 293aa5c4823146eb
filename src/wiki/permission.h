/*
 * Who may do what: one table of acts, states of what is acted on, and roles. Nothing else in
 * MojoWiki decides this; what the table does not allow is denied.
 */
#pragma once

#include "wiki/entry.h"

typedef enum {
	ROLE_ANONYMOUS, /* nobody is signed in */
	ROLE_READER,
	ROLE_CONTRIBUTOR, /* writes, and an editor looks at it before readers do */
	ROLE_EDITOR,
	ROLE_ADMIN,
} Role;
enum { ROLE_COUNT = ROLE_ADMIN + 1 };

typedef enum {
	ACT_READ,       /* an entry or a revision, in every format */
	ACT_CREATE,     /* a new entry; its state is OBJECT_LIVE */
	ACT_EDIT,       /* text and fields */
	ACT_RENAME,     /* its category and slug */
	ACT_DELETE,     /* take it from all readers */
	ACT_RESTORE,    /* bring it, or an old revision of it, back */
	ACT_HIDE,       /* an entry or a revision, and show it again */
	ACT_REVIEW,     /* let a pending revision live, or reject it */
	ACT_LOCK,       /* keep everybody but admins from changing it, and free it again */
	ACT_ACCOUNT,    /* what concerns one's own account; the state is OBJECT_LIVE */
	ACT_ADMINISTER, /* accounts of others, categories, settings, the audit log */
} Act;
enum { ACT_COUNT = ACT_ADMINISTER + 1 };

typedef enum {
	OBJECT_LIVE,
	OBJECT_DRAFT,   /* not published yet */
	OBJECT_PENDING, /* waits for review */
	OBJECT_HIDDEN,
	OBJECT_DELETED,
	OBJECT_LOCKED,
} ObjectState;
enum { OBJECT_STATE_COUNT = OBJECT_LOCKED + 1 };

typedef enum {
	PERMISSION_DENIED,
	PERMISSION_PENDING, /* it may be done, and takes effect after review */
	PERMISSION_ALLOWED,
} Permission;

/* "editor" and back; false for a word that is no role. Nobody's account is "anonymous". */
const char *role_name(Role role);
bool role_parse(const char *name, Role *role);

/* What ROLE may do to something in STATE, which is the actor's OWN or another's. */
Permission permission_of(Role role, Act act, ObjectState state, bool own);

/* The state of an entry that the permission for ACT goes by. */
ObjectState permission_state(const Entry *entry, Act act);

/*
 * Whether the person in row USER (0: none) with ROLE may do ACT to ENTRY, or to a new one (NULL).
 * GRANTED is PENDING or ALLOWED; it may be NULL, and then only what is ALLOWED passes. DENIED says
 * what is needed.
 */
MW_CHECKED bool permission_check(
	int64_t user, Role role, Act act, const Entry *entry, Permission *granted, GError **error);
