#include "web/page_cache.h"

static Response *answer(const char *body)
{
	Response *response = response_new();

	response->type = "text/html";
	g_string_assign(response->body, body);
	return response;
}

static const char *body_of(PageCache *cache, const char *target)
{
	const Response *response = page_cache_find(cache, target);

	return response ? response->body->str : NULL;
}

static void gives_back_what_was_answered(void)
{
	g_autoptr(PageCache) cache = page_cache_new(PAGE_CACHE_BYTES);

	g_assert_null(page_cache_find(cache, "/mojo"));
	page_cache_keep(cache, "/mojo", answer("first"));
	page_cache_keep(cache, "/mojo?page=2", answer("second"));
	g_assert_cmpstr(body_of(cache, "/mojo"), ==, "first");
	g_assert_cmpstr(body_of(cache, "/mojo?page=2"), ==, "second");
	page_cache_keep(cache, "/mojo", answer("later"));
	g_assert_cmpstr(body_of(cache, "/mojo"), ==, "later");
}

static void forgets_all_when_something_changed(void)
{
	g_autoptr(PageCache) cache = page_cache_new(PAGE_CACHE_BYTES);

	page_cache_keep(cache, "/", answer("home"));
	page_cache_clear(cache);
	g_assert_null(page_cache_find(cache, "/"));
	g_assert_cmpuint(page_cache_counts(cache).bytes, ==, 0);
	page_cache_keep(cache, "/", answer("new home"));
	g_assert_cmpstr(body_of(cache, "/"), ==, "new home");
}

static void keeps_within_its_bytes_what_is_used(void)
{
	const gsize limit = 20000;
	g_autoptr(PageCache) cache = page_cache_new(limit);
	g_autofree char *text = g_strnfill(1000, 'x');

	page_cache_keep(cache, "/often", answer(text));
	for (int i = 0; i < 100; i++) {
		g_autofree char *target = g_strdup_printf("/search?q=%d", i);

		page_cache_keep(cache, target, answer(text));
		g_assert_nonnull(page_cache_find(cache, "/often"));
		g_assert_cmpuint(page_cache_counts(cache).bytes, <=, limit);
	}
	g_assert_null(page_cache_find(cache, "/search?q=0"));
	g_assert_nonnull(page_cache_find(cache, "/search?q=99"));
}

static void does_not_keep_a_page_that_is_too_large(void)
{
	g_autoptr(PageCache) cache = page_cache_new(PAGE_CACHE_BYTES);
	g_autofree char *text = g_strnfill(PAGE_CACHE_PAGE_BYTES, 'x');

	page_cache_keep(cache, "/large", answer(text));
	g_assert_null(page_cache_find(cache, "/large"));
	g_assert_cmpuint(page_cache_counts(cache).bytes, ==, 0);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/page-cache/gives-back-what-was-answered", gives_back_what_was_answered);
	g_test_add_func("/page-cache/forgets-all-when-something-changed",
		forgets_all_when_something_changed);
	g_test_add_func("/page-cache/keeps-within-its-bytes-what-is-used",
		keeps_within_its_bytes_what_is_used);
	g_test_add_func("/page-cache/does-not-keep-a-page-that-is-too-large",
		does_not_keep_a_page_that_is_too_large);
	return g_test_run();
}
