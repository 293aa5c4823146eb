/*
 * Slows down whoever guesses passwords, before anything is computed, and nobody else: a user is
 * never locked out by what others try. Failures are counted for each address, for each account at
 * each address, and for each account; a device that the account was used on before is counted apart
 * from all of these. Subjects are kept as digests: people type passwords into the wrong field.
 */
#pragma once

#include "store/store.h"

enum {
	THROTTLE_FREE = 5,              /* failures of an account at one address without a wait */
	THROTTLE_WAIT_MAX = 30 * 60,    /* the longest wait between two of them: 48 a day */
	THROTTLE_ADDRESS = 30,          /* failures of an address, of any accounts, at once ... */
	THROTTLE_ADDRESS_SECONDS = 120, /* ... and one more every so often */
	THROTTLE_ACCOUNT = 50,          /* failures of an account a day, from everywhere together */
};

typedef struct {
	const char *name;    /* as it was typed */
	const char *address; /* as the web server says it */
	bool is_known;       /* the account was used on this device before */
} Attempt;

/*
 * Takes one try. WAIT is 0 when it may go on, and it counts as a failure until throttle_clear();
 * else the seconds until another one may be made.
 */
MW_CHECKED bool throttle_take(Store *store, const Attempt *attempt, int64_t *wait, GError **error);

/* The password was right: the failures of this account here are forgotten. */
MW_CHECKED bool throttle_clear(Store *store, const Attempt *attempt, GError **error);
