/*
 * All signatures of the wiki at once, for wikiadm and at the end of an import: what a save would
 * have said of each, found in one pass.
 */
#pragma once

#include "wiki/signature.h"

/*
 * What is wrong with each signature by itself, of ENTRY or (0) of all:
 * [{"entry": "category/slug", "number", "match", "message"}]. TESTED counts signatures. The caller
 * owns it.
 */
MW_CHECKED json_t *signature_lint_each(Store *store, int64_t entry, int *tested, GError **error);

/*
 * All signatures against all samples, through one automaton: those that match a sample of another
 * entry, each once for each OTHER, and those that miss one of their own:
 * [{"entry", "number", "match", "message", "sample", "other"}], without "other" for a miss. Only
 * what concerns ENTRY, or (0) all. The caller owns it.
 */
MW_CHECKED json_t *signature_lint_samples(Store *store, int64_t entry, GError **error);

/*
 * Signatures with so little text of their own that they are likely to match what they should not:
 * [{"entry", "number", "match", "message"}]. The caller owns it.
 */
MW_CHECKED json_t *signature_lint_broad(Store *store, int64_t entry, GError **error);
