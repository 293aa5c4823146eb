/*
 * The signatures by which entries are found: those of everything that readers may see.
 */
#pragma once

#include "wiki/entry.h"

typedef struct {
	int64_t entry;
	int64_t position; /* in the entry, from 0 */
	char *match;
} SignatureRow;

/*
 * Brings the rows to the signatures of ENTRY, whose fields and status are the current ones. To be
 * called in the transaction that wrote them.
 */
MW_CHECKED bool signature_write(Store *store, const Entry *entry, GError **error);

/* Whether ENTRY (0: none) has these SIGNATURES already, as readers see it. */
MW_CHECKED bool signature_is_stored(
	Store *store, json_t *signatures, int64_t entry, bool *is_stored, GError **error);

/* Rises when readers' signatures change; -1 with the error. */
MW_CHECKED int64_t signature_generation(Store *store, GError **error);

/* All signatures but those of the entry EXCEPT (0: all), by entry and position: GArray of
 * SignatureRow, the caller's. */
MW_CHECKED GArray *signature_rows(Store *store, int64_t except, GError **error);

/* For people: [{"entry": "category/slug", "entry_id", "number", "match", "samples",
 * "near_misses"}], of ENTRY or
 * (0) of all. */
MW_CHECKED json_t *signature_list(Store *store, int64_t entry, GError **error);

/* [{"category", "lang", "entries", "covered"}] of pitfalls and tracebacks. */
MW_CHECKED json_t *signature_coverage(Store *store, GError **error);

/* [{"entry", "lang", "title"}] of those without a signature. */
MW_CHECKED json_t *signature_uncovered(Store *store, GError **error);
