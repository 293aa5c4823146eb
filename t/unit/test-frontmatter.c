#include "text/frontmatter.h"

#include <string.h>

static const char *const no_known[] = {NULL};

static void assert_reads(const char *text, const char *json, const char *body)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Frontmatter) read = frontmatter_read(text, &error);
	char *keys;

	g_assert_no_error(error);
	g_assert_nonnull(read);
	if (!read)
		return;
	keys = json_dumps(read->keys, JSON_COMPACT);
	g_assert_cmpstr(keys, ==, json);
	g_assert_cmpstr(read->body, ==, body);
	free(keys);
}

static void assert_refused(const char *text, MwError code, const char *message)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Frontmatter) read = frontmatter_read(text, &error);

	g_assert_null(read);
	g_assert_error(error, MW_ERROR, (int)code);
	if (error && !strstr(error->message, message))
		g_assert_cmpstr(error->message, ==, message);
}

/* The unknown keys of TEXT come out as EXPECTED, and from then on as the same bytes. */
static void assert_kept(const char *text, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Frontmatter) first = frontmatter_read(text, &error);
	g_autoptr(Frontmatter) second = NULL;
	g_autofree char *lines = NULL, *written = NULL, *again = NULL;

	g_assert_no_error(error);
	lines = first ? frontmatter_extra(first, no_known) : NULL;
	g_assert_cmpstr(lines, ==, expected);
	written = frontmatter_write(NULL, lines);
	second = frontmatter_read(written, &error);
	g_assert_no_error(error);
	if (!first || !second)
		return;
	again = frontmatter_extra(second, no_known);
	g_assert_cmpstr(again, ==, lines);
	g_assert_true(json_equal(first->keys, second->keys));
}

/* KNOWN is written as EXPECTED and is the same when it is read back. */
static void assert_written(const char *known, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Frontmatter) read = NULL;
	g_autofree char *text = NULL;
	json_t *keys = json_loads(known, JSON_ALLOW_NUL, NULL);

	g_assert_nonnull(keys);
	text = frontmatter_write(keys, NULL);
	if (expected)
		g_assert_cmpstr(text, ==, expected);
	read = frontmatter_read(text, &error);
	g_assert_no_error(error);
	if (read && !json_equal(read->keys, keys))
		g_assert_cmpstr(text, ==, known);
	json_decref(keys);
}

static void a_text_without_header_is_all_body(void)
{
	assert_reads("# Title\n\n---\nx\n", "{}", "# Title\n\n---\nx\n");
	assert_reads("", "{}", "");
	assert_reads("----\nx: 1\n----\n", "{}", "----\nx: 1\n----\n");
	assert_reads("---\n---\n\nbody\n", "{}", "body\n");
	assert_reads("---\n# nothing\n---", "{}", "");
}

static void every_scalar_is_text_in_its_order(void)
{
	assert_reads("---\ntitle: \"Why: a 'b'\"\naffects: 1.10\ndraft: false\ndate: 2026-05-12\n"
		     "lastmod: ~\nsummary:\n---\n\n    code\n",
		"{\"title\":\"Why: a "
		"'b'\",\"affects\":\"1.10\",\"draft\":\"false\",\"date\":\"2026-05-12\","
		"\"lastmod\":\"\",\"summary\":\"\"}",
		"    code\n");
}

static void lists_and_maps_are_read(void)
{
	assert_reads(
		"---\ntags: [rust, 'a, b']\nparams:\n  deep: {x: [1]}\ncodes:\n- E0382\n- E0502\n"
		"signatures:\n  - match: /x/\n    samples:\n      - |\n        one\n        "
		"two\n---\nb",
		"{\"tags\":[\"rust\",\"a, b\"],\"params\":{\"deep\":{\"x\":[\"1\"]}},"
		"\"codes\":[\"E0382\",\"E0502\"],"
		"\"signatures\":[{\"match\":\"/x/\",\"samples\":[\"one\\ntwo\\n\"]}]}",
		"b");
}

