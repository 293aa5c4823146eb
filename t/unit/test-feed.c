#include "exchange/feed.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RSS_BEGIN                                        \
	"<?xml version=\"1.0\"?>\n<rss version=\"2.0\" " \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
	"xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel><title>t</title>\n"
#define RSS_END "</channel></rss>\n"
#define ATOM_BEGIN "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"

/* Each item as one line: id|title|link|author|html|published|tags|line */
static bool list_item(const FeedItem *item, void *data, G_GNUC_UNUSED GError **error)
{
	GString *list = data;
	g_autoptr(GString) tags = g_string_new(NULL);

	for (guint i = 0; i < item->tags->len; i++)
		g_string_append_printf(
			tags, "%s%s", i ? "," : "", (const char *)item->tags->pdata[i]);
	g_string_append_printf(list, "%s|%s|%s|%s|%s|%" G_GINT64_FORMAT "|%s|%u\n", item->id,
		item->title, item->link ? item->link : "-", item->author ? item->author : "-",
		item->html, item->published, tags->str, item->line);
	return true;
}

static char *write_file(const char *bytes, gssize size)
{
	char *path = g_build_filename(g_get_tmp_dir(), "mojowiki-feed-XXXXXX", NULL);
	int fd = g_mkstemp(path);

	g_assert_cmpint(fd, >=, 0);
	close(fd);
	g_assert_true(g_file_set_contents(path, bytes, size, NULL));
	return path;
}

static char *read_list(const char *bytes, gssize size, GError **error)
{
	g_autofree char *path = write_file(bytes, size);
	GString *list = g_string_new(NULL);
	bool is_read = feed_read(path, list_item, list, error);

	g_unlink(path);
	return g_string_free(list, !is_read);
}

static void assert_items(const char *feed, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *list = read_list(feed, -1, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(list, ==, expected);
}

static void assert_message(const GError *error, MwError code, const char *words)
{
	g_assert_error(error, MW_ERROR, (int)code);
	if (error && !strstr(error->message, words))
		g_assert_cmpstr(error->message, ==, words);
}

static void assert_refused_bytes(const char *bytes, gssize size, MwError code, const char *words)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *list = read_list(bytes, size, &error);

	g_assert_null(list);
	assert_message(error, code, words);
}

static void assert_refused(const char *feed, MwError code, const char *words)
{
	assert_refused_bytes(feed, -1, code, words);
}

static void rss_items_are_read(void)
{
	assert_items(RSS_BEGIN
		"<item>\n<title> Why &lt;b&gt;\n hangs </title><dc:creator>Ann</dc:creator>"
		"<pubDate>Mon, 11 May 2026 22:38:46 +0000</pubDate><link>https://a.org/x</link>"
		"<guid isPermaLink=\"false\">id-1</guid><category>rust</category><category> async "
		"io </category>"
		"<category>rust</category><description>&lt;p&gt;a &amp;amp; "
		"b&lt;/p&gt;</description>"
		"<x:y xmlns:x=\"u\"><title>not this</title></x:y></item>\n"
		"<item><guid>https://a.org/y</guid><author>b@a.org (Bob)</author>"
		"<content:encoded><![CDATA[<p>full</p>]]></content:encoded><description>short</"
		"description></item>"
		"<item><title>only</title></item>" RSS_END,
		"id-1|Why <b> hangs|https://a.org/x|Ann|<p>a &amp; b</p>|1778539126|rust,async "
		"io|4\n"
		"https://a.org/y||https://a.org/y|Bob|<p>full</p>|0||7\n"
		"only|only|-|-||0||7\n");
}

static void atom_entries_are_read(void)
{
	assert_items(ATOM_BEGIN
		"<author><name>Feed</name></author>\n"
		"<entry><id>urn:1</id><title type=\"html\">a &amp;lt; "
		"&lt;em&gt;b&lt;/em&gt;</title>"
		"<updated>2026-05-12T00:00:00Z</updated><published>2026-05-11T00:00:00Z</published>"
		"<link rel=\"self\" href=\"https://a.org/self\"/><link href=\"https://a.org/1\"/>"
		"<category term=\"go\" label=\"Go\"/><summary>short</summary>"
		"<content type=\"html\">&lt;p&gt;x&lt;/p&gt;</content></entry>\n"
		"<entry><id>urn:2</id><title>1 &lt; 2</title><updated>2026-05-12</updated>"
		"<author><name>Eve</name><uri>https://e.org</uri></author>"
		"<source><id>urn:other</id><title>other</title></source>"
		"<content type=\"xhtml\"><div "
		"xmlns=\"http://www.w3.org/1999/xhtml\"><p>y<br/></p></div></content></entry>"
		"<entry><id>urn:3</id><title/><summary>a &lt; b\n\nc</summary><content "
		"src=\"https://x\"/></entry>"
		"</feed>",
		"urn:1|a < b|https://a.org/1|Feed|<p>x</p>|1778457600|go|3\n"
		"urn:2|1 < 2|-|Eve|<div "
		"xmlns=\"http://www.w3.org/1999/xhtml\"><p>y<br/></p></div>|1778544000||4\n"
		"urn:3||-|Feed|<p>a &lt; b</p>\n<p>c</p>\n|0||4\n");
}

