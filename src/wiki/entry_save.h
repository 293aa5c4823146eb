/*
 * Every way an entry changes. Each writes a revision, and everything derived from it, in one
 * transaction (or in the caller's): nothing half-done is ever seen, and nothing is overwritten.
 */
#pragma once

#include "wiki/permission.h"

/* Who does it and why. What the role does not allow fails with DENIED, in every function here. */
typedef struct {
	const char *editor;  /* a user's name, or free text */
	int64_t user;        /* the user's row, or 0 */
	Role role;           /* what that person may do; wikiadm acts as an admin */
	const char *comment; /* one line, 500 characters; may be NULL */
	const char *save_id; /* repeated saves with one id are one save; may be NULL */
	bool import;         /* the change comes from outside: history says "imported" */
} EntryBy;

/* What an import knows of an entry beside its fields. All may be left zero. */
typedef struct {
	const char *public_id;
	int64_t published, updated;
	EntryStatus status;
} EntryOrigin;

typedef enum {
	ENTRY_SAVED,
	ENTRY_UNCHANGED, /* the fields are what they were: nothing was written */
	ENTRY_CONFLICT,  /* somebody saved in between: nothing was written */
} EntryOutcome;

typedef struct {
	EntryOutcome outcome;
	int64_t entry;
	int64_t revision; /* the one written; the current one when nothing was */
	char *url;
} EntrySaved;
void entry_saved_clear(EntrySaved *saved);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntrySaved, entry_saved_clear)

/*
 * Makes a new entry. INVALID lists every field that breaks a rule; CONFLICT when the slug is taken.
 */
MW_CHECKED bool entry_create(Store *store, const EntryFields *fields, const EntryOrigin *origin,
	const EntryBy *by, EntrySaved *saved, GError **error);

/*
 * Gives ENTRY the FIELDS, which were made from revision BASE (0: from the current one). A new slug
 * or category moves the entry and leaves an alias. CONFLICT for a deleted entry. The outcome is in
 * SAVED; errors as above.
 */
MW_CHECKED bool entry_edit(Store *store, int64_t entry, int64_t base, const EntryFields *fields,
	const EntryBy *by, EntrySaved *saved, GError **error);

/*
 * Moves ENTRY to CATEGORY/SLUG; the old address becomes an alias, and the time of the last change
 * stays. Errors as above.
 */
MW_CHECKED bool entry_rename(Store *store, int64_t entry, const char *category, const char *slug,
	const EntryBy *by, EntrySaved *saved, GError **error);

/* Takes ENTRY from all readers and keeps its history. CONFLICT when it is deleted already. */
MW_CHECKED bool entry_delete(
	Store *store, int64_t entry, const EntryBy *by, EntrySaved *saved, GError **error);

/*
 * Makes revision NUMBER (0: the newest that is not a deletion) the text of ENTRY again, where the
 * entry stands now, and brings it back when it was deleted.
 */
MW_CHECKED bool entry_restore(Store *store, int64_t entry, int64_t number, const EntryBy *by,
	EntrySaved *saved, GError **error);

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
