#include "wiki-fixture.h"

#include <string.h>

static void replace(char **text, const char *value)
{
	g_free(*text);
	*text = g_strdup(value);
}

static void assert_refused(Wiki *wiki, const Category *category, MwError code, const char *says)
{
	g_autoptr(GError) error = NULL;

	g_assert_false(category_save(wiki->store, NULL, category, &error));
	assert_failed(&error, code, says);
}

static void a_category_needs_an_address_and_a_title(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Category) capital = category_new("Golang", "Go");
	g_autoptr(Category) reserved = category_new("search", "Search");
	g_autoptr(Category) nameless = category_new("golang", "");
	g_autoptr(Category) blank = category_new("golang", " \t ");
	g_autoptr(Category) wordy = category_new("golang", "Go");
	g_autofree char *long_text = g_strnfill(201, 'x');

	(void)data;
	replace(&wordy->promise, long_text);
	assert_refused(wiki, capital, MW_ERROR_INVALID, "lower-case letters");
	assert_refused(wiki, reserved, MW_ERROR_INVALID, "an address of the wiki itself");
	assert_refused(wiki, nameless, MW_ERROR_INVALID, "needs a title");
	assert_refused(wiki, blank, MW_ERROR_INVALID, "needs a title");
	assert_refused(wiki, wordy, MW_ERROR_INVALID, "200 characters or fewer; it has 201");
}

static void categories_stand_in_the_order_of_the_site(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Category) first = category_new("golang", "Go");
	g_autoptr(GError) error = NULL;
	g_autoptr(Category) added = NULL;
	json_auto_t *list = NULL;

	(void)data;
	/* without a position it comes after all others */
	g_assert_true(category_save(wiki->store, NULL, first, &error));
	added = category_load(wiki->store, "golang", &error);
	g_assert_cmpint(added->position, ==, 3);
	added->position = 1;
	g_assert_true(category_save(wiki->store, NULL, added, &error));
	list = category_list(wiki->store, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(
		json_string_value(json_object_get(json_array_get(list, 0), "slug")), ==, "golang");
}

static void a_renamed_category_keeps_its_place_and_its_entries(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "inside", "Text.\n");
	int64_t other = wiki_create(wiki, "linking", "See [[inside]].\n");
	g_autoptr(Category) renamed = category_new("python", "Python");
	g_autoptr(GError) error = NULL;
	g_autoptr(Category) loaded = NULL;
	g_autoptr(Entry) entry = NULL;
	g_autofree char *html = NULL;

	(void)data;
	g_assert_true(category_save(wiki->store, "python-pitfalls", renamed, &error));
	g_assert_no_error(error);
	loaded = category_load(wiki->store, "python", &error);
	g_assert_no_error(error);
	g_assert_cmpint(loaded->position, ==, 1);
	entry = entry_load(wiki->store, id, 0, &error);
	g_assert_cmpstr(entry->category, ==, "python");
	html = wiki_html(wiki, other);
	g_assert_nonnull(strstr(html, "href=\"/python/inside\""));
}

static void two_categories_cannot_share_an_address(Wiki *wiki, gconstpointer data)
{
	g_autoptr(Category) taken = category_new("rust-engineering", "Rust");
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_false(category_save(wiki->store, "python-pitfalls", taken, &error));
	assert_failed(&error, MW_ERROR_CONFLICT, "there is a category 'rust-engineering' already");
	g_assert_false(category_save(wiki->store, "cobol", taken, &error));
	assert_failed(&error, MW_ERROR_NOT_FOUND, "there is no category 'cobol'");
}

static void a_category_with_entries_stays(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "inside", "Text.\n");
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_true(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	g_assert_false(category_remove(wiki->store, "python-pitfalls", &error));
	assert_failed(&error, MW_ERROR_CONFLICT, "holds 1 entries, deleted ones included");
	g_assert_true(category_remove(wiki->store, "rust-engineering", &error));
	g_assert_false(category_remove(wiki->store, "rust-engineering", &error));
	assert_failed(&error, MW_ERROR_NOT_FOUND, "there is no category 'rust-engineering'");
}

static void a_tag_brings_articles_to_one_category(Wiki *wiki, gconstpointer data)
{
	static const char *const tags[] = {"Rust", "ownership", NULL};
	g_autoptr(GError) error = NULL;
	g_autoptr(Category) category = category_load(wiki->store, "rust-engineering", &error);
	g_autofree char *found = NULL;
	g_autofree char *none = NULL;

	(void)data;
	g_strfreev(category->tags);
	category->tags = g_strdupv((char **)tags);
	g_assert_true(category_save(wiki->store, NULL, category, &error));
	g_assert_true(category_for_tag(wiki->store, "RUST", &found, &error));
	g_assert_cmpstr(found, ==, "rust-engineering");
	g_assert_true(category_for_tag(wiki->store, "cobol", &none, &error));
	g_assert_null(none);
}

#define ADD(path, test) g_test_add("/category/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("needs-an-address-and-a-title", a_category_needs_an_address_and_a_title);
	ADD("stand-in-the-order-of-the-site", categories_stand_in_the_order_of_the_site);
	ADD("a-renamed-one-keeps-its-place-and-its-entries",
		a_renamed_category_keeps_its_place_and_its_entries);
	ADD("two-cannot-share-an-address", two_categories_cannot_share_an_address);
	ADD("with-entries-stays", a_category_with_entries_stays);
	ADD("a-tag-brings-articles-to-one", a_tag_brings_articles_to_one_category);
	return g_test_run();
}
