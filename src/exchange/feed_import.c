#include "exchange/feed_import.h"

#include "base/slug.h"
#include "base/utf8.h"
#include "exchange/feed.h"
#include "exchange/html.h"
#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/alias.h"
#include "wiki/category.h"
#include "wiki/history.h"
#include "wiki/setting.h"

#include <string.h>

enum { TITLE_MAX = 120, SUMMARY_MAX = 200, SLUG_TRIES = 1000 };

typedef struct {
	Store *store;
	const FeedOptions *options;
	const EntryBy *by;
	ImportReport *report;
	const char *path; /* of the feed */
	const char *site; /* a bare host, or NULL */
} Import;

/* What of an item makes it the same item as last time. */
static char *digest_of(const FeedItem *item)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *time = g_strdup_printf("%" G_GINT64_FORMAT, item->published);
	const char *parts[] = {item->title, item->link, item->author, item->html, time};

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		const char *part = parts[i] ? parts[i] : "";

		g_checksum_update(sum, (const guchar *)part, (gssize)strlen(part) + 1);
	}
	for (guint i = 0; i < item->tags->len; i++)
		g_checksum_update(
			sum, item->tags->pdata[i], (gssize)strlen(item->tags->pdata[i]) + 1);
	return g_strdup(g_checksum_get_string(sum));
}

/* The path of a URL on HOST ("/a/b/"), NULL when it lies elsewhere. Points into URL. */
static const char *path_on(const char *url, const char *host)
{
	const char *rest = strstr(url, "://");

	if (!rest || !host)
		return NULL;
	rest += 3;
	if (g_ascii_strncasecmp(rest, "www.", 4) == 0)
		rest += 4;
	if (g_ascii_strncasecmp(rest, host, strlen(host)) != 0)
		return NULL;
	rest += strlen(host);
	return *rest == '/' && rest[1] ? rest : NULL;
}

/*
 * Collects the paths on HOST that the links of MARKDOWN name, each once. html_to_markdown() writes
 * a link as [text](url) or <url>.
 */
static GPtrArray *paths_in(const char *markdown, const char *host)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	const char *p = markdown;

	while (host && (p = strstr(p, "http"))) {
		bool is_link = p > markdown && (p[-1] == '(' || p[-1] == '<');
		g_autofree char *url = g_strndup(p, strcspn(p, " )>\n"));
		const char *path = is_link ? path_on(url, host) : NULL;
		g_autofree char *key = path ? alias_normalise(path) : NULL;

		if (key && *key && !g_ptr_array_find_with_equal_func(paths, key, g_str_equal, NULL))
			g_ptr_array_add(paths, g_steal_pointer(&key));
		p += strlen("http");
	}
	return paths;
}

/* The address that the article has on the site it comes from, or NULL. The caller owns it. */
static char *old_path(Import *import, const FeedItem *item, const char *markdown)
{
	const char *own = item->link ? path_on(item->link, import->site) : NULL;
	g_autoptr(GPtrArray) paths = paths_in(markdown, import->site);

	if (own)
		return alias_normalise(own);
	if (paths->len == 1)
		return g_strdup(paths->pdata[0]);
	if (paths->len > 1)
		import_report_note(import->report,
			"'%s' links to %u pages of '%s', so none was taken for its own; add it "
			"with 'wikiadm alias add'",
			item->title, paths->len, import->site);
	return NULL;
}

/* The first paragraph as one plain line: what lists show of the article. */
static char *summary_of(const char *markdown)
{
	g_auto(GStrv) blocks = g_strsplit(markdown, "\n\n", 50);

	for (char **block = blocks; *block; block++) {
		g_autofree char *plain = NULL;
		g_autofree char *line = NULL;

		if (**block == '\0' || strchr("#`>|-*+!\n", **block) || g_ascii_isdigit(**block))
			continue;
		plain = markdown_inline_text(*block);
		line = mw_text_one_line(plain);
		return mw_text_shorten(line, SUMMARY_MAX);
	}
	return g_strdup("");
}

static bool check_category(Store *store, const char *category, GError **error)
{
	bool exists = false;

	return category_exists(store, category, &exists, error) &&
	       (exists ||
		       mw_fail(error, MW_ERROR_NOT_FOUND,
			       "there is no category '%s'; see 'wikiadm category list'", category));
}

/* Before any item is read: a slip in an option shows even when no item comes to need it. */
static bool check_options(Store *store, const FeedOptions *options, GError **error)
{
	for (const char *const *map = options->maps; map && *map; map++) {
		const char *equals = strchr(*map, '=');

		if (!equals || equals == *map || !equals[1])
			return mw_fail(error, MW_ERROR_INVALID,
				"'%s' maps no tag; write --map tag=category", *map);
		if (!check_category(store, equals + 1, error))
			return false;
	}
	return !options->category || check_category(store, options->category, error);
}

