/*
 * Inside of hiding and reviewing: a revision's state changes, and nothing else of it ever does.
 */
#pragma once

#include "wiki/entry_save.h"

/*
 * Puts REVISION from state WAS into another, with BY and its comment as the reason; RESULT is the
 * revision that it became, or 0. CONFLICT when it is in another state by now.
 */
MW_CHECKED bool revision_set_state(Store *store, const Entry *revision, const char *was,
	const char *state, const EntryBy *by, int64_t result, GError **error);
