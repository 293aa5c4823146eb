#include "text/relink.h"

#include <glib.h>

static void assert_relinked(const char *source, const char *wanted)
{
	g_autofree char *text = relink_text(source, "old-name", "rust", "new-name");

	g_assert_cmpstr(text, ==, wanted);
}

static void every_form_of_a_link_is_written_anew(void)
{
	assert_relinked("See [[old-name]].\n", "See [[new-name]].\n");
	assert_relinked(
		"[[Old Name]] and [[old-name|words]]", "[[new-name]] and [[new-name|words]]");
	assert_relinked("[[python/old-name#fix|x]]\n", "[[rust/new-name#fix|x]]\n");
	assert_relinked("| [[old-name\\|x]] |\n", "| [[new-name\\|x]] |\n");
	assert_relinked(
		"[[other]] [[old-name]] [[old-name]]\n", "[[other]] [[new-name]] [[new-name]]\n");
}

static void what_is_no_such_link_stays(void)
{
	assert_relinked("[[other]] [[old-names]] old-name [old-name]\n", NULL);
	assert_relinked("`[[old-name]]` and ``a ` [[old-name]]``\n", NULL);
	assert_relinked("```\n[[old-name]]\n```\n", NULL);
	assert_relinked("Text.\n\n    [[old-name]]\n", NULL);
	assert_relinked("\\[[old-name]]\n", NULL);
	assert_relinked("[[old-name\n]]\n", NULL);
	assert_relinked("", NULL);
}

static void links_beside_code_are_written_anew(void)
{
	assert_relinked("`[[old-name]]` [[old-name]]\n", "`[[old-name]]` [[new-name]]\n");
	assert_relinked(
		"~~~\n[[old-name]]\n~~~\n[[old-name]]", "~~~\n[[old-name]]\n~~~\n[[new-name]]");
	assert_relinked("A ` alone.\n\n[[old-name]] `\n", "A ` alone.\n\n[[new-name]] `\n");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/relink/every-form-of-a-link-is-written-anew",
		every_form_of_a_link_is_written_anew);
	g_test_add_func("/relink/what-is-no-such-link-stays", what_is_no_such_link_stays);
	g_test_add_func(
		"/relink/links-beside-code-are-written-anew", links_beside_code_are_written_anew);
	return g_test_run();
}