/* "https://www.example.org/" is "example.org" as well. */
static char *bare_host(const char *site)
{
	const char *scheme = site ? strstr(site, "://") : NULL;
	const char *host = scheme ? scheme + 3 : site;

	if (host && g_ascii_strncasecmp(host, "www.", 4) == 0)
		host += 4;
	return host && *host ? g_strndup(host, strcspn(host, "/")) : NULL;
}

static bool map_tag(Import *import, const char *tag, char **category, GError **error)
{
	for (const char *const *map = import->options->maps; map && *map; map++) {
		const char *equals = strchr(*map, '=');
		g_autofree char *name = g_strndup(*map, (gsize)(equals - *map));

		if (g_ascii_strcasecmp(name, tag) == 0) {
			*category = g_strdup(equals + 1);
			return true;
		}
	}
	return category_for_tag(import->store, tag, category, error);
}

/* Where the article goes; an article that no tag sends anywhere is noted. */
static char *category_of(Import *import, const FeedItem *item, GError **error)
{
	g_autoptr(GString) tags = g_string_new(NULL);
	char *category = NULL;

	for (guint i = 0; i < item->tags->len; i++) {
		g_string_append_printf(tags, "%s%s", i ? ", " : "", (char *)item->tags->pdata[i]);
		if (!map_tag(import, item->tags->pdata[i], &category, error))
			return NULL;
		if (category)
			return category;
	}
	category = import->options->category ? g_strdup(import->options->category)
					     : setting_get(import->store, "import.category", error);
	if (category)
		import_report_note(import->report,
			"'%s' has no tag of a category (%s); it went to '%s'", item->title,
			tags->len ? tags->str : "no tags", category);
	return category;
}

static bool is_slug_free(Store *store, const char *slug)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_BY_SLUG);

	if (address_is_reserved_slug(slug))
		return false;
	query_bind_text(query, "slug", slug);
	return query_next(query, NULL) == QUERY_DONE;
}

/* SLUG cut so that a number fits behind it. */
static char *short_slug(const char *slug)
{
	enum { NUMBER_BYTES = 5 };
	const char *end = slug + MIN(strlen(slug), MW_SLUG_MAX - NUMBER_BYTES);

	if (*end)
		end = g_utf8_find_prev_char(slug, end + 1);
	while (end > slug && end[-1] == '-')
		end--;
	return g_strndup(slug, (gsize)(end - slug));
}

/* The old address's last part or the title, with a number when another entry has that name. */
static char *slug_of(Store *store, const char *path, const char *title)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	g_autofree char *text = mw_slug_from_text(slash ? slash + 1 : path ? path : title);
	g_autofree char *base = *text ? short_slug(text) : g_strdup("article");
	g_autofree char *slug = g_strdup(*text ? text : base);

	for (int i = 2; !is_slug_free(store, slug) && i < SLUG_TRIES; i++) {
		g_free(slug);
		slug = g_strdup_printf("%s-%d", base, i);
	}
	return g_steal_pointer(&slug);
}

/* Puts into FIELDS what the item says; what only this wiki knows stays. */
static void fill(EntryFields *fields, const FeedItem *item, const char *markdown)
{
	g_autofree char *title = mw_text_shorten(*item->title ? item->title : item->id, TITLE_MAX);
	g_autofree char *summary = summary_of(markdown);

	fields_set_text(fields, field_find("title"), title);
	fields_set_text(fields, field_find("summary"), summary);
	fields_set_text(fields, field_find("body"), markdown);
	fields_set_text(fields, field_find("author"), item->author ? item->author : "");
	g_strfreev(fields->tags);
	fields->tags = g_new0(char *, item->tags->len + 1);
	for (guint i = 0; i < item->tags->len; i++)
		fields->tags[i] = g_strdup(item->tags->pdata[i]);
}

static bool add_alias(
	Import *import, const FeedItem *item, const char *path, int64_t entry, GError **error)
{
	g_autoptr(GError) fault = NULL;

	if (!path || alias_add(import->store, path, entry, &fault))
		return true;
	if (!g_error_matches(fault, MW_ERROR, MW_ERROR_CONFLICT)) {
		g_propagate_error(error, g_steal_pointer(&fault));
		return false;
	}
	import_report_note(import->report, "'%s' gets no alias: %s", item->title, fault->message);
	return true;
}

static bool add_item(Import *import, const FeedItem *item, const char *markdown, EntrySaved *saved,
	GError **error)
{
	g_autoptr(EntryFields) fields = fields_new();
	g_autofree char *path = old_path(import, item, markdown);
	g_autofree char *category = category_of(import, item, error);
	g_autofree char *slug = slug_of(import->store, path, item->title);
	const EntryOrigin origin = {.published = item->published, .updated = item->published};
	bool is_own = item->link && path_on(item->link, import->site);

	if (!category)
		return false;
	/* "mojowiki" says nothing about the article: the name belongs to a page of the wiki itself.
	 */
	if (path && address_is_reserved(path)) {
		g_free(slug);
		slug = slug_of(import->store, NULL, item->title);
	}
	fill(fields, item, markdown);
	fields_set_text(fields, field_find("category"), category);
	fields_set_text(fields, field_find("slug"), slug);
	fields_set_text(fields, field_find("kind"), "article");
	if (item->link && !is_own)
		fields_set_text(fields, field_find("canonical_url"), item->link);
	import->report->added++;
	return entry_create(import->store, fields, &origin, import->by, saved, error) &&
	       add_alias(import, item, path, saved->entry, error);
}

