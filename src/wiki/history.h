/*
 * What was changed, by whom and when.
 */
#pragma once

#include "store/store.h"

/* All revisions of an entry, newest first: the columns of revision_log. NULL with the error. */
MW_CHECKED json_t *history_of_entry(Store *store, int64_t entry, GError **error);

/*
 * Changes that readers may see, newest first, in CATEGORY or (empty) everywhere, before the change
 * BEFORE_ID made at BEFORE_TIME; 0 and 0 start with the newest.
 */
MW_CHECKED json_t *history_recent(Store *store, const char *category, int64_t before_time,
	int64_t before_id, int64_t limit, GError **error);
