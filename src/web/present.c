#include "web/present.h"

#include "base/clock.h"
#include "text/markdown.h"
#include "wiki/address.h"

#include <string.h>

static const struct {
	const char *name, *title;
} kinds[] = {{"pitfall", "Pitfall"}, {"traceback", "Traceback"}, {"horror", "Horror"},
	{"comparison", "Comparison"}, {"article", "Article"}};

static const struct {
	const char *name, *title, *class;
} severities[] = {{"low", "Low", "s1"}, {"medium", "Medium", "s2"}, {"high", "High", "s3"},
	{"critical", "Critical", "s4"}};

const char *present_kind(const char *kind)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (strcmp(kinds[i].name, kind) == 0)
			return kinds[i].title;
	}
	return kind;
}

int present_severity_rank(const char *severity)
{
	for (gsize i = 0; i < G_N_ELEMENTS(severities); i++) {
		if (strcmp(severities[i].name, severity) == 0)
			return (int)i + 1;
	}
	return 0;
}

const char *present_severity(const char *severity)
{
	int rank = present_severity_rank(severity);

	return rank ? severities[rank - 1].title : NULL;
}

void present_text(json_t *object, const char *name, const char *text)
{
	json_object_set_new_nocheck(
		object, name, text && *text ? json_string_nocheck(text) : json_null());
}

void present_time(
	json_t *object, const char *name, const char *words_name, int64_t seconds, Format format)
{
	g_autofree char *text = mw_time_to_rfc3339(seconds);
	g_autofree char *words = NULL;

	present_text(object, name, text);
	if (format != FORMAT_HTML)
		return;
	words = mw_time_to_words(seconds);
	present_text(object, words_name, words);
}

static const char *get(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

/* What the reader saw, for the left column of an index: a code, a word of the message, or nothing.
 */
static const char *evidence_of(json_t *row)
{
	const char *code = json_string_value(json_array_get(json_object_get(row, "codes"), 0));
	const char *kind = get(row, "kind");
	const char *signature = get(row, "signature");

	if (code)
		return code;
	if (strstr(signature, "panic"))
		return "panic";
	if (strstr(signature, "fatal"))
		return "fatal";
	if (*signature || strcmp(kind, "traceback") == 0)
		return "error";
	return strcmp(kind, "pitfall") == 0 ? "silent" : "";
}

/* A page shows these without their `code` marks; the data keeps them. */
static void strip_marks(json_t *made, json_t *row)
{
	static const char *const names[] = {
		"title", "summary", "affects", "fixed_in", "verified_with"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *plain = markdown_inline_text(get(row, names[i]));

		present_text(made, names[i], plain);
	}
}

static void add_for_page(json_t *made, json_t *row)
{
	int rank = present_severity_rank(get(row, "severity"));
	g_autofree char *title = markdown_inline_html(get(row, "title"));
	g_autofree char *summary = markdown_inline_html(get(row, "summary"));
	g_autofree char *words = NULL;
	int64_t verified;

	strip_marks(made, row);
	present_text(made, "title_html", title);
	present_text(made, "summary_html", summary);
	present_text(made, "kind_title", present_kind(get(row, "kind")));
	present_text(made, "severity_title", present_severity(get(row, "severity")));
	present_text(made, "severity_class", rank ? severities[rank - 1].class : NULL);
	present_text(made, "evidence", evidence_of(row));
	if (mw_time_parse(get(row, "verified_on"), &verified, NULL))
		words = mw_time_to_words(verified);
	present_text(made, "verified_words", words);
}

json_t *present_row(json_t *row, Format format)
{
	static const char *const texts[] = {"id", "slug", "title", "category_slug",
		"category_title", "kind", "summary", "topic", "lang", "severity", "signature",
		"affects", "fixed_in", "verified_on", "verified_with", "excerpt_html", "code_html"};
	json_t *made = json_object();
	g_autofree char *url = address_of_entry(get(row, "category_slug"), get(row, "slug"));
	g_autofree char *category_url = address_of_category(get(row, "category_slug"));

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		if (json_object_get(row, texts[i]))
			present_text(made, texts[i], get(row, texts[i]));
	}
	present_text(made, "url", url);
	present_text(made, "category_url", category_url);
	json_object_set(made, "codes", json_object_get(row, "codes"));
	json_object_set(made, "revision", json_object_get(row, "revision"));
	present_time(made, "published", "published_words",
		json_integer_value(json_object_get(row, "published")), format);
	present_time(made, "updated", "updated_words",
		json_integer_value(json_object_get(row, "updated")), format);
	if (format == FORMAT_HTML)
		add_for_page(made, row);
	return made;
}

json_t *present_rows(json_t *rows, Format format)
{
	json_t *made = json_array();
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
		json_array_append_new(made, present_row(row, format));
	json_decref(rows);
	return made;
}

static void set_page_link(json_t *object, const char *name, const Context *context, gint64 page)
{
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, page);
	g_autofree char *query = form_query_with(context->form, "page", number);
	g_autofree char *url =
		g_strconcat(context->path, wants_html(context) ? "" : ".json", query, NULL);

	present_text(object, name, url);
}

void present_pages(json_t *object, const Context *context, gint64 page, gint64 size, gint64 total)
{
	json_object_set_new(object, "next", json_null());
	json_object_set_new(object, "previous", json_null());
	if (page * size < total)
		set_page_link(object, "next", context, page + 1);
	if (page > 1)
		set_page_link(object, "previous", context, page - 1);
}

char *present_when(int64_t seconds)
{
	g_autofree char *words = mw_time_to_words(seconds);
	g_autofree char *time = mw_time_to_rfc3339(seconds);

	return g_strdup_printf("%s %.5s UTC", words, time + strlen("2026-05-12T"));
}

char *present_age(int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *one, *many;
	} units[] = {{24 * 60 * 60, "day", "days"}, {60 * 60, "hour", "hours"},
		{60, "minute", "minutes"}};

	for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
		int64_t count = seconds / units[i].seconds;

		if (count > 0)
			return g_strdup_printf("%" G_GINT64_FORMAT " %s ago", count,
				count == 1 ? units[i].one : units[i].many);
	}
	return g_strdup("just now");
}

const char *present_category(const Context *context, const char *slug)
{
	size_t index;
	json_t *category;

	json_array_foreach(context->site->categories, index, category) {
		if (strcmp(json_string_value(json_object_get(category, "slug")), slug) == 0)
			return json_string_value(json_object_get(category, "title"));
	}
	return slug;
}

json_t *present_place(const Context *context)
{
	const Entry *entry = context->entry;
	g_autofree char *url = NULL;
	g_autofree char *category_url = NULL;
	g_autofree char *title = NULL;
	json_t *place;

	if (!entry)
		return json_null();
	url = address_of_entry(entry->category, entry->slug);
	category_url = address_of_category(entry->category);
	title = markdown_inline_html(entry->fields->title);
	place = json_object();
	present_text(place, "url", url);
	present_text(place, "category_url", category_url);
	present_text(place, "category_title", present_category(context, entry->category));
	present_text(place, "title_html", title);
	return place;
}