static void what_is_not_safe_is_refused_with_its_line(void)
{
	assert_refused("---\na: 1\nb: &x 2\n---\n", MW_ERROR_INVALID,
		"line 3: the front matter holds an anchor");
	assert_refused(
		"---\na: *x\n---\n", MW_ERROR_INVALID, "line 2: the front matter holds an alias");
	assert_refused(
		"---\na: !!str 1\n---\n", MW_ERROR_INVALID, "line 2: the front matter holds a tag");
	assert_refused(
		"---\na: !x {}\n---\n", MW_ERROR_INVALID, "line 2: the front matter holds a tag");
	assert_refused("---\n%YAML 1.1\n--- a: 1\n---\n", MW_ERROR_INVALID,
		"line 2: the front matter holds a directive");
	assert_refused("---\na: 1\n--- b\n---\n", MW_ERROR_INVALID,
		"line 3: the front matter holds a second document");
	assert_refused("---\na: 1\n\nb: 2\na: 3\n---\n", MW_ERROR_INVALID,
		"line 5: the key 'a' stands twice");
	assert_refused("---\na: {b: 1, b: 2}\n---\n", MW_ERROR_INVALID,
		"line 2: the key 'b' stands twice");
	assert_refused("---\n[a]: 1\n---\n", MW_ERROR_INVALID, "line 2: a key must be a word");
	assert_refused("---\na: \"x\\0y\"\n---\n", MW_ERROR_INVALID,
		"line 2: the front matter holds a NUL");
}

static void a_broken_header_names_its_line(void)
{
	assert_refused("---\ntitle: a\ntags: [b\nc: d\n---\n", MW_ERROR_INVALID, "line 4: ");
	assert_refused("---\ntitle: a: b\n---\n", MW_ERROR_INVALID,
		"line 2: the front matter is not valid YAML");
	assert_refused("---\nok: 1\nx: \x1b[31m\n---\n", MW_ERROR_INVALID,
		"line 3: the front matter is not valid YAML: control characters");
	assert_refused("---\nok: 1\n\tx: 2\n---\n", MW_ERROR_INVALID, "line 3: ");
	assert_refused("---\nonly words\n---\n", MW_ERROR_INVALID,
		"line 2: the front matter must be lines of 'key: value'");
	assert_refused(
		"---\ntitle: a\n", MW_ERROR_INVALID, "line 1: the front matter is not closed");
	assert_refused(
		"+++\ntitle = 'a'\n+++\n", MW_ERROR_INVALID, "line 1: the front matter is TOML");
}

static void large_headers_are_refused(void)
{
	g_autoptr(GString) text = g_string_new("---\na: \"");

	for (guint i = 0; i < FRONTMATTER_SIZE_MAX; i++)
		g_string_append_c(text, 'x');
	g_string_append(text, "\"\n---\n");
	assert_refused(text->str, MW_ERROR_LIMIT, "larger than 64 KiB");

	g_string_assign(text, "---\na: ");
	for (guint i = 0; i < 30000; i++)
		g_string_append_c(text, '[');
	g_string_append(text, "\n---\n");
	assert_refused(
		text->str, MW_ERROR_LIMIT, "line 2: the front matter is nested deeper than 16");

	g_string_assign(text, "---\na:\n");
	for (guint i = 0; i < 3000; i++)
		g_string_append(text, "- x\n");
	g_string_append(text, "---\n");
	assert_refused(
		text->str, MW_ERROR_LIMIT, "line 2000: the front matter holds more than 2000");
}

static void unknown_keys_keep_order_and_style(void)
{
	static const char text[] = "---\n"
				   "weight: -5\n"
				   "title: known\n"
				   "linkTitle: 'It''s'\n"
				   "draft: false\n"
				   "version: 1.10\n"
				   "quoted: \"1.10\"\n"
				   "empty:\n"
				   "note: |\n"
				   "  one\n"
				   "\n"
				   "    two  \n"
				   "params:\n"
				   "  - a: 1\n"
				   "    b:\n"
				   "      - x\n"
				   "  - []\n"
				   "  - {}\n"
				   "  -\n"
				   "    - y\n"
				   "when: 2026-05-12T09:14:00Z\n"
				   "---\n";
	static const char *const known[] = {"title", "summary", NULL};
	g_autoptr(GError) error = NULL;
	g_autoptr(Frontmatter) read = frontmatter_read(text, &error);
	g_autoptr(GString) expected = g_string_new_len(text + 4, sizeof text - 9);
	g_autofree char *extra = NULL;

	g_assert_no_error(error);
	extra = read ? frontmatter_extra(read, known) : NULL;
	g_string_replace(expected, "title: known\n", "", 0);
	g_assert_cmpstr(extra, ==, expected->str);
}

