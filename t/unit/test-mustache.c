#include "mustache-case.h"

static void assert_renders(const char *template, const char *model, const char *expected)
{
	mustache_case_renders(&(MustacheCase){.template = template, .model = model}, expected);
}

static void assert_renders_with(
	const char *const *partials, const char *template, const char *model, const char *expected)
{
	mustache_case_renders(
		&(MustacheCase){.template = template, .model = model, .partials = partials},
		expected);
}

static void values_are_escaped_unless_raw(void)
{
	static const char model[] = "{'x': 'a<b>&\\u0022\\u0027é', 'n': 'nul\\u0020'}";

	assert_renders("{{x}}", model, "a&lt;b&gt;&amp;&quot;&#39;é");
	assert_renders("{{{x}}} {{&x}}", model, "a<b>&\"'é a<b>&\"'é");
	assert_renders("{{ x }}{{{ x }}}", "{'x': '{{y}}', 'y': 'no'}", "{{y}}{{y}}");
}

static void numbers_and_booleans_are_printed_plainly(void)
{
	assert_renders("{{x}}", "{'x': -9223372036854775808}", "-9223372036854775808");
	assert_renders("{{x}}", "{'x': 0.1}", "0.1");
	assert_renders("{{x}}", "{'x': 85.0}", "85");
	assert_renders("{{x}}", "{'x': 0.30000000000000004}", "0.30000000000000004");
	assert_renders("{{x}}", "{'x': 1e300}", "1e+300");
	assert_renders("{{t}} {{f}} {{n}}|", "{'t': true, 'f': false, 'n': null}", "true false |");
	assert_renders("{{x}}{{y}}|", "{'x': {'a': 1}, 'y': [1]}", "|");
}

static void names_are_looked_up_from_the_inside_out(void)
{
	static const char model[] =
		"{'a': {'b': {'c': 1}, 'name': 'inner'}, 'b': {'c': 2, 'd': 3}, 'name': 'outer', 'top': 'T'}";

	assert_renders("{{a.b.c}}{{#a}}{{b.c}}{{name}}{{top}}{{/a}}", model, "11innerT");
	assert_renders("{{#a}}[{{b.d}}]{{/a}}", model, "[]");
	assert_renders("{{#a.b}}{{c}}{{/a.b}}{{^a.x}}none{{/a.x}}", model, "1none");
	assert_renders("{{#a}}{{x}}{{/a}}", "{'a': {'x': null}, 'x': 'hidden'}", "");
}

static void a_dot_is_the_item_itself(void)
{
	assert_renders("{{#rows}}<{{.}}>{{/rows}}", "{'rows': ['a', 2, '<']}", "<a><2><&lt;>");
	assert_renders(
		"{{#rows}}{{#.}}{{.}},{{/.}};{{/rows}}", "{'rows': [[1, 2], [3]]}", "1,2,;3,;");
	assert_renders("{{.}}", "'text'", "text");
	assert_renders("{{#.}}{{id}} {{/.}}", "[{'id': 1}, {'id': 2}]", "1 2 ");
}

static void sections_follow_the_value(void)
{
	static const char template[] = "{{#x}}yes{{/x}}{{^x}}no{{/x}}";

	assert_renders(template, "{'x': true}", "yes");
	assert_renders(template, "{'x': 'text'}", "yes");
	assert_renders(template, "{'x': 0.5}", "yes");
	assert_renders(template, "{'x': {}}", "yes");
	assert_renders(template, "{'x': [0, 0]}", "yesyes");
	assert_renders(template, "{'x': false}", "no");
	assert_renders(template, "{'x': null}", "no");
	assert_renders(template, "{'x': ''}", "no");
	assert_renders(template, "{'x': 0}", "no");
	assert_renders(template, "{'x': 0.0}", "no");
	assert_renders(template, "{'x': []}", "no");
	assert_renders(template, "{}", "no");
}

