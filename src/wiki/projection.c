#include "wiki/projection.h"

#include "text/markdown_section.h"
#include "wiki/address.h"
#include "wiki/generation.h"
#include "wiki/search_index.h"
#include "wiki/signature.h"

static bool find_target(const char *category, const char *slug, MarkdownTarget *target, void *data)
{
	g_autoptr(Query) query = query_new(data, QUERY_LINK_TARGET);
	g_autoptr(GError) error = NULL;

	(void)category; /* a slug is unique in the wiki */
	query_bind_text(query, "slug", slug);
	if (query_next(query, &error) != QUERY_ROW)
		return false;
	target->url =
		address_of_entry(query_text(query, "category_slug"), query_text(query, "slug"));
	target->title = g_strdup(query_text(query, "title"));
	return true;
}

Markdown *projection_render(Store *store, const char *body, GError **error)
{
	const MarkdownLinks links = {find_target, store};

	return markdown_render(body, &links, error);
}

bool projection_find_section(
	Store *store, const char *body, const char *id, gsize *start, gsize *end, GError **error)
{
	const MarkdownLinks links = {find_target, store};

	return markdown_find_section(body, &links, id, start, end, error);
}

/* What readers meet of an entry in lists, but for what every revision changes. */
static void bind_row(Query *query, const Entry *entry, int64_t category)
{
	const EntryFields *fields = entry->fields;
	json_auto_t *codes = fields_get(fields, field_find("codes"));
	json_t *signature = json_object_get(json_array_get(fields->signatures, 0), "match");
	char *codes_text = json_dumps(codes, JSON_COMPACT);

	query_bind_int(query, "id", entry->id);
	query_bind_int(query, "category_id", category);
	query_bind_text(query, "slug", entry->slug);
	query_bind_text(query, "kind", fields->kind);
	query_bind_text(query, "status", entry_status_name(entry->status));
	query_bind_int(query, "published", entry->published);
	query_bind_text(query, "title", fields->title);
	query_bind_text(query, "summary", fields->summary);
	query_bind_text(query, "topic", fields->topic);
	query_bind_text(query, "lang", fields->lang);
	query_bind_text(query, "severity", fields->severity);
	query_bind_text(query, "codes", codes_text);
	query_bind_text(query, "signature", signature ? json_string_value(signature) : "");
	query_bind_text(query, "affects", fields->affects);
	query_bind_text(query, "fixed_in", fields->fixed_in);
	query_bind_text(query, "verified_on", fields->verified_on);
	query_bind_text(query, "verified_with", fields->verified_with);
	query_bind_text(query, "author", fields->author);
	free(codes_text);
}

static bool find_category(Store *store, const char *slug, int64_t *id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_ID);

	query_bind_text(query, "slug", slug);
	if (!query_one(
		    query, error, "there is no category '%s'; see 'wikiadm category list'", slug))
		return false;
	*id = query_int(query, "id");
	return true;
}

static bool is_row_written(
	Store *store, const Entry *entry, int64_t category, bool *written, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_IS_PROJECTED);

	bind_row(query, entry, category);
	if (!query_one(query, error, "the entries cannot be counted"))
		return false;
	*written = query_int(query, "count") > 0;
	return true;
}

static bool write_row(Store *store, const Entry *entry, GError **error)
{
	g_autoptr(Query) query = NULL;
	int64_t category;
	bool written;

	if (!find_category(store, entry->category, &category, error) ||
		!is_row_written(store, entry, category, &written, error))
		return false;
	query = query_new(store, written ? QUERY_ENTRY_SET_REVISION : QUERY_ENTRY_PROJECT);
	if (written)
		query_bind_int(query, "id", entry->id);
	else
		bind_row(query, entry, category);
	query_bind_int(query, "revision", entry->revision);
	query_bind_int(query, "updated", entry->updated);
	return query_run(query, error);
}

/* Makes the texts in ITEMS the only ones of the entry: CLEAR deletes others, ADD adds what is new.
 */
