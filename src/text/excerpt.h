/*
 * The part of a text that shows why it was found.
 */
#pragma once

#include <glib.h>

enum { EXCERPT_TERMS_MAX = 16 /* further terms are ignored */ };

/*
 * About CHARACTERS of LINE, plain text in one line, around the place where most of TERMS
 * (NULL-terminated) stand close together, in any case; its beginning when none does. Cut at words,
 * with an ellipsis where something was left out, escaped, each hit in <mark>. Terms of fewer than
 * four characters count only where a word begins. The caller owns the HTML.
 */
char *excerpt_html(const char *line, const char *const *terms, gsize characters);

/* The same, or NULL when none of TERMS is in LINE. */
char *excerpt_hit_html(const char *line, const char *const *terms, gsize characters);
