#include "wiki/document.h"

#include "base/clock.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "text/frontmatter.h"
#include "wiki/alias.h"

#include <string.h>

enum { DOCUMENT_MAX = FRONTMATTER_SIZE_MAX + FIELD_BODY_BYTES + 1024, PUBLIC_ID_LENGTH = 26 };

typedef struct {
	Document *document;
	json_t *keys;
} Reading;

typedef bool (*Reader)(Reading *reading, const char *key, json_t *value, GError **error);

static const char *text_of(json_t *value)
{
	return json_is_string(value) ? json_string_value(value) : "";
}

static void set_if_empty(EntryFields *fields, const char *name, json_t *value)
{
	json_auto_t *present = fields_get(fields, field_find(name));

	if (*text_of(present) == '\0')
		fields_set_text(fields, field_find(name), text_of(value));
}

static bool read_field(Reading *reading, const char *key, json_t *value, GError **error)
{
	return fields_set(reading->document->fields, field_find(key), value, error);
}

static bool read_title(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	set_if_empty(reading->document->fields, "title", value);
	return true;
}

static bool read_summary(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	set_if_empty(reading->document->fields, "summary", value);
	return true;
}

static bool read_canonical(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	set_if_empty(reading->document->fields, "canonical_url", value);
	return true;
}

/* Texts of a list, or of a text cut at commas, or without any comma at blanks, as Jekyll does. */
static char **texts_of(json_t *value)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new();
	size_t index;
	json_t *item;

	if (json_is_string(value)) {
		const char *text = json_string_value(value);

		return g_strsplit_set(text, strchr(text, ',') ? "," : " ", -1);
	}
	json_array_foreach(value, index, item)
		g_ptr_array_add(texts, g_strdup(text_of(item)));
	g_ptr_array_add(texts, NULL);
	return (char **)g_ptr_array_steal(texts, NULL);
}

static bool read_tags(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	g_strfreev(reading->document->fields->tags);
	reading->document->fields->tags = texts_of(value);
	return true;
}

static bool read_categories(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	g_strfreev(reading->document->categories);
	reading->document->categories = texts_of(value);
	return true;
}

static bool read_author(Reading *reading, const char *key, json_t *value, GError **error)
{
	g_auto(GStrv) names = json_is_array(value) ? texts_of(value) : NULL;
	g_autofree char *joined = names ? g_strjoinv(", ", names) : g_strdup(text_of(value));

	(void)key;
	(void)error;
	fields_set_text(reading->document->fields, field_find("author"), joined);
	return true;
}

static bool read_aliases(Reading *reading, const char *key, json_t *value, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_auto(GStrv) more =
		json_is_string(value) ? g_strsplit(text_of(value), "\n", -1) : texts_of(value);
	char **present = reading->document->aliases;

	(void)key;
	(void)error;
	for (char **path = present; *path; path++)
		g_ptr_array_add(all, g_strdup(*path));
	for (char **path = more; *path; path++)
		g_ptr_array_add(all, g_strdup(*path));
	g_ptr_array_add(all, NULL);
	g_strfreev(present);
	reading->document->aliases = (char **)g_ptr_array_steal(all, NULL);
	return true;
}

/* Where Hugo and Jekyll published the page: an old address, whose end names the entry. */
static bool read_address(Reading *reading, const char *key, json_t *value, GError **error)
{
	g_autofree char *path = alias_normalise(text_of(value));
	const char *slash = strrchr(path, '/');
	g_autofree char *slug = NULL;

	/* ":year/:title/" is a pattern, not an address. */
	if (strchr(path, ':') || *path == '\0')
		return true;
	slug = mw_slug_from_text(slash ? slash + 1 : path);
	if (*reading->document->fields->slug == '\0')
		fields_set_text(reading->document->fields, field_find("slug"), slug);
	return read_aliases(reading, key, value, error);
}

static bool read_time(json_t *value, const char *key, int64_t *seconds, GError **error)
{
	if (*text_of(value) == '\0' || mw_time_parse(text_of(value), seconds, error))
		return true;
	g_prefix_error(error, "%s: ", key);
	return false;
}

static bool read_date(Reading *reading, const char *key, json_t *value, GError **error)
{
	return reading->document->published ||
	       read_time(value, key, &reading->document->published, error);
}

static bool read_lastmod(Reading *reading, const char *key, json_t *value, GError **error)
{
	return reading->document->updated ||
	       read_time(value, key, &reading->document->updated, error);
}

static bool is_word(json_t *value, const char *first, const char *second)
{
	return g_ascii_strcasecmp(text_of(value), first) == 0 ||
	       g_ascii_strcasecmp(text_of(value), second) == 0;
}

static bool read_draft(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	if (is_word(value, "true", "yes"))
		reading->document->status = ENTRY_DRAFT;
	return true;
}

/* dev.to and Jekyll: true or false; elsewhere the date. */
static bool read_published(Reading *reading, const char *key, json_t *value, GError **error)
{
	if (is_word(value, "false", "no"))
		reading->document->status = ENTRY_DRAFT;
	if (is_word(value, "false", "no") || is_word(value, "true", "yes"))
		return true;
	return read_date(reading, key, value, error);
}

static bool read_status(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	if (is_word(value, "live", "published"))
		return true;
	if (!is_word(value, "draft", "draft"))
		return mw_fail(error, MW_ERROR_INVALID,
			"status '%s' is unknown; write live or draft", text_of(value));
	reading->document->status = ENTRY_DRAFT;
	return true;
}

