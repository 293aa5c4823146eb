/*
 * Old addresses of entries: former names, and the paths they had on a site they came from.
 */
#pragma once

#include "store/store.h"

/*
 *PATH as it is stored: no slash at either end, lower case, %C3%A9 and the like decoded. A full URL
 * loses its scheme and host. The caller owns the text.
 */
char *alias_normalise(const char *path);

/* Sets ENTRY to the row id of the entry that had PATH, or to 0. */
MW_CHECKED bool alias_find(Store *store, const char *path, int64_t *entry, GError **error);

/*
 * Makes PATH lead to ENTRY. CONFLICT, saying why, when the wiki itself, a category,or another
 * entry or its alias holds PATH; INVALID for an empty or overlong one (1000 bytes). The address
 * where ENTRY stands needs no alias and gets none.
 */
MW_CHECKED bool alias_add(Store *store, const char *path, int64_t entry, GError **error);

/* Takes away the alias PATH, if there is one, since an entry stands there from now on. */
MW_CHECKED bool alias_give_way(Store *store, const char *path, GError **error);

/*
 * Follows the category with row id CATEGORY from address FROM to TO: the addresses that its entries
 * had lead on, and aliases at their new ones give way.
 */
MW_CHECKED bool alias_follow_category(
	Store *store, int64_t category, const char *from, const char *to, GError **error);

/* NOT_FOUND when there is no such alias. */
MW_CHECKED bool alias_remove(Store *store, const char *path, GError **error);

/* All aliases as [{"path", "category", "slug", "status"}]; those of one entry as texts. */
MW_CHECKED json_t *alias_list(Store *store, GError **error);
MW_CHECKED json_t *alias_list_of(Store *store, int64_t entry, GError **error);
