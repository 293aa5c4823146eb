#include "web/present.h"

#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/outlet.h"

/* Completions as browsers ask for them: OpenSearch Suggestions 1.1. */

static const FormField fields[] = {
	{"q", FORM_LINE, OUTLET_SUGGEST_MAX, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static void add(json_t *answer, const Context *context, json_t *row)
{
	g_autofree char *title =
		markdown_inline_text(json_string_value(json_object_get(row, "title")));
	g_autofree char *summary =
		markdown_inline_text(json_string_value(json_object_get(row, "summary")));
	g_autofree char *path =
		address_of_entry(json_string_value(json_object_get(row, "category_slug")),
			json_string_value(json_object_get(row, "slug")));
	g_autofree char *url = g_strconcat(context->site->url, path, NULL);

	json_array_append_new(json_array_get(answer, 1), json_string(title));
	json_array_append_new(json_array_get(answer, 2), json_string(summary));
	json_array_append_new(json_array_get(answer, 3), json_string(url));
}

static bool write(Context *context, GError **error)
{
	const char *typed = form_text(context->form, "q");
	json_auto_t *rows = outlet_suggest(context->site->store, typed, error);
	json_auto_t *answer = json_pack("[s, [], [], []]", typed);
	size_t index;
	json_t *row;
	char *text;

	if (!rows)
		return false;
	json_array_foreach(rows, index, row)
		add(answer, context, row);
	text = json_dumps(answer, JSON_COMPACT);
	context->response->type = "application/x-suggestions+json";
	g_string_append(context->response->body, text);
	free(text);
	return true;
}

const View view_suggest = {.fields = fields, .write = write};
