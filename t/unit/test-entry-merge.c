/* A save of an entry that others have changed meanwhile. */
#include "wiki-fixture.h"

#include "wiki/history.h"

#include <string.h>

static const EntryBy ben = {.editor = "ben", .role = ROLE_EDITOR};

static Entry *load(Wiki *wiki, int64_t id)
{
	g_autoptr(GError) error = NULL;
	Entry *entry = entry_load(wiki->store, id, 0, &error);

	g_assert_no_error(error);
	return entry;
}

/* The fields of the current revision with another value of one of them. The caller owns them. */
static EntryFields *fields_with(Wiki *wiki, int64_t id, const char *name, const char *value)
{
	g_autoptr(Entry) entry = load(wiki, id);
	EntryFields *fields = fields_copy(entry->fields);

	fields_set_text(fields, field_find(name), value);
	return fields;
}

static EntryOutcome edit(
	Wiki *wiki, int64_t id, int64_t base, const EntryFields *fields, EntrySaved *saved)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(entry_edit(wiki->store, id, base, fields, &ben, saved, &error));
	g_assert_no_error(error);
	return saved->outcome;
}

static void two_people_in_two_paragraphs_are_both_in(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "shared", "One.\n\nTwo.\n\nThree.\n");
	g_autoptr(EntryFields) mine = fields_with(wiki, id, "body", "One.\n\nTwo.\n\nMINE.\n");
	g_auto(EntrySaved) saved = {0};
	g_autoptr(Entry) entry = NULL;

	(void)data;
	wiki_rewrite(wiki, id, "THEIRS.\n\nTwo.\n\nThree.\n");
	g_assert_cmpint(edit(wiki, id, 1, mine, &saved), ==, ENTRY_MERGED);
	g_assert_cmpint(saved.revision, ==, 3);
	g_assert_cmpint(saved.base, ==, 1);
	g_assert_cmpint(saved.theirs, ==, 2);
	entry = load(wiki, id);
	g_assert_cmpstr(entry->fields->body, ==, "THEIRS.\n\nTwo.\n\nMINE.\n");
	g_assert_cmpint(entry->parent, ==, 2);
	g_assert_cmpint(entry->base, ==, 1);
}

static void one_sentence_of_two_people_waits_for_a_choice(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "contested", "## Fix\n\nFirst words.\n");
	g_autoptr(EntryFields) mine = fields_with(wiki, id, "body", "## Fix\n\nMine words.\n");
	int64_t generation;
	g_auto(EntrySaved) saved = {0};
	const FieldsPlace *place;
	g_autoptr(FieldsMerge) again = NULL;
	g_autoptr(EntryFields) settled = NULL;
	g_autoptr(Entry) entry = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki_rewrite(wiki, id, "## Fix\n\nTheirs words.\n");
	generation = wiki_generation(wiki);
	g_assert_cmpint(edit(wiki, id, 1, mine, &saved), ==, ENTRY_CONFLICT);
	g_assert_cmpint(saved.theirs, ==, 2);
	g_assert_cmpint(wiki_generation(wiki), ==, generation);
	g_assert_cmpuint(saved.merge->places->len, ==, 1);
	place = &g_array_index(saved.merge->places, FieldsPlace, 0);
	g_assert_cmpstr(place->field->name, ==, "body");
	g_assert_cmpstr(place->section, ==, "Fix");
	g_assert_cmpstr(place->base, ==, "First words.");
	g_assert_cmpstr(place->theirs, ==, "Theirs words.");
	g_assert_cmpstr(place->yours, ==, "Mine words.");

	/* as the form of the conflict does it: the same merge, made again and settled */
	again = entry_merge(wiki->store, id, 1, 2, mine, &error);
	g_assert_no_error(error);
	fields_merge_settle(again, 0, MERGE_OWN, "Both words.\r\n");
	g_assert_cmpuint(fields_merge_open(again), ==, 0);
	settled = fields_merge_result(again);
	g_assert_cmpint(edit(wiki, id, 2, settled, &saved), ==, ENTRY_SAVED);
	entry = load(wiki, id);
	g_assert_cmpstr(entry->fields->body, ==, "## Fix\n\nBoth words.\n");
}

