/*
 * What somebody has typed into a form and not saved: one draft a person and entry, or a person and
 * form for a new entry. A draft never goes by itself, only by will or by the save that it led to;
 * readers see nothing of it.
 */
#pragma once

#include "store/store.h"

enum {
	DRAFT_BYTES = 512 << 10, /* of the content as JSON */
	DRAFTS_MAX = 100,        /* of one person */
};

typedef struct {
	char *form;      /* the permanent id of the entry, or the id of a form for a new one */
	int64_t entry;   /* its row, or 0 */
	int64_t base;    /* the revision that was being edited, or 0 */
	json_t *content; /* an object: the values of the form, as they were typed */
	int64_t created, updated;
} Draft;

/*
 * Keeps CONTENT (an object, "title" among its members) of USER's form, in place of what the form
 * held before. FORM is the permanent id of ENTRY; for a new entry (0) any other id that the form
 * has, of 1 to 64 bytes. LIMIT when the content is too large or USER has too many drafts.
 */
MW_CHECKED bool draft_save(Store *store, int64_t user, const char *form, int64_t entry,
	int64_t base, json_t *content, GError **error);

/* Sets DRAFT, which the caller owns, or NULL when there is none. */
MW_CHECKED bool draft_load(
	Store *store, int64_t user, const char *form, Draft **draft, GError **error);
void draft_free(Draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)

/* Takes the draft away, if there is one: in the transaction of the save that it led to. */
MW_CHECKED bool draft_discard(Store *store, int64_t user, const char *form, GError **error);

/*
 * USER's drafts, the newest first: [{"form", "title", "base", "created", "updated"}], and of one
 * for an existing entry "slug", "category_slug", "revision" (the current one) and "status", which
 * are null for a new one. The caller owns the array.
 */
MW_CHECKED json_t *draft_list(Store *store, int64_t user, GError **error);

/*
 * Who but USER has typed into a form of ENTRY since the time SINCE: [{"editor", "created",
 * "updated"}], the last one first. The caller owns the array.
 */
MW_CHECKED json_t *draft_others(
	Store *store, int64_t entry, int64_t user, int64_t since, GError **error);
