#include "web/request.h"

#include "base/random.h"

#include <string.h>

enum { ID_LENGTH = 8 };

char *request_decode(const char *text, gsize size, bool plus_is_blank, GError **error)
{
	g_autoptr(GString) decoded = g_string_sized_new(size + 1);

	for (gsize i = 0; i < size; i++) {
		int high, low;

		if (text[i] == '+' && plus_is_blank) {
			g_string_append_c(decoded, ' ');
			continue;
		}
		if (text[i] != '%') {
			g_string_append_c(decoded, text[i]);
			continue;
		}
		high = i + 2 < size ? g_ascii_xdigit_value(text[i + 1]) : -1;
		low = i + 2 < size ? g_ascii_xdigit_value(text[i + 2]) : -1;
		if (high < 0 || low < 0) {
			mw_fail(error, MW_ERROR_INVALID,
				"The address holds a '%%' that is not followed by two hexadecimal digits.");
			return NULL;
		}
		g_string_append_c(decoded, (char)(high * 16 + low));
		i += 2;
	}
	if (!g_utf8_validate_len(decoded->str, decoded->len, NULL)) {
		mw_fail(error, MW_ERROR_INVALID,
			"The address or form holds a NUL byte or is not UTF-8.");
		return NULL;
	}
	return g_string_free(g_steal_pointer(&decoded), FALSE);
}

static char *parameter(const Gateway *gateway, const char *name)
{
	const char *value = gateway->parameter(name, gateway->data);

	return g_strdup(value ? value : "");
}

static Method parse_method(const char *name)
{
	if (strcmp(name, "GET") == 0)
		return METHOD_GET;
	if (strcmp(name, "HEAD") == 0)
		return METHOD_HEAD;
	if (strcmp(name, "POST") == 0)
		return METHOD_POST;
	if (strcmp(name, "PUT") == 0)
		return METHOD_PUT;
	return METHOD_OTHER;
}

/* The target as the client sent it; servers that keep it to themselves give its parts (RFC 3875).
 */
static char *read_target(const Gateway *gateway)
{
	g_autofree char *target = parameter(gateway, "REQUEST_URI");
	g_autofree char *info = NULL;
	g_autofree char *query = NULL;
	g_autofree char *path = NULL;

	if (*target)
		return g_steal_pointer(&target);
	info = parameter(gateway, "PATH_INFO");
	query = parameter(gateway, "QUERY_STRING");
	path = g_uri_escape_string(*info ? info : "/", "/", FALSE);
	return *query ? g_strconcat(path, "?", query, NULL) : g_steal_pointer(&path);
}

static RequestState read_path(Request *request, GError **error)
{
	gsize length = strcspn(request->target, "?");
	g_autofree char *decoded = NULL;

	if (strlen(request->target) > REQUEST_TARGET_MAX) {
		mw_fail(error, MW_ERROR_LIMIT,
			"The address has %zu bytes; the longest that is taken has %d. Put long text into a form or the search box.",
			strlen(request->target), REQUEST_TARGET_MAX);
		request->target[length <= REQUEST_TARGET_MAX ? length : 0] = '\0';
		return REQUEST_TOO_LONG;
	}
	request->query = g_strdup(request->target[length] ? request->target + length + 1 : "");
	decoded = request_decode(request->target, length, false, error);
	if (!decoded)
		return REQUEST_BAD;
	request->path = g_strndup(request->target, length);
	if (request->path[0] != '/') {
		mw_fail(error, MW_ERROR_INVALID, "The address must begin with a slash.");
		return REQUEST_BAD;
	}
	return REQUEST_OK;
}

static RequestState fail_large(guint64 length, GError **error)
{
	mw_fail(error, MW_ERROR_LIMIT,
		"What was sent has %" G_GUINT64_FORMAT
		" bytes; %d are taken at most. Send less at once.",
		length, REQUEST_BODY_MAX);
	return REQUEST_TOO_LARGE;
}

/* Fills the body with the LENGTH bytes that were announced. */
static RequestState fetch_body(
	const Gateway *gateway, Request *request, guint64 length, GError **error)
{
	request->body = g_malloc(length + 1);
	while (request->body_size < length) {
		gssize got = gateway->read(request->body + request->body_size,
			length - request->body_size, gateway->data);

		if (got <= 0)
			break;
		request->body_size += (gsize)got;
	}
	request->body[request->body_size] = '\0';
	if (request->body_size == length)
		return REQUEST_OK;
	mw_fail(error, MW_ERROR_INVALID,
		"The request ended early: %zu bytes came of the %" G_GUINT64_FORMAT
		" it announced.",
		request->body_size, length);
	return REQUEST_BAD;
}

