/*
 * Code as words that a full-text index keeps. Such an index cuts a text at everything that is no
 * letter or digit; here the operators in between are spelled as words, so that "std::mem::swap" is
 * the phrase "std opcoloncolon mem opcoloncolon swap". Index and queries use the same spelling.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { TOKENS_OPERATOR_MAX = 8 /* characters; a longer run is a line drawn, not an operator */ };

/*
 * Whether C is part of a word, part of an operator, or stands between the two sorts of things that
 * belong together: blanks, quotes, brackets, commas.
 */
bool tokens_in_word(gunichar c);
bool tokens_in_operator(gunichar c);

/*
 * The SIZE bytes at TEXT, one compound of words and operators such as "--port" or "all?", spelled.
 * A full stop or colon that ends it is left out. NULL when no operator remains. The caller's.
 */
char *tokens_spell(const char *text, gsize size);

/*
 * What the index keeps of TEXT beside its words: every compound with an operator, spelled, and,
 * WITH_PARTS, the parts of names such as getHTTPHeader, each once and on a line of its own. Linear
 * in the text. The caller owns it.
 */
char *tokens_of(const char *text, bool with_parts);
