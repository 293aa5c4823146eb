#include "web/lab_body.h"

#include "lab/answer.h"

#include <string.h>

void lab_body_clear(LabBody *body)
{
	g_clear_pointer(&body->bytes, g_free);
}

static bool has_type(const Request *request, const char *type)
{
	return request->content_type &&
	       g_ascii_strncasecmp(request->content_type, type, strlen(type)) == 0;
}

static bool starts_with(const Request *request, const char *name)
{
	gsize length = strlen(name);

	return request->body_size >= length && memcmp(request->body, name, length) == 0;
}

static bool is_form(const Request *request)
{
	return has_type(request, "application/x-www-form-urlencoded") &&
	       (starts_with(request, "text=") || starts_with(request, "csrf="));
}

/* The field "text" decoded. Unlike those of other forms it may hold any bytes. */
static void read_form(const Request *request, LabBody *body)
{
	const char *p = request->body, *end = p + request->body_size;
	GString *text = g_string_new(NULL);

	while (p < end && !g_str_has_prefix(p, "text=")) {
		const char *next = memchr(p, '&', (gsize)(end - p));

		p = next ? next + 1 : end;
	}
	for (p += MIN(end - p, 5); p < end && *p != '&'; p++) {
		bool escaped = *p == '%' && end - p > 2 && g_ascii_isxdigit(p[1]) &&
			       g_ascii_isxdigit(p[2]);

		g_string_append_c(text, escaped     ? (char)(g_ascii_xdigit_value(p[1]) * 16 +
                                                          g_ascii_xdigit_value(p[2]))
					: *p == '+' ? ' '
						    : *p);
		p += escaped ? 2 : 0;
	}
	body->size = text->len;
	body->bytes = g_string_free(text, FALSE);
}

static bool read_json(const Request *request, LabBody *body, GError **error)
{
	json_auto_t *object =
		json_loadb(request->body ? request->body : "", request->body_size, 0, NULL);
	json_t *text = json_object_get(object, "text");
	json_t *limit = json_object_get(object, "limit");

	if (!json_is_string(text))
		return mw_fail(error, MW_ERROR_INVALID,
			"Send {\"text\": \"...\"}, with \"limit\" at will, or the text itself as text/plain.");
	if (limit && (!json_is_integer(limit) || json_integer_value(limit) < 1 ||
			     json_integer_value(limit) > LAB_MATCHES_MAX))
		return mw_fail(error, MW_ERROR_INVALID, "\"limit\" is a number from 1 to %d.",
			LAB_MATCHES_MAX);
	body->limit = limit ? (guint)json_integer_value(limit) : LAB_MATCHES;
	body->size = json_string_length(text);
	body->bytes = g_memdup2(json_string_value(text), body->size + 1);
	return true;
}

bool lab_body_read(const Context *context, LabBody *body, GError **error)
{
	const Request *request = context->request;

	body->limit = LAB_MATCHES;
	if (context->format == FORMAT_JSON && has_type(request, "application/json"))
		return read_json(request, body, error);
	if (is_form(request)) {
		read_form(request, body);
		return true;
	}
	body->size = request->body_size;
	body->bytes = g_memdup2(request->body ? request->body : "", body->size + 1);
	return true;
}

Format lab_body_format(const Context *context)
{
	const char *accept = context->request->accept ? context->request->accept : "";

	if (context->format == FORMAT_JSON)
		return FORMAT_JSON;
	if (strstr(accept, "text/html"))
		return FORMAT_HTML;
	return strstr(accept, "json") ? FORMAT_JSON : FORMAT_TEXT;
}
