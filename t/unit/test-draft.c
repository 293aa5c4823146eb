#include "wiki-fixture.h"

#include "wiki/draft.h"
#include "wiki/user.h"

#include <string.h>

static int64_t add_user(Wiki *wiki, const char *name)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(User) user = NULL;

	g_assert_true(user_add(wiki->store, name, "editor", "a long password", &error));
	user = user_find(wiki->store, name, &error);
	g_assert_no_error(error);
	return user->id;
}

static void save(Wiki *wiki, int64_t user, const char *form, int64_t entry, const char *body)
{
	json_auto_t *content = json_pack("{s:s, s:s}", "title", "A title", "body", body);
	g_autoptr(GError) error = NULL;

	g_assert_true(draft_save(wiki->store, user, form, entry, 1, content, &error));
	g_assert_no_error(error);
}

static const char *text_of(const Draft *draft)
{
	return json_string_value(json_object_get(draft->content, "body"));
}

static void what_was_typed_last_comes_back(Wiki *wiki, gconstpointer data)
{
	int64_t ada = add_user(wiki, "ada"), ben = add_user(wiki, "ben");
	int64_t id = wiki_create(wiki, "drafted", "Text.\n");
	int64_t generation = wiki_generation(wiki);
	g_autoptr(Draft) draft = NULL, other = NULL, gone = NULL;

	(void)data;
	save(wiki, ada, "form", id, "One.");
	save(wiki, ada, "form", id, "Two.");
	g_assert_true(draft_load(wiki->store, ada, "form", &draft, NULL));
	g_assert_cmpstr(text_of(draft), ==, "Two.");
	g_assert_cmpint(draft->entry, ==, id);
	g_assert_cmpint(draft->base, ==, 1);
	g_assert_true(draft_load(wiki->store, ben, "form", &other, NULL));
	g_assert_null(other);
	g_assert_cmpint(wiki_generation(wiki), ==, generation);
	g_assert_true(draft_discard(wiki->store, ada, "form", NULL));
	g_assert_true(draft_load(wiki->store, ada, "form", &gone, NULL));
	g_assert_null(gone);
}

static void drafts_are_listed_for_their_writer(Wiki *wiki, gconstpointer data)
{
	int64_t ada = add_user(wiki, "ada");
	int64_t id = wiki_create(wiki, "drafted", "Text.\n");
	json_auto_t *list = NULL;
	json_t *row;

	(void)data;
	save(wiki, ada, "entry-form", id, "One.");
	save(wiki, ada, "new-form", 0, "Two.");
	list = draft_list(wiki->store, ada, NULL);
	g_assert_cmpuint(json_array_size(list), ==, 2);
	row = json_array_get(list, 0);
	g_assert_cmpstr(json_string_value(json_object_get(row, "slug")), ==, "drafted");
	g_assert_cmpstr(json_string_value(json_object_get(row, "title")), ==, "A title");
	g_assert_true(json_is_null(json_object_get(json_array_get(list, 1), "slug")));
}

static void others_at_the_same_page_are_named(Wiki *wiki, gconstpointer data)
{
	int64_t ada = add_user(wiki, "ada"), ben = add_user(wiki, "ben");
	int64_t id = wiki_create(wiki, "drafted", "Text.\n");
	json_auto_t *others = NULL, *late = NULL;

	(void)data;
	save(wiki, ada, "form", id, "One.");
	save(wiki, ben, "form", id, "Two.");
	others = draft_others(wiki->store, id, ada, 0, NULL);
	g_assert_cmpuint(json_array_size(others), ==, 1);
	g_assert_cmpstr(
		json_string_value(json_object_get(json_array_get(others, 0), "editor")), ==, "ben");
	late = draft_others(wiki->store, id, ada, INT64_MAX, NULL);
	g_assert_cmpuint(json_array_size(late), ==, 0);
}

static void too_much_is_refused_in_words(Wiki *wiki, gconstpointer data)
{
	int64_t ada = add_user(wiki, "ada");
	g_autofree char *body = g_strnfill(DRAFT_BYTES, 'x');
	json_auto_t *large = json_pack("{s:s}", "body", body);
	json_auto_t *small = json_object();
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_false(draft_save(wiki->store, ada, "form", 0, 0, large, &error));
	assert_failed(&error, MW_ERROR_LIMIT, "524288 are kept at most");
	g_assert_false(draft_save(wiki->store, ada, "", 0, 0, small, &error));
	assert_failed(&error, MW_ERROR_INVALID, "1 to 64 bytes");
	for (int i = 0; i < DRAFTS_MAX; i++) {
		g_autofree char *form = g_strdup_printf("form-%d", i);

		save(wiki, ada, form, 0, "x");
	}
	g_assert_false(draft_save(wiki->store, ada, "one-more", 0, 0, small, &error));
	assert_failed(&error, MW_ERROR_LIMIT, "you have 100 drafts");
	save(wiki, ada, "form-1", 0, "y");
}

#define ADD(path, test) g_test_add("/draft/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("what-was-typed-last-comes-back", what_was_typed_last_comes_back);
	ADD("drafts-are-listed-for-their-writer", drafts_are_listed_for_their_writer);
	ADD("others-at-the-same-page-are-named", others_at_the_same_page_are_named);
	ADD("too-much-is-refused-in-words", too_much_is_refused_in_words);
	return g_test_run();
}