static void a_tag_alone_on_its_line_takes_the_line(void)
{
	static const char model[] = "{'rows': [1, 2]}";

	assert_renders("<ul>\n  {{#rows}}\n  <li>{{.}}\n  {{/rows}}\n</ul>\n", model,
		"<ul>\n  <li>1\n  <li>2\n</ul>\n");
	assert_renders("a\r\n\t{{! note }} \t\r\nb\r\n", model, "a\r\nb\r\n");
	assert_renders("{{#rows}}\r\n{{.}}\r\n{{/rows}}\r\n", model, "1\r\n2\r\n");
	assert_renders("{{! first }}\n{{#rows}}\n-\n{{/rows}}", model, "-\n-\n");
	assert_renders("a {{! note }}\nb\n", model, "a \nb\n");
	assert_renders(" {{#rows}}{{/rows}}\n", model, " \n");
	assert_renders(" {{!\n two lines \n}}\nb", model, "b");
	assert_renders("  {{rows.x}}\n", model, "  \n");
	assert_renders("a\r{{! a lone CR ends no line }}\rb", model, "a\r\rb");
}

static void delimiters_can_be_changed(void)
{
	assert_renders("{{=<% %>=}}<%x%>{{x}}<%={{ }}=%>{{x}}", "{'x': 1}", "1{{x}}1");
	assert_renders("{{= | | =}}\n|#x|\n{|.|}\n|/x|\n", "{'x': 1}", "{1}\n");
	assert_renders("{{=[ ]=}}[{x}][&x]", "{'x': '<'}", "<<");
}

static void a_partial_is_indented_with_its_tag(void)
{
	static const char *const partials[] = {"row", "<tr>\n\n  {{x}}\n</tr>\n", "outer",
		"<a>\n  {{>row}}\n</a>\n", "inline", "1\n2", "sections",
		"{{#x}}\n{{x}}\n{{/x}}\n{{x}}{{^x}}{{/x}}\n", NULL};

	assert_renders_with(partials, "-\n  {{>row}}\n-\n", "{'x': 'a\\nb'}",
		"-\n  <tr>\n\n    a\nb\n  </tr>\n-\n");
	assert_renders_with(partials, "\t{{>outer}}\r\n-", "{'x': 1}",
		"\t<a>\n\t  <tr>\n\n\t    1\n\t  </tr>\n\t</a>\n-");
	assert_renders_with(partials, "  {{>inline}}|\n  {{>inline}}", NULL, "  1\n2|\n  1\n  2");
	assert_renders_with(partials, "  {{>sections}}", "{'x': 7}", "  7\n  7\n");
	assert_renders_with(partials, "[{{>missing}}]", NULL, "[]");
}

static void a_partial_sees_the_context_and_may_recurse(void)
{
	static const char *const partials[] = {
		"node", "{{name}}({{#children}}{{>node}}{{/children}})", NULL};

	assert_renders_with(partials, "{{>node}}",
		"{'name': 'a', 'children': [{'name': 'b', 'children': []},"
		" {'name': 'c', 'children': [{'name': 'd', 'children': []}]}]}",
		"a(b()c(d()))");
}

static const char *const layouts[] = {"layout",
	"<title>{{$title}}Wiki{{/title}}</title>\n"
	"<main>\n"
	"  {{$main}}\n"
	"  nothing here\n"
	"  {{/main}}\n"
	"</main>\n",
	"wide", "{{<layout}}{{$title}}Wide {{x}}{{/title}}{{/layout}}", "listed",
	"{{#rows}}{{$row}}{{.}} {{/row}}{{/rows}}", NULL};

static void a_layout_is_filled_with_blocks(void)
{
	assert_renders_with(layouts, "{{<layout}}{{/layout}}\n", NULL,
		"<title>Wiki</title>\n<main>\n  nothing here\n</main>\n");
	assert_renders_with(layouts,
		"{{<layout}}\n"
		"  {{$title}}{{x}}{{/title}}\n"
		"  {{! a note }} ignored\n"
		"  {{$main}}\n"
		"    <p>\n"
		"\n"
		"      {{x}}\n"
		"  {{/main}}\n"
		"{{/layout}}\n"
		"after\n",
		"{'x': '<'}", "<title>&lt;</title>\n<main>\n  <p>\n\n    &lt;\n</main>\nafter\n");
	assert_renders_with(layouts, "{{<wide}}{{/wide}}", "{'x': 1}",
		"<title>Wide 1</title>\n<main>\n  nothing here\n</main>\n");
}

