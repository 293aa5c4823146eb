#include "exchange/feed_field.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "exchange/html.h"
#include "text/escape.h"

#include <string.h>

#define ATOM FEED_ATOM_NAMESPACE
#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define CONTENT "http://purl.org/rss/1.0/modules/content/"

/* One kind of element in an item: where its text goes. */
typedef struct {
	const char *namespace, *name;
	bool (*read)(Feed *feed, GError **error);
} Field;

/* The first one that is not empty counts. */
static void set_once(char **field, char *value)
{
	if (*field || *value == '\0')
		g_free(value);
	else
		*field = value;
}

static bool read_line(Feed *feed, char **field, GError **error)
{
	g_autofree char *text = xml_file_text(feed->file, error);

	if (!text)
		return false;
	set_once(field, mw_text_one_line(text));
	return true;
}

static bool read_id(Feed *feed, GError **error)
{
	return read_line(feed, &feed->item->id, error);
}

static bool read_link(Feed *feed, GError **error)
{
	return read_line(feed, &feed->item->link, error);
}

static bool read_creator(Feed *feed, GError **error)
{
	return read_line(feed, &feed->item->author, error);
}

static bool read_title(Feed *feed, GError **error)
{
	return read_line(feed, &feed->item->title, error);
}

/* RSS wants a mail address here: "ann@example.org (Ann)". */
static bool read_rss_author(Feed *feed, GError **error)
{
	g_autofree char *text = xml_file_text(feed->file, error);
	g_autofree char *line = NULL;
	char *name;

	if (!text)
		return false;
	line = mw_text_one_line(text);
	name = strchr(line, '(');
	if (name && g_str_has_suffix(line, ")")) {
		line[strlen(line) - 1] = '\0';
		set_once(&feed->item->author, g_strdup(name + 1));
	} else {
		set_once(&feed->item->author, g_steal_pointer(&line));
	}
	return true;
}

static bool read_date(Feed *feed, GError **error)
{
	unsigned line = xml_file_line(feed->file);
	g_autofree char *text = xml_file_text(feed->file, error);
	g_autoptr(GError) failure = NULL;

	if (!text)
		return false;
	g_strstrip(text);
	if (*text == '\0' || mw_time_parse(text, &feed->item->published, &failure))
		return true;
	return xml_file_fail(feed->file, line, error, MW_ERROR_INVALID, "%s", failure->message);
}

/* The time of a change counts only until the time of publication is known. */
static bool read_updated(Feed *feed, GError **error)
{
	if (feed->item->published != 0)
		return xml_file_skip(feed->file, error);
	return read_date(feed, error);
}

static bool add_tag(Feed *feed, const char *text, GError **error)
{
	GPtrArray *tags = feed->item->tags;
	g_autofree char *tag = mw_text_one_line(text);

	if (*tag == '\0' || g_ptr_array_find_with_equal_func(tags, tag, g_str_equal, NULL))
		return true;
	if (tags->len == FEED_TAGS_MAX)
		return xml_file_fail(feed->file, feed->item->line, error, MW_ERROR_LIMIT,
			"this item has more than %d tags", FEED_TAGS_MAX);
	g_ptr_array_add(tags, g_steal_pointer(&tag));
	return true;
}

static bool read_category(Feed *feed, GError **error)
{
	g_autofree char *text = xml_file_text(feed->file, error);

	return text && add_tag(feed, text, error);
}

static bool read_term(Feed *feed, GError **error)
{
	g_autofree char *term = xml_file_attribute(feed->file, "term");

	return (!term || add_tag(feed, term, error)) && xml_file_skip(feed->file, error);
}

static void set_html(Feed *feed, char *html, bool is_content)
{
	if (*html == '\0' || (feed->item->html && (feed->has_content || !is_content))) {
		g_free(html);
		return;
	}
	g_free(feed->item->html);
	feed->item->html = html;
	feed->has_content = is_content;
}

static bool read_description(Feed *feed, GError **error)
{
	char *html = xml_file_text(feed->file, error);

	if (html)
		set_html(feed, html, false);
	return html != NULL;
}

static bool read_encoded(Feed *feed, GError **error)
{
	char *html = xml_file_text(feed->file, error);

	if (html)
		set_html(feed, html, true);
	return html != NULL;
}

/* -- Atom -- */

