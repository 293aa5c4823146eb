/*
 * How much there is in a wiki.
 */
#pragma once

#include "store/store.h"

/* One object of counts, and the bytes of the database. NULL with the error. The caller owns it. */
MW_CHECKED json_t *stats_read(Store *store, GError **error);
