/*
 * Who wrote which line of a text last.
 */
#pragma once

#include "store/store.h"

enum { BLAME_REVISIONS_MAX = 2000 /* that are looked back */ };

/*
 * The body of revision NUMBER of ENTRY (0: the current one) in stretches of lines that came with
 * one revision: [{"first", "last", "number", "editor", "created", "comment", "older", "lines"}].
 * FIRST and LAST are line numbers from 1, LINES the texts. "older" is true when the lines are of
 * that revision or of one further back than BLAME_REVISIONS_MAX. What came in a hidden revision is
 * of the next one that readers see. NOT_FOUND as entry_load(). The caller owns the array.
 */
MW_CHECKED json_t *blame_entry(Store *store, int64_t entry, int64_t number, GError **error);
