#include "web/present.h"

#include "wiki/address.h"
#include "wiki/listing.h"

#include <string.h>

enum { ENTRIES_MAX = 50 };

/* The rows of the entries with the code, or one of its spellings: "40001", "SQLSTATE 40001". */
static json_t *find(Context *context, GError **error)
{
	const char *class = context->captures[1] ? context->captures[0] : "SQLSTATE";
	const char *code = context->captures[1] ? context->captures[1] : context->captures[0];
	g_autofree char *spaced = g_strconcat(class, " ", code, NULL);
	g_autofree char *joined = g_strconcat(class, "/", code, NULL);
	const char *const spellings[] = {code, spaced, joined};
	json_t *rows = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(spellings); i++) {
		json_decref(rows);
		rows = listing_code(context->site->store, spellings[i], ENTRIES_MAX, error);
		if (!rows || json_array_size(rows) > 0)
			return rows;
	}
	return rows;
}

static bool tag(Context *context, GError **error)
{
	json_auto_t *rows = find(context, error);
	json_t *row = json_array_get(rows, 0);

	if (!rows)
		return false;
	if (!row)
		return mw_fail(error, MW_ERROR_NOT_FOUND, "no entry carries the code '%s'",
			context->captures[context->captures[1] ? 1 : 0]);
	if (json_array_size(rows) == 1 && wants_html(context)) {
		/* Another entry may carry it tomorrow. */
		response_redirect(context->response, 303,
			address_of_entry(json_string_value(json_object_get(row, "category_slug")),
				json_string_value(json_object_get(row, "slug"))));
		context->response->cache = "public, no-cache";
	}
	return true;
}

static json_t *model(Context *context, GError **error)
{
	json_t *rows = find(context, error);
	const char *code = context->captures[context->captures[1] ? 1 : 0];
	g_autofree char *title = g_strconcat("Entries with the code ", code, NULL);
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", title);
	present_text(page, "code", code);
	json_object_set_new(page, "total", json_integer((json_int_t)json_array_size(rows)));
	json_object_set_new(page, "results", present_rows(rows, context->format));
	return page;
}

const View view_code = {
	.template = "code",
	.tag = tag,
	.model = model,
};
