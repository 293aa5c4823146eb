/* Markdown as plain text for excerpts. */
#include "text/plain.h"

static void assert_plain(const char *source, const char *prose, const char *code)
{
	g_auto(Plain) plain = plain_read(source);

	g_assert_cmpstr(g_strchomp(plain.prose->str), ==, prose);
	g_assert_cmpstr(g_strchomp(plain.code->str), ==, code);
}

static void lines_become_one(void)
{
	assert_plain("One\ntwo.\n\nThree  four\n", "One two. Three four", "");
	assert_plain("", "", "");
	assert_plain("Größe 数据\n", "Größe 数据", "");
}

static void signs_of_blocks_are_left_out(void)
{
	assert_plain("# One\n## Two\nText\n===\n", "One Two Text", "");
	assert_plain("> quoted\n> - item\n", "quoted item", "");
	assert_plain("- a\n* b\n+ c\n12. d\n3) e\n", "a b c d e", "");
	assert_plain("- [ ] open\n- [x] done\n", "open done", "");
	assert_plain("> [!WARNING]\n> Care.\n", "Care.", "");
	assert_plain("| a | b |\n|---|:-:|\n| c | d |\n", "a b c d", "");
	assert_plain("a\n\n***\n\nb\n", "a b", "");
	assert_plain("#hash 3.14 -x\n", "#hash 3.14 -x", "");
}

static void signs_in_lines_are_left_out(void)
{
	assert_plain("*a* **b** ***c*** _d_ ~~e~~\n", "a b c d e", "");
	assert_plain("snake_case, 2 * 3, a~b\n", "snake_case, 2 * 3, a~b", "");
	assert_plain("\\*not\\* C:\\x\n", "*not* C:\\x", "");
	assert_plain(
		"See [the book](https://example.org/a) and [b][1].\n", "See the book and b.", "");
	assert_plain("![A graph](/file/x) shows!\n", "A graph shows!", "");
	assert_plain(
		"[[mutex-guard]] or [[rust/mutex|the guard]]\n", "mutex-guard or the guard", "");
}

static void code_is_kept_apart_and_as_it_is(void)
{
	assert_plain("Call `a*b*` now\n", "Call a*b* now", "a*b*");
	assert_plain("``a`b`` and `open\n", "a`b and `open", "a`b");
	assert_plain(
		"A\n\n```rust\nlet _x = **p;\n  # no\n```\n\nB\n", "A B", "let _x = **p; # no");
	assert_plain("~~~~\n~~~\n```\n~~~~\nB\n", "B", "~~~ ```");
	assert_plain("- item\n  ```\n  code\n  ```\n- more\n", "item more", "code");
	assert_plain("```\nnever closed\n", "", "never closed");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/plain/" #name, name)
	TEST(lines_become_one);
	TEST(signs_of_blocks_are_left_out);
	TEST(signs_in_lines_are_left_out);
	TEST(code_is_kept_apart_and_as_it_is);
	return g_test_run();
}
