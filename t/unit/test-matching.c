#include "match/automaton.h"

#include <string.h>
#include <time.h>

/* "start-end name=value ..." of the first match of MATCH in TEXT; "" when there is none. */
static char *first_match(const char *match, const char *text)
{
	g_autoptr(Automaton) automaton = automaton_new(&match, 1);
	bool is_partial;
	g_autoptr(GPtrArray) hits =
		automaton_search(automaton, text, strlen(text), 1000, &is_partial);
	GString *string = g_string_new(NULL);

	if (hits->len > 0) {
		const Hit *hit = hits->pdata[0];

		g_string_append_printf(string, "%u-%u", hit->start, hit->end);
		for (guint i = 0; i < hit->captures->len; i++) {
			const Capture *capture = &g_array_index(hit->captures, Capture, i);

			g_string_append_printf(string, " %s=%s", capture->name, capture->value);
		}
	}
	return g_string_free(string, FALSE);
}

static void assert_match(const char *match, const char *text, const char *expected)
{
	g_autofree char *found = first_match(match, text);

	g_assert_cmpstr(found, ==, expected);
}

static void a_hole_takes_as_little_as_possible(void)
{
	assert_match("use of {name} value", "use of moved value value", "0-18 name=moved");
	assert_match("use of {name} value", "use of  value", "");
	assert_match("use of {name} value", "use of\nmoved\nvalue", "0-18 name=moved");
	assert_match("cannot {a} it {b} all", "cannot do it not at all", "0-23 a=do b=not at");
}

static void a_hole_stays_on_its_line(void)
{
	assert_match("cannot open {path}: {why}", "cannot open a\nb: no", "");
	assert_match("cannot open {path}: {why}", "cannot open a: no\nnext", "0-17 path=a why=no");
}

static void a_hole_at_the_end_takes_the_rest_of_the_line(void)
{
	assert_match("KeyError: {key}", "x\nKeyError: 'a' or b\n", "2-20 key='a' or b");
}

static void the_same_name_takes_the_same_text(void)
{
	assert_match("cycle {a} to {a}", "cycle x to y, cycle q to q", "14-26 a=q");
}

static void a_blank_is_any_run_of_blanks_or_a_broken_line(void)
{
	assert_match("as mutable because", "as  mutable\n    because", "0-23");
	assert_match("as mutable because", "as mutable\n\nbecause", "");
}

static void no_end_cuts_a_word(void)
{
	assert_match("deadlock found", "a deadlock founded", "");
	assert_match("deadlock found", "undeadlock found", "");
	assert_match("deadlock found", "(deadlock found)", "1-15");
	assert_match("café failed", "le café failed.", "3-15");
	assert_match("panic: ", "kernel panic: x", "7-13");
}

static void braces_are_written_twice(void)
{
	assert_match("map {{}} of {x}", "map {}} of y", "0-12 x=y");
	assert_match("Os {{ code: {code} }", "Os { code: 2 }", "0-14 code=2");
}

static void a_template_is_no_pattern(void)
{
	assert_match("a.b [c] (d)*", "a.b [c] (d)*", "0-12");
	assert_match("a.b [c] (d)*", "axb [c] (d)*", "");
	assert_match("Error: file not found", "error: file not found", "");
}

static void a_pattern_works_on_lines(void)
{
	assert_match("/^KeyError: (?<key>.+)$/", "x\nKeyError: 'a'\nb", "2-15 key='a'");
	assert_match("/a/b/c error/", "x a/b/c error", "2-13");
	assert_match("/(?<a>first)|second part/", "second part", "");
}

static void refuse(const char *match, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Signature) signature = signature_new(match, &error);

	g_assert_null(signature);
	g_assert_nonnull(error);
	if (error && !strstr(error->message, expected))
		g_assert_cmpstr(error->message, ==, expected);
}

static void what_is_wrong_is_said_with_its_place(void)
{
	refuse("", "a signature is empty");
	refuse("{a} {b}", "no literal of four bytes");
	refuse("/foo|barbar/", "no literal of four bytes");
	refuse("/(?:long)?x/", "no literal of four bytes");
	refuse("/(?i)some error/", "no literal of four bytes");
	refuse("cannot {Place}", "character 8");
	refuse("interface {}", "'{{'");
	refuse("/some error (/", "not closed");
	refuse("/some error )/", "closes a group that is not open");
	refuse("/some error [/", "does not compile");
	refuse("/some error\\/", "backslash");
	refuse("/some error (*ACCEPT)x/", "verb");
	refuse("/(?x)some error/", "option x");
	refuse("/some error(?(1)a|b)/", "condition");
	refuse("\xff\xfe error", "not UTF-8");
}

