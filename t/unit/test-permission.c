/*
 * Who may do what: the table has an answer for every role, act and state, and nobody but its roles
 * has more than the role below.
 */
#include "wiki-fixture.h"

#include "wiki/user.h"

static void every_cell_has_an_answer_and_rights_only_grow(void)
{
	for (int act = 0; act < ACT_COUNT; act++) {
		for (int state = 0; state < OBJECT_STATE_COUNT; state++) {
			for (int own = 0; own < 2; own++) {
				Permission below = PERMISSION_DENIED;

				for (int role = 0; role < ROLE_COUNT; role++) {
					Permission now = permission_of(
						(Role)role, (Act)act, (ObjectState)state, own);

					if (now < below)
						g_test_fail_printf("act %d, state %d: role %d has "
								   "less than the one below",
							act, state, role);
					below = now;
				}
			}
		}
	}
}

static void nobody_changes_anything_without_an_account(void)
{
	for (int act = ACT_READ + 1; act < ACT_COUNT; act++) {
		for (int state = 0; state < OBJECT_STATE_COUNT; state++) {
			g_assert_cmpint(
				permission_of(ROLE_ANONYMOUS, (Act)act, (ObjectState)state, false),
				==, PERMISSION_DENIED);
			g_assert_cmpint(
				permission_of(ROLE_READER, (Act)act, (ObjectState)state, false), ==,
				PERMISSION_DENIED);
		}
	}
}

static void what_is_not_public_is_for_those_who_made_it_and_editors(void)
{
	g_assert_cmpint(permission_of(ROLE_CONTRIBUTOR, ACT_READ, OBJECT_DRAFT, false), ==,
		PERMISSION_DENIED);
	g_assert_cmpint(permission_of(ROLE_CONTRIBUTOR, ACT_READ, OBJECT_DRAFT, true), ==,
		PERMISSION_ALLOWED);
	g_assert_cmpint(permission_of(ROLE_CONTRIBUTOR, ACT_READ, OBJECT_HIDDEN, true), ==,
		PERMISSION_DENIED);
	g_assert_cmpint(
		permission_of(ROLE_EDITOR, ACT_READ, OBJECT_HIDDEN, false), ==, PERMISSION_ALLOWED);
	g_assert_cmpint(permission_of(ROLE_CONTRIBUTOR, ACT_EDIT, OBJECT_LIVE, false), ==,
		PERMISSION_PENDING);
	g_assert_cmpint(
		permission_of(ROLE_EDITOR, ACT_EDIT, OBJECT_LOCKED, true), ==, PERMISSION_DENIED);
}

static int64_t revision_of(Wiki *wiki, int64_t id)
{
	g_autoptr(Entry) entry = entry_load(wiki->store, id, 0, NULL);

	return entry->revision;
}

static void every_change_of_an_entry_asks(Wiki *wiki, gconstpointer data)
{
	const EntryBy reader = {.editor = "rob", .role = ROLE_READER};
	int64_t id = wiki_create(wiki, "asked", "Text.\n");
	g_autoptr(EntryFields) fields = wiki_fields("asked", "Other text.\n");
	g_autoptr(EntryFields) other = wiki_fields("new", "Text.\n");
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_false(entry_create(wiki->store, other, NULL, &reader, &saved, &error));
	assert_failed(&error, MW_ERROR_DENIED, "you need the role contributor");
	g_assert_false(entry_edit(wiki->store, id, 0, fields, &reader, &saved, &error));
	assert_failed(&error, MW_ERROR_DENIED, "To change 'python-pitfalls/asked'");
	g_assert_false(entry_rename(
		wiki->store, id, "python-pitfalls", "else", false, &reader, &saved, &error));
	assert_failed(&error, MW_ERROR_DENIED, "role editor");
	g_assert_false(entry_delete(wiki->store, id, &reader, &saved, &error));
	assert_failed(&error, MW_ERROR_DENIED, "role editor");
	g_assert_false(entry_restore(wiki->store, id, 1, &reader, &saved, &error));
	assert_failed(&error, MW_ERROR_DENIED, "role editor");
	g_assert_false(entry_set_status(wiki->store, id, ENTRY_HIDDEN, &reader, &saved, &error));
	assert_failed(&error, MW_ERROR_DENIED, "role editor");
	g_assert_cmpint(revision_of(wiki, id), ==, 1);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/permission/every-cell-has-an-answer-and-rights-only-grow",
		every_cell_has_an_answer_and_rights_only_grow);
	g_test_add_func("/permission/nobody-changes-anything-without-an-account",
		nobody_changes_anything_without_an_account);
	g_test_add_func("/permission/what-is-not-public-is-for-those-who-made-it-and-editors",
		what_is_not_public_is_for_those_who_made_it_and_editors);
	g_test_add("/permission/every-change-of-an-entry-asks", Wiki, NULL, wiki_set_up,
		every_change_of_an_entry_asks, wiki_tear_down);
	return g_test_run();
}
