#include "mustache-case.h"

#include <string.h>

static void assert_refused(const char *template, const char *message)
{
	mustache_case_fails(&(MustacheCase){.template = template}, MW_ERROR_INVALID, message);
}

static void bad_templates_are_refused_with_their_place(void)
{
	assert_refused(
		"a\n{{#rows}}\n", "page.mustache:2:1: section 'rows' is not closed; add {{/rows}}");
	assert_refused("é {{^x}}", "page.mustache:1:3: section 'x' is not closed; add {{/x}}");
	assert_refused(
		"{{<base}}", "page.mustache:1:1: parent 'base' is not closed; add {{/base}}");
	assert_refused("\r\n {{$b}}", "page.mustache:2:2: block 'b' is not closed; add {{/b}}");
	assert_refused("x{{/rows}}",
		"page.mustache:1:2: nothing is open that {{/rows}} could close; remove it");
	assert_refused("{{#a}}{{#b}}{{/a}}{{/b}}",
		"page.mustache:1:13: {{/a}} comes while section 'b' is open; add {{/b}} before it");
	assert_refused("{{x", "page.mustache:1:1: this tag is not closed; add }}");
	assert_refused("{{{x}}", "page.mustache:1:1: this tag is not closed; add }}}");
	assert_refused("{{=<% %>}}", "page.mustache:1:1: this tag is not closed; add =}}");
	assert_refused("{{ }}", "page.mustache:1:1: this tag names nothing; write a name into it");
	assert_refused("{{a b}}", "page.mustache:1:1: the name 'a b' holds a blank; take it out");
	assert_refused("{{a..b}}",
		"page.mustache:1:1: the name 'a..b' has an empty part; write it as in a.b");
	assert_refused("{{=<%=}}",
		"page.mustache:1:1: this tag must name two delimiters of at most 16 bytes without '=', "
		"as in {{=<% %>=}}");
	assert_refused("{{>*name}}",
		"page.mustache:1:1: '*name' is a dynamic name, which is not supported; "
		"name the template itself");
	assert_refused("{{<base}}{{x}}{{/base}}",
		"page.mustache:1:10: this tag would print nothing between a parent tag and its end; "
		"put it into a block");
	assert_refused("{{<base}}{{$a}}{{/a}} {{$a}}{{/a}}{{/base}}",
		"page.mustache:1:23: block 'a' is given twice; keep one");
	assert_refused("a\n\xff", "page.mustache:2:1: byte 0xff is not UTF-8 text; "
				  "save the template as UTF-8");
}

static void nul_bytes_are_refused(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Mustache) template =
		mustache_compile("page.mustache", "a\0b", 3, MUSTACHE_DEFAULT, &error);

	g_assert_null(template);
	g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
}

static void raw_names_can_be_bound_to_html(void)
{
	static const char *const good[] = {"{{{body_html}}}", "{{&entry.body_html}}", "{{body}}"};
	static const char *const bad[] = {
		"{{{body}}}", "{{&body}}", "{{{body_html.x}}}", "{{{.}}}", "{{=<% %>=}}<%{html}%>"};

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autoptr(Mustache) template =
			mustache_compile("x", good[i], -1, MUSTACHE_RAW_NEEDS_HTML_NAME, NULL);

		g_assert_nonnull(template);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(Mustache) template =
			mustache_compile("x", bad[i], -1, MUSTACHE_RAW_NEEDS_HTML_NAME, &error);

		g_assert_null(template);
		g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
	}
}

static void strict_rendering_names_what_is_unknown(void)
{
	static const char *const partials[] = {"row", "\n {{titel}}", NULL};

	mustache_case_fails(
		&(MustacheCase){
			.template = "a\n {{titel}}", .model = "{'title': 1}", .strict = true},
		MW_ERROR_INVALID,
		"page.mustache:2:2: the model has no key 'titel'; set it or correct the name");
	mustache_case_fails(
		&(MustacheCase){
			.template = "{{#a.c}}{{/a.c}}", .model = "{'a': {'b': 1}}", .strict = true},
		MW_ERROR_INVALID,
		"page.mustache:1:1: the model has no key 'a.c'; set it or correct the name");
	mustache_case_fails(
		&(MustacheCase){.template = "{{^x}}{{/x}}", .model = "{}", .strict = true},
		MW_ERROR_INVALID,
		"page.mustache:1:1: the model has no key 'x'; set it or correct the name");
	mustache_case_fails(
		&(MustacheCase){.template = "{{>row}}", .partials = partials, .strict = true},
		MW_ERROR_INVALID,
		"row:2:2: the model has no key 'titel'; set it or correct the name");
	mustache_case_fails(
		&(MustacheCase){.template = "{{>rows}}", .partials = partials, .strict = true},
		MW_ERROR_INVALID,
		"page.mustache:1:1: there is no template 'rows'; add it or correct the name");
	mustache_case_fails(
		&(MustacheCase){.template = "{{x}}", .model = "{'x': [1]}", .strict = true},
		MW_ERROR_INVALID,
		"page.mustache:1:1: 'x' is an object or a list, not a text; name one of its values");
}

