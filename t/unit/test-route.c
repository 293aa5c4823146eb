#include "web/route.h"

#include <string.h>

/* Where PATH is at home, and which pattern answers it; NULL: none does. */
static void assert_found(const char *path, const char *pattern, const char *home)
{
	g_autofree char *own = g_strdup(path);
	Format format = route_take_format(own);
	char *captures[VIEW_CAPTURES_MAX] = {NULL};
	g_autofree char *canonical = NULL;
	const Route *route = route_find(own, format, METHOD_GET, captures, &canonical);

	if (g_strcmp0(route ? route->pattern : NULL, pattern) != 0)
		g_test_fail_printf(
			"'%s' is answered by '%s'", path, route ? route->pattern : "nothing");
	else if (home && strcmp(canonical, home) != 0)
		g_test_fail_printf("'%s' is at home at '%s'", path, canonical);
	for (int i = 0; i < VIEW_CAPTURES_MAX; i++)
		g_free(captures[i]);
}

static void every_address_has_one_home(void)
{
	assert_found("/", "/", "/");
	assert_found("//", "/", "/");
	assert_found("/Recent/", "/recent", "/recent");
	assert_found("/RUST-engineering//E0502/", "/{category}/{slug}", "/rust-engineering/e0502");
	assert_found("/rust-engineering/e0502.md", "/{category}/{slug}", "/rust-engineering/e0502");
	assert_found(
		"/rust-engineering/e0502.json", "/{category}/{slug}", "/rust-engineering/e0502");
	assert_found("/tags/C%2B%2B", "/tags/{tag}", "/tags/c%2B%2B");
	assert_found("/a/b/c/d", NULL, NULL);
}

static void a_format_is_answered_only_where_it_exists(void)
{
	assert_found("/recent.md", NULL, NULL);
	assert_found("/help.md", NULL, NULL);
	assert_found("/index.json", "/index", NULL);
	assert_found("/search.json", "/search", "/search");
	assert_found("/.json", "/{category}", NULL);
}

/* A slash that is written as %2F belongs to a name: it must not make two of one. */
static void an_escaped_slash_divides_nothing(void)
{
	assert_found("/tags/tcp%2Fip", "/tags/{tag}", "/tags/tcp%2Fip");
	assert_found("/tags/tcp/ip", NULL, NULL);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/route/every-address-has-one-home", every_address_has_one_home);
	g_test_add_func("/route/a-format-is-answered-only-where-it-exists",
		a_format_is_answered_only_where_it_exists);
	g_test_add_func(
		"/route/an-escaped-slash-divides-nothing", an_escaped_slash_divides_nothing);
	return g_test_run();
}
