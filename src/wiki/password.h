/*
 * Passwords: made, judged, hashed and compared. They are kept as argon2id strings (libsodium,
 * RFC 9106) only.
 */
#pragma once

#include "base/error.h"

enum {
	PASSWORD_MIN = 12, /* characters (NIST SP 800-63B rev. 4 section 3.1.1) */
	PASSWORD_MAX = 128,
	PASSWORD_MADE_LENGTH = 20,
	PASSWORD_PARTS_MAX = 3, /* pieces that are tried first; one of more is a passphrase */
};

/* A password of PASSWORD_MADE_LENGTH characters, 100 bits, easy to read out. The caller's. */
char *password_make(void);

/*
 * Whether PASSWORD may be chosen by the user NAME: its length, and that it is not made of at most
 * PASSWORD_PARTS_MAX pieces that guessers put together: about 800 words and names of
 * password_words.c in any case and with digits for letters, runs of digits, letters and keys,
 * repeats, the user's name, with any signs between them. That is far more than the 10,000 most
 * common ones, by rule instead of by list, and no list of leaked passwords. No rule asks for
 * kinds of characters. INVALID says what to do.
 */
MW_CHECKED bool password_check(const char *password, const char *name, GError **error);

/*
 * The string to keep. It takes about 85 ms and 64 MiB, on purpose; MOJOWIKI_CHEAP_PASSWORDS in the
 * environment makes it quick and weak, for tests. NULL with INTERNAL when there is no memory. The
 * caller owns it.
 */
MW_CHECKED char *password_hash(const char *password, GError **error);

/*
 * Whether PASSWORD is the one of HASH. NULL for HASH, nobody's, takes as long and is never right.
 */
bool password_matches(const char *hash, const char *password);

/* Whether HASH was made with another cost than password_hash() has now. */
bool password_needs_rehash(const char *hash);
