/* One section of an entry, found by the id that its page shows. */
#include "text/markdown_section.h"

#include <string.h>

static const char page[] =
	"Before.\n\n## Fix\n\nDo *this*.\n\n### More\n\nAnd this.\n\n"
	"Prevention\n----------\n\n```\n## Fix\n```\n\n> ## Fix\n\n## Fix\n\nAgain.\n";

static void assert_section(const char *source, const char *id, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	gsize start, end;

	if (markdown_find_section(source, NULL, id, &start, &end, &error))
		text = g_strndup(source + start, end - start);
	g_assert_cmpstr(text, ==, expected);
	if (!expected)
		g_assert_error(error, MW_ERROR, MW_ERROR_NOT_FOUND);
}

static void a_section_ends_where_the_next_of_its_level_begins(void)
{
	assert_section(page, "fix", "## Fix\n\nDo *this*.\n\n### More\n\nAnd this.\n\n");
	assert_section(page, "more", "### More\n\nAnd this.\n\n");
}

static void a_repeated_heading_is_found_by_its_own_id(void)
{
	/* fix-2 is the quoted one, which is no section */
	assert_section(page, "fix-2", NULL);
	assert_section(page, "fix-3", "## Fix\n\nAgain.\n");
}

static void code_and_underlines_are_told_apart(void)
{
	assert_section(
		page, "prevention", "Prevention\n----------\n\n```\n## Fix\n```\n\n> ## Fix\n\n");
	assert_section("## A", "a", "## A");
	assert_section("", "a", NULL);
}

static void headings_lead_to_their_sections(void)
{
	g_autofree char *html = markdown_link_sections(
		"<p>x</p><h2 id=\"a-\xc3\xbc\">A</h2><h3 id=\"b\">B</h3>", "/c/d/edit", "Edit");

	g_assert_cmpstr(html, ==,
		"<p>x</p><h2 id=\"a-\xc3\xbc\">A<a class=\"part-edit\" "
		"href=\"/c/d/edit?section=a-%C3%BC\">Edit</a></h2><h3 id=\"b\">B</h3>");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/section/end", a_section_ends_where_the_next_of_its_level_begins);
	g_test_add_func("/section/repeated", a_repeated_heading_is_found_by_its_own_id);
	g_test_add_func("/section/code", code_and_underlines_are_told_apart);
	g_test_add_func("/section/links", headings_lead_to_their_sections);
	return g_test_run();
}
