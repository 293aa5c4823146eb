/*
 * An entry: what it is called, where it is, and the fields of one of its revisions.
 */
#pragma once

#include "wiki/fields.h"

typedef enum { ENTRY_LIVE, ENTRY_DRAFT, ENTRY_HIDDEN, ENTRY_DELETED } EntryStatus;

typedef struct {
	int64_t id;            /* the row; never shown, and different in every copy of the wiki */
	char *public_id;       /* permanent: 26 characters, the same after export and import */
	char *slug, *category; /* where it stands now */
	EntryStatus status;
	bool locked;      /* only admins change it */
	int64_t owner;    /* the user who made it, or 0 */
	int64_t revision; /* the current one */
	int64_t published, updated;

	/* the revision that was loaded */
	int64_t number;
	EntryStatus status_then; /* the entry's, after that revision */
	int64_t parent, base;    /* as in the schema */
	char *state, *action;    /* "live" and "edit", and their like */
	int64_t user;            /* the row of who wrote it, or 0 */
	char *editor, *comment;
	int64_t created;
	EntryFields *fields;
} Entry;

const char *entry_status_name(EntryStatus status);

/*
 * Understands NAME as people and commands write it: category/slug, a slug, an old address, or a
 * permanent id, each with @REVISION at will. Sets the row id and the revision's number (0: the
 * current one). NOT_FOUND when there is no such entry, in whatever status.
 */
MW_CHECKED bool entry_find(
	Store *store, const char *name, int64_t *id, int64_t *number, GError **error);

/*
 * The entry called SLUG in whatever category, else the one that had the address CATEGORY/SLUG; or
 * the one with the permanent id. NOT_FOUND when there is none, in whatever status.
 */
MW_CHECKED bool entry_find_at(
	Store *store, const char *category, const char *slug, int64_t *id, GError **error);
MW_CHECKED bool entry_find_permanent(
	Store *store, const char *public_id, int64_t *id, GError **error);

/*
 * Loads revision NUMBER of the entry, 0 for the current one. NOT_FOUND when the entry or the
 * revision does not exist, or readers may not see the revision. Any status is loaded: whether
 * somebody may see it is the caller's question. The caller owns the Entry.
 */
MW_CHECKED Entry *entry_load(Store *store, int64_t id, int64_t number, GError **error);

/* As entry_load(), but also a revision that is pending, rejected or hidden. */
MW_CHECKED Entry *entry_load_any(Store *store, int64_t id, int64_t number, GError **error);

/* The rows of all entries in whatever status, int64_t. The caller owns the list. */
MW_CHECKED GArray *entry_all_ids(Store *store, GError **error);

void entry_free(Entry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Entry, entry_free)
