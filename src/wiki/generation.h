/*
 * The number that rises whenever readers would see something else.
 */
#pragma once

#include "store/store.h"

/* The present generation, or -1 with the error. */
MW_CHECKED int64_t generation_get(Store *store, GError **error);

/* To be called in every transaction that changes what readers see. */
MW_CHECKED bool generation_rise(Store *store, GError **error);
