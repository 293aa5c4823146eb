#include "wiki-fixture.h"

#include "wiki/alias.h"
#include "wiki/history.h"
#include "wiki/listing.h"

#include <string.h>

static int64_t count_revisions(Wiki *wiki, int64_t entry)
{
	g_autoptr(GError) error = NULL;
	json_auto_t *log = history_of_entry(wiki->store, entry, &error);

	g_assert_no_error(error);
	return (int64_t)json_array_size(log);
}

static int64_t find(Wiki *wiki, const char *name)
{
	int64_t id = 0, number = 0;

	return entry_find(wiki->store, name, &id, &number, NULL) ? id : 0;
}

static void an_entry_is_found_by_every_name_it_has(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "generator-yield", "Text.\n"), found = 0, number = 0;
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = entry_load(wiki->store, id, 0, &error);
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_true(entry_rename(wiki->store, id, "rust-engineering", "yielding", false,
		&wiki_editor, &saved, &error));
	g_assert_cmpint(find(wiki, "rust-engineering/yielding"), ==, id);
	g_assert_cmpint(find(wiki, "yielding"), ==, id);
	g_assert_cmpint(find(wiki, "python-pitfalls/generator-yield"), ==, id);
	g_assert_cmpint(find(wiki, "/Python-Pitfalls/Generator-Yield/"), ==, id);
	g_assert_cmpint(find(wiki, entry->public_id), ==, id);
	g_assert_cmpint(find(wiki, "python-pitfalls/yielding"), ==, 0);
	g_assert_true(entry_find(wiki->store, "yielding@1", &found, &number, &error));
	g_assert_cmpint(number, ==, 1);
	g_assert_false(entry_find(wiki->store, "yielding@x", &found, &number, &error));
	assert_failed(&error, MW_ERROR_INVALID, "NAME@12");
	g_assert_false(entry_find(wiki->store, "nowhere", &found, &number, &error));
	assert_failed(&error, MW_ERROR_NOT_FOUND, "there is no entry 'nowhere'");
}

static void every_change_is_a_revision_that_can_be_read_again(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "counted", "First.\n");
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) first = NULL;
	g_autoptr(Entry) missing = NULL;

	(void)data;
	wiki_rewrite(wiki, id, "Second.\n");
	wiki_rewrite(wiki, id, "Third.\n");
	g_assert_cmpint(count_revisions(wiki, id), ==, 3);
	first = entry_load(wiki->store, id, 1, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(first->fields->body, ==, "First.\n");
	g_assert_cmpint(first->revision, ==, 3);
	missing = entry_load(wiki->store, id, 4, &error);
	g_assert_null(missing);
	assert_failed(&error, MW_ERROR_NOT_FOUND, "has no revision 4");
}

static void saving_the_same_again_writes_nothing(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "same", "Same.\n");
	int64_t generation = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = entry_load(wiki->store, id, 0, &error);
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_true(entry_edit(wiki->store, id, 1, entry->fields, &wiki_editor, &saved, &error));
	g_assert_cmpint(saved.outcome, ==, ENTRY_UNCHANGED);
	g_assert_cmpint(count_revisions(wiki, id), ==, 1);
	g_assert_cmpint(wiki_generation(wiki), ==, generation);
}

static void a_form_sent_twice_saves_once(Wiki *wiki, gconstpointer data)
{
	const EntryBy once = {.editor = "ada", .role = ROLE_ADMIN, .save_id = "form-1"};
	const EntryBy again = {.editor = "ada", .role = ROLE_ADMIN, .save_id = "form-2"};
	g_autoptr(EntryFields) fields = wiki_fields("twice", "Text.\n");
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) first = {0}, second = {0}, edit = {0}, repeat = {0};

	(void)data;
	g_assert_true(entry_create(wiki->store, fields, NULL, &once, &first, &error));
	g_assert_true(entry_create(wiki->store, fields, NULL, &once, &second, &error));
	g_assert_no_error(error);
	g_assert_cmpint(second.outcome, ==, ENTRY_SAVED);
	g_assert_cmpint(second.entry, ==, first.entry);
	g_assert_cmpstr(second.url, ==, "/python-pitfalls/twice");
	fields_set_text(fields, field_find("body"), "Other text.\n");
	g_assert_true(entry_edit(wiki->store, first.entry, 1, fields, &again, &edit, &error));
	g_assert_true(entry_edit(wiki->store, first.entry, 1, fields, &again, &repeat, &error));
	g_assert_cmpint(repeat.outcome, ==, ENTRY_SAVED);
	g_assert_cmpint(repeat.revision, ==, edit.revision);
	g_assert_cmpint(count_revisions(wiki, first.entry), ==, 2);
}

