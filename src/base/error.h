/*
 * The one error domain. A function that can fail takes a GError ** last, returns false or NULL,
 * and sets a message that names the thing in single quotes and the next step.
 * Only web/response.c turns a code into an HTTP status, only wikiadm.c into an exit status.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define MW_ERROR mw_error_quark()
GQuark mw_error_quark(void);

typedef enum {
	MW_ERROR_NOT_FOUND,   /* what was named does not exist */
	MW_ERROR_INVALID,     /* the input breaks a rule; the message says which */
	MW_ERROR_DENIED,      /* the actor may not do this */
	MW_ERROR_CONFLICT,    /* somebody else changed or took it first */
	MW_ERROR_BUSY,        /* locked by another writer; trying again helps */
	MW_ERROR_LIMIT,       /* larger than a stated limit */
	MW_ERROR_UNAVAILABLE, /* the database is corrupt, of another version, or no database */
	MW_ERROR_STORAGE,     /* disk full, read-only or failing */
	MW_ERROR_INTERNAL,    /* a fault of ours */
} MwError;

/* Marks a function whose result must be looked at. */
#define MW_CHECKED G_GNUC_WARN_UNUSED_RESULT

/* Returns false and sets ERROR, so that a check reads: return mw_fail(error, CODE, ...). */
bool mw_fail(GError **error, MwError code, const char *format, ...) G_GNUC_PRINTF(3, 4);
