/*
 * Whole requests against a whole site, with environment and body given by hand.
 */
#include "wiki-fixture.h"

#include "web/http.h"

#include <string.h>

typedef struct {
	const char *method, *target, *if_none_match, *length, *body;
	GString *answer;
} Asked;

static const char *parameter(const char *name, void *data)
{
	const Asked *asked = data;

	if (strcmp(name, "REQUEST_METHOD") == 0)
		return asked->method;
	if (strcmp(name, "REQUEST_URI") == 0)
		return asked->target;
	if (strcmp(name, "HTTP_IF_NONE_MATCH") == 0)
		return asked->if_none_match;
	return strcmp(name, "CONTENT_LENGTH") == 0 ? asked->length : NULL;
}

static gssize read_body(char *buffer, gsize size, void *data)
{
	Asked *asked = data;
	gsize count;

	if (!asked->body)
		return 0;
	count = MIN(size, strlen(asked->body));
	memcpy(buffer, asked->body, count);
	asked->body += count;
	return (gssize)count;
}

static Site *open_site(const char *database)
{
	const char *source = g_getenv("top_srcdir");
	g_autofree char *folder = g_build_filename(source ? source : ".", "templates", NULL);
	const char *const folders[] = {folder, NULL};
	g_autoptr(GError) error = NULL;
	Site *site = site_new(database, folders, true, &error);

	g_assert_no_error(error);
	return site;
}

static void write_answer(const char *bytes, gsize size, void *data)
{
	Asked *asked = data;

	g_string_append_len(asked->answer, bytes, (gssize)size);
}

/* The whole answer. The caller owns it. */
static char *ask(Site *site, Asked asked)
{
	const Gateway gateway = {parameter, read_body, write_answer, &asked};

	asked.answer = g_string_new(NULL);
	http_answer(site, &gateway);
	return g_string_free(asked.answer, FALSE);
}

static void assert_status(Site *site, Asked asked, const char *status)
{
	g_autofree char *answer = ask(site, asked);

	if (!g_str_has_prefix(answer, status))
		g_test_fail_printf("%s %s answers %.20s", asked.method, asked.target, answer);
	/* the same protection on every status */
	g_assert_nonnull(strstr(answer, "\r\nContent-Security-Policy: default-src 'none'; "));
	g_assert_nonnull(strstr(answer, "\r\nX-Content-Type-Options: nosniff\r\n"));
}

static void every_request_has_its_status(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Site) site = open_site(wiki->path);
	g_autofree char *long_query = g_strnfill(9000, 'a');
	g_autofree char *long_target = g_strconcat("/search?q=", long_query, NULL);
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki_create(wiki, "here", "Text.\n");
	g_assert_true(entry_delete(
		wiki->store, wiki_create(wiki, "gone", "Text.\n"), &wiki_editor, &saved, &error));
	assert_status(site, (Asked){.method = "GET", .target = "/"}, "Status: 200 ");
	assert_status(
		site, (Asked){.method = "GET", .target = "/python-pitfalls/here"}, "Status: 200 ");
	assert_status(
		site, (Asked){.method = "GET", .target = "/Python-Pitfalls/HERE/"}, "Status: 301 ");
	assert_status(
		site, (Asked){.method = "GET", .target = "/python-pitfalls/gone"}, "Status: 410 ");
	assert_status(
		site, (Asked){.method = "GET", .target = "/python-pitfalls/no"}, "Status: 404 ");
	assert_status(site, (Asked){.method = "GET", .target = "/a%zz"}, "Status: 400 ");
	assert_status(site, (Asked){.method = "GET", .target = "/a%00b"}, "Status: 400 ");
	assert_status(site, (Asked){.method = "GET", .target = "/a%ff"}, "Status: 400 ");
	assert_status(site, (Asked){.method = "GET", .target = long_target}, "Status: 414 ");
	assert_status(site, (Asked){.method = "BREW", .target = "/"}, "Status: 405 ");
	assert_status(site, (Asked){.method = "POST", .target = "/theme", .length = "1048577"},
		"Status: 413 ");
	assert_status(site, (Asked){.method = "POST", .target = "/theme", .length = "-1"},
		"Status: 400 ");
	assert_status(site,
		(Asked){.method = "POST", .target = "/theme", .length = "50", .body = "a"},
		"Status: 400 ");
}

