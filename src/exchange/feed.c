#include "exchange/feed.h"

#include "exchange/feed_field.h"

static void feed_item_free(FeedItem *item)
{
	if (!item)
		return;
	g_free(item->id);
	g_free(item->title);
	g_free(item->link);
	g_free(item->author);
	g_free(item->html);
	g_ptr_array_free(item->tags, TRUE);
	g_free(item);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedItem, feed_item_free)

static bool read_fields(Feed *feed, GError **error)
{
	XmlChildren children = xml_file_children(feed->file);

	while (!children.is_over) {
		if (!xml_file_next_child(feed->file, &children, error) ||
			(!children.is_over && !feed_field_read(feed, error)))
			return false;
	}
	return true;
}

/* Gives each field the value that stands for a missing one. */
static bool complete_item(Feed *feed, GError **error)
{
	FeedItem *item = feed->item;

	if (!item->link && item->id &&
		(g_str_has_prefix(item->id, "https://") || g_str_has_prefix(item->id, "http://")))
		item->link = g_strdup(item->id);
	if (!item->id)
		item->id = g_strdup(item->link ? item->link : item->title);
	if (!item->id)
		return xml_file_fail(feed->file, item->line, error, MW_ERROR_INVALID,
			"this item has neither an id, a link nor a title");
	if (!item->title)
		item->title = g_strdup("");
	if (!item->html)
		item->html = g_strdup("");
	if (!item->author)
		item->author = g_strdup(feed->author);
	return true;
}

static bool read_item(Feed *feed, FeedItemFunc func, void *data, GError **error)
{
	g_autoptr(FeedItem) item = g_new0(FeedItem, 1);

	xml_file_begin_part(feed->file);
	item->tags = g_ptr_array_new_with_free_func(g_free);
	item->line = xml_file_line(feed->file);
	feed->item = item;
	feed->has_content = false;
	if (!read_fields(feed, error) || !complete_item(feed, error))
		return false;
	xml_file_begin_part(feed->file);
	return func(item, data, error);
}

static bool check_root(Feed *feed, GError **error)
{
	const char *name = (const char *)xmlTextReaderConstName(xml_file_reader(feed->file));

	feed->is_atom = xml_file_is(feed->file, FEED_ATOM_NAMESPACE, "feed");
	if (feed->is_atom || xml_file_is(feed->file, NULL, "rss"))
		return true;
	return xml_file_fail(feed->file, xml_file_line(feed->file), error, MW_ERROR_INVALID,
		"not a feed of RSS 2.0 or Atom 1.0: its root is '%.40s'", name);
}

static bool is_item(Feed *feed)
{
	int depth = xmlTextReaderDepth(xml_file_reader(feed->file));

	if (feed->is_atom)
		return depth == 1 && xml_file_is(feed->file, FEED_ATOM_NAMESPACE, "entry");
	return depth == 2 && xml_file_is(feed->file, NULL, "item");
}

static bool read_items(Feed *feed, FeedItemFunc func, void *data, guint *items, GError **error)
{
	xmlTextReader *reader = xml_file_reader(feed->file);
	bool more;

	do {
		if (!xml_file_next(feed->file, &more, error))
			return false;
		if (!more || xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
			continue;
		if (xmlTextReaderDepth(reader) == 0 && !check_root(feed, error))
			return false;
		if (is_item(feed)) {
			if (!read_item(feed, func, data, error))
				return false;
			(*items)++;
		} else if (xmlTextReaderDepth(reader) == 1 &&
			   xml_file_is(feed->file, FEED_ATOM_NAMESPACE, "author")) {
			if (!feed_field_person(feed, &feed->author, error))
				return false;
		}
	} while (more);
	return true;
}

bool feed_read(const char *path, FeedItemFunc func, void *data, GError **error)
{
	g_autoptr(XmlFile) file = xml_file_open(path, FEED_ITEM_MAX, error);
	Feed feed = {.file = file};
	guint items = 0;
	bool is_read;

	if (!file)
		return false;
	is_read = read_items(&feed, func, data, &items, error);
	g_free(feed.author);
	if (is_read && items == 0)
		return xml_file_fail(file, 0, error, MW_ERROR_INVALID, "holds no items");
	return is_read;
}
