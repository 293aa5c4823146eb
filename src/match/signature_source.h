/*
 * What a signature is written as, made into a PCRE2 pattern and the literal that leads to it.
 */
#pragma once

#include "match/signature.h"

enum { SIGNATURE_BREAKS_ANY = 1000 };

typedef struct {
	char *pattern;
	char *literal; /* the longest text that all matches hold, runs of blanks as one blank */
	guint breaks;  /* line breaks that a match may hold, or SIGNATURE_BREAKS_ANY */
	bool is_template;
} SignatureSource;

/* Reads either form. False with INVALID, in words. SOURCE is the caller's to clear. */
MW_CHECKED bool signature_source_read(const char *match, SignatureSource *source, GError **error);
void signature_source_clear(SignatureSource *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SignatureSource, signature_source_clear)

/* A message template; sets all of SOURCE. */
MW_CHECKED bool template_read(const char *template, SignatureSource *source, GError **error);

/*
 * What stands between the slashes; sets the literal ("" when there is none) and breaks. Understands
 * no more of PCRE2 than it must: what it does not know ends a literal.
 */
MW_CHECKED bool pattern_read(const char *pattern, SignatureSource *source, GError **error);

/* Blanks are what a template's blank stands for. */
static inline bool signature_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* TEXT with each run of blanks as one. The caller's. */
char *signature_fold(const char *text);

/* Where the folded LITERAL begins in TEXT, not before FROM. G_MAXSIZE if it is nowhere. Linear. */
gsize signature_literal_find(const char *literal, const char *text, gsize size, gsize from);

/* The end of the folded LITERAL when it stands at START of TEXT, else 0. */
gsize signature_literal_at(const char *literal, const char *text, gsize size, gsize start);
