/*
 * The steps of lab_answer(), in their order. Each works on what the one before has left.
 */
#pragma once

#include "lab/answer.h"

LabMatch *lab_match_new(guint error, int64_t entry, LabLevel level, double score);

/* Reads, masks and searches the paste: paste, found, hits, masked. */
MW_CHECKED bool lab_read_paste(LabAnswer *answer, const char *bytes, gsize size, GError **error);

/* Turns hits into errors and matches, sorted and at most LIMIT. */
void lab_rank(LabAnswer *answer, guint limit);

/* Entries for errors that no signature matched: by their code, else, if there is none at all, by
 * the words of the first. */
MW_CHECKED bool lab_guess(LabAnswer *answer, Store *store, guint limit, GError **error);

/* Completes the matches: row, fix, versions; drops those that readers may not see. */
MW_CHECKED bool lab_complete(LabAnswer *answer, Store *store, GError **error);
