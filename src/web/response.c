#include "web/response.h"

#include <string.h>

enum { HEAD_BYTES = 1200 /* of most heads */ };

/* nginx sends the same for the pages it answers itself: contrib/nginx repeats this table. */
static const char security_headers[] =
	"Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
	"img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
	"frame-ancestors 'none'\r\n"
	"X-Content-Type-Options: nosniff\r\n"
	"X-Frame-Options: DENY\r\n"
	"Referrer-Policy: same-origin\r\n"
	"Cross-Origin-Opener-Policy: same-origin\r\n"
	"Cross-Origin-Resource-Policy: same-origin\r\n"
	"Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

static const struct {
	int status;
	const char *reason;
} reasons[] = {
	{200, "OK"},
	{301, "Moved Permanently"},
	{303, "See Other"},
	{304, "Not Modified"},
	{400, "Bad Request"},
	{401, "Unauthorized"},
	{403, "Forbidden"},
	{404, "Not Found"},
	{405, "Method Not Allowed"},
	{409, "Conflict"},
	{410, "Gone"},
	{413, "Content Too Large"},
	{414, "URI Too Long"},
	{415, "Unsupported Media Type"},
	{422, "Unprocessable Content"},
	{429, "Too Many Requests"},
	{500, "Internal Server Error"},
	{502, "Bad Gateway"},
	{503, "Service Unavailable"},
	{504, "Gateway Timeout"},
	{507, "Insufficient Storage"},
};

Response *response_new(void)
{
	Response *response = g_new0(Response, 1);

	response->body = g_string_new(NULL);
	response->cookies = g_ptr_array_new_with_free_func(g_free);
	response_reset(response);
	return response;
}

void response_reset(Response *response)
{
	GString *body = response->body;
	GPtrArray *cookies = response->cookies;

	g_free(response->location);
	g_free(response->etag);
	g_string_truncate(body, 0);
	*response =
		(Response){.status = 200, .cache = "no-store", .cookies = cookies, .body = body};
}

void response_free(Response *response)
{
	if (!response)
		return;
	g_free(response->location);
	g_free(response->etag);
	g_ptr_array_unref(response->cookies);
	g_string_free(response->body, TRUE);
	g_free(response);
}

void response_redirect(Response *response, int status, char *location)
{
	response->status = status;
	g_free(response->location);
	response->location = location;
}

void response_set_cookie(Response *response, char *cookie)
{
	g_ptr_array_add(response->cookies, cookie);
}

int response_status_of(const GError *error)
{
	if (error->domain != MW_ERROR)
		return 500;
	switch ((MwError)error->code) {
	case MW_ERROR_NOT_FOUND: return 404;
	case MW_ERROR_INVALID: return 400;
	case MW_ERROR_DENIED: return 403;
	case MW_ERROR_CONFLICT: return 409;
	case MW_ERROR_LIMIT: return 413;
	case MW_ERROR_BUSY:
	case MW_ERROR_UNAVAILABLE: return 503;
	case MW_ERROR_STORAGE: return 507;
	case MW_ERROR_INTERNAL: break;
	}
	return 500;
}

const char *response_reason(int status)
{
	for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
		if (reasons[i].status == status)
			return reasons[i].reason;
	}
	return "Error";
}

static const char *opaque_tag(const char *tag)
{
	return g_str_has_prefix(tag, "W/") ? tag + 2 : tag;
}

bool response_etag_matches(const char *if_none_match, const char *etag)
{
	g_auto(GStrv) tags = NULL;

	if (!if_none_match || !etag)
		return false;
	if (strcmp(if_none_match, "*") == 0)
		return true;
	tags = g_strsplit(if_none_match, ",", -1);
	for (char **tag = tags; *tag; tag++) {
		if (strcmp(opaque_tag(g_strstrip(*tag)), opaque_tag(etag)) == 0)
			return true;
	}
	return false;
}

/* Every answer has these: no format strings, which cost more than all the rest. */
static void header(GString *out, const char *name, const char *value)
{
	if (!value)
		return;
	g_string_append(out, name);
	g_string_append_len(out, ": ", 2);
	g_string_append(out, value);
	g_string_append_len(out, "\r\n", 2);
}

void response_print(const Response *response, ResponsePart part, ResponseWriter *write, void *data)
{
	g_autoptr(GString) out = g_string_sized_new(HEAD_BYTES);
	int status = part == RESPONSE_NOT_MODIFIED ? 304 : response->status;
	bool has_body = status != 304 && response->type;

	g_string_append_printf(out, "Status: %d %s\r\n", status, response_reason(status));
	if (has_body) {
		g_string_append_printf(out, "Content-Type: %s; charset=utf-8\r\n", response->type);
		g_string_append_printf(out, "Content-Length: %zu\r\n", response->body->len);
	}
	header(out, "Location", response->location);
	header(out, "ETag", response->etag);
	for (guint i = 0; i < response->cookies->len; i++)
		header(out, "Set-Cookie", response->cookies->pdata[i]);
	header(out, "Allow", response->allow);
	header(out, "Cache-Control", response->cache);
	/* RFC 9110 section 15.5.2 asks for it; browsers show their form */
	if (status == 401)
		header(out, "WWW-Authenticate", "Bearer realm=\"MojoWiki\"");
	if (response->retry_after)
		g_string_append_printf(out, "Retry-After: %u\r\n", response->retry_after);
	g_string_append(out, security_headers);
	g_string_append(out, "\r\n");
	write(out->str, out->len, data);
	if (has_body && part == RESPONSE_WHOLE)
		write(response->body->str, response->body->len, data);
}
