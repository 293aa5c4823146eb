/*
 * An Aho-Corasick automaton over the folded literals of signatures. Only as much of each goes into
 * it as tells it from the others; the rest is compared where that was found. So it stays small:
 * about 20 bytes for each of its states, of which a literal needs about ten.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Literals Literals;

/*
 * COUNT literals, runs of blanks folded into one blank, which must outlive the result; those that
 * are NULL are nowhere found. The caller frees it.
 */
Literals *literals_new(const char *const *literals, guint count);
void literals_free(Literals *literals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Literals, literals_free)

/*
 * Marks in FOUND, one byte a literal, those that are in TEXT, runs of blanks taken as one. Linear
 * in SIZE but for literals that begin with the same 32 bytes. False when DEADLINE (by
 * g_get_monotonic_time) was over first.
 */
bool literals_scan(
	const Literals *literals, const char *text, gsize size, gint64 deadline, guint8 *found);

/* Called with the byte behind a literal that is in a text. */
typedef void (*LiteralsFound)(gsize end, gpointer data);

/* Calls FOUND wherever one or more of the literals end in TEXT. None may be longer than 32 bytes.
 */
void literals_each(
	const Literals *literals, const char *text, gsize size, LiteralsFound found, gpointer data);

gsize literals_size(const Literals *literals);
