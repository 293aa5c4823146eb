/*
 * Who is signed in: a secret in a cookie, and here the digest of it.
 */
#pragma once

#include "wiki/permission.h"

enum {
	SESSION_IDLE_SECONDS = 12 * 60 * 60,       /* without a request, unless it stays */
	SESSION_TOTAL_SECONDS = 30 * 24 * 60 * 60, /* then everybody logs in again */
	SESSION_TOUCH_SECONDS = 5 * 60,            /* how exactly the last request is known */
	SESSION_TEXT_MAX = 200,                    /* characters of device and address */
};

typedef struct {
	int64_t id;
	int64_t user;
	char *name; /* the user's */
	Role role;
	int64_t seen, confirmed;
	bool is_over; /* too old, or the account may not be used: it says who it was, no more */
} Session;
void session_free(Session *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Session, session_free)

/* Where somebody signs in. */
typedef struct {
	const char *device;  /* what the browser calls itself */
	const char *address; /* its network address */
	bool stays;          /* it may be idle as long as it lives */
} SessionOrigin;

/*
 * Signs USER in; sets SECRET to what the cookie has to hold, which is told only now. The caller
 * owns it. Sessions that are over are cleared away.
 */
MW_CHECKED bool session_start(
	Store *store, int64_t user, const SessionOrigin *origin, char **secret, GError **error);

/* The session of SECRET into FOUND, NULL there when there is none. The caller frees it. */
MW_CHECKED bool session_find(Store *store, const char *secret, Session **found, GError **error);

/* Whether it is time for session_touch(), which notes that it is in use. */
bool session_is_stale(const Session *session);
MW_CHECKED bool session_touch(Store *store, int64_t id, GError **error);

/*
 * Where USER is signed in, the last used first: [{"id", "created", "seen", "stays", "device",
 * "address"}]. NULL with the error.
 */
MW_CHECKED json_t *session_list(Store *store, int64_t user, GError **error);

/* Ends session ID of USER (NOT_FOUND), and all sessions of USER but EXCEPT (0: all). */
MW_CHECKED bool session_end(Store *store, int64_t user, int64_t id, GError **error);
MW_CHECKED bool session_end_others(Store *store, int64_t user, int64_t except, GError **error);
