/*
 * Pastes that somebody chose to share: masked, found by whoever has the address, gone when they
 * expire.
 */
#pragma once

#include "store/store.h"

enum {
	SHARE_BYTES_MAX = 64 << 10,   /* of one */
	SHARE_KEPT_MAX = 10000,       /* at once */
	SHARE_TOTAL_BYTES = 64 << 20, /* of all together */
};

/* NULL-terminated: "1h", "1d", "30d". */
extern const char *const share_terms[];

/* Whether pastes can be shared: the setting lab.share. False with the error, too. */
MW_CHECKED bool share_is_on(Store *store, bool *is_on, GError **error);

/*
 * Keeps TEXT, which must be masked already, for TERM and returns its id: 26 characters that hold
 * 128 random bits; the caller's. NULL with LIMIT when it is too long or there are too many.
 */
MW_CHECKED char *share_add(Store *store, const char *text, const char *term, GError **error);

/* The text, and when it EXPIRES; NULL with NOT_FOUND when it has, or never was. The caller's. */
MW_CHECKED char *share_get(Store *store, const char *id, int64_t *expires, GError **error);

/* Deletes what has expired; waits for the right to write only when something has. */
MW_CHECKED bool share_expire(Store *store, GError **error);
