/*
 * Whether signatures tell their entry from all others: they compile, are fast, match their samples
 * and no near miss, and neither match what belongs to another entry nor are crossed by its.
 */
#pragma once

#include "wiki/entry_save.h"

/*
 * What is wrong with the signatures in FIELDS, which are to become those of ENTRY (0: a new one):
 * [{"field": "signatures", "message"}], empty when nothing is. Reads only: to be called before the
 * transaction that saves. The caller owns it.
 */
MW_CHECKED json_t *signature_check(
	Store *store, const EntryFields *fields, int64_t entry, GError **error);

/*
 * The same for a save BY somebody. Asks nothing when ENTRY has these signatures already, when BY's
 * save was made before, and of imports, which are judged at their end (wiki/signature_lint.h).
 */
MW_CHECKED json_t *signature_check_change(
	Store *store, const EntryFields *fields, int64_t entry, const EntryBy *by, GError **error);

/* The same as an answer: false with INVALID, which lists the reasons. */
MW_CHECKED bool signature_check_save(
	Store *store, const EntryFields *fields, int64_t entry, const EntryBy *by, GError **error);

/* What is wrong with SIGNATURES each by itself, appended to PROBLEMS as above, with "number" and
 * "reason". */
void signature_check_alone(json_t *signatures, json_t *problems);
