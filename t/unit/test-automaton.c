/*
 * One pass over all signatures finds what trying each by itself finds.
 */
#include "match/automaton.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static const char *const words[] = {"error", "cannot", "borrow", "as", "mutable", "immutable",
	"because", "it", "is", "KeyError", "ValueError:", "panic:", "runtime", "goroutine", "index",
	"out", "of", "range", "[1]", "x", "`self.map`", "'amex'", "naïve", "日本", "1024", "E0502]",
	"(core", "dumped)", "a.b", "null", "NULL", "Option::unwrap()", "undefined", "reference",
	"to"};

static const char *word(GRand *random)
{
	return words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))];
}

static const char *pick(GRand *random, const char *const *choices, gint count)
{
	return choices[g_rand_int_range(random, 0, count)];
}

static char *make_template(GRand *random)
{
	GString *text = g_string_new(NULL);
	gint count = g_rand_int_range(random, 2, 9);
	guint hole = 0;

	for (gint i = 0; i < count; i++) {
		if (i > 0)
			g_string_append_c(text, ' ');
		if (g_rand_int_range(random, 0, 4) == 0)
			g_string_append_printf(
				text, "{%c}", 'a' + (g_rand_boolean(random) ? (int)hole++ : 0));
		else
			g_string_append(text, word(random));
	}
	return g_string_free(text, FALSE);
}

static char *make_pattern(GRand *random)
{
	static const char *const between[] = {" ", " +", "\\s+", ".*", ".*?", "[^\\n]{0,9}",
		"\\b \\b", "(?: | +)", "(?=.)", "[\\s\\S]{0,30}?", "(?<n>\\w+) ", "(?:not )?",
		"(?!z)", " (?i:X)", "\\h*", "x?", "(?:a|b|)"};
	GString *text = g_string_new(g_rand_int_range(random, 0, 5) == 0 ? "/^" : "/");
	gint count = g_rand_int_range(random, 2, 6);

	for (gint i = 0; i < count; i++) {
		g_autofree char *quoted = g_regex_escape_string(word(random), -1);

		if (i > 0)
			g_string_append(text, pick(random, between, G_N_ELEMENTS(between)));
		g_string_append(text, quoted);
	}
	g_string_append(text, g_rand_int_range(random, 0, 5) == 0 ? "$/" : "/");
	return g_string_free(text, FALSE);
}

/* Words, some in the order of a signature, with the blanks and breaks of terminals. */
static char *make_paste(GRand *random, char **signatures, gint count)
{
	static const char *const blanks[] = {
		" ", " ", " ", " ", "  ", "\n", "\n    ", "\t", " \n", "\n\n"};
	GString *text = g_string_new(NULL);
	gint parts = g_rand_int_range(random, 1, 30);

	for (gint i = 0; i < parts; i++) {
		const char *signature = signatures[g_rand_int_range(random, 0, count)];
		g_auto(GStrv) pieces = NULL;

		if (*signature == '/' || g_rand_boolean(random)) {
			g_string_append(text, word(random));
			g_string_append(text, pick(random, blanks, G_N_ELEMENTS(blanks)));
			continue;
		}
		pieces = g_strsplit(signature, " ", -1);
		for (guint k = 0; pieces[k]; k++) {
			g_string_append(text, pieces[k][0] == '{' ? word(random) : pieces[k]);
			g_string_append(text, pick(random, blanks, G_N_ELEMENTS(blanks)));
		}
	}
	return g_string_free(text, FALSE);
}

/* What PCRE2 alone finds of SIGNATURE, numbered INDEX: "index:start-end " for each match. */
static void try_alone(GString *found, pcre2_code *code, guint index, const char *text)
{
	pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
	const size_t *offsets = pcre2_get_ovector_pointer(data);
	size_t at = 0, size = strlen(text);
	guint count = 0;

	while (count < AUTOMATON_HITS_MAX &&
		pcre2_match(code, (PCRE2_SPTR)text, size, at, 0, data, NULL) > 0) {
		g_string_append_printf(found, "%u:%zu-%zu ", index, offsets[0], offsets[1]);
		at = offsets[1];
		count++;
	}
	pcre2_match_data_free(data);
}

static int by_signature(gconstpointer a, gconstpointer b)
{
	const Hit *one = *(const Hit *const *)a, *other = *(const Hit *const *)b;

	if (one->signature != other->signature)
		return one->signature < other->signature ? -1 : 1;
	return one->start < other->start ? -1 : 1;
}

static pcre2_code *compile(const char *pattern)
{
	int error;
	size_t place;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
		PCRE2_UTF | PCRE2_MULTILINE, &error, &place, NULL);

	g_assert_nonnull(code);
	return code;
}

