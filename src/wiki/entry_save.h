/*
 * Every way an entry changes. Each writes a revision, and everything derived from it, in one
 * transaction (or in the caller's): nothing half-done is ever seen, and nothing is overwritten.
 */
#pragma once

#include "wiki/fields_merge.h"
#include "wiki/permission.h"

/* Who does it and why. What the role does not allow fails with DENIED, in every function here. */
typedef struct {
	const char *editor;  /* a user's name, or free text */
	int64_t user;        /* the user's row, or 0 */
	Role role;           /* what that person may do; wikiadm acts as an admin */
	const char *address; /* of the network, for the audit log; may be NULL */
	const char *request; /* its id in the log; may be NULL */
	const char *comment; /* one line, 500 characters; may be NULL */
	const char *save_id; /* of the form, ENTRY_SAVE_ID_BYTES at most; may be NULL */
	bool import;         /* the change comes from outside: history says "imported" */
	bool is_checked;     /* wiki/signature_check.h has found nothing in this change */
} EntryBy;

enum { ENTRY_SAVE_ID_BYTES = 64 };

/* What an import knows of an entry beside its fields. All may be left zero. */
typedef struct {
	const char *public_id;
	int64_t published, updated;
	EntryStatus status;
} EntryOrigin;

typedef enum {
	ENTRY_SAVED,
	ENTRY_UNCHANGED, /* the fields are what they were: nothing was written */
	ENTRY_MERGED,    /* saved, together with what others had saved since the base */
	ENTRY_PENDING,   /* kept for review: readers see nothing of it yet */
	ENTRY_CONFLICT,  /* both changed the same places: nothing was written; see MERGE */
} EntryOutcome;

typedef struct {
	EntryOutcome outcome;
	int64_t entry;
	int64_t revision;   /* the one written; the current one when nothing was */
	int64_t base;       /* where the writer had started; 0 for a new entry */
	int64_t theirs;     /* of MERGED and CONFLICT: the revision it was merged with; else 0 */
	char *url;          /* where the entry stands now */
	FieldsMerge *merge; /* of CONFLICT: the places to settle; else NULL */
} EntrySaved;
void entry_saved_clear(EntrySaved *saved);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntrySaved, entry_saved_clear)

/*
 * Makes a new entry; one that must be reviewed (see wiki/permission.h) is a draft until then.
 * INVALID lists every field that breaks a rule; CONFLICT when the slug is taken.
 *
 * A save_id that was seen before answers what its first save answered, and nothing is written;
 * CONFLICT when it comes with another text.
 */
MW_CHECKED bool entry_create(Store *store, const EntryFields *fields, const EntryOrigin *origin,
	const EntryBy *by, EntrySaved *saved, GError **error);

/*
 * Gives ENTRY the FIELDS, which were made from revision BASE (0: from the current one). When others
 * have saved since, their changes and these are merged. A new slug or category moves the entry and
 * leaves an alias. The outcome is in SAVED; errors as above, INVALID when ENTRY has no revision
 * BASE that readers may see, CONFLICT for a deleted entry.
 */
MW_CHECKED bool entry_edit(Store *store, int64_t entry, int64_t base, const EntryFields *fields,
	const EntryBy *by, EntrySaved *saved, GError **error);

/*
 * The merge that a conflict page was made of, again: of what revisions BASE and THEIRS of ENTRY and
 * the fields YOURS say. When its places are settled (fields_merge_settle), its result is saved with
 * entry_edit() and THEIRS as the base, which merges again if need be. The caller owns it. INVALID
 * as above.
 */
MW_CHECKED FieldsMerge *entry_merge(Store *store, int64_t entry, int64_t base, int64_t theirs,
	const EntryFields *yours, GError **error);

/*
 * Reads what a form or request names as its base: "41", or "ID@41" with the permanent id of the
 * entry, which tells a form for another entry. INVALID in words.
 */
MW_CHECKED bool entry_read_base(
	Store *store, int64_t entry, const char *text, int64_t *base, GError **error);

/* Makes ENTRY live or a draft again, in a revision of its own. */
MW_CHECKED bool entry_set_status(Store *store, int64_t entry, EntryStatus status, const EntryBy *by,
	EntrySaved *saved, GError **error);

/* Sets the times that readers see, for imports that know better than the clock; 0 leaves one. */
MW_CHECKED bool entry_set_times(
	Store *store, int64_t entry, int64_t published, int64_t updated, GError **error);

/* Remembers which feed item an entry came from, and a digest of what it held. */
MW_CHECKED bool entry_set_source(
	Store *store, int64_t entry, const char *source_id, const char *digest, GError **error);
/* Sets ENTRY to the row of the entry from SOURCE_ID, or 0, and DIGEST (the caller's). */
MW_CHECKED bool entry_find_source(
	Store *store, const char *source_id, int64_t *entry, char **digest, GError **error);
