#include "web/present.h"

#include "wiki/address.h"
#include "wiki/lab_match.h"
#include "wiki/listing.h"
#include "text/markdown.h"

enum { HOME_ROWS = 5, HOME_OFTEN = 7, HOME_CODES = 12 };

static json_t *category_cards(const Context *context)
{
	json_t *cards = json_array();
	size_t index;
	json_t *category;

	json_array_foreach(context->site->categories, index, category) {
		json_t *card = json_copy(category);
		g_autofree char *url =
			address_of_category(json_string_value(json_object_get(category, "slug")));

		present_text(card, "url", url);
		if (wants_html(context)) {
			g_autofree char *promise = markdown_inline_html(
				json_string_value(json_object_get(category, "promise")));

			present_text(card, "promise_html", promise);
		}
		json_array_append_new(cards, card);
	}
	return cards;
}

/* Codes that readers look up: the first few as links to a search, all as suggestions. */
static bool add_codes(Context *context, json_t *model, GError **error)
{
	json_auto_t *rows = listing_codes(context->site->store, HOME_CODES, error);
	json_t *often = json_array(), *codes = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		const char *code = json_string_value(json_object_get(row, "code"));
		g_autofree char *escaped = g_uri_escape_string(code, NULL, FALSE);
		g_autofree char *url = g_strconcat("/search?q=", escaped, NULL);

		json_array_append_new(codes, json_string(code));
		if (index < HOME_OFTEN)
			json_array_append_new(
				often, json_pack("{s:s, s:s}", "text", code, "url", url));
	}
	json_object_set_new(model, "often", often);
	json_object_set_new(model, "codes", codes);
	return rows != NULL;
}

static bool add_rows(Context *context, json_t *model, const char *name, json_t *rows)
{
	if (!rows)
		return false;
	json_object_set_new(model, name, present_rows(rows, context->format));
	return true;
}

static bool add_horror(Context *context, json_t *model, GError **error)
{
	json_t *rows = listing_horror(context->site->store, error);
	json_auto_t *presented = rows ? present_rows(rows, context->format) : NULL;

	if (!presented)
		return false;
	if (json_array_size(presented) > 0)
		json_object_set(model, "horror", json_array_get(presented, 0));
	else
		json_object_set_new(model, "horror", json_null());
	return true;
}

static json_t *model(Context *context, GError **error)
{
	Store *store = context->site->store;
	json_auto_t *page = json_object();
	json_auto_t *counts = listing_counts(store, error);

	if (!counts)
		return NULL;
	present_text(page, "title", "Find the mechanism behind the error");
	json_object_set(page, "lead_count", json_object_get(counts, "entries"));
	json_object_set(page, "signature_count", json_object_get(counts, "signatures"));
	json_object_set_new(page, "categories", category_cards(context));
	if (!add_codes(context, page, error) ||
		!add_rows(context, page, "matched", lab_match_week(store, HOME_ROWS, error)) ||
		!add_rows(context, page, "verified", listing_verified(store, HOME_ROWS, error)) ||
		!add_rows(context, page, "changed", listing_changed(store, HOME_ROWS, error)) ||
		!add_horror(context, page, error))
		return NULL;
	if (wants_html(context))
		json_object_set_new(page, "has_matched",
			json_boolean(json_array_size(json_object_get(page, "matched")) > 0));
	return g_steal_pointer(&page);
}

static bool tag(Context *context, GError **error)
{
	(void)error;
	if (context->format == FORMAT_JSON) {
		g_free(context->path);
		context->path = g_strdup("/index");
	}
	return true;
}

const View view_home = {
	.template = "home",
	.has_search = true,
	.current = "home",
	.tag = tag,
	.model = model,
};
