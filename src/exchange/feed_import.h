/*
 * Articles of a feed as entries of this wiki: found again by their guid, so that a second run
 * changes only what was edited at the source. What was edited here is left as it is.
 */
#pragma once

#include "exchange/report.h"
#include "wiki/entry_save.h"

typedef struct {
	const char *site;     /* host whose paths lead here from now on, or NULL */
	const char *category; /* for articles that no tag sends elsewhere; NULL: the setting */
	const char *const
		*maps; /* "tag=category", before the categories' own tags; NULL-terminated */
} FeedOptions;

/*
 * Imports the feed at PATH in one transaction: either all its items are taken, or the wiki stays as
 * it was. Fails as feed_read() does, with INVALID for a bad map or an item that no entry can hold,
 * and NOT_FOUND for a category that does not exist.
 */
MW_CHECKED bool feed_import(Store *store, const char *path, const FeedOptions *options,
	const EntryBy *by, ImportReport *report, GError **error);
