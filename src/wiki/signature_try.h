/*
 * Signatures tried on their samples before anything is saved: what each matches, and what a save
 * would refuse.
 */
#pragma once

#include "wiki/fields.h"

#include "store/store.h"

/*
 * One object for each of the signatures in FIELDS, which are to become those of ENTRY (0: a new
 * one), in their order: {"number", "problems": [{"reason"}], "matches": [{"sample", "text",
 * "captures": [{"name", "value"}]}]}. "sample" counts from 1, "text" is what was matched of it. The
 * reasons are those of signature_check(). The caller owns it.
 */
MW_CHECKED json_t *signature_try(
	Store *store, const EntryFields *fields, int64_t entry, GError **error);
