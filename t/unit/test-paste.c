#include "match/paste.h"

#include <string.h>

static void assert_cleaned(const char *pasted, const char *expected)
{
	g_autoptr(Paste) paste = paste_read(pasted, strlen(pasted), NULL);

	g_assert_cmpstr(paste->text, ==, expected);
}

static void colours_and_returns_are_no_text(void)
{
	assert_cleaned("\033[1;31merror\033[0m: x\r\ny\r\n", "error: x\ny\n");
	assert_cleaned("\033]8;;http://a/\033\\link\033]8;;\033\\ b\n", "link b\n");
	assert_cleaned("Building 1\rBuilding 2\rdone\nx\n", "done\nx\n");
	assert_cleaned("[31merror[0m: x[0m\n", "error: x\n");
	assert_cleaned("rate(x[5m])\n", "rate(x[5m])\n");
	assert_cleaned("\xEF\xBB\xBFx\n", "x\n");
	assert_cleaned("caf\xE9\n", "caf\xEF\xBF\xBD\n");
}

static void windows_writes_utf16(void)
{
	g_autoptr(Paste) paste = paste_read("\xFF\xFEK\0e\0y\0\n\0", 10, NULL);

	g_assert_cmpstr(paste->text, ==, "Key\n");
}

static void prefixes_of_logs_are_taken_away(void)
{
	assert_cleaned("web-1  | a\nweb-1  |   b\n", "a\n  b\n");
	assert_cleaned("2026-03-11T04:17:09.223456789Z stderr F   File\n", "File\n");
	assert_cleaned(
		"Mar 11 04:17:09 web-1 node[881]:     at x\nMar 11 04:17:09 web-1 node[881]: y\n",
		"    at x\ny\n");
	assert_cleaned("<34>1 2003-10-11T22:14:15.003Z host su 7 ID47 - failed\n", "failed\n");
	assert_cleaned("2026-03-11 04:17:00,000 error[E0502]: x\n", "error[E0502]: x\n");
	assert_cleaned("5 |     let x = 1;\n6 |     x\n", "5 |     let x = 1;\n6 |     x\n");
}

static void cut_lines_of_a_runtime_are_joined(void)
{
	assert_cleaned("2026-03-11T04:17:09Z stdout P one \n2026-03-11T04:17:09Z stdout F two\n",
		"one two\n");
}

static void json_gives_its_message_and_stack(void)
{
	assert_cleaned("{\"level\":\"error\",\"msg\":\"boom\",\"stack\":\"Error: x\\n    at y\"}\n",
		"boom\nError: x\n    at y\n");
	assert_cleaned("{\"log\":\"KeyError: 'x'\\n\",\"stream\":\"stderr\"}\n", "KeyError: 'x'\n");
	assert_cleaned("{\"msg\":\"Traceback (most\\n  cut o", "Traceback (most\n  cut o\n");
	assert_cleaned(
		"{\"status\":\"ok\",\"items\":[1]}\n", "{\"status\":\"ok\",\"items\":[1]}\n");
	assert_cleaned("{\"message\":\"\\u00e9\\ud83d\\ude00\\\"\"}\n", "é😀\"\n");
}

static void quotes_are_opened(void)
{
	assert_cleaned("Petra wrote:\n> > a\n> >   b\n", "Petra wrote:\na\n  b\n");
	assert_cleaned(">       assert x\nE       y\n", ">       assert x\nE       y\n");
	assert_cleaned(">>> 1/0\n", ">>> 1/0\n");
}

static void broken_lines_are_joined(void)
{
	g_autofree char *text = g_strconcat("error[E0502]: cannot borrow `rows` as mu\n",
		"table because it is also borrowed as imm\n", "utable\n  --> src/a.rs:1:2\n", NULL);

	assert_cleaned(text,
		"error[E0502]: cannot borrow `rows` as mutable because it is also borrowed as "
		"immutable\n  --> src/a.rs:1:2\n");
}

static void lines_keep_their_number(void)
{
	static const char text[] = "one\n{\"msg\":\"a\\nb\"}\nthree\n";
	g_autoptr(Paste) paste = paste_read(text, strlen(text), NULL);
	g_autofree char *shown = paste_pasted_line(paste, 2);

	g_assert_cmpuint(paste_pasted_count(paste), ==, 3);
	g_assert_cmpuint(paste->lines->len, ==, 4);
	g_assert_cmpuint(paste_line(paste, 1)->first, ==, 2);
	g_assert_cmpuint(paste_line(paste, 2)->first, ==, 2);
	g_assert_cmpuint(paste_line(paste, 3)->last, ==, 3);
	g_assert_cmpuint(paste_line_at(paste, paste_line(paste, 2)->offset), ==, 2);
	g_assert_cmpstr(shown, ==, "{\"msg\":\"a\\nb\"}");
}

static void services_are_taken_apart(void)
{
	assert_cleaned("a-1 | 1\nb-1 | x\na-1 | 2\nb-1 | y\na-1 | 3\n", "1\n2\n3\nx\ny\n");
}

static void too_much_is_refused_in_words(void)
{
	g_autofree char *much = g_strnfill(PASTE_SIZE_MAX + 1, 'a');
	g_autoptr(GError) error = NULL;
	g_autoptr(Paste) none = paste_read(much, PASTE_SIZE_MAX + 1, &error);
	g_autoptr(Paste) most = paste_read(much, PASTE_SIZE_MAX, NULL);

	g_assert_null(none);
	g_assert_error(error, MW_ERROR, MW_ERROR_LIMIT);
	g_assert_nonnull(strstr(error->message, "1048577 bytes"));
	g_assert_cmpuint(most->lines->len, ==, PASTE_SIZE_MAX / PASTE_LINE_MAX);
}

static void nothing_is_a_paste_without_lines(void)
{
	g_autoptr(Paste) paste = paste_read(NULL, 0, NULL);

	g_assert_cmpuint(paste->lines->len, ==, 0);
	g_assert_cmpstr(paste->text, ==, "");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/paste/" #name, name)
	TEST(colours_and_returns_are_no_text);
	TEST(windows_writes_utf16);
	TEST(prefixes_of_logs_are_taken_away);
	TEST(cut_lines_of_a_runtime_are_joined);
	TEST(json_gives_its_message_and_stack);
	TEST(quotes_are_opened);
	TEST(broken_lines_are_joined);
	TEST(lines_keep_their_number);
	TEST(services_are_taken_apart);
	TEST(too_much_is_refused_in_words);
	TEST(nothing_is_a_paste_without_lines);
	return g_test_run();
}
