/*
 * Errors that were pasted and that no signature matched: what is left of them without any value,
 * and how often each came. Counted only while the setting lab.misses is on.
 */
#pragma once

#include "store/store.h"

enum { MISS_KEPT_MAX = 1000, MISS_BYTES_MAX = 200 };

/* Whether misses are counted. False with the error, too. */
MW_CHECKED bool miss_is_on(Store *store, bool *is_on, GError **error);

/*
 * What may be kept of the words TEXT: those that visible entries of this wiki hold, and TYPE, the
 * error's class, whose name ends like one. All else becomes "…". NULL when too little is left, or
 * with the error. The caller owns it.
 */
MW_CHECKED char *miss_fingerprint(Store *store, const char *type, const char *text, GError **error);

/* Counts each of FINGERPRINTS (text -> language, both char *) once more. */
MW_CHECKED bool miss_add(Store *store, GHashTable *fingerprints, GError **error);

/* [{"fingerprint", "lang", "count", "first_seen", "last_seen"}], the most wanted first. */
MW_CHECKED json_t *miss_list(Store *store, int64_t limit, GError **error);

/* It has its entry, or is not wanted. */
MW_CHECKED bool miss_remove(Store *store, const char *fingerprint, GError **error);

/* FINGERPRINT as a message template, with a hole for each value. The caller owns it. */
char *miss_template(const char *fingerprint);
