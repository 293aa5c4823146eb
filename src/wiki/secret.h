/*
 * Secrets that stand for a person: cookies and keys. The database holds their digests only.
 */
#pragma once

#include "base/error.h"

enum {
	SECRET_LENGTH = 43, /* characters of base64url (RFC 4648 section 5): 256 bits */
	SECRET_DIGEST_LENGTH = 64,
};

/* A new secret after PREFIX. The caller owns it. */
char *secret_make(const char *prefix);

/* SHA-256 of SECRET in hexadecimal, what is kept of it. The caller owns it. */
char *secret_digest(const char *secret);

/*
 * A proof that whoever shows it was given it for PURPOSE by somebody who knows KEY: salted, so that
 * two of them differ (BREACH), base64url, 54 characters. The caller owns it.
 */
char *secret_sign(const char *key, const char *purpose);

/* Whether PROOF is one that secret_sign() made; compared in constant time. */
bool secret_verify(const char *key, const char *purpose, const char *proof);