static void an_edit_of_an_old_revision_is_a_conflict(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "contested", "First.\n");
	g_autoptr(EntryFields) mine = wiki_fields("contested", "Mine.\n");
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	wiki_rewrite(wiki, id, "Theirs.\n");
	g_assert_true(entry_edit(wiki->store, id, 1, mine, &wiki_editor, &saved, &error));
	g_assert_no_error(error);
	g_assert_cmpint(saved.outcome, ==, ENTRY_CONFLICT);
	g_assert_cmpint(saved.revision, ==, 2);
	entry = entry_load(wiki->store, id, 0, &error);
	g_assert_cmpstr(entry->fields->body, ==, "Theirs.\n");
}

static void assert_creation_fails(
	Wiki *wiki, const char *name, const char *value, MwError code, const char *says)
{
	g_autoptr(EntryFields) fields = wiki_fields("refused", "Text.\n");
	int64_t generation = wiki_generation(wiki);
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	fields_set_text(fields, field_find(name), value);
	g_assert_false(entry_create(wiki->store, fields, NULL, &wiki_editor, &saved, &error));
	assert_failed(&error, code, says);
	g_assert_cmpint(wiki_generation(wiki), ==, generation);
	g_assert_cmpint(find(wiki, "refused"), ==, 0);
}

static void a_save_that_fails_leaves_nothing(Wiki *wiki, gconstpointer data)
{
	g_autofree char *deep = g_strnfill(60000, '>');

	(void)data;
	wiki_create(wiki, "taken", "Text.\n");
	assert_creation_fails(wiki, "title", "", MW_ERROR_INVALID, "Enter a title");
	assert_creation_fails(
		wiki, "category", "cobol", MW_ERROR_INVALID, "there is no category 'cobol'");
	assert_creation_fails(wiki, "slug", "taken", MW_ERROR_CONFLICT,
		"the address 'taken' is taken by 'python-pitfalls/taken'");
	/* this one fails when the text is rendered, after its rows were written */
	assert_creation_fails(wiki, "body", deep, MW_ERROR_LIMIT, "");
}

static void a_moved_entry_answers_at_its_old_address(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "old-name", "Text.\n"), found = 0;
	int64_t other = wiki_create(wiki, "linking", "See [[old-name]].\n");
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};
	g_autofree char *html = NULL;

	(void)data;
	g_assert_true(entry_rename(wiki->store, id, "rust-engineering", "new-name", false,
		&wiki_editor, &saved, &error));
	g_assert_cmpstr(saved.url, ==, "/rust-engineering/new-name");
	g_assert_true(alias_find(wiki->store, "python-pitfalls/old-name", &found, &error));
	g_assert_cmpint(found, ==, id);
	html = wiki_html(wiki, other);
	g_assert_nonnull(strstr(html, "href=\"/rust-engineering/new-name\""));
}

/* A name that was given up may be taken by another entry, which may move away in turn. */
static void a_name_can_be_used_again_and_left_again(Wiki *wiki, gconstpointer data)
{
	int64_t first = wiki_create(wiki, "shared", "First.\n"), second, found = 0;
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_true(entry_rename(wiki->store, first, "python-pitfalls", "first", false,
		&wiki_editor, &saved, &error));
	second = wiki_create(wiki, "shared", "Second.\n");
	g_assert_cmpint(find(wiki, "python-pitfalls/shared"), ==, second);
	g_assert_true(entry_rename(wiki->store, second, "python-pitfalls", "second", false,
		&wiki_editor, &saved, &error));
	g_assert_no_error(error);
	g_assert_true(alias_find(wiki->store, "python-pitfalls/shared", &found, &error));
	g_assert_cmpint(found, ==, second);
}

static void an_entry_can_move_back(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "here", "Text.\n");
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};
	json_auto_t *aliases = NULL;

	(void)data;
	for (int i = 0; i < 2; i++) {
		g_assert_true(entry_rename(wiki->store, id, "python-pitfalls", "there", false,
			&wiki_editor, &saved, &error));
		g_assert_true(entry_rename(wiki->store, id, "python-pitfalls", "here", false,
			&wiki_editor, &saved, &error));
	}
	g_assert_no_error(error);
	/* where it stands is no old address */
	aliases = alias_list_of(wiki->store, id, &error);
	g_assert_cmpuint(json_array_size(aliases), ==, 1);
	g_assert_cmpstr(
		json_string_value(json_array_get(aliases, 0)), ==, "/python-pitfalls/there");
}

