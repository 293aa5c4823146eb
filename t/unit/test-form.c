#include "web/form.h"

#include <string.h>

static const char *const kinds[] = {"pitfall", "horror", NULL};
static const FormField fields[] = {
	{"q", FORM_LINE, 5, "", NULL},
	{"page", FORM_NUMBER, 100, "1", NULL},
	{"kind", FORM_CHOICE, 0, "", kinds},
	{"return_to", FORM_PATH, 0, "/", NULL},
	{"body", FORM_TEXT, 0, "", NULL},
	{"match", FORM_ROWS, 0, "", NULL},
	{"sample", FORM_ROWS, 0, "", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static void assert_read(const char *text, const char *name, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Form) form = form_read(fields, text, strlen(text), &error);

	g_assert_no_error(error);
	if (form && strcmp(form_text(form, name), expected) != 0)
		g_test_fail_printf("'%s' gives %s '%s', not '%s'", text, name,
			form_text(form, name), expected);
}

static void values_are_what_their_rules_allow(void)
{
	assert_read("", "q", "");
	assert_read("q=a+b%21", "q", "a b!");
	assert_read("q=+a%0Ab+", "q", "a b");
	assert_read("q=gr%C3%B6%C3%9Fer", "q", "größe");
	assert_read("page=7", "page", "7");
	assert_read("page=101", "page", "1");
	assert_read("page=-1", "page", "1");
	assert_read("page=0x10", "page", "1");
	assert_read("page=99999999999999999999", "page", "1");
	assert_read("kind=horror", "kind", "horror");
	assert_read("kind=HORROR", "kind", "");
}

static void the_first_of_a_repeated_field_counts(void)
{
	assert_read("q=one&q=two", "q", "one");
	assert_read("unknown=x&q=one&=&&", "q", "one");
	assert_read("q", "q", "");
	assert_read("q=a=b", "q", "a=b");
}

static void a_text_keeps_all_but_its_line_ends(void)
{
	assert_read("body=+a%0D%0A%0D%0Ab%0D+", "body", " a\n\nb\n ");
}

static void rows_come_in_their_order(void)
{
	static const char text[] = "match=a&sample=1&sample=&q=x&match=b&sample=2";
	static const char *const expected[] = {
		"match a", "sample 1", "sample ", "match b", "sample 2"};
	g_autoptr(Form) form = form_read(fields, text, strlen(text), NULL);
	const char *name, *value;
	guint i = 0;

	for (; form_row(form, i, &name, &value); i++) {
		g_autofree char *row = g_strconcat(name, " ", value, NULL);

		g_assert_cmpstr(row, ==, expected[i]);
	}
	g_assert_cmpuint(i, ==, G_N_ELEMENTS(expected));
	g_assert_true(form_has(form, "q"));
	g_assert_false(form_has(form, "page"));
}

/* RFC 9700 section 4.11: a form must not send its reader to another site. */
static void a_path_never_leaves_the_site(void)
{
	static const char *const foreign[] = {"http://evil.example/", "//evil.example",
		"/%5Cevil.example", "/\\evil.example", "%2F%2Fevil.example", "/%09/evil.example",
		"/%0A/evil.example", "%09//evil.example", "javascript:alert(1)", "evil", "",
		"/a%0D%0ASet-Cookie:x=1", "+//evil.example"};

	for (gsize i = 0; i < G_N_ELEMENTS(foreign); i++) {
		g_autofree char *text = g_strconcat("return_to=", foreign[i], NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(Form) form = form_read(fields, text, strlen(text), &error);
		const char *path = form_text(form, "return_to");

		g_assert_no_error(error);
		if (path[0] != '/' || path[1] == '/' || path[1] == '\\' ||
			strpbrk(path, "\r\n\t\\"))
			g_test_fail_printf("'%s' leads to '%s'", foreign[i], path);
	}
	assert_read("return_to=/python-pitfalls?kind=horror", "return_to",
		"/python-pitfalls?kind=horror");
}

static void assert_refused(const char *text, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Form) form = form_read(fields, text, size, &error);

	g_assert_null(form);
	g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
}

static void a_broken_form_is_refused(void)
{
	g_autofree char *many = g_strnfill(FORM_PAIRS_MAX, '&');

	assert_refused("q=%", 3);
	assert_refused("q=%4", 4);
	assert_refused("q=%zz", 5);
	assert_refused("q=%00", 5);
	assert_refused("q=%ff", 5);
	assert_refused("%80=1", 5);
	assert_refused("q=a\0b", 5);
	assert_refused("unknown=%c3", 11);
	assert_refused(many, FORM_PAIRS_MAX);
	assert_read(many + 1, "q", "");
}

static void a_query_says_only_what_is_not_the_rule(void)
{
	static const char text[] = "q=a%26b&page=1&kind=horror";
	g_autoptr(GError) error = NULL;
	g_autoptr(Form) form = form_read(fields, text, strlen(text), &error);
	g_autofree char *next = form_query_with(form, "page", "2");
	g_autofree char *without = form_query_with(form, "kind", NULL);
	g_autofree char *same = form_query_with(form, "page", "1");

	g_assert_cmpstr(next, ==, "?q=a%26b&page=2&kind=horror");
	g_assert_cmpstr(without, ==, "?q=a%26b");
	g_assert_cmpstr(same, ==, "?q=a%26b&kind=horror");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func(
		"/form/values-are-what-their-rules-allow", values_are_what_their_rules_allow);
	g_test_add_func(
		"/form/the-first-of-a-repeated-field-counts", the_first_of_a_repeated_field_counts);
	g_test_add_func("/form/text", a_text_keeps_all_but_its_line_ends);
	g_test_add_func("/form/rows", rows_come_in_their_order);
	g_test_add_func("/form/a-path-never-leaves-the-site", a_path_never_leaves_the_site);
	g_test_add_func("/form/a-broken-form-is-refused", a_broken_form_is_refused);
	g_test_add_func("/form/a-query-says-only-what-is-not-the-rule",
		a_query_says_only_what_is_not_the_rule);
	return g_test_run();
}