static void strict_rendering_knows_what_is_absent(void)
{
	static const char template[] = "{{x}}{{#author.name}}by {{author.name}}{{/author.name}}.";

	mustache_case_renders(&(MustacheCase){.template = template,
				      .model = "{'x': null, 'author': null}",
				      .strict = true},
		".");
	mustache_case_renders(&(MustacheCase){.template = template,
				      .model = "{'x': 0, 'author': {'name': 'Ada'}}",
				      .strict = true},
		"0by Ada.");
}

static char *repeated(const char *text, guint times)
{
	GString *out = g_string_new(NULL);

	while (times-- > 0)
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

static void sections_nest_to_a_limit(void)
{
	g_autofree char *opened = repeated("{{#x}}", MUSTACHE_SECTION_DEPTH_MAX);
	g_autofree char *closed = repeated("{{/x}}", MUSTACHE_SECTION_DEPTH_MAX);
	g_autofree char *deepest = g_strconcat(opened, "{{x}}", closed, NULL);
	g_autofree char *too_deep = g_strconcat(opened, "{{#x}}", NULL);

	mustache_case_renders(&(MustacheCase){.template = deepest, .model = "{'x': 1}"}, "1");
	mustache_case_fails(&(MustacheCase){.template = too_deep}, MW_ERROR_LIMIT,
		"page.mustache:1:385: more than 64 tags are open; nest less deeply");
}

static void partials_nest_to_a_limit(void)
{
	g_autofree char *opened = repeated("{{#x}}", MUSTACHE_SECTION_DEPTH_MAX);
	g_autofree char *closed = repeated("{{/x}}", MUSTACHE_SECTION_DEPTH_MAX);
	g_autofree char *deep = g_strconcat(opened, "{{>self}}", closed, NULL);
	const char *const partials[] = {"self", deep, "parent", "{{$b}}{{/b}}", NULL};

	mustache_case_fails(
		&(MustacheCase){.template = "{{>self}}", .model = "{'x': 1}", .partials = partials},
		MW_ERROR_LIMIT,
		"self:1:385: 'self' lies more than 32 templates deep; look for one that includes itself");
	mustache_case_fails(
		&(MustacheCase){.template = "{{<parent}}{{$b}}{{$b}}{{/b}}{{/b}}{{/parent}}",
			.model = NULL,
			.partials = partials},
		MW_ERROR_LIMIT,
		"page.mustache:1:12: 'b' lies more than 32 templates deep; look for one that includes itself");
}

static void arguments_are_counted(void)
{
	GString *template = g_string_new("{{<parent}}");
	g_autoptr(GError) error = NULL;
	g_autofree char *out = NULL;

	for (int i = 0; i <= MUSTACHE_ARGUMENTS_MAX; i++)
		g_string_append_printf(template, "{{$b%d}}{{/b%d}}", i, i);
	g_string_append(template, "{{/parent}}");
	out = mustache_case_render(&(MustacheCase){.template = template->str}, &error);
	g_assert_null(out);
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
	g_string_free(template, TRUE);
}

static void output_is_bounded(void)
{
	mustache_case_renders(
		&(MustacheCase){.template = "{{x}}", .model = "{'x': '12345'}", .max_output = 5},
		"12345");
	mustache_case_fails(
		&(MustacheCase){.template = "a\n{{x}}", .model = "{'x': '12345'}", .max_output = 5},
		MW_ERROR_LIMIT,
		"page.mustache:2:1: the page is larger than 5 bytes; show less on it");
}

static void work_without_output_is_bounded(void)
{
	static const char *const partials[] = {"a", "{{#x}}{{#x}}{{#x}}{{/x}}{{/x}}{{/x}}", NULL};
	g_autoptr(GString) model = g_string_new("{'x': [");
	g_autoptr(GError) error = NULL;
	g_autofree char *out = NULL;

	for (int i = 0; i < 400; i++)
		g_string_append(model, "1,");
	g_string_append(model, "1]}");
	out = mustache_case_render(
		&(MustacheCase){.template = "{{>a}}", .model = model->str, .partials = partials},
		&error);
	g_assert_null(out);
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
}

static void a_source_is_bounded(void)
{
	g_autofree char *source = g_strnfill(MUSTACHE_SOURCE_MAX + 1, '{');
	g_autoptr(GError) error = NULL;
	g_autoptr(Mustache) template = mustache_compile("x", source, -1, MUSTACHE_DEFAULT, &error);

	g_assert_null(template);
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
}

static const Mustache *only_known(const char *name, void *template)
{
	return strcmp(name, "known") == 0 ? template : NULL;
}

static void partials_can_be_checked_before_rendering(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Mustache) template = mustache_compile("page.mustache",
		"{{>known}}\n{{#x}}{{<unknown}}{{/unknown}}{{/x}}", -1, MUSTACHE_DEFAULT, NULL);

	g_assert_false(mustache_check_partials(template, only_known, template, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
	g_assert_cmpstr(error->message, ==,
		"page.mustache:2:7: there is no template 'unknown'; add it or correct the name");
}

/* Some text made of what templates are made of, and of a few bytes that they are not. */
static char *random_template(GRand *random)
{
	static const char *const pieces[] = {"{{", "}}", "{{{", "}}}", "{{#a}}", "{{/a}}",
		"{{^b.c}}", "{{/b.c}}", "{{>p}}", "{{<p}}", "{{/p}}", "{{$x}}", "{{/x}}",
		"{{=| |=}}", "|={{ }}=|", "|", "=", " ", "  ", "\t", "\n", "\r\n", "\r", "{{!",
		"{{&", "a", "b", ".", "é", "\xff", "\x01", "{{a}}", "{{.}}", "{{#.}}", "{{/.}}"};
	GString *out = g_string_new(NULL);
	int count = g_rand_int_range(random, 0, 24);

	while (count-- > 0) {
		int piece = g_rand_int_range(random, 0, (int)G_N_ELEMENTS(pieces));

		g_string_append(out, pieces[piece]);
	}
	return g_string_free(out, FALSE);
}

static void no_bytes_crash_it(void)
{
	GRand *random = g_rand_new_with_seed(20260512);
	guint rendered = 0;

	for (int i = 0; i < 20000; i++) {
		g_autofree char *template = random_template(random),
				*partial = random_template(random);
		g_autoptr(GError) error = NULL;
		const char *const partials[] = {"p", partial, NULL};
		g_autofree char *out = mustache_case_render(
			&(MustacheCase){.template = template,
				.model = "{'a': [1, {'b': {'c': 0}}], 'x': 'y'}",
				.partials = partials,
				.strict = i % 2 == 0,
				.max_output = 10000},
			&error);

		g_assert_true((out != NULL) == (error == NULL));
		rendered += out != NULL;
	}
	g_assert_cmpuint(rendered, >, 1000);
	g_rand_free(random);
}

int main(int argc, char *argv[])
{
	static const struct {
		const char *path;
		void (*test)(void);
	} tests[] = {
		{"bad-templates-are-refused", bad_templates_are_refused_with_their_place},
		{"nul-bytes-are-refused", nul_bytes_are_refused},
		{"raw-names-can-be-bound-to-html", raw_names_can_be_bound_to_html},
		{"strict-names-what-is-unknown", strict_rendering_names_what_is_unknown},
		{"strict-knows-what-is-absent", strict_rendering_knows_what_is_absent},
		{"sections-nest-to-a-limit", sections_nest_to_a_limit},
		{"partials-nest-to-a-limit", partials_nest_to_a_limit},
		{"arguments-are-counted", arguments_are_counted},
		{"output-is-bounded", output_is_bounded},
		{"work-without-output-is-bounded", work_without_output_is_bounded},
		{"a-source-is-bounded", a_source_is_bounded},
		{"partials-can-be-checked", partials_can_be_checked_before_rendering},
		{"no-bytes-crash-it", no_bytes_crash_it},
	};

	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
		g_autofree char *path = g_strconcat("/mustache-errors/", tests[i].path, NULL);

		g_test_add_func(path, tests[i].test);
	}
	return g_test_run();
}