/* Somebody saved again while the conflict was being settled. */
static void what_comes_while_a_conflict_is_settled_is_merged(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "moving", "A.\n\nB.\n");
	g_autoptr(EntryFields) mine = fields_with(wiki, id, "body", "Mine.\n\nB.\n");
	g_auto(EntrySaved) saved = {0};
	g_autoptr(FieldsMerge) merge = NULL;
	g_autoptr(EntryFields) settled = NULL;
	g_autoptr(Entry) entry = NULL;

	(void)data;
	wiki_rewrite(wiki, id, "Theirs.\n\nB.\n");
	g_assert_cmpint(edit(wiki, id, 1, mine, &saved), ==, ENTRY_CONFLICT);
	wiki_rewrite(wiki, id, "Theirs.\n\nB, again.\n");
	merge = entry_merge(wiki->store, id, 1, 2, mine, NULL);
	fields_merge_settle(merge, 0, MERGE_YOURS, NULL);
	settled = fields_merge_result(merge);
	g_assert_cmpint(edit(wiki, id, 2, settled, &saved), ==, ENTRY_MERGED);
	entry = load(wiki, id);
	g_assert_cmpstr(entry->fields->body, ==, "Mine.\n\nB, again.\n");
}

static void fields_merge_by_value(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "fields", "Text.\n");
	g_autoptr(EntryFields) start = fields_with(wiki, id, "tags", "one, two, three");
	g_autoptr(EntryFields) theirs = NULL;
	g_autoptr(EntryFields) mine = NULL;
	g_auto(EntrySaved) saved = {0};
	g_autoptr(Entry) entry = NULL;
	g_autofree char *tags = NULL;

	(void)data;
	edit(wiki, id, 0, start, &saved);
	theirs = fields_with(wiki, id, "tags", "zero, one, three");
	mine = fields_with(wiki, id, "tags", "one, new, two, three, last");
	fields_set_text(theirs, field_find("topic"), "Theirs");
	fields_set_text(mine, field_find("summary"), "Mine.");
	edit(wiki, id, 2, theirs, &saved);
	g_assert_cmpint(edit(wiki, id, 2, mine, &saved), ==, ENTRY_MERGED);
	entry = load(wiki, id);
	tags = g_strjoinv(" ", entry->fields->tags);
	g_assert_cmpstr(tags, ==, "zero one new three last");
	g_assert_cmpstr(entry->fields->topic, ==, "Theirs");
	g_assert_cmpstr(entry->fields->summary, ==, "Mine.");
}

static void one_value_of_two_people_is_a_conflict(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "valued", "Text.\n");
	g_autoptr(EntryFields) theirs = fields_with(wiki, id, "severity", "low");
	g_autoptr(EntryFields) mine = fields_with(wiki, id, "severity", "high");
	g_auto(EntrySaved) saved = {0};
	const FieldsPlace *place;

	(void)data;
	edit(wiki, id, 1, theirs, &saved);
	g_assert_cmpint(edit(wiki, id, 1, mine, &saved), ==, ENTRY_CONFLICT);
	place = &g_array_index(saved.merge->places, FieldsPlace, 0);
	g_assert_cmpstr(place->field->name, ==, "severity");
	g_assert_cmpstr(place->base, ==, "");
	g_assert_cmpstr(place->theirs, ==, "low");
	g_assert_cmpstr(place->yours, ==, "high");
	g_assert_false(place->is_text);
}

static void set_signatures(EntryFields *fields, const char *text)
{
	g_autofree char *json = g_strdelimit(g_strdup(text), "'", '"');
	json_auto_t *list = json_loads(json, 0, NULL);

	g_assert_true(fields_set(fields, field_find("signatures"), list, NULL));
}

