/*
 * Many signatures in one pass. An Aho-Corasick automaton over each one's longest literal finds
 * those that can match at all; PCRE2 says whether and where they do. The result is that of trying
 * each by itself. Patterns are compiled when first needed, and few are kept.
 */
#pragma once

#include "match/signature.h"

enum {
	AUTOMATON_HITS_MAX = 20,      /* of one signature in one text; later ones are left out */
	AUTOMATON_MILLISECONDS = 100, /* a sensible time for one text */
};

typedef struct Automaton Automaton;

typedef struct {
	char *name;  /* of the hole or group */
	char *value; /* as it stands in the text; at most 500 bytes, cut at a character */
} Capture;

typedef struct {
	guint signature;  /* its index among those that the automaton was made of */
	guint start, end; /* bytes of the text; END is the first one behind */
	GArray *captures; /* of Capture, in the order of the signature; only what took part */
} Hit;

/*
 * An automaton over the COUNT signatures at MATCHES, which are copied. One that does not compile
 * never matches (saving an entry refuses it). The caller frees it.
 */
Automaton *automaton_new(const char *const *matches, guint count);
void automaton_free(Automaton *automaton);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Automaton, automaton_free)

/*
 * All hits of all signatures in the SIZE bytes of UTF-8 at TEXT (Paste.text), by where they start
 * and then by signature. Ends after about MILLISECONDS; IS_PARTIAL is then set, also when a single
 * signature took too long, and what was found so far is returned. The caller owns the array of Hit.
 */
GPtrArray *automaton_search(
	Automaton *automaton, const char *text, gsize size, guint milliseconds, bool *is_partial);

/* Bytes that it holds, without the compiled patterns. */
gsize automaton_size(const Automaton *automaton);