static void a_wiki_without_its_database_is_unavailable(Wiki *wiki, gconstpointer data)
{
	g_autofree char *missing = g_build_filename(wiki->folder, "missing.db", NULL);
	g_autoptr(Site) site = NULL;

	(void)data;
	if (!g_test_subprocess()) {
		/* apart, since it logs the reason on standard error */
		g_test_trap_subprocess(NULL, 0, 0);
		g_test_trap_assert_passed();
		g_test_trap_assert_stderr("*there is no database at '*missing.db'*");
		return;
	}
	site = open_site(missing);
	assert_status(site, (Asked){.method = "GET", .target = "/"}, "Status: 503 ");
}

/* What a reader sees is what was saved last, by whichever process. */
static void a_page_follows_the_database(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Site) site = open_site(wiki->path);
	const Asked page = {.method = "GET", .target = "/python-pitfalls/changing"};
	int64_t id = wiki_create(wiki, "changing", "The first text.\n");
	g_autofree char *first = ask(site, page);
	g_autofree char *second = NULL;

	(void)data;
	g_assert_nonnull(strstr(first, "The first text."));
	wiki_rewrite(wiki, id, "The second text.\n");
	second = ask(site, page);
	g_assert_nonnull(strstr(second, "The second text."));
}

static char *etag_of(const char *answer)
{
	const char *start = strstr(answer, "\r\nETag: ");

	g_assert_nonnull(start);
	start += strlen("\r\nETag: ");
	return g_strndup(start, strcspn(start, "\r"));
}

static void a_reader_who_has_the_page_gets_none(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Site) site = open_site(wiki->path);
	g_autofree char *answer = ask(site, (Asked){.method = "GET", .target = "/"});
	g_autofree char *etag = etag_of(answer);
	g_autofree char *weak = g_strconcat("\"other\", W/", etag, NULL);
	Asked again = {.method = "GET", .target = "/", .if_none_match = etag};

	(void)data;
	assert_status(site, again, "Status: 304 ");
	again.if_none_match = weak;
	assert_status(site, again, "Status: 304 ");
	wiki_create(wiki, "news", "Text.\n");
	assert_status(site, again, "Status: 200 ");
}

static void head_is_get_without_the_body(Wiki *wiki, gconstpointer data)
{
	static const char *const targets[] = {"/", "/python-pitfalls", "/search?q=x", "/nowhere"};
	g_autoptr(Site) site = open_site(wiki->path);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(targets); i++) {
		g_autofree char *get = ask(site, (Asked){.method = "GET", .target = targets[i]});
		g_autofree char *head = ask(site, (Asked){.method = "HEAD", .target = targets[i]});
		gsize length = strlen(head);

		g_assert_true(g_str_has_suffix(head, "\r\n\r\n"));
		/* error pages name the request, so that only the lines without it are the same */
		if (i < 3)
			g_assert_cmpint(strncmp(get, head, length), ==, 0);
	}
}

#define ADD(path, test) g_test_add("/http/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("every-request-has-its-status", every_request_has_its_status);
	ADD("without-its-database-a-wiki-is-unavailable",
		a_wiki_without_its_database_is_unavailable);
	ADD("a-page-follows-the-database", a_page_follows_the_database);
	ADD("a-reader-who-has-the-page-gets-none", a_reader_who_has_the_page_gets_none);
	ADD("head-is-get-without-the-body", head_is_get_without_the_body);
	return g_test_run();
}