static void other_encodings_are_read(void)
{
	assert_items("\xef\xbb\xbf" RSS_BEGIN "<item><title>\xc3\xa9</title></item>" RSS_END,
		"\xc3\xa9|\xc3\xa9|-|-||0||4\n");
	assert_items("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
		     "<rss><channel><item><title>\xe9</title></item></channel></rss>",
		"\xc3\xa9|\xc3\xa9|-|-||0||1\n");
}

static void what_is_no_feed_is_refused(void)
{
	assert_refused_bytes("", 0, MW_ERROR_INVALID, "' is empty");
	assert_refused("hello", MW_ERROR_INVALID, "' is not XML");
	assert_refused(
		"<!DOCTYPE html>\n<html><p>x<br></html>", MW_ERROR_INVALID, "' is an HTML page");
	assert_refused("<?xml version=\"1.0\"?>\n<!-- x --><html><p>x", MW_ERROR_INVALID,
		"' is an HTML page");
	assert_refused("<opml><body/></opml>", MW_ERROR_INVALID,
		"line 1: not a feed of RSS 2.0 or Atom 1.0: its root is 'opml'");
	assert_refused(RSS_BEGIN RSS_END, MW_ERROR_INVALID, "' holds no items");
	assert_refused(RSS_BEGIN "<item><description>x</description></item>" RSS_END,
		MW_ERROR_INVALID, "line 4: this item has neither an id, a link nor a title");
}

static void broken_feeds_name_their_line(void)
{
	assert_refused(RSS_BEGIN "<item><title>a</title>\n<link>http", MW_ERROR_INVALID,
		"line 5: the file is cut off here; fetch it again");
	assert_refused(RSS_BEGIN "<item>\n<title", MW_ERROR_INVALID, "the file is cut off here");
	assert_refused(RSS_BEGIN "<item>\n<title>a</link></item>" RSS_END, MW_ERROR_INVALID,
		"line 5: not well-formed XML: ");
	assert_refused(RSS_BEGIN "<item>\n<title>a&nbsp;b</title></item>" RSS_END, MW_ERROR_INVALID,
		"line 5: not well-formed XML: Entity 'nbsp' not defined");
	assert_refused(RSS_BEGIN "\n<item><title>a\xff</title></item>" RSS_END, MW_ERROR_INVALID,
		"line 5: bytes that are not text in the file's encoding");
	assert_refused(RSS_BEGIN "<item><title>a</title>\n<pubDate>soon</pubDate></item>" RSS_END,
		MW_ERROR_INVALID, "line 5: ");
}

static void a_doctype_is_refused(void)
{
	assert_refused("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a SYSTEM "
		       "\"file:///etc/passwd\">]>\n"
		       "<rss><channel><item><title>&a;</title></item></channel></rss>",
		MW_ERROR_INVALID, "line 2: the file has a DOCTYPE, which is refused");
	assert_refused("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
		       "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
		       "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss>&c;</rss>",
		MW_ERROR_INVALID, "the file has a DOCTYPE");
}

static void assert_too_large(const char *before, gsize size, const char *after, const char *words)
{
	g_autoptr(GString) feed = g_string_new(before);
	gsize start = feed->len;

	g_string_set_size(feed, start + size);
	memset(feed->str + start, 'x', size);
	g_string_append(feed, after);
	assert_refused(feed->str, MW_ERROR_LIMIT, words);
}

static void large_items_are_refused_where_they_begin(void)
{
	const gsize size = 50 * 1024 * 1024;

	assert_too_large(RSS_BEGIN "<item><title>a</title></item>\n<item><description>", size,
		"</description></item>" RSS_END, "line 5: what begins here is larger than 4 MiB");
	assert_too_large(RSS_BEGIN "<item><description><![CDATA[", size,
		"]]></description></item>" RSS_END,
		"line 4: what begins here is larger than 4 MiB");
	assert_too_large(
		RSS_BEGIN "<item><description a=\"", size, "\"/></item>" RSS_END, "line 4: ");
	assert_too_large(RSS_BEGIN "<image>", size, "</image>" RSS_END,
		"line 1: what begins here is larger than 4 MiB");
}

static void a_feed_may_be_larger_than_its_items(void)
{
	g_autoptr(GString) feed = g_string_new(RSS_BEGIN);
	g_autofree char *filler = g_strnfill(1024 * 1024, 'x');
	g_autoptr(GError) error = NULL;
	g_autofree char *list = NULL;

	for (guint i = 0; i < 12; i++)
		g_string_append_printf(feed, "<item><title>a</title><x>%s</x></item>\n", filler);
	g_string_append(feed, RSS_END);
	list = read_list(feed->str, -1, &error);
	g_assert_no_error(error);
	g_assert_nonnull(list);
}

