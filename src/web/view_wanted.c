#include "web/present.h"

#include "base/clock.h"
#include "wiki/miss.h"

#include <string.h>

enum { WANTED_MAX = 200 };

static const FormField fields[] = {
	{"fingerprint", FORM_LINE, MISS_BYTES_MAX, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* The form of a new entry, with what is known filled in. The caller owns it. */
static char *new_url(const char *fingerprint, const char *lang)
{
	g_autofree char *match = miss_template(fingerprint);
	GString *url = g_string_new("/new?category=traceback-lab&kind=traceback&title=");

	g_string_append_uri_escaped(url, fingerprint, NULL, FALSE);
	g_string_append(url, "&lang=");
	g_string_append_uri_escaped(url, lang, NULL, FALSE);
	g_string_append(url, "&match=");
	g_string_append_uri_escaped(url, match, NULL, FALSE);
	return g_string_free(url, FALSE);
}

static json_t *model(Context *context, GError **error)
{
	json_auto_t *rows = miss_list(context->site->store, WANTED_MAX, error);
	bool is_on = false;
	json_t *page, *wanted = json_array(), *row;
	size_t index;

	if (!rows || !miss_is_on(context->site->store, &is_on, error)) {
		json_decref(wanted);
		return NULL;
	}
	page = json_object();
	json_array_foreach(rows, index, row) {
		json_t *item = json_copy(row);
		g_autofree char *url =
			new_url(json_string_value(json_object_get(row, "fingerprint")),
				json_string_value(json_object_get(row, "lang")));

		present_text(item, "url", url);
		present_time(item, "first_seen", "first_words",
			json_integer_value(json_object_get(row, "first_seen")), context->format);
		present_time(item, "last_seen", "last_words",
			json_integer_value(json_object_get(row, "last_seen")), context->format);
		json_array_append_new(wanted, item);
	}
	present_text(page, "title", "Wanted entries");
	json_object_set_new(page, "is_on", json_boolean(is_on));
	json_object_set_new(page, "is_empty", json_boolean(json_array_size(wanted) == 0));
	json_object_set_new(page, "total", json_integer((json_int_t)json_array_size(wanted)));
	json_object_set_new(page, "results", wanted);
	return page;
}

static bool act(Context *context, GError **error)
{
	if (!miss_remove(context->site->store, form_text(context->form, "fingerprint"), error))
		return false;
	response_redirect(context->response, 303, g_strdup("/lab/wanted"));
	return true;
}

const View view_wanted = {
	.template = "lab-wanted",
	.fields = fields,
	.current = "lab",
	.no_index = true,
	.is_live = true,
	.model = model,
	.act = act,
};
