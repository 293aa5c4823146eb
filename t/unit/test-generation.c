#include "wiki-fixture.h"

#include "wiki/alias.h"
#include "wiki/projection.h"
#include "wiki/search_index.h"
#include "wiki/setting.h"
#include "wiki/tag.h"

typedef bool (*Change)(Wiki *wiki, int64_t entry, GError **error);

static bool save(Wiki *wiki, int64_t entry, GError **error)
{
	g_autoptr(EntryFields) fields = wiki_fields("subject", "Another text.\n");
	g_auto(EntrySaved) saved = {0};

	return entry_edit(wiki->store, entry, 0, fields, &wiki_editor, &saved, error);
}

static bool move(Wiki *wiki, int64_t entry, GError **error)
{
	g_auto(EntrySaved) saved = {0};

	return entry_rename(wiki->store, entry, "rust-engineering", "moved", false, &wiki_editor,
		&saved, error);
}

static bool take_away(Wiki *wiki, int64_t entry, GError **error)
{
	g_auto(EntrySaved) saved = {0};

	return entry_delete(wiki->store, entry, &wiki_editor, &saved, error);
}

static bool bring_back(Wiki *wiki, int64_t entry, GError **error)
{
	g_auto(EntrySaved) saved = {0};

	return entry_restore(wiki->store, entry, 1, &wiki_editor, &saved, error);
}

static bool set_times(Wiki *wiki, int64_t entry, GError **error)
{
	return entry_set_times(wiki->store, entry, 1000000, 2000000, error);
}

static bool rename_tag(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return tag_rename(wiki->store, "asyncio", "async", &wiki_editor, error) > 0;
}

static bool add_alias(Wiki *wiki, int64_t entry, GError **error)
{
	return alias_add(wiki->store, "/old/", entry, error);
}

static bool remove_alias(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return alias_remove(wiki->store, "/old/", error);
}

static bool add_category(Wiki *wiki, int64_t entry, GError **error)
{
	g_autoptr(Category) category = category_new("golang", "Go");

	(void)entry;
	return category_save(wiki->store, NULL, category, error);
}

static bool remove_category(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return category_remove(wiki->store, "golang", error);
}

static bool set_title(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return setting_set(wiki->store, "site.title", "Our wiki", error);
}

static bool reset_title(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return setting_reset(wiki->store, "site.title", error);
}

static bool render_all(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return projection_rerender(wiki->store, error) == 1;
}

static bool index_all(Wiki *wiki, int64_t entry, GError **error)
{
	(void)entry;
	return search_index_rebuild(wiki->store, error);
}

static int64_t create_subject(Wiki *wiki)
{
	static const char *const tags[] = {"asyncio", NULL};
	g_autoptr(EntryFields) fields = wiki_fields("subject", "Text.\n");
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	g_strfreev(fields->tags);
	fields->tags = g_strdupv((char **)tags);
	g_assert_true(entry_create(wiki->store, fields, NULL, &wiki_editor, &saved, &error));
	g_assert_no_error(error);
	return saved.entry;
}

static void rises_with_every_change_that_readers_see(Wiki *wiki, gconstpointer data)
{
	static const struct {
		const char *what;
		Change change;
	} changes[] = {{"tag", rename_tag}, {"edit", save}, {"times", set_times},
		{"alias", add_alias}, {"no alias", remove_alias}, {"rename", move},
		{"delete", take_away}, {"restore", bring_back}, {"category", add_category},
		{"no category", remove_category}, {"setting", set_title},
		{"no setting", reset_title}, {"rerender", render_all}, {"reindex", index_all}};
	int64_t before = wiki_generation(wiki);
	int64_t entry = create_subject(wiki);

	(void)data;
	g_assert_cmpint(wiki_generation(wiki), >, before);
	for (gsize i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_autoptr(GError) error = NULL;

		before = wiki_generation(wiki);
		g_assert_true(changes[i].change(wiki, entry, &error));
		g_assert_no_error(error);
		if (wiki_generation(wiki) <= before)
			g_test_fail_printf("the generation stays after '%s'", changes[i].what);
	}
}

static void stays_when_a_change_fails(Wiki *wiki, gconstpointer data)
{
	static const Change changes[] = {remove_alias, rename_tag, remove_category};
	int64_t entry = wiki_create(wiki, "subject", "Text.\n");
	int64_t before = wiki_generation(wiki);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(changes[i](wiki, entry, &error));
		g_assert_error(error, MW_ERROR, MW_ERROR_NOT_FOUND);
	}
	g_assert_cmpint(wiki_generation(wiki), ==, before);
}

#define ADD(path, test) \
	g_test_add("/generation/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("rises-with-every-change-that-readers-see", rises_with_every_change_that_readers_see);
	ADD("stays-when-a-change-fails", stays_when_a_change_fails);
	return g_test_run();
}
