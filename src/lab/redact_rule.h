/*
 * The rules of redact.c, one for each shape that a secret takes. Each looks at AT in SIZE bytes of
 * TEXT, fills FOUND and returns true, or returns false having looked at a bounded number of bytes.
 */
#pragma once

#include "lab/redact.h"

/* A key whose issuer gave it a shape: AWS, GCP, Azure, GitHub, Slack, Stripe, JWT and their like.
 */
bool redact_token(const char *text, gsize size, gsize at, Secret *found);

/* The value of a name that promises a secret: password=..., "api_key": "...", X-Auth-Token: ... */
bool redact_pair(const char *text, gsize size, gsize at, Secret *found);

/* What a pair's value is when it is none: a placeholder, a type, a name in code, prose. */
typedef struct {
	const char *text;
	gsize begin, end; /* of the value, without quotes */
	bool is_quoted;
	bool is_loose;    /* blanks stand around the separator, or it is a colon */
	bool is_constant; /* the name is in capitals, as in the environment */
	bool is_weak;     /* the name alone promises little: "token" */
	char after;       /* the byte that follows, NUL at the end of the line */
	gsize size;
} PairValue;
bool redact_is_value(const PairValue *value);

/* Authorization and Cookie headers, "Bearer" and "Basic" with what follows (RFC 6750, RFC 7617). */
bool redact_header(const char *text, gsize size, gsize at, Secret *found);

/* The password in scheme://user:password@host (RFC 3986 section 3.2.1); AT is at the "://". */
bool redact_userinfo(const char *text, gsize size, gsize at, Secret *found);

/* An address around the '@' at AT. */
bool redact_email(const char *text, gsize size, gsize at, Secret *found);

/* A private key from its BEGIN line at AT, cut or whole (RFC 7468). */
bool redact_private_key(const char *text, gsize size, gsize at, Secret *found);

static inline bool redact_is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

static inline bool redact_starts(const char *text, gsize size, gsize at, const char *word)
{
	for (; *word; word++, at++) {
		if (at >= size || text[at] != *word)
			return false;
	}
	return true;
}
