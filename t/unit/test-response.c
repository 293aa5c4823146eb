#include "web/response.h"

#include <string.h>

static void an_etag_is_found_in_what_a_client_has(void)
{
	static const struct {
		const char *header;
		bool matches;
	} cases[] = {{"\"7-abc\"", true}, {"W/\"7-abc\"", true}, {"\"6\", \"7-abc\"", true},
		{" \"6\" ,W/\"7-abc\" ", true}, {"*", true}, {NULL, false}, {"", false},
		{"7-abc", false}, {"\"7-ABC\"", false}, {"\"6\"", false}, {"\"7-abc", false},
		{"w/\"7-abc\"", false}};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		if (response_etag_matches(cases[i].header, "\"7-abc\"") != cases[i].matches)
			g_test_fail_printf("If-None-Match: %s", cases[i].header);
	}
	g_assert_false(response_etag_matches("*", NULL));
}

static void every_error_has_its_status(void)
{
	static const struct {
		MwError code;
		int status;
	} cases[] = {{MW_ERROR_NOT_FOUND, 404}, {MW_ERROR_INVALID, 400}, {MW_ERROR_DENIED, 403},
		{MW_ERROR_CONFLICT, 409}, {MW_ERROR_BUSY, 503}, {MW_ERROR_LIMIT, 413},
		{MW_ERROR_UNAVAILABLE, 503}, {MW_ERROR_STORAGE, 507}, {MW_ERROR_INTERNAL, 500}};
	g_autoptr(GError) foreign = g_error_new(G_FILE_ERROR, G_FILE_ERROR_NOENT, "no file");

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = g_error_new(MW_ERROR, (gint)cases[i].code, "a sentence");

		g_assert_cmpint(response_status_of(error), ==, cases[i].status);
		g_assert_cmpstr(response_reason(cases[i].status), !=, "Error");
	}
	g_assert_cmpint(response_status_of(foreign), ==, 500);
}

static void write_text(const char *bytes, gsize size, void *data)
{
	g_string_append_len(data, bytes, (gssize)size);
}

static char *print(Response *response, ResponsePart part)
{
	GString *out = g_string_new(NULL);

	response_print(response, part, write_text, out);
	return g_string_free(out, FALSE);
}

static void a_page_has_its_length_and_head_no_body(void)
{
	g_autoptr(Response) response = response_new();
	g_autofree char *whole = NULL;
	g_autofree char *head = NULL;

	response->type = "text/html";
	g_string_append(response->body, "größe");
	whole = print(response, RESPONSE_WHOLE);
	head = print(response, RESPONSE_HEAD);
	g_assert_true(g_str_has_prefix(whole, "Status: 200 OK\r\n"));
	g_assert_nonnull(strstr(whole, "\r\nContent-Length: 7\r\n"));
	g_assert_true(g_str_has_suffix(whole, "\r\n\r\ngröße"));
	g_assert_true(g_str_has_suffix(head, "\r\n\r\n"));
	g_assert_nonnull(strstr(head, "\r\nContent-Length: 7\r\n"));
}

static void not_modified_keeps_the_etag_and_drops_the_content(void)
{
	g_autoptr(Response) response = response_new();
	g_autofree char *printed = NULL;

	response->type = "text/html";
	response->etag = g_strdup("\"7\"");
	g_string_append(response->body, "text");
	printed = print(response, RESPONSE_NOT_MODIFIED);
	g_assert_true(g_str_has_prefix(printed, "Status: 304 Not Modified\r\n"));
	g_assert_nonnull(strstr(printed, "\r\nETag: \"7\"\r\n"));
	g_assert_null(strstr(printed, "\r\nContent-Type"));
	g_assert_true(g_str_has_suffix(printed, "\r\n\r\n"));
}

static void an_error_page_forgets_what_was_set_before(void)
{
	g_autoptr(Response) response = response_new();

	response->etag = g_strdup("\"7\"");
	response_set_cookie(response, g_strdup("theme=dark"));
	response_redirect(response, 301, g_strdup("/elsewhere"));
	g_string_append(response->body, "half a page");
	response_reset(response);
	g_assert_cmpint(response->status, ==, 200);
	g_assert_null(response->etag);
	g_assert_cmpuint(response->cookies->len, ==, 1);
	g_assert_null(response->location);
	g_assert_cmpstr(response->body->str, ==, "");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/response/an-etag-is-found-in-what-a-client-has",
		an_etag_is_found_in_what_a_client_has);
	g_test_add_func("/response/every-error-has-its-status", every_error_has_its_status);
	g_test_add_func("/response/a-page-has-its-length-and-head-no-body",
		a_page_has_its_length_and_head_no_body);
	g_test_add_func("/response/not-modified-keeps-the-etag-and-drops-the-content",
		not_modified_keeps_the_etag_and_drops_the_content);
	g_test_add_func("/response/an-error-page-forgets-what-was-set-before",
		an_error_page_forgets_what_was_set_before);
	return g_test_run();
}