static RequestState read_body(const Gateway *gateway, Request *request, GError **error)
{
	g_autofree char *text = parameter(gateway, "CONTENT_LENGTH");
	guint64 length = 0;

	if (*text == '\0')
		return REQUEST_OK;
	if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &length, NULL)) {
		mw_fail(error, MW_ERROR_INVALID, "The request's Content-Length is not a number.");
		return REQUEST_BAD;
	}
	if (length <= REQUEST_BODY_MAX)
		return fetch_body(gateway, request, length, error);
	if (length > REQUEST_KEPT_MAX || fetch_body(gateway, request, length, NULL) != REQUEST_OK)
		g_clear_pointer(&request->body, g_free);
	return fail_large(length, error);
}

/* The members of a request that are headers, each NULL when it was not sent. */
static const struct {
	const char *name;
	gsize place;
} headers[] = {
	{"HTTP_IF_MATCH", G_STRUCT_OFFSET(Request, if_match)},
	{"HTTP_IF_NONE_MATCH", G_STRUCT_OFFSET(Request, if_none_match)},
	{"HTTP_ACCEPT", G_STRUCT_OFFSET(Request, accept)},
	{"HTTP_COOKIE", G_STRUCT_OFFSET(Request, cookies)},
	{"HTTP_AUTHORIZATION", G_STRUCT_OFFSET(Request, authorization)},
	{"HTTP_HOST", G_STRUCT_OFFSET(Request, host)},
	{"HTTP_ORIGIN", G_STRUCT_OFFSET(Request, origin)},
	{"HTTP_USER_AGENT", G_STRUCT_OFFSET(Request, user_agent)},
	{"HTTP_REFERER", G_STRUCT_OFFSET(Request, referer)},
	{"HTTP_SEC_FETCH_SITE", G_STRUCT_OFFSET(Request, fetch_site)},
	{"HTTP_X_CSRF_TOKEN", G_STRUCT_OFFSET(Request, csrf)},
	{"REMOTE_USER", G_STRUCT_OFFSET(Request, remote_user)},
	{"CONTENT_TYPE", G_STRUCT_OFFSET(Request, content_type)},
};

static void read_headers(const Gateway *gateway, Request *request)
{
	for (gsize i = 0; i < G_N_ELEMENTS(headers); i++) {
		const char *value = gateway->parameter(headers[i].name, gateway->data);

		if (value && *value)
			G_STRUCT_MEMBER(char *, request, headers[i].place) = g_strdup(value);
	}
	request->address = parameter(gateway, "REMOTE_ADDR");
}

RequestState request_read(const Gateway *gateway, Request **made, GError **error)
{
	Request *request = g_new0(Request, 1);
	g_autofree char *method = parameter(gateway, "REQUEST_METHOD");
	RequestState state;

	*made = request;
	request->method = parse_method(method);
	read_headers(gateway, request);
	request->target = read_target(gateway);
	state = read_path(request, error);
	return state == REQUEST_OK ? read_body(gateway, request, error) : state;
}

char *request_cookie(const Request *request, const char *name)
{
	g_auto(GStrv) pairs = g_strsplit(request->cookies ? request->cookies : "", ";", -1);
	gsize length = strlen(name);

	for (char **pair = pairs; *pair; pair++) {
		const char *text = g_strstrip(*pair);

		if (strncmp(text, name, length) == 0 && text[length] == '=')
			return g_strdup(text + length + 1);
	}
	return NULL;
}

const char *request_id(Request *request)
{
	if (!request->id) {
		request->id = mw_random_id();
		request->id[ID_LENGTH] = '\0';
	}
	return request->id;
}

void request_free(Request *request)
{
	if (!request)
		return;
	g_free(request->path);
	g_free(request->target);
	g_free(request->query);
	g_free(request->body);
	for (gsize i = 0; i < G_N_ELEMENTS(headers); i++)
		g_free(G_STRUCT_MEMBER(char *, request, headers[i].place));
	g_free(request->address);
	g_free(request->id);
	g_free(request);
}
