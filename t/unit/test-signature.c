#include "wiki-fixture.h"

#include "wiki/signature_check.h"
#include "wiki/signature_lint.h"

#include <string.h>

/* The fields of an entry with one signature, one sample and, at will, one near miss. */
static EntryFields *with_signature(
	const char *slug, const char *match, const char *sample, const char *near_miss)
{
	EntryFields *fields = wiki_fields(slug, "## Fix\n\nDo it.\n");

	json_decref(fields->signatures);
	fields->signatures = json_pack("[{s:s, s:[s]}]", "match", match, "samples", sample);
	if (near_miss)
		json_object_set_new(
			json_array_get(fields->signatures, 0), "not", json_pack("[s]", near_miss));
	return fields;
}

static bool save(Wiki *wiki, const EntryFields *fields, GError **error)
{
	g_auto(EntrySaved) saved = {0};

	return entry_create(wiki->store, fields, NULL, &wiki_editor, &saved, error);
}

static void keep(Wiki *wiki, const char *slug, const char *match, const char *sample)
{
	g_autoptr(EntryFields) fields = with_signature(slug, match, sample, NULL);
	g_autoptr(GError) error = NULL;
	bool saved = save(wiki, fields, &error);

	g_assert_no_error(error);
	g_assert_true(saved);
}

static void refuse(Wiki *wiki, const char *match, const char *sample, const char *near_miss,
	const char *reason)
{
	g_autoptr(EntryFields) fields = with_signature("refused", match, sample, near_miss);
	g_autoptr(GError) error = NULL;

	g_assert_false(save(wiki, fields, &error));
	assert_failed(&error, MW_ERROR_INVALID, reason);
}

static void a_signature_matches_its_samples_and_no_near_miss(Wiki *wiki, gconstpointer data)
{
	(void)data;
	refuse(wiki, "KeyError: {key}", "ValueError: 3", NULL,
		"does not match its sample “ValueError: 3”");
	refuse(wiki, "KeyError: {key}", "KeyError: 'a'", "KeyError: 'b'",
		"matches “KeyError: 'b'”, which it must not");
	refuse(wiki, "KeyError: {key", "KeyError: 'a'", NULL, "cannot be used");
	refuse(wiki, "/[/", "KeyError: 'a'", NULL, "cannot be used");
	keep(wiki, "kept", "KeyError: {key}", "KeyError: 'a'");
}

static void the_samples_of_others_are_theirs(Wiki *wiki, gconstpointer data)
{
	(void)data;
	keep(wiki, "first", "KeyError: 'amex' in {place}", "KeyError: 'amex' in cards");
	refuse(wiki, "KeyError: {key}", "KeyError: 'visa'", NULL,
		"also matches a sample of 'python-pitfalls/first'");
	refuse(wiki, "in cards", "KeyError: 'amex' in cards", NULL,
		"also matches a sample of 'python-pitfalls/first'");
}

static void our_samples_are_ours(Wiki *wiki, gconstpointer data)
{
	(void)data;
	keep(wiki, "first", "KeyError: {key}", "KeyError: 'visa'");
	refuse(wiki, "amex is not in {place}", "KeyError: 'x' since amex is not in cards", NULL,
		"has a sample that 'python-pitfalls/first' matches too");
}

static void rows_follow_the_entry(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};
	int64_t before = signature_generation(wiki->store, &error), id, revision;
	g_autoptr(GArray) rows = NULL;
	g_autoptr(GArray) none = NULL;

	(void)data;
	keep(wiki, "first", "KeyError: {key}", "KeyError: 'visa'");
	g_assert_cmpint(signature_generation(wiki->store, &error), ==, before + 1);
	rows = signature_rows(wiki->store, 0, &error);
	g_assert_cmpuint(rows->len, ==, 1);
	g_assert_true(entry_find(wiki->store, "first", &id, &revision, &error));
	wiki_rewrite(wiki, id, "## Fix\n\nAnother body.\n");
	g_assert_cmpint(signature_generation(wiki->store, &error), ==, before + 1);
	g_assert_true(entry_delete(wiki->store, id, &wiki_editor, &saved, &error));
	none = signature_rows(wiki->store, 0, &error);
	g_assert_cmpuint(none->len, ==, 0);
	g_assert_cmpint(signature_generation(wiki->store, &error), ==, before + 2);
}

static void an_import_is_judged_at_its_end(Wiki *wiki, gconstpointer data)
{
	g_autoptr(EntryFields) one = with_signature("one", "KeyError: {key}", "KeyError: 1", NULL);
	g_autoptr(EntryFields) two = with_signature("two", "KeyError: 2", "KeyError: 2", NULL);
	const EntryBy by = {.editor = "test", .role = ROLE_ADMIN, .import = true};
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;
	json_auto_t *findings = NULL;
	json_t *finding;

	(void)data;
	g_assert_true(entry_create(wiki->store, one, NULL, &by, &saved, &error));
	g_assert_true(entry_create(wiki->store, two, NULL, &by, &saved, &error));
	findings = signature_lint_samples(wiki->store, 0, &error);
	g_assert_cmpuint(json_array_size(findings), ==, 1);
	finding = json_array_get(findings, 0);
	g_assert_cmpstr(
		json_string_value(json_object_get(finding, "entry")), ==, "python-pitfalls/one");
	g_assert_cmpstr(
		json_string_value(json_object_get(finding, "other")), ==, "python-pitfalls/two");
}

#define ADD(path, test) \
	g_test_add("/signature/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	ADD("a signature matches its samples and no near miss",
		a_signature_matches_its_samples_and_no_near_miss);
	ADD("the samples of others are theirs", the_samples_of_others_are_theirs);
	ADD("our samples are ours", our_samples_are_ours);
	ADD("rows follow the entry", rows_follow_the_entry);
	ADD("an import is judged at its end", an_import_is_judged_at_its_end);
	return g_test_run();
}
