#include "wiki/permission.h"

#include <string.h>

static const char *const roles[ROLE_COUNT] = {
	"anonymous", "reader", "contributor", "editor", "admin"};

/*
 * A letter for each role, from anonymous to admin: '-' denied, 'p' allowed and pending, 'y'
 * allowed. What is another's comes first, one's own second.
 */
static const struct {
	const char *others, *own;
} table[ACT_COUNT][OBJECT_STATE_COUNT] = {
	[ACT_READ] =
		{
			[OBJECT_LIVE] = {"yyyyy", "yyyyy"},
			[OBJECT_DRAFT] = {"---yy", "-yyyy"},
			[OBJECT_PENDING] = {"---yy", "-yyyy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"---yy", "---yy"},
			/* a lock keeps nobody from reading: the state is another one then */
			[OBJECT_LOCKED] = {"-----", "-----"},
		},
	[ACT_CREATE] =
		{
			[OBJECT_LIVE] = {"--pyy", "--pyy"},
			[OBJECT_DRAFT] = {"--pyy", "--pyy"},
			[OBJECT_PENDING] = {"--pyy", "--pyy"},
			[OBJECT_HIDDEN] = {"-----", "-----"},
			[OBJECT_DELETED] = {"-----", "-----"},
			[OBJECT_LOCKED] = {"-----", "-----"},
		},
	[ACT_EDIT] =
		{
			[OBJECT_LIVE] = {"--pyy", "--pyy"},
			[OBJECT_DRAFT] = {"---yy", "--pyy"},
			[OBJECT_PENDING] = {"---yy", "--pyy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"---yy", "---yy"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_RENAME] =
		{
			[OBJECT_LIVE] = {"---yy", "---yy"},
			[OBJECT_DRAFT] = {"---yy", "---yy"},
			[OBJECT_PENDING] = {"---yy", "---yy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"---yy", "---yy"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_DELETE] =
		{
			[OBJECT_LIVE] = {"---yy", "---yy"},
			[OBJECT_DRAFT] = {"---yy", "---yy"},
			[OBJECT_PENDING] = {"---yy", "---yy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"---yy", "---yy"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_RESTORE] =
		{
			[OBJECT_LIVE] = {"---yy", "---yy"},
			[OBJECT_DRAFT] = {"---yy", "---yy"},
			[OBJECT_PENDING] = {"---yy", "---yy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"---yy", "---yy"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_HIDE] =
		{
			[OBJECT_LIVE] = {"---yy", "---yy"},
			[OBJECT_DRAFT] = {"---yy", "---yy"},
			[OBJECT_PENDING] = {"---yy", "---yy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"---yy", "---yy"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_REVIEW] =
		{
			[OBJECT_LIVE] = {"---yy", "---yy"},
			[OBJECT_DRAFT] = {"---yy", "---yy"},
			[OBJECT_PENDING] = {"---yy", "---yy"},
			[OBJECT_HIDDEN] = {"---yy", "---yy"},
			[OBJECT_DELETED] = {"-----", "-----"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_LOCK] =
		{
			[OBJECT_LIVE] = {"----y", "----y"},
			[OBJECT_DRAFT] = {"----y", "----y"},
			[OBJECT_PENDING] = {"----y", "----y"},
			[OBJECT_HIDDEN] = {"----y", "----y"},
			[OBJECT_DELETED] = {"----y", "----y"},
			[OBJECT_LOCKED] = {"----y", "----y"},
		},
	[ACT_ACCOUNT] =
		{
			[OBJECT_LIVE] = {"----y", "-yyyy"},
			[OBJECT_DRAFT] = {"-----", "-----"},
			[OBJECT_PENDING] = {"-----", "-----"},
			[OBJECT_HIDDEN] = {"-----", "-----"},
			[OBJECT_DELETED] = {"-----", "-----"},
			[OBJECT_LOCKED] = {"-----", "-----"},
		},
	[ACT_ADMINISTER] =
		{
			[OBJECT_LIVE] = {"----y", "----y"},
			[OBJECT_DRAFT] = {"-----", "-----"},
			[OBJECT_PENDING] = {"-----", "-----"},
			[OBJECT_HIDDEN] = {"-----", "-----"},
			[OBJECT_DELETED] = {"-----", "-----"},
			[OBJECT_LOCKED] = {"-----", "-----"},
		},
};

/* What a person is told that may not do an act. */
static const char *const verbs[ACT_COUNT] = {
	[ACT_READ] = "read",
	[ACT_CREATE] = "write new entries",
	[ACT_EDIT] = "change",
	[ACT_RENAME] = "rename",
	[ACT_DELETE] = "delete",
	[ACT_RESTORE] = "restore",
	[ACT_HIDE] = "hide or show",
	[ACT_REVIEW] = "review",
	[ACT_LOCK] = "lock or unlock",
	[ACT_ACCOUNT] = "change this account",
	[ACT_ADMINISTER] = "administer this wiki",
};

const char *role_name(Role role)
{
	return roles[role];
}

bool role_parse(const char *name, Role *role)
{
	for (int i = ROLE_READER; i < ROLE_COUNT; i++) {
		if (strcmp(name, roles[i]) == 0) {
			*role = (Role)i;
			return true;
		}
	}
	return false;
}

Permission permission_of(Role role, Act act, ObjectState state, bool own)
{
	const char *answers = own ? table[act][state].own : table[act][state].others;

	switch (answers ? answers[role] : '-') {
	case 'y': return PERMISSION_ALLOWED;
	case 'p': return PERMISSION_PENDING;
	default: return PERMISSION_DENIED;
	}
}

ObjectState permission_state(const Entry *entry, Act act)
{
	if (entry->locked && act != ACT_READ)
		return OBJECT_LOCKED;
	switch (entry->status) {
	case ENTRY_DELETED: return OBJECT_DELETED;
	case ENTRY_HIDDEN: return OBJECT_HIDDEN;
	case ENTRY_DRAFT: return OBJECT_DRAFT;
	case ENTRY_LIVE: break;
	}
	return OBJECT_LIVE;
}

/* The least role that may do it, for the sentence that says so. */
static Role needed_for(Act act, ObjectState state, bool own)
{
	int role = ROLE_ANONYMOUS;

	while (role < ROLE_ADMIN && permission_of((Role)role, act, state, own) == PERMISSION_DENIED)
		role++;
	return (Role)role;
}

bool permission_check(
	int64_t user, Role role, Act act, const Entry *entry, Permission *granted, GError **error)
{
	ObjectState state = entry ? permission_state(entry, act) : OBJECT_LIVE;
	bool own = entry && user && entry->owner == user;
	Permission permission = permission_of(role, act, state, own);

	if (permission == PERMISSION_ALLOWED || (granted && permission == PERMISSION_PENDING)) {
		if (granted)
			*granted = permission;
		return true;
	}
	if (entry)
		return mw_fail(error, MW_ERROR_DENIED, "To %s '%s/%s'%s, you need the role %s; %s.",
			verbs[act], entry->category, entry->slug,
			state == OBJECT_LOCKED ? ", which is locked" : "",
			role_name(needed_for(act, state, own)),
			role == ROLE_ANONYMOUS ? "log in first"
					       : "ask an admin of this wiki for it");
	return mw_fail(error, MW_ERROR_DENIED, "To %s, you need the role %s; %s.", verbs[act],
		role_name(needed_for(act, state, own)),
		role == ROLE_ANONYMOUS ? "log in first" : "ask an admin of this wiki for it");
}