static void signatures_merge_by_what_they_match(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "signed", "Text.\n");
	g_autoptr(EntryFields) start = fields_with(wiki, id, "topic", "T");
	g_autoptr(EntryFields) theirs = fields_copy(start);
	g_autoptr(EntryFields) mine = fields_copy(start);
	g_auto(EntrySaved) saved = {0};
	g_autoptr(Entry) entry = NULL;
	g_autofree char *text = NULL;

	(void)data;
	set_signatures(start, "[{'match': 'alpha failed', 'samples': ['alpha failed 1']},"
			      " {'match': 'beta failed'}]");
	edit(wiki, id, 0, start, &saved);
	set_signatures(theirs,
		"[{'match': 'alpha failed', 'samples': ['alpha failed 1', 'alpha failed 2']}]");
	set_signatures(mine, "[{'match': 'gamma failed'}, {'match': 'alpha failed',"
			     " 'samples': ['alpha failed 1'], 'not': ['all is well']},"
			     " {'match': 'beta failed'}]");
	edit(wiki, id, 2, theirs, &saved);
	g_assert_cmpint(edit(wiki, id, 2, mine, &saved), ==, ENTRY_MERGED);
	entry = load(wiki, id);
	text = json_dumps(entry->fields->signatures, JSON_COMPACT | JSON_SORT_KEYS);
	g_strdelimit(text, "\"", '\'');
	g_assert_cmpstr(text, ==,
		"[{'match':'gamma failed'},{'match':'alpha failed','not':['all is well'],"
		"'samples':['alpha failed 1','alpha failed 2']}]");
}

/* The page was moved meanwhile: the text goes where it stands now. */
static void an_edit_of_a_moved_entry_follows_it(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "here", "Text.\n");
	g_autoptr(EntryFields) mine = fields_with(wiki, id, "body", "Mine.\n");
	g_auto(EntrySaved) moved = {0}, saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_true(entry_rename(
		wiki->store, id, "rust-engineering", "there", false, &wiki_editor, &moved, &error));
	g_assert_cmpint(edit(wiki, id, 1, mine, &saved), ==, ENTRY_MERGED);
	g_assert_cmpstr(saved.url, ==, "/rust-engineering/there");
}

static void assert_refused(
	Wiki *wiki, int64_t id, int64_t base, const char *body, MwError code, const char *says)
{
	g_autoptr(EntryFields) mine = wiki_fields("refused", body);
	int64_t generation = wiki_generation(wiki);
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	g_assert_false(entry_edit(wiki->store, id, base, mine, &ben, &saved, &error));
	assert_failed(&error, code, says);
	g_assert_cmpint(wiki_generation(wiki), ==, generation);
}

static void a_base_that_is_none_is_refused_in_words(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "refused", "Text.\n"), base = 0;
	int64_t other = wiki_create(wiki, "other", "Text.\n");
	g_autoptr(Entry) entry = load(wiki, id);
	g_autofree char *own = g_strconcat(entry->public_id, "@1", NULL);
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	assert_refused(wiki, id, 7, "X.\n", MW_ERROR_INVALID, "revision 7, which");
	g_assert_true(entry_read_base(wiki->store, id, own, &base, &error));
	g_assert_cmpint(base, ==, 1);
	g_assert_false(entry_read_base(wiki->store, other, own, &base, &error));
	assert_failed(&error, MW_ERROR_INVALID, "another entry than 'python-pitfalls/other'");
	g_assert_false(entry_read_base(wiki->store, id, "x", &base, &error));
	assert_failed(&error, MW_ERROR_INVALID, "names no revision");
	g_assert_true(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	assert_refused(wiki, id, 1, "X.\n", MW_ERROR_CONFLICT, "is deleted");
}

/* A hidden revision as a base would show its text to whoever asks. */
static void a_hidden_base_is_no_base(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "refused", "First.\n");
	g_auto(EntrySaved) saved = {0};

	(void)data;
	wiki_rewrite(wiki, id, "Secret.\n");
	wiki_rewrite(wiki, id, "Third.\n");
	g_assert_true(entry_hide(wiki->store, id, 2, &wiki_editor, &saved, NULL));
	assert_refused(wiki, id, 2, "Mine.\n", MW_ERROR_INVALID, "open the page again");
}