/* Plain text as HTML, a paragraph for each that an empty line ends. */
static char *text_to_html(const char *text)
{
	g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
	GString *html = g_string_new(NULL);

	for (char **paragraph = paragraphs; *paragraph; paragraph++) {
		g_string_append(html, "<p>");
		escape_html(html, *paragraph, -1);
		g_string_append(html, "</p>\n");
	}
	return g_string_free(html, FALSE);
}

static char *read_xhtml(Feed *feed, GError **error)
{
	xmlChar *markup = xmlTextReaderReadInnerXml(xml_file_reader(feed->file));
	g_autofree char *html = g_strdup(markup ? (const char *)markup : "");

	xmlFree(markup);
	return xml_file_skip(feed->file, error) ? g_steal_pointer(&html) : NULL;
}

/* An Atom text of type text (the default), html or xhtml as HTML; "" for any other type. */
static char *read_markup(Feed *feed, GError **error)
{
	g_autofree char *type = xml_file_attribute(feed->file, "type");
	g_autofree char *text = NULL;

	if (type && strcmp(type, "xhtml") == 0)
		return read_xhtml(feed, error);
	text = xml_file_text(feed->file, error);
	if (!text)
		return NULL;
	if (!type || strcmp(type, "text") == 0 || strcmp(type, "text/plain") == 0)
		return *text ? text_to_html(text) : g_strdup("");
	if (strcmp(type, "html") == 0 || strcmp(type, "text/html") == 0)
		return g_steal_pointer(&text);
	return g_strdup("");
}

static bool read_atom_title(Feed *feed, GError **error)
{
	unsigned line = xml_file_line(feed->file);
	g_autofree char *html = read_markup(feed, error);
	g_autoptr(GError) failure = NULL;
	char *title;

	if (!html)
		return false;
	title = html_to_text(html, &failure);
	if (!title)
		return xml_file_fail(
			feed->file, line, error, MW_ERROR_INVALID, "%s", failure->message);
	set_once(&feed->item->title, title);
	return true;
}

static bool read_summary(Feed *feed, GError **error)
{
	char *html = read_markup(feed, error);

	if (html)
		set_html(feed, html, false);
	return html != NULL;
}

static bool read_content(Feed *feed, GError **error)
{
	char *html = read_markup(feed, error);

	if (html)
		set_html(feed, html, true);
	return html != NULL;
}

static bool read_atom_link(Feed *feed, GError **error)
{
	g_autofree char *relation = xml_file_attribute(feed->file, "rel");
	char *address = xml_file_attribute(feed->file, "href");

	if (address && (!relation || strcmp(relation, "alternate") == 0))
		set_once(&feed->item->link, g_strstrip(address));
	else
		g_free(address);
	return xml_file_skip(feed->file, error);
}

bool feed_field_person(Feed *feed, char **name, GError **error)
{
	XmlChildren children = xml_file_children(feed->file);

	while (!children.is_over) {
		if (!xml_file_next_child(feed->file, &children, error) ||
			(!children.is_over && xml_file_is(feed->file, ATOM, "name") &&
				!read_line(feed, name, error)))
			return false;
	}
	return true;
}

static bool read_atom_author(Feed *feed, GError **error)
{
	return feed_field_person(feed, &feed->item->author, error);
}

static const Field rss_fields[] = {
	{NULL, "title", read_title},
	{NULL, "link", read_link},
	{NULL, "guid", read_id},
	{NULL, "pubDate", read_date},
	{DUBLIN_CORE, "date", read_updated},
	{DUBLIN_CORE, "creator", read_creator},
	{NULL, "author", read_rss_author},
	{NULL, "category", read_category},
	{NULL, "description", read_description},
	{CONTENT, "encoded", read_encoded},
	{NULL, NULL, NULL},
};

static const Field atom_fields[] = {
	{ATOM, "title", read_atom_title},
	{ATOM, "link", read_atom_link},
	{ATOM, "id", read_id},
	{ATOM, "published", read_date},
	{ATOM, "updated", read_updated},
	{ATOM, "author", read_atom_author},
	{ATOM, "category", read_term},
	{ATOM, "content", read_content},
	{ATOM, "summary", read_summary},
	{NULL, NULL, NULL},
};

bool feed_field_read(Feed *feed, GError **error)
{
	for (const Field *field = feed->is_atom ? atom_fields : rss_fields; field->name; field++)
		if (xml_file_is(feed->file, field->namespace, field->name))
			return field->read(feed, error);
	return xml_file_skip(feed->file, error);
}