static void unknown_keys_become_canonical_once(void)
{
	assert_kept("---\ntags: [a, 'b c', \"d\"]\n---\n", "tags:\n  - a\n  - 'b c'\n  - \"d\"\n");
	assert_kept("---\na:   x   # why\n# c\nb: {c: {}, d: []}\n---\n",
		"a: x\nb:\n  c: {}\n  d: []\n");
	assert_kept("---\na:\n- one\n- two: 2\n  three: 3\n---\n",
		"a:\n  - one\n  - two: 2\n    three: 3\n");
	assert_kept("---\na: one\n   two\n---\n", "a: one two\n");
	assert_kept("---\na: >\n  one\n  two\n---\n", "a: |\n  one two\n");
	assert_kept("---\na: \"\\u001b[31m \\t x\"\n---\n", "a: \"\\u001B[31m \\t x\"\n");
	assert_kept("---\n\"a b\": 'x'\n? c\n: d\n---\n", "\"a b\": 'x'\nc: d\n");
	assert_kept("---\na: |+\n\n   x\n\n\n---\n", "a: |2+\n\n  x\n\n\n");
}

static void strings_that_yaml_would_misread_are_quoted(void)
{
	assert_written("{\"title\":\"Why await "
		       "hangs\",\"affects\":\"1.10\",\"codes\":[\"E0382\",\"0382\"],"
		       "\"a\":\"yes\",\"b\":\"null\",\"c\":\"2026-05-12\",\"d\":\"\",\"e\":\"a: "
		       "b\",\"f\":\"- x\","
		       "\"g\":\"/a\\\\d+/\",\"h\":\"it's\",\"i\":\"'\",\"j\":\"say "
		       "\\\"x\\\"\",\"k\":\" x \"}",
		"---\n"
		"title: Why await hangs\n"
		"affects: \"1.10\"\n"
		"codes:\n"
		"  - E0382\n"
		"  - \"0382\"\n"
		"a: \"yes\"\n"
		"b: \"null\"\n"
		"c: \"2026-05-12\"\n"
		"d: \"\"\n"
		"e: \"a: b\"\n"
		"f: \"- x\"\n"
		"g: /a\\d+/\n"
		"h: it's\n"
		"i: \"'\"\n"
		"j: say \"x\"\n"
		"k: \" x \"\n"
		"---\n");
}

static void samples_of_signatures_survive_to_the_byte(void)
{
	assert_written("{\"signatures\":[{\"match\":\"use of moved value: `$x`\","
		       "\"samples\":[\"error[E0382]: x\\n --> a.rs:1:2\\n  |\\n\","
		       "\"  File \\\"a.py\\\"\\nKeyError\",\"\\u001b[31mred\\u001b[0m\\nx\",\"a "
		       "\\nb\"],\"not\":[]}]}",
		"---\n"
		"signatures:\n"
		"  - match: \"use of moved value: `$x`\"\n"
		"    samples:\n"
		"      - |\n"
		"        error[E0382]: x\n"
		"         --> a.rs:1:2\n"
		"          |\n"
		"      - |2-\n"
		"          File \"a.py\"\n"
		"        KeyError\n"
		"      - \"\\u001B[31mred\\u001B[0m\\nx\"\n"
		"      - \"a \\nb\"\n"
		"    not: []\n"
		"---\n");
}

/* Pieces that are awkward in YAML, put together at random. */
static json_t *random_text(GRand *random)
{
	static const char *const pieces[] = {"\n", "\n", " ", "  ", "\t", "a", "b c", ":", ": ",
		" #", "#", "-", "- ", "?", "'", "\"", "\\", "|", ">", "%", "@", "`", "!", "&", "*",
		"{", "}", "[", "]", ",", "---", "...", "\x1b[1m", "\r", "\xc2\x85", "\xe2\x80\xa8",
		"\xef\xbb\xbf", "\xc3\xa9", "\xf0\x9f\x98\x80", "1", "0x1f", ".5", "true", "~", "=",
		"<<", "\x7f", "\xc2\xa0", "\x01"};
	g_autoptr(GString) text = g_string_new(NULL);
	int count = g_rand_int_range(random, 0, 7);

	for (int i = 0; i < count; i++)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	return json_string(text->str);
}

