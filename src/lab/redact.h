/*
 * Secrets in a paste: finds what must not be shown back, and puts its name in its place. Everything
 * after it, matching included, sees the masked text only.
 */
#pragma once

#include "base/error.h"

#include <jansson.h>

typedef struct {
	gsize begin, end; /* bytes of the text */
	const char *name; /* "AWS key": what it is, in the singular */
} Secret;

/*
 * The secrets in SIZE bytes of TEXT (any bytes), in order, none over another: GArray of Secret, the
 * caller's. Takes time in proportion to SIZE.
 */
GArray *redact_find(const char *text, gsize size);

/*
 * TEXT with "[NAME]" in place of each secret. Line breaks stay, so that lines keep their numbers.
 * SECRETS come from redact_find(). The caller owns the bytes.
 */
GString *redact_mask(const char *text, gsize size, const GArray *secrets);

/* [{"name", "count"}], in the order of their first appearance. The caller owns it. */
json_t *redact_count(const GArray *secrets);

/* TEXT masked: redact_find() and redact_mask() in one. The caller owns it. */
char *redact_text(const char *text);
