/*
 * Old addresses of entries: former names, and the paths they had on a site they came from.
 */
#pragma once

#include "store/store.h"

/*
 * PATH as it is stored: no slash at either end, lower case. The caller owns the text. A full URL
 * loses its scheme and host.
 */
char *alias_normalise(const char *path);

/* Sets ENTRY to the row id of the entry that had PATH, or to 0. */
MW_CHECKED bool alias_find(Store *store, const char *path, int64_t *entry, GError **error);

/*
 * Makes PATH lead to ENTRY. CONFLICT, saying why, when the wiki itself, a category, or another
 * entry or its alias holds PATH; INVALID for an empty or overlong one (1000 bytes).
 */
MW_CHECKED bool alias_add(Store *store, const char *path, int64_t entry, GError **error);

/* NOT_FOUND when there is no such alias. */
MW_CHECKED bool alias_remove(Store *store, const char *path, GError **error);

/* All aliases as [{"path", "category", "slug", "status"}]; those of one entry as texts. */
MW_CHECKED json_t *alias_list(Store *store, GError **error);
MW_CHECKED json_t *alias_list_of(Store *store, int64_t entry, GError **error);
