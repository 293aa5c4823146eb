/*
 * Names and passwords against accounts: slowed down for those who guess, the same to look at and as
 * long for a name that does not exist, one at a time on the whole machine.
 */
#pragma once

#include "wiki/audit.h"
#include "wiki/user.h"

enum {
	LOGIN_QUEUE_MILLISECONDS = 500, /* how long one waits for the others */
	LOGIN_BUSY_SECONDS = 2,         /* when to try again, if that was not enough */
};

typedef struct {
	const char *name, *password;
	const char *device;  /* what the device was given at a login before, or NULL */
	const char *address; /* of the network */
	const char *request; /* its id in the log */
} LoginAttempt;

typedef enum {
	LOGIN_GRANTED,
	LOGIN_REFUSED, /* name and password do not match, or the account may not be used */
	LOGIN_WAIT,    /* too many have failed: nothing was compared */
} LoginOutcome;

typedef struct {
	LoginOutcome outcome;
	User *user;   /* when granted */
	char *device; /* for the device to keep, when granted */
	int64_t wait; /* seconds until the next try */
} LoginResult;
void login_result_clear(LoginResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LoginResult, login_result_clear)

/*
 * Judges ATTEMPT and notes it in the audit log. A hash of another cost than today's is made anew.
 * BUSY when too many others are at it; else it fails as the database does.
 */
MW_CHECKED bool login_try(
	Store *store, const LoginAttempt *attempt, LoginResult *result, GError **error);

/* What a device of the account's owner keeps; another one after a new password. The caller's. */
MW_CHECKED char *login_device(Store *store, int64_t user, GError **error);

/*
 * Whether ACTOR, who is signed in, gives their own password: asked before acts that matter. Slowed
 * down and noted like a login. DENIED says what is wrong.
 */
MW_CHECKED bool login_confirm(
	Store *store, const Actor *actor, const char *password, GError **error);
