/*
 * What programs fetch in bulk: newest entries with their content, all addresses, a digest of a
 * category, completions of what somebody types. Only visible entries are in any of it.
 */
#pragma once

#include "store/store.h"

enum { OUTLET_SUGGESTIONS = 10, OUTLET_SUGGEST_MAX = 100 /* characters; the rest is ignored */ };

/* Rows of a listing: the newest by publication in CATEGORY, or (empty) everywhere. NULL with
 * NOT_FOUND when there is no such category. */
MW_CHECKED json_t *outlet_published(
	Store *store, const char *category, int64_t limit, GError **error);

/* {"author", "html", "tags"} of one visible entry. */
MW_CHECKED json_t *outlet_content(Store *store, int64_t entry, GError **error);

/* [{"category_slug", "slug", "updated"}]: addresses from OFFSET on, in an order that lasts. */
MW_CHECKED json_t *outlet_addresses(Store *store, int64_t limit, int64_t offset, GError **error);
/* [{"category_slug", "updated"}], the time null for an empty category. */
MW_CHECKED json_t *outlet_categories(Store *store, GError **error);

/* Rows of a listing: the first entries of CATEGORY in the order of its index. */
MW_CHECKED json_t *outlet_digest(Store *store, const char *category, int64_t limit, GError **error);

/*
 * Rows of a listing: at most OUTLET_SUGGESTIONS entries whose code, title, name or tag begins with
 * TEXT, whatever the case. None for an empty text.
 */
MW_CHECKED json_t *outlet_suggest(Store *store, const char *text, GError **error);
