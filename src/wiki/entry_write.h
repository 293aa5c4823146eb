/*
 * Inside of the changes of an entry: the common end of all of them. To be called in a transaction
 * that began before the entry was loaded.
 */
#pragma once

#include "wiki/entry_save.h"

/* Where an entry stood before a change, to see who must hear of it. All zero: nowhere. */
typedef struct {
	char *path, *slug;
	bool visible;
} EntryPlace;

EntryPlace entry_place_of(const Entry *entry);
void entry_place_clear(EntryPlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntryPlace, entry_place_clear)

typedef struct {
	const char *action; /* "edit"... */
	const EntryBy *by;
	const char *digest; /* of what came with BY's save_id; may be NULL */
	int64_t base;       /* the revision that the writer had started from; 0: the current one */
	bool pending;       /* it waits for review */
} EntryChange;

/*
 * Whether BY may do ACT to ENTRY (NULL: make one); PENDING says whether it has to be reviewed. With
 * NULL there, DENIED if so.
 */
MW_CHECKED bool entry_may(
	const EntryBy *by, Act act, const Entry *entry, bool *pending, GError **error);

/* Notes in the audit log that BY does ACT ("entry delete") to ENTRY, or to its revision NUMBER. */
MW_CHECKED bool entry_audit(Store *store, const EntryBy *by, const char *act, const Entry *entry,
	int64_t number, GError **error);

/* A checked copy of FIELDS, or NULL with INVALID, which lists every rule that is broken. */
EntryFields *entry_checked_fields(const EntryFields *fields, GError **error);

/* CONFLICT for a deleted entry, which has no text to change. */
MW_CHECKED bool entry_check_standing(const Entry *entry, GError **error);

/* INVALID when there is no category as ENTRY's fields name it, CONFLICT when their slug is taken.
 */
MW_CHECKED bool entry_check_place(Store *store, const Entry *entry, GError **error);

/*
 * Writes ENTRY, whose fields and status are the new ones, as its next revision, with everything
 * derived from it; ENTRY's number becomes that of the revision. A pending one is only kept. Errors
 * as entry_check_place().
 */
MW_CHECKED bool entry_write(Store *store, Entry *entry, const EntryPlace *before,
	const EntryChange *change, GError **error);

/*
 * Makes everything derived from ENTRY again, whose status changed without a revision; BEFORE is
 * where it stood.
 */
MW_CHECKED bool entry_refresh(
	Store *store, const Entry *entry, const EntryPlace *before, GError **error);

/* Whether others have written since revision BASE, 0 for "does not matter". */
bool entry_has_moved(const Entry *entry, int64_t base);

/*
 * Merges YOURS, checked fields made from BASE, with what ENTRY says now, and writes it: saved,
 * merged, pending, unchanged, or nothing and the places of a conflict. SAVED is filled. BASE may be
 * NULL unless the entry has moved from CHANGE's.
 */
MW_CHECKED bool entry_write_merged(Store *store, Entry *entry, const EntryFields *base,
	const EntryFields *yours, const EntryChange *change, EntrySaved *saved, GError **error);

/* Fills SAVED with where ENTRY stands after OUTCOME. */
void entry_report(const Entry *entry, EntryOutcome outcome, EntrySaved *saved);
