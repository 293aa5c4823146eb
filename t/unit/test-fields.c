#include "wiki/fields.h"

#include <string.h>

static EntryFields *good_fields(void)
{
	EntryFields *fields = fields_new();

	fields_set_text(fields, field_find("title"), "A title");
	fields_set_text(fields, field_find("category"), "python-pitfalls");
	fields_set_text(fields, field_find("kind"), "pitfall");
	return fields;
}

/* Asserts what is said first of a good entry with FIELD set to TEXT; NULL: nothing. */
static void assert_said(const char *field, const char *text, const char *says)
{
	g_autoptr(EntryFields) fields = good_fields();
	json_auto_t *problems = NULL;
	json_t *first;

	fields_set_text(fields, field_find(field), text);
	problems = fields_check(fields);
	first = json_array_get(problems, 0);
	if (!says && first)
		g_test_fail_printf(
			"%s: %s", field, json_string_value(json_object_get(first, "message")));
	if (!says)
		return;
	g_assert_cmpstr(json_string_value(json_object_get(first, "field")), ==, field);
	g_assert_cmpstr(json_string_value(json_object_get(first, "message")), ==, says);
}

static void what_is_missing_is_asked_for(void)
{
	g_autoptr(EntryFields) fields = fields_new();
	json_auto_t *problems = fields_check(fields);
	static const char *const asked[] = {"title", "slug", "category", "kind"};

	g_assert_cmpuint(json_array_size(problems), ==, G_N_ELEMENTS(asked));
	for (gsize i = 0; i < G_N_ELEMENTS(asked); i++)
		g_assert_cmpstr(
			json_string_value(json_object_get(json_array_get(problems, i), "field")),
			==, asked[i]);
}

static void every_field_has_its_limit(void)
{
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];
		g_autofree char *longest = g_strnfill(field->max, 'a');
		g_autofree char *longer = g_strnfill(field->max + 1, 'a');
		g_autoptr(EntryFields) fields = good_fields();
		json_auto_t *problems = NULL;

		if (field->type != FIELD_LINE && field->type != FIELD_TEXT &&
			field->type != FIELD_SLUG)
			continue;
		if (field->type == FIELD_TEXT)
			longest[field->max - 1] = '\n';
		assert_said(field->name, longest, NULL);
		fields_set_text(fields, field, longer);
		problems = fields_check(fields);
		if (json_array_size(problems) == 0)
			g_test_fail_printf("%s takes more than %zu", field->name, field->max);
	}
}

static void a_bad_value_is_named_with_what_to_do(void)
{
	assert_said("title", " \n ", "Enter a title");
	assert_said("kind", "rant",
		"'rant' is no kind; choose one of pitfall, traceback, horror, comparison, article");
	assert_said("severity", "deadly",
		"'deadly' is no severity; choose one of low, medium, high, critical");
	assert_said("slug", "A B",
		"The page address 'A B' may hold lower-case letters, digits and single hyphens only");
	assert_said(
		"slug", "edit", "The address 'edit' is used by the wiki itself; choose another");
	assert_said("verified_on", "yesterday", "'yesterday' is no date; write it as 2026-05-12");
	assert_said("canonical_url", "javascript:alert(1)",
		"The original address must start with http:// or https://");
	assert_said("canonical_url", "https://a/ b",
		"The original address holds a blank, a quote, a "
		"backslash or an angle bracket; percent-encode it");
}

static void values_are_put_into_one_form(void)
{
	static const char *const tags[] = {" Async ", "async", "", "Größe", "GRÖSSE", NULL};
	g_autoptr(EntryFields) fields = good_fields();
	json_auto_t *problems = NULL;

	fields_set_text(fields, field_find("title"), "  Two \n words ");
	fields_set_text(fields, field_find("verified_on"), "2026-05-12T23:00:00Z");
	fields_set_text(fields, field_find("body"), "\n\nText.\n\n\n");
	g_strfreev(fields->tags);
	fields->tags = g_strdupv((char **)tags);
	problems = fields_check(fields);
	g_assert_cmpuint(json_array_size(problems), ==, 0);
	g_assert_cmpstr(fields->title, ==, "Two words");
	g_assert_cmpstr(fields->slug, ==, "two-words");
	g_assert_cmpstr(fields->verified_on, ==, "2026-05-12");
	g_assert_cmpstr(fields->body, ==, "Text.\n");
	g_assert_cmpuint(g_strv_length(fields->tags), ==, 3);
	g_assert_cmpstr(fields->tags[0], ==, "async");
}

static void what_is_checked_once_is_not_changed_again(void)
{
	g_autoptr(EntryFields) fields = good_fields();
	g_autoptr(EntryFields) again = NULL;
	json_auto_t *first = NULL;
	json_auto_t *second = NULL;

	fields_set_text(fields, field_find("summary"), " a  b ");
	first = fields_check(fields);
	again = fields_copy(fields);
	second = fields_check(again);
	g_assert_true(fields_equal(fields, again));
}