static void a_deleted_entry_is_out_of_every_list(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "gone", "Text.\n");
	int64_t other = wiki_create(wiki, "linking", "See [[gone]].\n");
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};
	g_autofree char *before = wiki_html(wiki, other);
	g_autofree char *after = NULL;
	json_auto_t *changed = NULL;

	(void)data;
	g_assert_nonnull(strstr(before, "href=\"/python-pitfalls/gone\""));
	g_assert_true(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	entry = entry_load(wiki->store, id, 0, &error);
	g_assert_cmpint(entry->status, ==, ENTRY_DELETED);
	changed = listing_changed(wiki->store, 10, &error);
	g_assert_cmpuint(json_array_size(changed), ==, 1);
	after = wiki_html(wiki, other);
	g_assert_null(strstr(after, "href=\"/python-pitfalls/gone\""));
	g_assert_false(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	assert_failed(&error, MW_ERROR_CONFLICT, "is deleted already");
}

static void a_restored_entry_is_back_with_its_text(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "back", "First.\n");
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	wiki_rewrite(wiki, id, "Second.\n");
	g_assert_true(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	g_assert_true(entry_restore(wiki->store, id, 0, &wiki_editor, &saved, &error));
	g_assert_no_error(error);
	entry = entry_load(wiki->store, id, 0, &error);
	g_assert_cmpint(entry->status, ==, ENTRY_LIVE);
	g_assert_cmpstr(entry->fields->body, ==, "Second.\n");
	g_assert_true(entry_restore(wiki->store, id, 1, &wiki_editor, &saved, &error));
	g_clear_pointer(&entry, entry_free);
	entry = entry_load(wiki->store, id, 0, &error);
	g_assert_cmpstr(entry->fields->body, ==, "First.\n");
	g_assert_cmpint(count_revisions(wiki, id), ==, 5);
	g_assert_false(entry_restore(wiki->store, id, 99, &wiki_editor, &saved, &error));
	assert_failed(&error, MW_ERROR_NOT_FOUND, "has no revision 99");
}

static void a_link_heals_when_its_target_appears(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "early", "See [[later]].\n");
	g_autofree char *before = wiki_html(wiki, id);
	g_autofree char *after = NULL;

	(void)data;
	g_assert_null(strstr(before, "href=\"/python-pitfalls/later\""));
	wiki_create(wiki, "later", "Text.\n");
	after = wiki_html(wiki, id);
	g_assert_nonnull(strstr(after, "href=\"/python-pitfalls/later\""));
}

static void a_draft_is_in_no_list(Wiki *wiki, gconstpointer data)
{
	const HistoryFilter all = {"", "", "", 0, 0};
	const EntryOrigin draft = {.status = ENTRY_DRAFT};
	g_autoptr(EntryFields) fields = wiki_fields("draft", "Text.\n");
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};
	json_auto_t *changed = NULL;
	json_auto_t *recent = NULL;

	(void)data;
	g_assert_true(entry_create(wiki->store, fields, &draft, &wiki_editor, &saved, &error));
	changed = listing_changed(wiki->store, 10, &error);
	g_assert_cmpuint(json_array_size(changed), ==, 0);
	recent = history_recent(wiki->store, &all, 10, &error);
	g_assert_cmpuint(json_array_size(recent), ==, 0);
}

#define ADD(path, test) g_test_add("/entry/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("is-found-by-every-name-it-has", an_entry_is_found_by_every_name_it_has);
	ADD("every-change-is-a-revision", every_change_is_a_revision_that_can_be_read_again);
	ADD("saving-the-same-again-writes-nothing", saving_the_same_again_writes_nothing);
	ADD("a-form-sent-twice-saves-once", a_form_sent_twice_saves_once);
	ADD("an-edit-of-an-old-revision-is-a-conflict", an_edit_of_an_old_revision_is_a_conflict);
	ADD("a-save-that-fails-leaves-nothing", a_save_that_fails_leaves_nothing);
	ADD("a-moved-entry-answers-at-its-old-address", a_moved_entry_answers_at_its_old_address);
	ADD("a-name-can-be-used-again-and-left-again", a_name_can_be_used_again_and_left_again);
	ADD("can-move-back", an_entry_can_move_back);
	ADD("a-deleted-entry-is-out-of-every-list", a_deleted_entry_is_out_of_every_list);
	ADD("a-restored-entry-is-back-with-its-text", a_restored_entry_is_back_with_its_text);
	ADD("a-link-heals-when-its-target-appears", a_link_heals_when_its_target_appears);
	ADD("a-draft-is-in-no-list", a_draft_is_in_no_list);
	return g_test_run();
}