static bool write_items(
	Store *store, QueryId clear, QueryId add, int64_t id, json_t *items, GError **error)
{
	g_autoptr(Query) clearing = query_new(store, clear);
	g_autoptr(Query) adding = query_new(store, add);
	char *text = json_dumps(items, JSON_COMPACT);

	query_bind_int(clearing, "entry_id", id);
	query_bind_text(clearing, "items", text);
	query_bind_int(adding, "entry_id", id);
	query_bind_text(adding, "items", text);
	free(text);
	return query_run(clearing, error) && query_run(adding, error);
}

static bool write_field_items(
	Store *store, const Entry *entry, const Markdown *markdown, GError **error)
{
	json_auto_t *tags = fields_get(entry->fields, field_find("tags"));
	json_auto_t *codes = fields_get(entry->fields, field_find("codes"));
	json_auto_t *links = json_array();

	for (guint i = 0; i < markdown->links->len; i++)
		json_array_append_new(links, json_string(markdown->links->pdata[i]));
	return write_items(store, QUERY_LINK_CLEAR, QUERY_LINK_ADD, entry->id, links, error) &&
	       write_items(store, QUERY_TAG_CLEAR, QUERY_TAG_ADD, entry->id, tags, error) &&
	       write_items(store, QUERY_ENTRY_CODE_CLEAR, QUERY_ENTRY_CODE_ADD, entry->id, codes,
		       error);
}

static bool write_html(Store *store, int64_t id, const Markdown *markdown, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_RENDERING_SET);
	char *toc = json_dumps(markdown->toc, JSON_COMPACT);

	query_bind_int(query, "id", id);
	query_bind_text(query, "html", markdown->html);
	query_bind_text(query, "fix_html", markdown->fix_html);
	query_bind_text(query, "toc", toc);
	free(toc);
	return query_run(query, error);
}

bool projection_write(Store *store, const Entry *entry, GError **error)
{
	g_autoptr(Markdown) markdown = NULL;

	/* The row first: an entry may link to itself. */
	if (!write_row(store, entry, error))
		return false;
	markdown = projection_render(store, entry->fields->body, error);
	return markdown && write_html(store, entry->id, markdown, error) &&
	       search_index_set(store, entry, markdown, error) &&
	       write_field_items(store, entry, markdown, error) &&
	       signature_write(store, entry, error);
}

static GArray *collect_ids(Query *query, const char *column, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	QueryState state;

	while ((state = query_next(query, error)) == QUERY_ROW) {
		int64_t id = query_int(query, column);

		g_array_append_val(ids, id);
	}
	return state == QUERY_DONE ? g_steal_pointer(&ids) : NULL;
}

static bool render_again(Store *store, int64_t id, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, id, 0, error);
	g_autoptr(Markdown) markdown = NULL;

	if (!entry)
		return false;
	markdown = projection_render(store, entry->fields->body, error);
	return markdown && write_html(store, id, markdown, error);
}

bool projection_heal(Store *store, const char *slug, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_LINK_DEPENDENTS);
	g_autoptr(GArray) ids = NULL;

	query_bind_text(query, "slug", slug);
	ids = collect_ids(query, "entry_id", error);
	for (guint i = 0; ids && i < ids->len; i++) {
		if (!render_again(store, g_array_index(ids, int64_t, i), error))
			return false;
	}
	return ids != NULL;
}

int projection_rerender(Store *store, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_join(store, error);
	g_autoptr(GArray) ids = NULL;

	if (!transaction)
		return -1;
	ids = entry_all_ids(store, error);
	for (guint i = 0; ids && i < ids->len; i++) {
		g_autoptr(Entry) entry =
			entry_load(store, g_array_index(ids, int64_t, i), 0, error);

		if (!entry || !projection_write(store, entry, error))
			return -1;
	}
	if (!ids || !generation_rise(store, error) || !transaction_commit(transaction, error))
		return -1;
	return (int)ids->len;
}

json_t *projection_load(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_RENDERING_GET);

	query_bind_int(query, "entry_id", entry);
	if (!query_one(query, error, "an entry has not been rendered; run 'wikiadm rerender'"))
		return NULL;
	return query_row_json(query);
}
