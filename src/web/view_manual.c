#include "web/present.h"

#include "base/clock.h"
#include "wiki/address.h"
#include "wiki/listing.h"

#include <string.h>

enum { ENTRIES_MAX = 2000, VERIFIED_DAYS = 180 };

static const char *const sorts[] = {"topic", "code", "title", NULL};

static const FormField fields[] = {
	{"sort", FORM_CHOICE, 0, "topic", sorts},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static const char *text_of(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

static json_t *new_part(json_t *row)
{
	g_autofree char *id = g_strconcat("p-", text_of(row, "category_slug"), NULL);

	return json_pack("{s:s, s:s, s:s, s:s, s:i, s:[]}", "id", id, "slug",
		text_of(row, "category_slug"), "title", text_of(row, "category_title"), "url",
		text_of(row, "category_url"), "count", 0, "topics");
}

static json_t *last(json_t *array)
{
	return json_array_get(array, json_array_size(array) - 1);
}

/* Rows come by category and topic; the manual is a part for each category with its topics. */
static json_t *parts_of(json_t *rows)
{
	json_t *parts = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		const char *topic =
			*text_of(row, "topic") ? text_of(row, "topic") : "Other entries";
		json_t *part = last(parts), *topics, *count;

		if (!part || strcmp(text_of(part, "slug"), text_of(row, "category_slug")) != 0) {
			part = new_part(row);
			json_array_append_new(parts, part);
		}
		topics = json_object_get(part, "topics");
		if (strcmp(text_of(last(topics), "topic"), topic) != 0)
			json_array_append_new(
				topics, json_pack("{s:s, s:[]}", "topic", topic, "entries"));
		json_array_append(json_object_get(last(topics), "entries"), row);
		count = json_object_get(part, "count");
		json_integer_set(count, json_integer_value(count) + 1);
	}
	return parts;
}

static gint compare(const void *one, const void *other, void *name)
{
	json_t *const *first = one, *const *second = other;

	return g_utf8_collate(text_of(*first, name), text_of(*second, name));
}

/* The rows in one list, ordered by a member. */
static json_t *sorted_by(json_t *rows, const char *name)
{
	size_t count = json_array_size(rows);
	json_t **list = g_new(json_t *, count + 1);
	json_t *sorted = json_array();

	for (size_t i = 0; i < count; i++)
		list[i] = json_array_get(rows, i);
	g_qsort_with_data(list, (gint)count, sizeof *list, compare, (char *)name);
	for (size_t i = 0; i < count; i++)
		json_array_append(sorted, list[i]);
	g_free(list);
	return sorted;
}

static int64_t verified_recently(json_t *rows)
{
	g_autofree char *limit = mw_time_to_date(mw_now() - (int64_t)VERIFIED_DAYS * 24 * 3600);
	int64_t count = 0;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
		count += strcmp(text_of(row, "verified_on"), limit) >= 0;
	return count;
}

static void add_for_page(json_t *page, json_t *rows, const char *sort)
{
	bool by_code = strcmp(sort, "code") == 0, by_title = strcmp(sort, "title") == 0;

	json_object_set_new(page, "by_topic", json_boolean(!by_code && !by_title));
	json_object_set_new(page, "by_code", json_boolean(by_code));
	json_object_set_new(page, "by_title", json_boolean(by_title));
	json_object_set_new(page, "parts", by_code || by_title ? json_array() : parts_of(rows));
	json_object_set_new(page, "flat",
		by_code    ? sorted_by(rows, "evidence")
		: by_title ? sorted_by(rows, "title")
			   : json_array());
	json_object_set_new(page, "empty", json_boolean(json_array_size(rows) == 0));
}

static json_t *model(Context *context, GError **error)
{
	json_t *found = listing_manual(context->site->store, ENTRIES_MAX, error);
	json_auto_t *rows = found ? present_rows(found, context->format) : NULL;
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", "The manual");
	json_object_set_new(page, "total", json_integer((json_int_t)json_array_size(rows)));
	json_object_set_new(page, "verified_recently", json_integer(verified_recently(rows)));
	if (wants_html(context)) {
		add_for_page(page, rows, form_text(context->form, "sort"));
	} else {
		json_object_set(page, "results", rows);
		json_object_set_new(page, "next", json_null());
	}
	return page;
}

const View view_manual = {
	.template = "manual",
	.fields = fields,
	.current = "manual",
	.model = model,
};
