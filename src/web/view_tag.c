#include "web/present.h"

#include "wiki/listing.h"

enum { ENTRIES_A_PAGE = 50, PAGE_MAX = 10000 };

static const FormField fields[] = {
	{"page", FORM_NUMBER, PAGE_MAX, "1", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static bool tag(Context *context, GError **error)
{
	const ListingPage first = {1, 0};
	int64_t total = 0;
	json_auto_t *rows =
		listing_tag(context->site->store, context->captures[0], &first, &total, error);

	if (!rows)
		return false;
	return total > 0 || mw_fail(error, MW_ERROR_NOT_FOUND, "no entry has the tag '%s'",
				    context->captures[0]);
}

static json_t *model(Context *context, GError **error)
{
	gint64 number = MAX(form_number(context->form, "page"), 1);
	const ListingPage wanted = {ENTRIES_A_PAGE, (number - 1) * ENTRIES_A_PAGE};
	int64_t total = 0;
	json_t *rows =
		listing_tag(context->site->store, context->captures[0], &wanted, &total, error);
	g_autofree char *title = g_strconcat("Entries tagged ", context->captures[0], NULL);
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", title);
	present_text(page, "tag", context->captures[0]);
	json_object_set_new(page, "total", json_integer(total));
	json_object_set_new(page, "results", present_rows(rows, context->format));
	present_pages(page, context, number, ENTRIES_A_PAGE, total);
	return page;
}

const View view_tag = {
	.template = "tag",
	.fields = fields,
	.tag = tag,
	.model = model,
};