static void assert_literal(const char *match, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Signature) signature = signature_new(match, &error);

	g_assert_no_error(error);
	if (signature)
		g_assert_cmpstr(signature_literal(signature), ==, expected);
}

static void the_longest_literal_is_in_every_match(void)
{
	assert_literal("borrow {x} as mutable", " as mutable");
	assert_literal("/error\\[E0\\d+\\]: borrow/", "]: borrow");
	assert_literal("/colou?r of money/", "r of money");
	assert_literal("/ab{2}cdef+ghij/", "cdef");
	assert_literal("/x(?:long text)+ yes/", "long text");
	assert_literal("/(?=outside)inner text/", "inner text");
	assert_literal("/one(?#comment) two/", " two");
	assert_literal("/\\Qa.b(c\\E+defghi/", "defghi");
	assert_literal("/(?i:nocase)exactly/", "exactly");
	assert_literal("/\\bword\\b \\w+/", "word ");
	assert_literal("/[[:alpha:]]]rest \\x41bcde/", "]rest ");
	assert_literal("/naïveté?x{0,2}/", "naïvet");
}

static void is_fast(const char *match, bool expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Signature) signature = signature_new(match, &error);
	const char *const samples[] = {"KeyError: 'abc' is not in the table", NULL};

	g_assert_no_error(error);
	if (signature && signature_is_fast(signature, samples, &error) != expected)
		g_assert_cmpstr(match, ==, expected ? "fast" : "slow");
}

static void slow_patterns_are_refused(void)
{
	is_fast("/(a+)+bxyzz/", false);
	is_fast("/KeyError: (\\w+\\s?)*$/", false);
	is_fast("/^(([a-z])+.)+[A-Z]([a-z])+long$/", false);
	is_fast("/(.*)(.*)(.*)(.*)(.*)=endings/", false);
	is_fast("/^KeyError: (?<key>.+)$/", true);
	is_fast("cannot borrow {place} as mutable because it is also borrowed as immutable", true);
	is_fast("Os {{ code: {code}, kind: {kind}, message: {message} }", true);
	is_fast("/error\\[E\\d{4}\\]: (?!cannot).*moved value/", true);
}

/* Patterns that take for ever on the wrong text. */
static GPtrArray *hostile_patterns(void)
{
	static const char *const cores[] = {"(a+)+", "(a*)*", "(a|a)*", "(a|aa)+", "(a|b|ab)*",
		"(\\w+\\s?)*", "(\\s*\\w*)*", "(.*)*", "(.+)+", "(.*?,){11}", "(a?){25}a{25}",
		"([a-zA-Z]+)*", "(\\d+)+", "(\\d|\\d\\d)+", "(x+x+)+y", "((a+)+)+", "(\\S+\\s*)+",
		"(?:a+)+?", "(.*a){12}", "(a+?)+?", "(?:[^!]+)*", "(\\s|\\t| )*", "(?:\\w*\\W*)*",
		"([^=]*=)*", ".*.*.*.*", ".*?.*?.*?.*?", "\\w*\\w*\\w*\\w*", "[\\s\\S]*[\\s\\S]*",
		"(?:(?:a*)*)*", "(?=(a+))+a*", "(?:a|\\w)*"};
	static const char *const frames[] = {"/%s literal/", "/literal%s$/", "/^%s!literal/",
		"/literal %sZ/", "/%s[^a]literal$/", "/(?<n>%s)literal\\k<n>x/",
		"/literal(?:%s)+Q/"};
	GPtrArray *patterns = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < G_N_ELEMENTS(cores); i++) {
		for (guint k = 0; k < G_N_ELEMENTS(frames); k++) {
			g_auto(GStrv) parts = g_strsplit(frames[k], "%s", 2);

			g_ptr_array_add(patterns, g_strjoin(cores[i], parts[0], parts[1], NULL));
		}
	}
	return patterns;
}

/* KIND of text of SIZE bytes that holds the literal here and there. */
static char *hostile_text(guint kind, gsize size)
{
	static const char *const fillers[] = {"a", "aaaa aaaa ", "0123456789", " ", "a,",
		"x\xC3\xA9", "a literal", "literal a=a\n", "aaaaaaaa literal\n", "\t \n"};
	GString *text = g_string_new("literal ");

	while (text->len < size)
		g_string_append(text, fillers[kind % G_N_ELEMENTS(fillers)]);
	g_string_append(text, "!literal aaaa");
	return g_string_free(text, FALSE);
}

static double cpu_milliseconds(clock_t since)
{
	return (double)(clock() - since) * 1000 / CLOCKS_PER_SEC;
}