static void a_list_has_a_limit(void)
{
	g_autoptr(EntryFields) fields = good_fields();
	g_autoptr(GString) many = g_string_new(NULL);
	json_auto_t *value = NULL;
	json_auto_t *problems = NULL;
	g_autoptr(GError) error = NULL;

	for (int i = 0; i <= FIELD_LIST_MAX; i++)
		g_string_append_printf(many, "tag%d,", i);
	value = json_string(many->str);
	g_assert_true(fields_set(fields, field_find("tags"), value, &error));
	problems = fields_check(fields);
	g_assert_cmpstr(json_string_value(json_object_get(json_array_get(problems, 0), "message")),
		==, "An entry takes 50 tags at most; these are 51");
}

static void assert_signature(const char *json, bool good)
{
	g_autoptr(EntryFields) fields = good_fields();
	json_auto_t *value = json_loads(json, 0, NULL);
	json_auto_t *problems = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_nonnull(value);
	problems = fields_set(fields, field_find("signatures"), value, &error)
			   ? fields_check(fields)
			   : NULL;
	if ((problems && json_array_size(problems) == 0) != good)
		g_test_fail_printf("%s is %s", json, good ? "refused" : "taken");
}

static void a_signature_has_a_pattern_and_texts(void)
{
	assert_signature("[{\"match\": \"KeyError: {key}\"}]", true);
	assert_signature(
		"[{\"match\": \"/E\\\\d+/\", \"samples\": [\"E1\"], \"not\": [\"F\"]}]", true);
	assert_signature("[]", true);
	assert_signature("[{}]", false);
	assert_signature("[{\"match\": \"\"}]", false);
	assert_signature("[{\"match\": 5}]", false);
	assert_signature("[\"KeyError\"]", false);
	assert_signature("[{\"match\": \"x\", \"samples\": \"x\"}]", false);
	assert_signature("[{\"match\": \"x\", \"samples\": [1]}]", false);
	assert_signature("[{\"match\": \"x\", \"mach\": \"y\"}]", false);
	assert_signature("{\"match\": \"x\"}", false);
}

static void a_value_of_the_wrong_sort_is_refused(void)
{
	static const char *const names[] = {"title", "tags", "body", "signatures"};
	json_auto_t *wrong = json_pack("{s:i}", "a", 1);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(EntryFields) fields = good_fields();
		g_autoptr(GError) error = NULL;

		g_assert_false(fields_set(fields, field_find(names[i]), wrong, &error));
		g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
	}
}

static void assert_is_seen(const EntryFields *fields, const Field *field)
{
	g_autoptr(EntryFields) changed = fields_copy(fields);
	g_autofree char *before = fields_digest(fields);
	g_autofree char *after = NULL;
	json_auto_t *value = field->type == FIELD_SIGNATURES
				     ? json_pack("[{s:s, s:[], s:s}]", "pattern", "another",
					       "samples", "note", "")
				     : json_string("another");

	g_assert_true(fields_set(changed, field, value, NULL));
	after = fields_digest(changed);
	if (fields_equal(fields, changed) || g_str_equal(before, after))
		g_test_fail_printf("%s: a change is not seen", field->name);
}

/* What tells a form that is sent twice from another one with the same id. */
static void any_changed_field_is_seen(void)
{
	g_autoptr(EntryFields) fields = good_fields();
	g_autoptr(EntryFields) moved = NULL;
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	for (gsize i = 0; i < FIELD_COUNT; i++)
		assert_is_seen(fields, &entry_fields[i]);
	fields_set_text(fields, field_find("lang"), "go");
	moved = fields_copy(fields);
	fields_set_text(moved, field_find("lang"), "");
	fields_set_text(moved, field_find("topic"), "go");
	before = fields_digest(fields);
	after = fields_digest(moved);
	g_assert_false(fields_equal(fields, moved));
	g_assert_cmpstr(before, !=, after);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/fields/what-is-missing-is-asked-for", what_is_missing_is_asked_for);
	g_test_add_func("/fields/every-one-has-its-limit", every_field_has_its_limit);
	g_test_add_func("/fields/a-bad-value-is-named-with-what-to-do",
		a_bad_value_is_named_with_what_to_do);
	g_test_add_func("/fields/values-are-put-into-one-form", values_are_put_into_one_form);
	g_test_add_func("/fields/what-is-checked-once-is-not-changed-again",
		what_is_checked_once_is_not_changed_again);
	g_test_add_func("/fields/any-changed-field-is-seen", any_changed_field_is_seen);
	g_test_add_func("/fields/a-list-has-a-limit", a_list_has_a_limit);
	g_test_add_func(
		"/fields/a-signature-has-a-pattern-and-texts", a_signature_has_a_pattern_and_texts);
	g_test_add_func("/fields/a-value-of-the-wrong-sort-is-refused",
		a_value_of_the_wrong_sort_is_refused);
	return g_test_run();
}
