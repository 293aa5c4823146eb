/*
 * How far two words are from each other, for words that were not meant as they were typed.
 */
#pragma once

#include <glib.h>

enum { SPELLING_MAX = 40 /* characters; longer words have no neighbours */ };

/*
 * The least number of letters to insert, leave out, replace or swap with their neighbour that turns
 * ONE into OTHER, in any case; LIMIT + 1 when it is more than LIMIT.
 */
guint spelling_distance(const char *one, const char *other, guint limit);

/* How many such mistakes a reader may make in WORD: none in a short one, at most two. */
guint spelling_mistakes(const char *word);