/* CPU milliseconds of one search of TEXT that may take MILLISECONDS; the least of a few. */
static double search_milliseconds(Automaton *automaton, const char *text, guint milliseconds)
{
	double least = 0;

	for (int i = 0; i < 3; i++) {
		clock_t start = clock();
		bool is_partial;
		g_autoptr(GPtrArray) hits G_GNUC_UNUSED =
			automaton_search(automaton, text, strlen(text), milliseconds, &is_partial);
		double taken = cpu_milliseconds(start);

		least = i == 0 ? taken : MIN(least, taken);
	}
	return least;
}

/* One search of TEXT ends soon behind its time: on any machine, as a friendly text of that size. */
static void assert_ends(Automaton *automaton, const char *text, guint milliseconds)
{
	g_autofree char *friendly = g_strnfill(strlen(text), '.');
	double linear = search_milliseconds(automaton, friendly, 60000);

	g_assert_cmpfloat(search_milliseconds(automaton, text, milliseconds), <,
		milliseconds + 50 + 20 * linear);
}

static void hostile_patterns_end(void)
{
	bool is_slow = g_getenv("MOJOWIKI_SLOW") != NULL;
	g_autoptr(GPtrArray) patterns = hostile_patterns();
	g_autoptr(Automaton) all =
		automaton_new((const char *const *)patterns->pdata, patterns->len);

	g_assert_cmpuint(patterns->len, >=, 200);
	for (guint kind = 0; kind < 10; kind++) {
		g_autofree char *text = hostile_text(kind, 256 * 1024);

		assert_ends(all, text, is_slow ? 100 : 20);
	}
	for (guint i = 0; i < patterns->len; i++) {
		const char *pattern = patterns->pdata[i];
		g_autoptr(Automaton) one = automaton_new(&pattern, 1);

		for (guint kind = i % 10; kind < 10; kind += is_slow ? 1 : 10) {
			g_autofree char *text = hostile_text(kind, 256 * 1024);

			assert_ends(one, text, is_slow ? 100 : 5);
		}
	}
}

static void a_hostile_paste_ends_with_templates(void)
{
	static const char *const matches[] = {"literal {a} a {b} a {c} a {d} a {e} zz",
		"{a} literal {b} aaaa {c} aaaa {d}", "{a}a{b}a{c}a{d} literal {a}"};
	g_autoptr(Automaton) automaton = automaton_new(matches, G_N_ELEMENTS(matches));

	for (guint kind = 0; kind < 10; kind++) {
		g_autofree char *text = hostile_text(kind, 1024 * 1024);

		assert_ends(automaton, text, 50);
	}
}

/* The lines about a literal are looked for once a line, however often it is there. */
static void a_long_line_of_literals_ends(void)
{
	static const char *const matches[] = {
		"literal {a} b c d zz", "/^literal.*zz$/", "literal zz"};
	g_autoptr(Automaton) automaton = automaton_new(matches, G_N_ELEMENTS(matches));
	g_autofree char *line = hostile_text(6, 1024 * 1024);
	g_autofree char *text = g_strconcat(line, "\nx\nx\nx\nx\nx\nx\nx\n", NULL);

	assert_ends(automaton, text, 5);
}

static void a_slow_sample_is_told(void)
{
	g_autoptr(Signature) signature = signature_new("/(a+)+\\d!literal/", NULL);
	g_autofree char *text = hostile_text(0, 4096);
	bool is_slow = true;

	g_assert_true(signature_matches(signature, "aa1!literal", 11, &is_slow));
	g_assert_false(is_slow);
	g_assert_false(signature_matches(signature, text, strlen(text), &is_slow));
	g_assert_true(is_slow);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/matching/" #name, name)
	TEST(a_hole_takes_as_little_as_possible);
	TEST(a_hole_stays_on_its_line);
	TEST(a_hole_at_the_end_takes_the_rest_of_the_line);
	TEST(the_same_name_takes_the_same_text);
	TEST(a_blank_is_any_run_of_blanks_or_a_broken_line);
	TEST(no_end_cuts_a_word);
	TEST(braces_are_written_twice);
	TEST(a_template_is_no_pattern);
	TEST(a_pattern_works_on_lines);
	TEST(what_is_wrong_is_said_with_its_place);
	TEST(the_longest_literal_is_in_every_match);
	TEST(slow_patterns_are_refused);
	TEST(hostile_patterns_end);
	TEST(a_hostile_paste_ends_with_templates);
	TEST(a_long_line_of_literals_ends);
	TEST(a_slow_sample_is_told);
	return g_test_run();
}
