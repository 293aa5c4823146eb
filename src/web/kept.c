#include "web/kept.h"

#include "web/guard.h"
#include "web/present.h"
#include "web/route.h"

#include <string.h>

enum { LONG_BYTES = 60 /* of a value that the page shows */ };

static char *label_of(const char *name)
{
	const Field *field = field_find(name);
	char *label = g_strdup(field ? field->label : name);

	label[0] = g_ascii_toupper(label[0]);
	return label;
}

/* One pair of the form, or NULL for what cannot be decoded. */
static json_t *field_of(const char *pair, guint number)
{
	gsize length = strcspn(pair, "=");
	const char *rest = pair[length] ? pair + length + 1 : "";
	g_autofree char *name = request_decode(pair, length, true, NULL);
	g_autofree char *value = request_decode(rest, strlen(rest), true, NULL);
	g_autofree char *id = g_strdup_printf("kept-%u", number);
	g_autofree char *label = name ? label_of(name) : NULL;

	if (!name || !value)
		return NULL;
	return json_pack("{s:s, s:s, s:s, s:s, s:b}", "name", name, "value", value, "id", id,
		"label", label, "is_long",
		strchr(value, '\n') != NULL ||
			(strlen(value) > LONG_BYTES && strcmp(name, "csrf") != 0));
}

static bool is_kept(const Context *context)
{
	const Request *request = context->request;

	return request && request->method == METHOD_POST && context->format == FORMAT_HTML &&
	       request->body && strlen(request->body) == request->body_size && context->route &&
	       g_strcmp0(context->route->form, "entry") == 0 && guard_is_own(context);
}

json_t *kept_form(const Context *context)
{
	g_auto(GStrv) pairs = NULL;
	json_t *fields;

	if (!is_kept(context))
		return json_null();
	pairs = g_strsplit(context->request->body, "&", FORM_PAIRS_MAX);
	fields = json_array();
	for (guint i = 0; pairs[i]; i++) {
		json_t *field = field_of(pairs[i], i);

		if (field)
			json_array_append_new(fields, field);
	}
	return json_pack("{s:s, s:o}", "action", context->request->target, "fields", fields);
}