static void one_save_id_with_two_texts_is_refused(Wiki *wiki, gconstpointer data)
{
	const EntryBy once = {.editor = "ben", .role = ROLE_EDITOR, .save_id = "form-1"};
	int64_t id = wiki_create(wiki, "twice", "A.\n\nB.\n");
	g_autoptr(EntryFields) mine = fields_with(wiki, id, "body", "A.\n\nMine.\n");
	g_autoptr(EntryFields) other = fields_with(wiki, id, "body", "A.\n\nOther.\n");
	g_autofree char *long_id = g_strnfill(65, 'x');
	const EntryBy wrong = {.editor = "ben", .role = ROLE_EDITOR, .save_id = long_id};
	g_auto(EntrySaved) first = {0}, again = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki_rewrite(wiki, id, "Theirs.\n\nB.\n");
	g_assert_true(entry_edit(wiki->store, id, 1, mine, &once, &first, &error));
	wiki_rewrite(wiki, id, "Later.\n");
	g_assert_true(entry_edit(wiki->store, id, 1, mine, &once, &again, &error));
	g_assert_no_error(error);
	g_assert_cmpint(again.outcome, ==, ENTRY_MERGED);
	g_assert_cmpint(again.revision, ==, first.revision);
	g_assert_cmpint(again.theirs, ==, first.theirs);
	g_assert_false(entry_edit(wiki->store, id, 1, other, &once, &again, &error));
	assert_failed(&error, MW_ERROR_CONFLICT, "saved before with another text, as revision 3");
	g_assert_false(entry_edit(wiki->store, id, 1, other, &wrong, &again, &error));
	assert_failed(&error, MW_ERROR_INVALID, "1 to 64 bytes");
}

/* Together, the tags of both are too many: that is said, and nothing is lost. */
static void a_merge_that_breaks_a_rule_says_so(Wiki *wiki, gconstpointer data)
{
	int64_t id = wiki_create(wiki, "many", "Text.\n");
	g_autoptr(GString) tags = g_string_new("a0");
	g_autoptr(EntryFields) theirs = NULL;
	g_autoptr(EntryFields) mine = NULL;
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	for (int i = 1; i < 40; i++)
		g_string_append_printf(tags, ",a%d", i);
	theirs = fields_with(wiki, id, "tags", tags->str);
	g_strdelimit(tags->str, "a", 'b');
	mine = fields_with(wiki, id, "tags", tags->str);
	edit(wiki, id, 1, theirs, &saved);
	g_assert_false(entry_edit(wiki->store, id, 1, mine, &ben, &saved, &error));
	assert_failed(&error, MW_ERROR_INVALID, "merged with what others saved meanwhile");
}

#define ADD(path, test) \
	g_test_add("/entry-merge/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("two-people-in-two-paragraphs-are-both-in", two_people_in_two_paragraphs_are_both_in);
	ADD("one-sentence-of-two-people-waits-for-a-choice",
		one_sentence_of_two_people_waits_for_a_choice);
	ADD("what-comes-while-a-conflict-is-settled-is-merged",
		what_comes_while_a_conflict_is_settled_is_merged);
	ADD("fields-merge-by-value", fields_merge_by_value);
	ADD("one-value-of-two-people-is-a-conflict", one_value_of_two_people_is_a_conflict);
	ADD("signatures-merge-by-what-they-match", signatures_merge_by_what_they_match);
	ADD("an-edit-of-a-moved-entry-follows-it", an_edit_of_a_moved_entry_follows_it);
	ADD("a-base-that-is-none-is-refused-in-words", a_base_that_is_none_is_refused_in_words);
	ADD("a-hidden-base-is-no-base", a_hidden_base_is_no_base);
	ADD("one-save-id-with-two-texts-is-refused", one_save_id_with_two_texts_is_refused);
	ADD("a-merge-that-breaks-a-rule-says-so", a_merge_that_breaks_a_rule_says_so);
	return g_test_run();
}
