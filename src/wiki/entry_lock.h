/*
 * A locked entry is changed by admins alone; everybody goes on reading it.
 */
#pragma once

#include "wiki/entry_save.h"

/* Locks ENTRY, or unlocks it. Nothing happens when it is so already. DENIED. */
MW_CHECKED bool entry_set_locked(
	Store *store, int64_t entry, bool locked, const EntryBy *by, GError **error);