static void deep_feeds_and_many_tags_are_refused(void)
{
	g_autoptr(GString) feed = g_string_new(RSS_BEGIN "<item>");

	for (guint i = 0; i < 300; i++)
		g_string_append(feed, "<a>");
	assert_refused(feed->str, MW_ERROR_LIMIT, "nested deeper than 256 elements");
	g_string_assign(feed, RSS_BEGIN "<item>");
	for (guint i = 0; i < 200; i++)
		g_string_append_printf(feed, "<category>%u</category>", i);
	g_string_append(feed, "</item>" RSS_END);
	assert_refused(feed->str, MW_ERROR_LIMIT, "line 4: this item has more than 100 tags");
}

static void assert_not_opened(const char *path, MwError code, const char *words)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) list = g_string_new(NULL);

	g_assert_false(feed_read(path, list_item, list, &error));
	assert_message(error, code, words);
}

static void what_cannot_be_opened_says_why(void)
{
	g_autofree char *path = write_file("x", 1);

	assert_not_opened(
		"/nowhere/feed.xml", MW_ERROR_NOT_FOUND, "'/nowhere/feed.xml' cannot be read");
	assert_not_opened(g_get_tmp_dir(), MW_ERROR_INVALID, "' is a folder");
	assert_not_opened("/dev/null", MW_ERROR_INVALID, "' is not a file");
	if (geteuid() != 0 && g_chmod(path, 0) == 0)
		assert_not_opened(path, MW_ERROR_DENIED, "cannot be read: Permission denied");
	g_unlink(path);
}

static bool refuse_item(G_GNUC_UNUSED const FeedItem *item, void *data, GError **error)
{
	guint *count = data;

	(*count)++;
	return mw_fail(error, MW_ERROR_CONFLICT, "no");
}

static void the_receiver_can_stop(void)
{
	g_autofree char *path = write_file(
		RSS_BEGIN "<item><title>a</title></item><item><title>b</title></item>" RSS_END, -1);
	g_autoptr(GError) error = NULL;
	guint count = 0;

	g_assert_false(feed_read(path, refuse_item, &count, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_CONFLICT);
	g_assert_cmpuint(count, ==, 1);
	g_unlink(path);
}

/* Pieces of feeds in any order, and feeds with random bytes in them: an answer, never a crash. */
static void random_feeds_do_no_harm(void)
{
	static const char *const pieces[] = {"<rss>", "</rss>", "<channel>", "</channel>", "<item>",
		"</item>", "<item/>", "<title>", "</title>", "<guid/>",
		"<feed xmlns=\"http://www.w3.org/2005/Atom\">", "</feed>", "<entry>", "</entry>",
		"<content type=\"xhtml\">", "</content>", "<author>", "</author>", "<name>",
		"</name>", "<p>x</p>", "<![CDATA[", "]]>", "&amp;", "&x;", "<!DOCTYPE a>", "<?x?>",
		"<!--", "-->", "text", "\xff", "<id>1</id>"};
	static const char whole[] = RSS_BEGIN "<item><title>a</title><link>b</link></item>" RSS_END;
	g_autoptr(GRand) random = g_rand_new_with_seed(9);

	for (int i = 0; i < 3000; i++) {
		g_autoptr(GString) feed = g_string_new(i % 2 ? whole : "<rss><channel><item>");
		g_autoptr(GError) error = NULL;
		g_autofree char *list = NULL;

		for (int j = g_rand_int_range(random, 0, 20); j > 0; j--) {
			if (i % 2)
				feed->str[g_rand_int_range(random, 0, (gint32)feed->len)] =
					(char)g_rand_int_range(random, 0, 256);
			else
				g_string_append(feed,
					pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		}
		list = read_list(feed->str, (gssize)feed->len, &error);
		g_assert_true(list || error);
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/feed/rss-items-are-read", rss_items_are_read);
	g_test_add_func("/feed/atom-entries-are-read", atom_entries_are_read);
	g_test_add_func("/feed/other-encodings-are-read", other_encodings_are_read);
	g_test_add_func("/feed/what-is-no-feed-is-refused", what_is_no_feed_is_refused);
	g_test_add_func("/feed/broken-feeds-name-their-line", broken_feeds_name_their_line);
	g_test_add_func("/feed/a-doctype-is-refused", a_doctype_is_refused);
	g_test_add_func("/feed/large-items-are-refused-where-they-begin",
		large_items_are_refused_where_they_begin);
	g_test_add_func(
		"/feed/a-feed-may-be-larger-than-its-items", a_feed_may_be_larger_than_its_items);
	g_test_add_func(
		"/feed/deep-feeds-and-many-tags-are-refused", deep_feeds_and_many_tags_are_refused);
	g_test_add_func("/feed/what-cannot-be-opened-says-why", what_cannot_be_opened_says_why);
	g_test_add_func("/feed/the-receiver-can-stop", the_receiver_can_stop);
	g_test_add_func("/feed/random-feeds-do-no-harm", random_feeds_do_no_harm);
	return g_test_run();
}
