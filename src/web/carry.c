#include "web/carry.h"

#include "web/present.h"
#include "web/shell.h"
#include "web/view_login.h"

#include <string.h>

static const char prefix[] = "carry-";

static char *decode(const char *text, gsize size)
{
	return request_decode(text, size, true, NULL);
}

char *carry_find(const char *body, const char *name)
{
	g_auto(GStrv) pairs = g_strsplit(body, "&", -1);

	for (char **pair = pairs; *pair; pair++) {
		gsize length = strcspn(*pair, "=");
		const char *value = (*pair)[length] ? *pair + length + 1 : "";
		g_autofree char *found = decode(*pair, length);

		if (g_strcmp0(found, name) == 0)
			return decode(value, strlen(value));
	}
	return NULL;
}

/* One pair of a form as a field of the login page, whose name gets HEAD before it; or NULL. */
static json_t *field_of(const char *pair, const char *head)
{
	gsize length = strcspn(pair, "=");
	g_autofree char *name = decode(pair, length);
	g_autofree char *value = decode(
		pair[length] ? pair + length + 1 : "", strlen(pair + length + !!pair[length]));
	g_autofree char *whole = name ? g_strconcat(head, name, NULL) : NULL;

	if (!whole || !value || strcmp(name, "csrf") == 0)
		return NULL;
	return json_pack("{s:s, s:s, s:s, s:b}", "name", whole, "label",
		name + (*head ? 0 : strlen(prefix)), "value", value, "is_long",
		strchr(value, '\n') != NULL);
}

static json_t *fields_of(const char *body, const char *head, const char *start)
{
	g_auto(GStrv) pairs = g_strsplit(body, "&", -1);
	json_t *fields = json_array();

	for (char **pair = pairs; *pair; pair++) {
		if (**pair && g_str_has_prefix(*pair, start))
			json_array_append_new(fields, field_of(*pair, head));
	}
	return fields;
}

json_t *carry_again(const char *body)
{
	return fields_of(body, "", prefix);
}

bool carry_to_login(Context *context)
{
	const char *body = context->request->body;
	json_auto_t *fields = body && strlen(body) == context->request->body_size
				      ? fields_of(body, prefix, "")
				      : NULL;
	g_autofree char *path = g_strdup(context->path);

	return fields && view_login_carry(context, path, fields);
}

char *carry_unpack(const char *body)
{
	g_auto(GStrv) pairs = g_strsplit(body, "&", -1);
	GString *form = g_string_new(NULL);

	for (char **pair = pairs; *pair; pair++) {
		if (g_str_has_prefix(*pair, prefix))
			g_string_append_printf(
				form, "%s%s", form->len ? "&" : "", *pair + strlen(prefix));
	}
	return g_string_free(form, FALSE);
}
