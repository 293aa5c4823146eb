/*
 * What a page or form is about: the entry at the address, if the viewer may do that to it.
 */
#pragma once

#include "web/view.h"

/*
 * Finds the entry of an address /{category}/{slug}SUFFIX into context->entry, at revision NUMBER
 * (0: the current one), and says where its page lives. GRANTED is told what the viewer may do; with
 * NULL only what takes effect at once passes. NOT_FOUND also for what the viewer may not even read;
 * DENIED. A deleted entry that the viewer cannot bring back sets context->is_gone, and no more.
 */
MW_CHECKED bool target_find(Context *context, const char *suffix, int64_t number, Act act,
	Permission *granted, GError **error);

/* "/rust-engineering/e0502SUFFIX" of the entry. The caller owns it. */
char *target_url(const Context *context, const char *suffix);
