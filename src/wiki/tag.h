/*
 * Tags over the whole wiki.
 */
#pragma once

#include "wiki/entry_save.h"

/*
 * Gives every entry that has the tag FROM the tag TO instead, or takes it away when TO is NULL, as
 * a revision of each. Returns how many entries changed; -1 with NOT_FOUND when none has the tag,
 * or another error, and then nothing changed.
 */
MW_CHECKED int tag_rename(
	Store *store, const char *from, const char *to, const EntryBy *by, GError **error);