/* The entry as it was last imported. */
static Entry *load_imported(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_LAST_IMPORT);

	query_bind_int(query, "entry_id", entry);
	if (!query_one(query, error, "no revision of the entry was imported"))
		return NULL;
	return entry_load_any(store, entry, query_int(query, "number"), error);
}

/* Fields of an item that are often set right here, and then stay as they were set. */
static const char *const kept_fields[] = {"title", "summary", "author", "tags"};

/* Puts into WANTED those of its fields that revision NUMBER, made here, changed. */
static bool keep_edits_of(
	Store *store, EntryFields *wanted, const Entry *entry, int64_t number, GError **error)
{
	g_autoptr(Entry) after = entry_load_any(store, entry->id, number, error);
	g_autoptr(Entry) before = NULL;

	if (!after)
		return false;
	/* What waits for review, or was declined, has changed nothing. */
	if (strcmp(after->state, "live") != 0 && strcmp(after->state, "hidden") != 0)
		return true;
	before = entry_load_any(store, entry->id, after->parent, error);
	if (!before)
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(kept_fields); i++) {
		const Field *field = field_find(kept_fields[i]);
		json_auto_t *old = fields_get(before->fields, field);
		json_auto_t *new = fields_get(after->fields, field);
		json_auto_t *present = fields_get(entry->fields, field);

		if (!json_equal(old, new) && !fields_set(wanted, field, present, error))
			return false;
	}
	return true;
}

static bool keep_edits(Store *store, EntryFields *wanted, const Entry *entry, GError **error)
{
	json_auto_t *revisions = history_of_entry(store, entry->id, error);
	size_t index;
	json_t *revision;

	json_array_foreach(revisions, index, revision) {
		int64_t number = json_integer_value(json_object_get(revision, "number"));
		const char *action = json_string_value(json_object_get(revision, "action"));

		if (number > 1 && strcmp(action, "import") != 0 &&
			!keep_edits_of(store, wanted, entry, number, error))
			return false;
	}
	return revisions != NULL;
}

static bool change_item(Import *import, const FeedItem *item, const char *markdown,
	EntrySaved *saved, GError **error)
{
	g_autoptr(Entry) entry = entry_load(import->store, saved->entry, 0, error);
	g_autoptr(Entry) imported = entry ? load_imported(import->store, entry->id, error) : NULL;
	g_autoptr(EntryFields) wanted = NULL;
	bool edited;

	if (!imported)
		return false;
	edited = strcmp(imported->fields->body, entry->fields->body) != 0;
	if (edited || entry->status == ENTRY_DELETED) {
		import_report_note(import->report,
			"'%s' changed at its source, but was %s here; '%s/%s' was left as it is",
			item->title, edited ? "edited" : "deleted", entry->category, entry->slug);
		import->report->unchanged++;
		saved->outcome = ENTRY_UNCHANGED;
		return true;
	}
	wanted = fields_copy(entry->fields);
	fill(wanted, item, markdown);
	if (!keep_edits(import->store, wanted, entry, error) ||
		!entry_edit(import->store, entry->id, 0, wanted, import->by, saved, error))
		return false;
	if (saved->outcome == ENTRY_SAVED)
		import->report->changed++;
	else
		import->report->unchanged++;
	return true;
}

static bool import_item(const FeedItem *item, void *data, GError **error)
{
	Import *import = data;
	g_autofree char *digest = digest_of(item);
	g_autofree char *known = NULL;
	g_autofree char *markdown = NULL;
	g_auto(EntrySaved) saved = {0};

	if (!entry_find_source(import->store, item->id, &saved.entry, &known, error))
		return false;
	if (g_strcmp0(known, digest) == 0) {
		import->report->unchanged++;
		return true;
	}
	markdown = html_to_markdown(item->html, error);
	if (!markdown || (saved.entry ? !change_item(import, item, markdown, &saved, error)
				      : !add_item(import, item, markdown, &saved, error))) {
		g_prefix_error(
			error, "'%s', line %u, '%s': ", import->path, item->line, item->title);
		return false;
	}
	/* What was left alone is looked at again next time. */
	return (known && saved.outcome == ENTRY_UNCHANGED) ||
	       entry_set_source(import->store, saved.entry, item->id, digest, error);
}

bool feed_import(Store *store, const char *path, const FeedOptions *options, const EntryBy *by,
	ImportReport *report, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_join(store, error);
	g_autofree char *site = bare_host(options->site);
	Import import = {store, options, by, report, path, site};

	return transaction && check_options(store, options, error) &&
	       feed_read(path, import_item, &import, error) &&
	       transaction_commit(transaction, error);
}
