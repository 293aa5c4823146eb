/*
 * Whole answers for readers who are not signed in, kept in the worker while nothing changes. They
 * are forgotten together when the generation rises; when there is no room, the one that was not
 * asked for the longest goes first.
 */
#pragma once

#include "web/response.h"

enum {
	PAGE_CACHE_BYTES = 5 << 19,        /* of all pages of one worker */
	PAGE_CACHE_PAGE_BYTES = 512 << 10, /* of one page; larger ones are not kept */
};

typedef struct PageCache PageCache;

PageCache *page_cache_new(gsize bytes);
void page_cache_free(PageCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageCache, page_cache_free)

/* What was answered to TARGET (path and query), or NULL. It is the cache's. */
const Response *page_cache_find(PageCache *cache, const char *target);

/* Takes RESPONSE over; it may be gone at once. */
void page_cache_keep(PageCache *cache, const char *target, Response *response);

void page_cache_clear(PageCache *cache);

/* How many answers came from the cache since it was made, how many did not, and its bytes now. */
typedef struct {
	guint64 hits, misses;
	gsize bytes;
} PageCacheCounts;
PageCacheCounts page_cache_counts(const PageCache *cache);