/* An id of another system is dropped: an entry has one id, and it has to be ours. */
static bool read_id(Reading *reading, const char *key, json_t *value, GError **error)
{
	const char *id = text_of(value);

	(void)key;
	(void)error;
	if (strlen(id) == PUBLIC_ID_LENGTH &&
		strspn(id, "0123456789abcdefghjkmnpqrstvwxyz") == PUBLIC_ID_LENGTH)
		reading->document->public_id = g_strdup(id);
	return true;
}

static bool read_position(Reading *reading, const char *key, json_t *value, GError **error)
{
	(void)key;
	(void)error;
	reading->document->position = g_ascii_strtoll(text_of(value), NULL, 10);
	return true;
}

/* Every name that is understood; of two that mean the same, the one further up wins. */
static const struct {
	const char *key;
	Reader read;
} readers[] = {
	{"id", read_id},
	{"title", read_title},
	{"slug", read_field},
	{"category", read_field},
	{"kind", read_field},
	{"lang", read_field},
	{"topic", read_field},
	{"summary", read_summary},
	{"tags", read_tags},
	{"codes", read_field},
	{"severity", read_field},
	{"affects", read_field},
	{"fixed_in", read_field},
	{"verified_on", read_field},
	{"verified_with", read_field},
	{"signatures", read_field},
	{"status", read_status},
	{"date", read_date},
	{"lastmod", read_lastmod},
	{"author", read_author},
	{"aliases", read_aliases},
	{"canonical_url", read_canonical},
	{"promise", read_summary},
	{"position", read_position},
	{"description", read_summary},
	{"excerpt", read_summary},
	{"categories", read_categories},
	{"authors", read_author},
	{"draft", read_draft},
	{"published", read_published},
	{"publishDate", read_date},
	{"pubdate", read_date},
	{"modified", read_lastmod},
	{"last_modified_at", read_lastmod},
	{"updated", read_lastmod},
	{"redirect_from", read_aliases},
	{"url", read_address},
	{"permalink", read_address},
};

static bool read_keys(Reading *reading, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
		json_t *value = json_object_get(reading->keys, readers[i].key);

		if (value && !readers[i].read(reading, readers[i].key, value, error)) {
			return false;
		}
	}
	return true;
}

static char *unknown_keys(const Frontmatter *frontmatter)
{
	const char *known[G_N_ELEMENTS(readers) + 1] = {NULL};

	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
		known[i] = readers[i].key;
	return frontmatter_extra(frontmatter, known);
}

Document *document_read(const char *text, gsize size, GError **error)
{
	g_autofree char *clean = NULL;
	g_autoptr(Frontmatter) frontmatter = NULL;
	g_autoptr(Document) document = NULL;
	g_autofree char *extra = NULL;
	Reading reading;

	if (size > DOCUMENT_MAX) {
		mw_fail(error, MW_ERROR_LIMIT, "the text has %zu bytes; an entry takes %d at most",
			size, DOCUMENT_MAX);
		return NULL;
	}
	clean = mw_text_clean(text, size, "the text", error);
	frontmatter = clean ? frontmatter_read(clean, error) : NULL;
	if (!frontmatter)
		return NULL;
	document = g_new0(Document, 1);
	document->fields = fields_new();
	document->aliases = g_new0(char *, 1);
	document->categories = g_new0(char *, 1);
	document->has_header = frontmatter->body != clean;
	reading = (Reading){document, frontmatter->keys};
	if (!read_keys(&reading, error))
		return NULL;
	extra = unknown_keys(frontmatter);
	fields_set_text(document->fields, field_find("extra"), extra);
	fields_set_text(document->fields, field_find("body"), frontmatter->body);
	return g_steal_pointer(&document);
}

void document_free(Document *document)
{
	if (!document)
		return;
	fields_free(document->fields);
	g_free(document->public_id);
	g_strfreev(document->aliases);
	g_strfreev(document->categories);
	g_free(document);
}

EntryOrigin document_origin(const Document *document)
{
	return (EntryOrigin){
		document->public_id, document->published, document->updated, document->status};
}

static void put(json_t *keys, const char *name, json_t *value)
{
	bool empty = (json_is_string(value) && json_string_length(value) == 0) ||
		     (json_is_array(value) && json_array_size(value) == 0);

	if (empty)
		json_decref(value);
	else
		json_object_set_new(keys, name, value);
}

static void put_fields(json_t *keys, const EntryFields *fields, const char *const *names)
{
	for (const char *const *name = names; *name; name++)
		put(keys, *name, fields_get(fields, field_find(*name)));
}

static void put_time(json_t *keys, const char *name, int64_t seconds)
{
	g_autofree char *text = mw_time_to_rfc3339(seconds);

	put(keys, name, json_string(text));
}

char *document_write(Store *store, const Entry *entry, GError **error)
{
	static const char *const first[] = {"title", "slug", "category", "kind", "lang", "topic",
		"summary", "tags", "codes", "severity", "affects", "fixed_in", "verified_on",
		"verified_with", "signatures", NULL};
	json_auto_t *keys = json_object();
	json_t *aliases = alias_list_of(store, entry->id, error);
	g_autofree char *head = NULL;

	if (!aliases)
		return NULL;
	put(keys, "id", json_string(entry->public_id));
	put_fields(keys, entry->fields, first);
	if (entry->status != ENTRY_LIVE)
		put(keys, "status", json_string(entry_status_name(entry->status)));
	put_time(keys, "date", entry->published);
	put_time(keys, "lastmod", entry->updated);
	put_fields(keys, entry->fields, (const char *const[]){"author", NULL});
	put(keys, "aliases", aliases);
	put_fields(keys, entry->fields, (const char *const[]){"canonical_url", NULL});
	head = frontmatter_write(keys, entry->fields->extra);
	return g_strconcat(head, "\n", entry->fields->body, NULL);
}
