#include "web/present.h"
#include "web/route.h"
#include "web/structured.h"
#include "web/target.h"

#include "base/clock.h"
#include "base/slug.h"
#include "text/markdown_section.h"
#include "wiki/address.h"
#include "wiki/alias.h"
#include "wiki/listing.h"
#include "wiki/permission.h"
#include "wiki/projection.h"

#include <string.h>

enum { RELATED_MAX = 6, BACKLINKS_SHOWN = 10, BACKLINKS_MAX = 500, SIDE_MAX = 40, TOC_MIN = 3 };

static const FormField fields[] = {
	{"rev", FORM_NUMBER, G_MAXINT32, "0", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

/* What is not live is there for those who may read it, and says so. */
static bool check_visible(Context *context, GError **error)
{
	static const char *const notices[] = {
		[ENTRY_DRAFT] = "This entry is not published: readers do not see it.",
		[ENTRY_HIDDEN] = "This entry is hidden: readers do not see it.",
		[ENTRY_DELETED] = "This entry is deleted: readers are told that it is gone."};
	const Entry *entry = context->entry;

	if (entry->status == ENTRY_LIVE)
		return true;
	if (permission_check(
		    context->viewer.user, context->viewer.role, ACT_READ, entry, NULL, NULL)) {
		context->notice = notices[entry->status];
		if (entry->status == ENTRY_DELETED) {
			context->notice_link = "Bring it back";
			context->notice_page = "/restore";
		}
		return true;
	}
	context->is_gone = entry->status == ENTRY_DELETED;
	return context->is_gone ||
	       mw_fail(error, MW_ERROR_NOT_FOUND, "there is no entry '%s'", entry->slug);
}

/* A revision that waits or is hidden is shown to its writer, or to who decides about it. */
static bool may_see_revision(const Context *context)
{
	const Entry *entry = context->entry;
	bool is_own = entry->user && entry->user == context->viewer.user;

	return strcmp(entry->state, "live") == 0 ||
	       (is_own && strcmp(entry->state, "hidden") != 0) ||
	       permission_check(
		       context->viewer.user, context->viewer.role, ACT_REVIEW, entry, NULL, NULL);
}

/* Loads the entry in row ID, if the viewer may see it, and says where its page with SUFFIX is. */
static bool load(Context *context, int64_t id, const char *suffix, GError **error)
{
	bool takes_number = context->route->view->fields != NULL;

	context->entry = entry_load_any(context->site->store, id,
		takes_number ? form_number(context->form, "rev") : 0, error);
	if (!context->entry || !check_visible(context, error))
		return false;
	if (!may_see_revision(context))
		return mw_fail(
			error, MW_ERROR_NOT_FOUND, "there is no entry '%s'", context->entry->slug);
	g_free(context->path);
	context->path = target_url(context, suffix);
	return true;
}

/* An address in the wrong category and a former one lead home as well. */
static bool find(Context *context, const char *suffix, GError **error)
{
	int64_t id;

	return entry_find_at(context->site->store, context->captures[0], context->captures[1], &id,
		       error) &&
	       load(context, id, suffix, error);
}

static bool tag_entry(Context *context, GError **error)
{
	return find(context, "", error);
}

static bool tag_links(Context *context, GError **error)
{
	return find(context, "/links", error);
}

/* The current revision's HTML is stored; that of an old one is made when asked for. */
static json_t *rendering_of(Context *context, GError **error)
{
	const Entry *entry = context->entry;
	g_autoptr(Markdown) markdown = NULL;
	json_t *rendering;

	if (entry->number == entry->revision && entry->status == ENTRY_LIVE)
		return projection_load(context->site->store, entry->id, error);
	markdown = projection_render(context->site->store, entry->fields->body, error);
	if (!markdown)
		return NULL;
	rendering = json_object();
	present_text(rendering, "html", markdown->html);
	present_text(rendering, "fix_html", markdown->fix_html);
	json_object_set(rendering, "toc", markdown->toc);
	return rendering;
}

/* The columns of a list's row, from the revision that is shown. */
static json_t *row_of(const Entry *entry, const char *category_title)
{
	json_t *row = fields_to_json(entry->fields);
	json_t *first = json_array_get(entry->fields->signatures, 0);

	json_object_del(row, "body");
	json_object_set_new(row, "id", json_string(entry->public_id));
	json_object_set_new(row, "slug", json_string(entry->slug));
	json_object_set_new(row, "category_slug", json_string(entry->category));
	json_object_set_new(row, "category_title", json_string(category_title));
	json_object_set_new(row, "signature",
		first ? json_incref(json_object_get(first, "match")) : json_string(""));
	json_object_set_new(row, "revision", json_integer(entry->number));
	json_object_set_new(row, "published", json_integer(entry->published));
	json_object_set_new(row, "updated", json_integer(entry->updated));
	return row;
}

static json_t *old_revision(const Context *context)
{
	const Entry *entry = context->entry;
	json_t *old;
	g_autofree char *url = address_of_entry(entry->category, entry->slug);
	g_autofree char *diff = NULL;

	if (entry->number == entry->revision)
		return json_null();
	old = json_object();
	json_object_set_new(old, "revision", json_integer(entry->number));
	json_object_set_new(old, "current_revision", json_integer(entry->revision));
	diff = g_strdup_printf("%s/diff/%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, url,
		entry->number, entry->revision);
	present_text(old, "current_url", url);
	present_text(old, "diff_url", diff);
	present_text(old, "author", entry->editor);
	present_time(old, "time", "time_words", entry->created, FORMAT_HTML);
	return old;
}

static json_t *signatures_of(const Entry *entry)
{
	json_t *list = json_array();
	size_t index;
	json_t *signature;

	json_array_foreach(entry->fields->signatures, index, signature) {
		json_array_append_new(list, json_pack("{s:i, s:O}", "number", (int)index + 1,
						    "match", json_object_get(signature, "match")));
	}
	return list;
}

static json_t *tags_of(const Entry *entry)
{
	json_t *list = json_array();

	for (char **tag = entry->fields->tags; *tag; tag++) {
		g_autofree char *url = address_of_tag(*tag);

		json_array_append_new(list, json_pack("{s:s, s:s}", "tag", *tag, "url", url));
	}
	return list;
}

static void set_list(json_t *page, const char *name, const char *has_name, json_t *list)
{
	json_object_set_new(page, has_name, json_boolean(json_array_size(list) > 0));
	json_object_set_new(page, name, list);
}

/* Related entries, with the reason why. */
static bool add_related(Context *context, json_t *page, GError **error)
{
	json_auto_t *rows =
		listing_related(context->site->store, context->entry->id, RELATED_MAX, error);
	json_t *list = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		json_t *item = present_row(row, FORMAT_HTML);
		int shared = (int)json_integer_value(json_object_get(row, "shared"));
		g_autofree char *reason = shared == 1
						  ? g_strdup("One tag in common")
						  : g_strdup_printf("%d tags in common", shared);

		present_text(item, "reason", reason);
		json_array_append_new(list, item);
	}
	set_list(page, "related", "has_related", list);
	return rows != NULL;
}

static bool add_backlinks(Context *context, json_t *page, GError **error)
{
	const Entry *entry = context->entry;
	json_t *rows = listing_backlinks(
		context->site->store, entry->id, entry->slug, BACKLINKS_SHOWN, error);

	if (rows)
		set_list(page, "backlinks", "has_backlinks", present_rows(rows, FORMAT_HTML));
	return rows != NULL;
}

/* The entries of the same topic, beside the text. */
static bool add_side(Context *context, json_t *page, GError **error)
{
	json_t *found = listing_topic(context->site->store, context->entry->id, SIDE_MAX, error);
	json_t *side = found ? present_rows(found, FORMAT_HTML) : NULL;
	size_t index;
	json_t *row;

	json_array_foreach(side, index, row) {
		bool current = g_strcmp0(json_string_value(json_object_get(row, "slug")),
				       context->entry->slug) == 0;

		json_object_set_new(row, "current", json_boolean(current));
	}
	if (side)
		json_object_set_new(page, "side", side);
	present_text(page, "side_title", context->entry->fields->topic);
	return side != NULL;
}

static void add_addresses(json_t *page, const Entry *entry)
{
	g_autofree char *url = address_of_entry(entry->category, entry->slug);
	g_autofree char *category = address_of_category(entry->category);
	g_autofree char *topic = mw_slug_from_text(entry->fields->topic);
	static const struct {
		const char *name, *suffix;
	} addresses[] = {{"edit_url", "/edit"}, {"history_url", "/history"},
		{"rename_url", "/rename"}, {"delete_url", "/delete"}, {"links_url", "/links"},
		{"md_url", ".md"}, {"json_url", ".json"}};
	g_autofree char *topic_url = g_strconcat(category, "#topic-", topic, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
		g_autofree char *address = g_strconcat(url, addresses[i].suffix, NULL);

		present_text(page, addresses[i].name, address);
	}
	present_text(page, "topic_url", topic_url);
}

/* Each section of the current text leads to a form of its own. */
static void add_body(const Context *context, json_t *page, const char *html)
{
	g_autofree char *edit = target_url(context, "/edit");
	g_autofree char *linked = context->entry->number == context->entry->revision
					  ? markdown_link_sections(html, edit, "Edit")
					  : NULL;

	present_text(page, "body_html", linked ? linked : html);
}

static json_t *page_model(Context *context, json_t *page, GError **error)
{
	json_auto_t *made = page;
	json_auto_t *rendering = rendering_of(context, error);
	const Entry *entry = context->entry;
	const EntryFields *written = entry->fields;
	json_t *toc = json_object_get(rendering, "toc");

	if (!rendering || !add_related(context, made, error) ||
		!add_backlinks(context, made, error) || !add_side(context, made, error))
		return NULL;
	add_body(context, made, json_string_value(json_object_get(rendering, "html")));
	json_object_set(made, "fix_html", json_object_get(rendering, "fix_html"));
	json_object_set(made, "toc", toc);
	json_object_set_new(made, "has_toc", json_boolean(json_array_size(toc) >= TOC_MIN));
	json_object_set_new(made, "old", old_revision(context));
	json_object_set_new(made, "redirected_from", json_null());
	json_object_set_new(
		made, "kind_is_article", json_boolean(strcmp(written->kind, "article") == 0));
	json_object_set_new(made, "has_facts",
		json_boolean(*written->severity || *written->affects || *written->fixed_in ||
			     *written->verified_on));
	set_list(made, "signatures", "has_signatures", signatures_of(entry));
	set_list(made, "tags", "has_tags", tags_of(entry));
	present_text(made, "author", written->author);
	present_text(made, "canonical_url", written->canonical_url);
	add_addresses(made, entry);
	structured_add(made, context);
	return g_steal_pointer(&made);
}

/* Only what belongs to the revision: the answer's ETag is its number. */
static json_t *data_model(Context *context, GError **error)
{
	const Entry *entry = context->entry;
	json_auto_t *rendering = rendering_of(context, error);
	g_autofree char *url = address_of_entry(entry->category, entry->slug);
	json_t *page;

	if (!rendering)
		return NULL;
	page = fields_to_json(entry->fields);
	present_text(page, "id", entry->public_id);
	present_text(page, "url", url);
	present_text(page, "status", entry_status_name(entry->status));
	json_object_set_new(page, "revision", json_integer(entry->number));
	present_time(page, "published", NULL, entry->published, FORMAT_JSON);
	present_time(page, "updated", NULL, entry->created, FORMAT_JSON);
	present_text(page, "editor", entry->editor);
	present_text(page, "comment", entry->comment);
	json_object_set(page, "html", json_object_get(rendering, "html"));
	json_object_set(page, "fix_html", json_object_get(rendering, "fix_html"));
	json_object_set(page, "toc", json_object_get(rendering, "toc"));
	return page;
}

static json_t *model_entry(Context *context, GError **error)
{
	json_auto_t *row = NULL;

	if (!wants_html(context))
		return data_model(context, error);
	row = row_of(context->entry, present_category(context, context->entry->category));
	return page_model(context, present_row(row, FORMAT_HTML), error);
}

static json_t *model_links(Context *context, GError **error)
{
	const Entry *entry = context->entry;
	json_auto_t *row = row_of(entry, present_category(context, context->entry->category));
	json_t *rows = listing_backlinks(
		context->site->store, entry->id, entry->slug, BACKLINKS_MAX, error);
	g_autofree char *plain = markdown_inline_text(entry->fields->title);
	g_autofree char *title = g_strconcat("What links to ", plain, NULL);
	json_t *page;

	if (!rows)
		return NULL;
	page = json_object();
	present_text(page, "title", title);
	json_object_set_new(page, "entry", present_row(row, context->format));
	json_object_set_new(page, "total", json_integer((json_int_t)json_array_size(rows)));
	json_object_set_new(page, "next", json_null());
	json_object_set_new(page, "empty", json_boolean(json_array_size(rows) == 0));
	json_object_set_new(page, "results", present_rows(rows, context->format));
	return page;
}

/* /p/ID leads to the entry, wherever it lives now. */
static bool tag_permalink(Context *context, GError **error)
{
	int64_t id;

	return entry_find_permanent(context->site->store, context->captures[0], &id, error) &&
	       load(context, id, "", error);
}

const View view_entry = {
	.template = "entry",
	.fields = fields,
	.has_side = true,
	.is_document = true,
	.tag = tag_entry,
	.model = model_entry,
};

const View view_links = {
	.template = "links",
	.no_index = true,
	.tag = tag_links,
	.model = model_links,
};

const View view_permalink = {.tag = tag_permalink};
