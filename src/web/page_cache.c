#include "web/page_cache.h"

#include <string.h>

typedef struct {
	char *target;
	Response *response;
	gsize bytes;
	GList link; /* in the order of use */
} Page;

struct PageCache {
	GHashTable *pages; /* target -> Page */
	GQueue order;      /* of Page, the last used first */
	gsize limit;
	PageCacheCounts counts;
};

static void page_free(void *data)
{
	Page *page = data;

	g_free(page->target);
	response_free(page->response);
	g_free(page);
}

PageCache *page_cache_new(gsize bytes)
{
	PageCache *cache = g_new0(PageCache, 1);

	cache->pages = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, page_free);
	cache->limit = bytes;
	return cache;
}

void page_cache_free(PageCache *cache)
{
	if (!cache)
		return;
	g_hash_table_unref(cache->pages);
	g_free(cache);
}

const Response *page_cache_find(PageCache *cache, const char *target)
{
	Page *page = g_hash_table_lookup(cache->pages, target);

	if (!page) {
		cache->counts.misses++;
		return NULL;
	}
	cache->counts.hits++;
	g_queue_unlink(&cache->order, &page->link);
	g_queue_push_head_link(&cache->order, &page->link);
	return page->response;
}

/*
 * A string grows by doubling: what it does not need would be almost half of the cache. A copy,
 * since what realloc() leaves free behind each page is too small for the next one while it grows.
 */
static void trim(GString *text)
{
	char *whole = text->str;

	text->allocated_len = text->len + 1;
	text->str = g_memdup2(whole, text->allocated_len);
	g_free(whole);
}

static void forget(PageCache *cache, Page *page)
{
	g_queue_unlink(&cache->order, &page->link);
	cache->counts.bytes -= page->bytes;
	g_hash_table_remove(cache->pages, page->target);
}

void page_cache_keep(PageCache *cache, const char *target, Response *response)
{
	Page *page = g_new0(Page, 1);
	Page *old = g_hash_table_lookup(cache->pages, target);

	page->target = g_strdup(target);
	page->response = response;
	page->link.data = page;
	trim(response->body);
	page->bytes =
		sizeof *page + sizeof *response + strlen(target) + response->body->allocated_len;
	if (page->bytes > MIN(cache->limit, (gsize)PAGE_CACHE_PAGE_BYTES)) {
		page_free(page);
		return;
	}
	if (old)
		forget(cache, old);
	while (cache->counts.bytes + page->bytes > cache->limit)
		forget(cache, g_queue_peek_tail(&cache->order));
	cache->counts.bytes += page->bytes;
	g_queue_push_head_link(&cache->order, &page->link);
	g_hash_table_insert(cache->pages, page->target, page);
}

void page_cache_clear(PageCache *cache)
{
	g_hash_table_remove_all(cache->pages);
	g_queue_init(&cache->order);
	cache->counts.bytes = 0;
}

PageCacheCounts page_cache_counts(const PageCache *cache)
{
	return cache->counts;
}
