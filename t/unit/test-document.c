#include "wiki-fixture.h"

#include "wiki/alias.h"
#include "wiki/document.h"

#include <string.h>

static Document *read_text(const char *text)
{
	g_autoptr(GError) error = NULL;
	Document *document = document_read(text, strlen(text), &error);

	g_assert_no_error(error);
	return document;
}

/* The text of a whole entry, with every key, as it is exported. */
static const char whole[] = "---\n"
			    "id: 0123456789abcdefghjkmnpqrs\n"
			    "title: Every key\n"
			    "slug: every-key\n"
			    "category: python-pitfalls\n"
			    "kind: pitfall\n"
			    "lang: python\n"
			    "topic: asyncio\n"
			    "summary: A line.\n"
			    "tags:\n  - asyncio\n  - gc\n"
			    "codes:\n  - E0502\n"
			    "severity: high\n"
			    "affects: CPython 3.8 to 3.12\n"
			    "fixed_in: never\n"
			    "verified_on: \"2026-05-12\"\n"
			    "verified_with: CPython 3.12.3\n"
			    "signatures:\n"
			    "  - match: \"KeyError: {key}\"\n"
			    "    samples:\n      - \"KeyError: 'a'\"\n"
			    "date: \"2026-05-11T09:14:00Z\"\n"
			    "lastmod: \"2026-05-12T09:14:00Z\"\n"
			    "author: Ada\n"
			    "aliases:\n  - /old/place\n"
			    "canonical_url: https://example.org/every-key\n"
			    "layout: post\n"
			    "---\n"
			    "\n"
			    "## Symptom\n\nText.\n";

/* Stores what TEXT says and writes it out again. The caller owns the text. */
static char *round_trip(Wiki *wiki, const char *text)
{
	g_autoptr(Document) document = read_text(text);
	const EntryOrigin origin = document_origin(document);
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};

	g_assert_true(
		entry_create(wiki->store, document->fields, &origin, &wiki_editor, &saved, &error));
	g_assert_no_error(error);
	for (char **path = document->aliases; *path; path++)
		g_assert_true(alias_add(wiki->store, *path, saved.entry, &error));
	entry = entry_load(wiki->store, saved.entry, 0, &error);
	return document_write(wiki->store, entry, &error);
}

static void what_is_written_is_read_to_the_same_entry(Wiki *wiki, gconstpointer data)
{
	Wiki second = {0};
	g_autofree char *first = round_trip(wiki, whole);
	g_autofree char *again = NULL;
	g_autoptr(Document) before = read_text(whole);
	g_autoptr(Document) after = read_text(first);

	(void)data;
	wiki_set_up(&second, NULL);
	again = round_trip(&second, first);
	wiki_tear_down(&second, NULL);
	g_assert_cmpstr(again, ==, first);
	g_assert_true(fields_equal(before->fields, after->fields));
	g_assert_cmpstr(after->public_id, ==, "0123456789abcdefghjkmnpqrs");
	g_assert_cmpint(after->published, ==, before->published);
	g_assert_cmpint(after->updated, ==, before->updated);
	g_assert_cmpstr(after->aliases[0], ==, "/old/place");
	g_assert_nonnull(strstr(first, "\nlayout: post\n---\n"));
}

static void the_names_of_other_systems_are_read(void)
{
	g_autoptr(Document) hugo =
		read_text("---\ntitle: T\nurl: /posts/my-post/\ndraft: true\n"
			  "publishDate: 2026-05-11\ndescription: A line.\n---\nText.\n");
	g_autoptr(Document) jekyll =
		read_text("---\ntitle: T\ntags: one two\ncategories: [go, web]\n"
			  "redirect_from: /a/\npermalink: /b/\n---\nText.\n");
	g_autoptr(Document) dev = read_text("---\ntitle: T\npublished: false\ntags: one, two\n"
					    "canonical_url: https://example.org/t\n---\nText.\n");

	g_assert_cmpstr(hugo->fields->slug, ==, "my-post");
	g_assert_cmpstr(hugo->fields->summary, ==, "A line.");
	g_assert_cmpint(hugo->status, ==, ENTRY_DRAFT);
	g_assert_cmpint(hugo->published, ==, 1778457600);
	g_assert_cmpuint(g_strv_length(jekyll->fields->tags), ==, 2);
	g_assert_cmpuint(g_strv_length(jekyll->aliases), ==, 2);
	g_assert_cmpstr(jekyll->categories[1], ==, "web");
	g_assert_cmpint(dev->status, ==, ENTRY_DRAFT);
	g_assert_cmpstr(dev->fields->canonical_url, ==, "https://example.org/t");
}

static void assert_refused(const char *text, gsize size, MwError code, const char *says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Document) document = document_read(text, size, &error);

	g_assert_null(document);
	assert_failed(&error, code, says);
}

static void what_cannot_be_read_is_refused_in_words(void)
{
	static const char status[] = "---\ntitle: T\nstatus: secret\n---\n";
	static const char date[] = "---\ntitle: T\ndate: someday\n---\n";
	g_autofree char *huge = g_strnfill(1 << 20, 'a');

	assert_refused(status, strlen(status), MW_ERROR_INVALID, "write live or draft");
	assert_refused(date, strlen(date), MW_ERROR_INVALID, "date: 'someday' is not a date");
	assert_refused("\xff", 1, MW_ERROR_INVALID, "is not UTF-8");
	assert_refused(huge, 1 << 20, MW_ERROR_LIMIT, "1048576 bytes");
}

static void an_id_of_another_system_is_left_out(void)
{
	g_autoptr(Document) number = read_text("---\ntitle: T\nid: 42\n---\n");
	g_autoptr(Document) capital =
		read_text("---\ntitle: T\nid: 0123456789ABCDEFGHJKMNPQRS\n---\n");

	g_assert_null(number->public_id);
	g_assert_null(capital->public_id);
}

#define ADD(path, test) g_test_add("/document/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("what-is-written-is-read-to-the-same-entry", what_is_written_is_read_to_the_same_entry);
	g_test_add_func("/document/the-names-of-other-systems-are-read",
		the_names_of_other_systems_are_read);
	g_test_add_func("/document/what-cannot-be-read-is-refused-in-words",
		what_cannot_be_read_is_refused_in_words);
	g_test_add_func("/document/an-id-of-another-system-is-left-out",
		an_id_of_another_system_is_left_out);
	return g_test_run();
}