static json_t *random_value(GRand *random, int depth)
{
	int kind = depth > 3 ? 0 : g_rand_int_range(random, 0, 4);
	int count = g_rand_int_range(random, 0, 4);
	json_t *value;

	if (kind < 2)
		return random_text(random);
	value = kind == 2 ? json_array() : json_object();
	for (int i = 0; i < count; i++) {
		json_t *key = random_text(random);

		if (kind == 2)
			json_array_append_new(value, random_value(random, depth + 1));
		else if (*json_string_value(key))
			json_object_set_new(
				value, json_string_value(key), random_value(random, depth + 1));
		json_decref(key);
	}
	return value;
}

static void anything_written_is_read_back_and_kept(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(7);

	for (int i = 0; i < 4000; i++) {
		json_t *known = json_object();
		g_autofree char *text = NULL, *lines = NULL;
		char *json;

		json_object_set_new(known, "key", random_value(random, 0));
		json_object_set_new(known, "next", random_value(random, 0));
		json = json_dumps(known, 0);
		assert_written(json, NULL);
		text = frontmatter_write(known, NULL);
		lines = g_strndup(text + 4, strlen(text) - 8);
		assert_kept(text, lines);
		free(json);
		json_decref(known);
	}
}

/* Headers made of the signs of YAML: whatever they mean, the second writing equals the first. */
static void any_header_is_refused_or_settles(void)
{
	static const char signs[] = "ab1: -\n\n  '\"|>?[]{},#\\%\t.~+2-";
	g_autoptr(GRand) random = g_rand_new_with_seed(11);

	for (int i = 0; i < 30000; i++) {
		g_autoptr(GString) text = g_string_new("---\n");
		g_autoptr(Frontmatter) read = NULL;
		g_autofree char *lines = NULL;

		for (int j = g_rand_int_range(random, 0, 30); j > 0; j--)
			g_string_append_c(
				text, signs[g_rand_int_range(random, 0, sizeof signs - 1)]);
		g_string_append(text, "\n---\n");
		read = frontmatter_read(text->str, NULL);
		if (!read)
			continue;
		lines = frontmatter_extra(read, no_known);
		assert_kept(text->str, lines);
	}
}

static void random_bytes_do_no_harm(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(3);

	for (int i = 0; i < 5000; i++) {
		g_autoptr(GString) text = g_string_new("---\n");
		g_autoptr(GError) error = NULL;
		g_autoptr(Frontmatter) read = NULL;

		for (int j = g_rand_int_range(random, 0, 60); j > 0; j--)
			g_string_append_c(text, (char)g_rand_int_range(random, 1, 256));
		g_string_append(text, "\n---\n");
		read = frontmatter_read(text->str, &error);
		g_assert_true(read || error);
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/frontmatter/a-text-without-header-is-all-body",
		a_text_without_header_is_all_body);
	g_test_add_func("/frontmatter/every-scalar-is-text-in-its-order",
		every_scalar_is_text_in_its_order);
	g_test_add_func("/frontmatter/lists-and-maps-are-read", lists_and_maps_are_read);
	g_test_add_func("/frontmatter/what-is-not-safe-is-refused-with-its-line",
		what_is_not_safe_is_refused_with_its_line);
	g_test_add_func(
		"/frontmatter/a-broken-header-names-its-line", a_broken_header_names_its_line);
	g_test_add_func("/frontmatter/large-headers-are-refused", large_headers_are_refused);
	g_test_add_func("/frontmatter/unknown-keys-keep-order-and-style",
		unknown_keys_keep_order_and_style);
	g_test_add_func("/frontmatter/unknown-keys-become-canonical-once",
		unknown_keys_become_canonical_once);
	g_test_add_func("/frontmatter/strings-that-yaml-would-misread-are-quoted",
		strings_that_yaml_would_misread_are_quoted);
	g_test_add_func("/frontmatter/samples-of-signatures-survive-to-the-byte",
		samples_of_signatures_survive_to_the_byte);
	g_test_add_func("/frontmatter/anything-written-is-read-back-and-kept",
		anything_written_is_read_back_and_kept);
	g_test_add_func(
		"/frontmatter/any-header-is-refused-or-settles", any_header_is_refused_or_settles);
	g_test_add_func("/frontmatter/random-bytes-do-no-harm", random_bytes_do_no_harm);
	return g_test_run();
}
