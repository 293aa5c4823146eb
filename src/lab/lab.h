/*
 * The Traceback Lab: all signatures of a wiki, ready to be matched. Made once for each generation
 * of signatures; a worker keeps one.
 */
#pragma once

#include "match/automaton.h"
#include "wiki/signature.h"

typedef struct {
	int64_t generation; /* of the signatures */
	GArray *rows;       /* of SignatureRow, in the order of the automaton */
	Automaton *automaton;
} Lab;

/* Reads the signatures of STORE. The caller frees it. */
MW_CHECKED Lab *lab_load(Store *store, GError **error);
void lab_free(Lab *lab);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lab, lab_free)

/*
 * Makes *LAB (NULL at first) that of the signatures which STORE has now; nothing is done when it is
 * already. On failure *LAB is as it was.
 */
MW_CHECKED bool lab_refresh(Lab **lab, Store *store, GError **error);