static void the_same_as_one_by_one(void)
{
	gboolean is_slow = g_getenv("MOJOWIKI_SLOW") != NULL;
	gint wanted = 3000, pastes = is_slow ? 3000 : 40, count = 0;
	g_autoptr(GRand) random = g_rand_new_with_seed(4711);
	char **signatures = g_new0(char *, (gsize)wanted + 1);
	pcre2_code **codes = g_new0(pcre2_code *, (gsize)wanted + 1);
	g_autoptr(Automaton) automaton = NULL;
	guint total = 0;

	while (count < wanted) {
		g_autofree char *text =
			g_rand_boolean(random) ? make_template(random) : make_pattern(random);
		g_autoptr(Signature) signature = signature_new(text, NULL);

		if (!signature)
			continue;
		codes[count] = compile(signature_pattern(signature));
		signatures[count++] = g_steal_pointer(&text);
	}
	automaton = automaton_new((const char *const *)signatures, (guint)wanted);
	for (gint i = 0; i < pastes; i++) {
		g_autofree char *text = make_paste(random, signatures, wanted);
		g_autoptr(GString) alone = g_string_new(NULL), together = g_string_new(NULL);
		g_autoptr(GPtrArray) hits = NULL;
		bool is_partial;

		hits = automaton_search(automaton, text, strlen(text), 60000, &is_partial);
		g_assert_false(is_partial);
		g_ptr_array_sort(hits, by_signature);
		for (guint k = 0; k < hits->len; k++) {
			const Hit *hit = hits->pdata[k];

			g_string_append_printf(
				together, "%u:%u-%u ", hit->signature, hit->start, hit->end);
		}
		for (gint k = 0; k < wanted; k++)
			try_alone(alone, codes[k], (guint)k, text);
		g_assert_cmpstr(together->str, ==, alone->str);
		total += hits->len;
	}
	g_test_message("%u matches", total);
	g_assert_cmpuint(total, >, 100);
	for (gint k = 0; k < wanted; k++)
		pcre2_code_free(codes[k]);
	g_free(codes);
	g_strfreev(signatures);
}

static void captures_stand_in_the_order_of_the_signature(void)
{
	static const char *const matches[] = {"cannot borrow {place} as mutable, {why}"};
	static const char text[] = "error: cannot borrow `a.b`\n   as mutable, it is\nnot\n";
	g_autoptr(Automaton) automaton = automaton_new(matches, 1);
	bool is_partial;
	g_autoptr(GPtrArray) hits =
		automaton_search(automaton, text, strlen(text), 100, &is_partial);
	const Hit *hit;

	g_assert_cmpuint(hits->len, ==, 1);
	hit = hits->pdata[0];
	g_assert_cmpuint(hit->captures->len, ==, 2);
	g_assert_cmpstr(g_array_index(hit->captures, Capture, 0).name, ==, "place");
	g_assert_cmpstr(g_array_index(hit->captures, Capture, 0).value, ==, "`a.b`");
	g_assert_cmpstr(g_array_index(hit->captures, Capture, 1).value, ==, "it is");
	g_assert_cmpuint(hit->start, ==, 7);
}

static void what_does_not_compile_never_matches(void)
{
	static const char *const matches[] = {
		"/good(/", "abc", "/a(?<n>b)(?<n>b) goods/", "good bye"};
	g_autoptr(Automaton) automaton = automaton_new(matches, G_N_ELEMENTS(matches));
	bool is_partial;
	g_autoptr(GPtrArray) hits =
		automaton_search(automaton, "good(bye good bye", 17, 100, &is_partial);

	g_assert_cmpuint(hits->len, ==, 1);
	g_assert_cmpuint(((Hit *)hits->pdata[0])->signature, ==, 3);
	g_assert_false(is_partial);
}

static void ten_thousand_are_small_and_quick(void)
{
	enum { COUNT = 10000 };
	g_autoptr(GRand) random = g_rand_new_with_seed(7);
	char **signatures = g_new0(char *, COUNT + 1);
	g_autoptr(Automaton) automaton = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	gint64 best = G_MAXINT64;

	for (gint i = 0; i < COUNT; i++)
		signatures[i] = g_strdup_printf("%s%d: cannot %s {what} %s %s%d",
			i % 2 ? "java.lang.SomeError" : "error[E", i, word(random), word(random),
			word(random), g_rand_int_range(random, 0, 1000));
	automaton = automaton_new((const char *const *)signatures, COUNT);
	while (text->len < 4096)
		g_string_append_printf(text, "error[E%d: cannot %s %s%s",
			g_rand_int_range(random, 0, COUNT), word(random), word(random),
			g_rand_int_range(random, 0, 9) ? " " : "\n");
	for (int i = 0; i < 20; i++) {
		gint64 start = g_get_monotonic_time();
		bool is_partial;
		g_autoptr(GPtrArray) hits G_GNUC_UNUSED =
			automaton_search(automaton, text->str, text->len, 1000, &is_partial);

		best = MIN(best, g_get_monotonic_time() - start);
	}
	g_test_message("%zu bytes, %" G_GINT64_FORMAT " us", automaton_size(automaton), best);
	g_assert_cmpuint(automaton_size(automaton), <, 5 * 1024 * 1024);
	/* 0.5 ms, with what sanitizers and busy machines cost */
	g_assert_cmpint(best, <, 10000);
	g_strfreev(signatures);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/automaton/" #name, name)
	TEST(the_same_as_one_by_one);
	TEST(captures_stand_in_the_order_of_the_signature);
	TEST(what_does_not_compile_never_matches);
	TEST(ten_thousand_are_small_and_quick);
	return g_test_run();
}
