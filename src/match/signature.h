/*
 * A signature says how an error looks: a message template with holes, "cannot borrow {place} as
 * mutable", or a PCRE2 pattern between slashes. The language is described in "Writing signatures"
 * in doc/.
 */
#pragma once

#include "base/error.h"

enum {
	SIGNATURE_SIZE_MAX = 2000, /* bytes */
	SIGNATURE_NAMES_MAX = 32,
	SIGNATURE_LITERAL_MIN = 4, /* bytes that every match must hold, in one piece */
};

typedef struct Signature Signature;

/*
 * Compiles MATCH. NULL with INVALID when it cannot be one; the message says what is wrong and
 * where: "no literal of four bytes", "the hole at character 12 is not closed". The caller frees it.
 */
MW_CHECKED Signature *signature_new(const char *match, GError **error);
void signature_free(Signature *signature);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Signature, signature_free)

/* The names of its captures, in the order of the text, NULL-terminated; the signature's. */
const char *const *signature_names(const Signature *signature);

/* The PCRE2 pattern that MATCH stands for; the signature's. */
const char *signature_pattern(const Signature *signature);

/* The longest text that all matches hold, blanks folded to one; the signature's. */
const char *signature_literal(const Signature *signature);

/* Whether the SIZE bytes of UTF-8 at TEXT hold a match. Sets SLOW, if given, when it gave up. */
bool signature_matches(Signature *signature, const char *text, gsize size, bool *slow);

/*
 * False with INVALID when matching takes too long on texts made to be hard: SAMPLES,
 * NULL-terminated, are the signature's own, and are varied.
 */
MW_CHECKED bool signature_is_fast(Signature *signature, const char *const *samples, GError **error);
