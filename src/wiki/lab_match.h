/*
 * How often the Lab named each entry, by day. Numbers only: nothing of any paste.
 */
#pragma once

#include "store/store.h"

/*
 * Adds COUNTS (entry -> how often, both as int64_t *) to those of today. Raises the generation when
 * the most matched entries of the week are others than before, since the home page shows them.
 */
MW_CHECKED bool lab_match_add(Store *store, GHashTable *counts, GError **error);

/* Rows of listed_entry with "matches", those that were named most often in the last seven days. */
MW_CHECKED json_t *lab_match_week(Store *store, int64_t limit, GError **error);
