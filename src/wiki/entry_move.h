/*
 * Where an entry stands: its address, and whether it is there at all. As in entry_save.h, each
 * change writes a revision, and everything derived from it, in one transaction.
 */
#pragma once

#include "wiki/entry_save.h"

/*
 * Moves ENTRY to CATEGORY/SLUG; the old address becomes an alias, and the time of the last change
 * stays. With LINKS, [[links]] to the old name in other entries are written anew, each in a
 * revision of its own; else they lead there over the alias. INVALID and CONFLICT as entry_edit().
 */
MW_CHECKED bool entry_rename(Store *store, int64_t entry, const char *category, const char *slug,
	bool links, const EntryBy *by, EntrySaved *saved, GError **error);

/* Takes ENTRY from all readers and keeps its history. CONFLICT when it is deleted already. */
MW_CHECKED bool entry_delete(
	Store *store, int64_t entry, const EntryBy *by, EntrySaved *saved, GError **error);

/*
 * Makes revision NUMBER (0: the newest that is not a deletion) the text of ENTRY again, where the
 * entry stands now, and brings it back when it was deleted or hidden.
 */
MW_CHECKED bool entry_restore(Store *store, int64_t entry, int64_t number, const EntryBy *by,
	EntrySaved *saved, GError **error);

/*
 * Takes back what revision NUMBER changed and keeps what came after it, by a merge: the outcome may
 * be a CONFLICT, whose base is revision NUMBER and whose "yours" the one before. INVALID for the
 * first revision, which has nothing before it; NOT_FOUND.
 */
MW_CHECKED bool entry_undo(Store *store, int64_t entry, int64_t number, const EntryBy *by,
	EntrySaved *saved, GError **error);

/*
 * Takes revision NUMBER from every reader at once, its text, title and comment: pages, JSON, diffs,
 * feeds and search. When it is the current one, the newest that is left becomes the text again, in
 * a revision of its own; when none is left, the entry is hidden. BY's comment is the reason that
 * history shows. CONFLICT when it is hidden already or waits for review.
 */
MW_CHECKED bool entry_hide(Store *store, int64_t entry, int64_t number, const EntryBy *by,
	EntrySaved *saved, GError **error);

/* Shows a hidden revision again; a hidden entry becomes live with it. CONFLICT when it is not. */
MW_CHECKED bool entry_unhide(Store *store, int64_t entry, int64_t number, const EntryBy *by,
	EntrySaved *saved, GError **error);
