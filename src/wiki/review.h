/*
 * Changes that wait for somebody who may approve them. A pending revision has a number like any
 * other; approved, it becomes a new revision of its writer, merged with what came meanwhile.
 */
#pragma once

#include "wiki/entry_save.h"

/*
 * What waits, the oldest first, after the change AFTER_ID of AFTER_TIME (0 and 0: from the start):
 * [{"id", "created", "entry", "public_id", "slug", "category_slug", "entry_title", "status",
 * "number", "base", "current", "action", "editor", "comment", "title", "delta"}]. The caller's.
 */
MW_CHECKED json_t *review_list(
	Store *store, int64_t after_time, int64_t after_id, int64_t limit, GError **error);
MW_CHECKED bool review_count(Store *store, int64_t *count, GError **error);

/*
 * Makes pending revision NUMBER of ENTRY live, as a revision of who wrote it. BY is the reviewer;
 * its comment, if any, is the reason. CONFLICT with its places when it cannot be merged with what
 * was saved meanwhile: then the settled FIELDS, made from revision BASE, are given in a second call
 * (else NULL and 0). NOT_FOUND, and CONFLICT when the revision does not wait any more.
 */
MW_CHECKED bool review_approve(Store *store, int64_t entry, int64_t number,
	const EntryFields *fields, int64_t base, const EntryBy *by, EntrySaved *saved,
	GError **error);

/*
 * Declines the change for good, or gives it back to its writer to be improved. BY's comment says
 * why, and must: INVALID without one. A new entry that is rejected is deleted. Errors as above.
 */
MW_CHECKED bool review_reject(
	Store *store, int64_t entry, int64_t number, const EntryBy *by, GError **error);
MW_CHECKED bool review_return(
	Store *store, int64_t entry, int64_t number, const EntryBy *by, GError **error);