static void a_block_on_one_line_ends_it_once(void)
{
	static const char *const partials[] = {
		"layout", "<head>\n{{$head}}{{/head}}\n</head>\n", NULL};

	assert_renders_with(partials, "{{<layout}}{{/layout}}", NULL, "<head>\n</head>\n");
	assert_renders_with(partials, "{{<layout}}{{$head}}<a>{{/head}}{{/layout}}", NULL,
		"<head>\n<a>\n</head>\n");
	assert_renders_with(partials, "{{<layout}}{{$head}}\n<a>\n{{/head}}{{/layout}}", NULL,
		"<head>\n<a>\n</head>\n");
}

static void the_outermost_block_wins(void)
{
	assert_renders_with(layouts, "{{<wide}}{{$title}}Mine{{/title}}{{/wide}}", NULL,
		"<title>Mine</title>\n<main>\n  nothing here\n</main>\n");
}

static void a_block_is_rendered_where_it_is_filled_in(void)
{
	assert_renders_with(layouts, "{{<listed}}{{$row}}<{{.}}>{{/row}}{{/listed}}",
		"{'rows': [1, 2]}", "<1><2>");
	assert_renders_with(layouts, "a {{<listed}}{{/listed}} b\n", "{'rows': [1]}", "a 1  b\n");
}

static void partials_within_blocks_keep_their_place(void)
{
	static const char *const partials[] = {
		"layout", "<main>\n  {{$main}}{{/main}}\n</main>\n", "row", "<b>\n</b>\n", NULL};

	assert_renders_with(partials,
		"{{<layout}}\n"
		"{{$main}}\n"
		"      {{#x}}\n"
		"      {{>row}}\n"
		"      {{/x}}\n"
		"      end{{/main}}\n"
		"{{/layout}}\n",
		"{'x': 1}", "<main>\n  <b>\n  </b>\n  end\n</main>\n");
}

/* What a block shares by way of indentation is put back: written on its own it changes nothing. */
static void blocks_render_their_own_text_unchanged(void)
{
	static const char *const texts[] = {"a", "  a\n", "\n", "  a\n    b\n  c\n", "    a\n  b\n",
		"a\n  b", "\n\n  a\n\n", "  a\r\n\r\n    b\r\n", "\ta\n  b\n"};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *plain = g_strconcat("<\n", texts[i], ">\n", NULL);
		g_autofree char *lines = g_strconcat("<\n  {{$b}}\n", texts[i], "{{/b}}>\n", NULL);
		g_autofree char *inline_plain = g_strconcat("<\n  ", texts[i], ">\n", NULL);
		g_autofree char *inline_block =
			g_strconcat("<\n  {{$b}}", texts[i], "{{/b}}>\n", NULL);

		assert_renders(lines, NULL, plain);
		if (*texts[i] != '\n')
			assert_renders(inline_block, NULL, inline_plain);
	}
}

int main(int argc, char *argv[])
{
	static const struct {
		const char *path;
		void (*test)(void);
	} tests[] = {
		{"values-are-escaped-unless-raw", values_are_escaped_unless_raw},
		{"numbers-and-booleans", numbers_and_booleans_are_printed_plainly},
		{"names-are-looked-up-from-the-inside-out",
			names_are_looked_up_from_the_inside_out},
		{"a-dot-is-the-item-itself", a_dot_is_the_item_itself},
		{"sections-follow-the-value", sections_follow_the_value},
		{"a-tag-alone-takes-its-line", a_tag_alone_on_its_line_takes_the_line},
		{"delimiters-can-be-changed", delimiters_can_be_changed},
		{"a-partial-is-indented-with-its-tag", a_partial_is_indented_with_its_tag},
		{"a-partial-sees-the-context", a_partial_sees_the_context_and_may_recurse},
		{"a-layout-is-filled-with-blocks", a_layout_is_filled_with_blocks},
		{"a-block-on-one-line-ends-it-once", a_block_on_one_line_ends_it_once},
		{"the-outermost-block-wins", the_outermost_block_wins},
		{"a-block-is-rendered-where-it-is-filled-in",
			a_block_is_rendered_where_it_is_filled_in},
		{"partials-within-blocks", partials_within_blocks_keep_their_place},
		{"blocks-render-their-own-text-unchanged", blocks_render_their_own_text_unchanged},
	};

	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
		g_autofree char *path = g_strconcat("/mustache/", tests[i].path, NULL);

		g_test_add_func(path, tests[i].test);
	}
	return g_test_run();
}
