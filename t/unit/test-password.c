/*
 * Which passwords may be chosen.
 */
#include "wiki/password.h"
#include "wiki/password_words.h"
#include "wiki/secret.h"

#include <string.h>

static bool is_taken(const char *password)
{
	g_autoptr(GError) error = NULL;
	bool taken = password_check(password, "boris", &error);

	g_assert_true(taken || g_error_matches(error, MW_ERROR, MW_ERROR_INVALID));
	return taken;
}

static void what_is_guessed_first_is_refused(void)
{
	static const char *const bad[] = {"password1234", "Password123!", "P@ssw0rd2024!",
		"qwertyuiopasdf", "1234567890123", "iloveyou1234", "Boris-Boris-1999",
		"letmein-welcome", "abcdefghijkl", "zzzzzzzzzzzz", "abc123abc123", "MojoWiki2026!",
		"dragon!!monkey!!", "changeme12345"};

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		if (is_taken(bad[i]))
			g_test_fail_printf("'%s' is taken", bad[i]);
	}
}

static void what_is_long_and_odd_is_taken(void)
{
	static const char *const good[] = {"eleven kites above the harbour", "ca2czgqcj19dy8dkqf50",
		"wet otters borrow umbrellas", "Ünïcödé wörds zählen", "xkw-7rtq-pz4m",
		"correct horse battery staple table"};

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		if (!is_taken(good[i]))
			g_test_fail_printf("'%s' is refused", good[i]);
	}
}

/* The limits are of characters, as people count them. */
static void lengths_are_limited(void)
{
	g_autofree char *longest = g_strnfill(PASSWORD_MAX + 1, 'x');

	g_assert_false(is_taken("wet otters"));
	memcpy(longest, "wet otters borrow", strlen("wet otters borrow"));
	g_assert_false(is_taken(longest));
	longest[PASSWORD_MAX] = '\0';
	g_assert_true(is_taken(longest));
	g_assert_true(is_taken("\xc3\xa4\xc3\xb6\xc3\xbc kw qz rtp"));
	g_assert_false(is_taken("\xc3\xa4\xc3\xb6\xc3\xbc kw qz"));
}

/* The rule stands in for a list: each word with each of these ends is one of its passwords. */
static void ten_thousand_common_ones_are_refused(void)
{
	static const char *const ends[] = {"123456", "12345678", "1234567890", "2024", "2025",
		"2026", "!2024", "1!", "123!", "123123", "111111", "qwerty", "password", "000000"};
	guint refused = 0;

	for (const char *const *word = password_words; *word; word++) {
		for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
			g_autofree char *whole = g_strconcat(*word, ends[i], *word, NULL);

			if (strlen(whole) < PASSWORD_MIN)
				continue;
			if (is_taken(whole))
				g_test_fail_printf("'%s' is taken", whole);
			refused++;
		}
	}
	g_assert_cmpuint(refused, >=, 10000);
}

static void a_hash_is_of_one_password(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *hash = password_hash("wet otters borrow", &error);
	g_autofree char *other = password_hash("wet otters borrow", &error);

	g_assert_no_error(error);
	g_assert_cmpstr(hash, !=, other);
	g_assert_true(password_matches(hash, "wet otters borrow"));
	g_assert_false(password_matches(hash, "wet otters borrow "));
	g_assert_false(password_matches(NULL, "wet otters borrow"));
	g_assert_false(password_needs_rehash(hash));
}

static void a_proof_is_of_one_key_and_purpose(void)
{
	g_autofree char *key = secret_make("");
	g_autofree char *proof = secret_sign(key, "entry");
	g_autofree char *second = secret_sign(key, "entry");

	g_assert_cmpuint(strlen(key), ==, SECRET_LENGTH);
	g_assert_cmpstr(proof, !=, second);
	g_assert_true(secret_verify(key, "entry", proof));
	g_assert_true(secret_verify(key, "entry", second));
	g_assert_false(secret_verify(key, "account", proof));
	g_assert_false(secret_verify("other", "entry", proof));
	g_assert_false(secret_verify(key, "entry", ""));
	proof[20] = proof[20] == 'A' ? 'B' : 'A';
	g_assert_false(secret_verify(key, "entry", proof));
}

/* 256 bits each: among so many, none comes twice. */
static void secrets_are_unique(void)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint count = g_getenv("MOJOWIKI_SLOW") ? 1000000 : 10000;

	for (guint i = 0; i < count; i++)
		g_hash_table_add(seen, secret_make(""));
	g_assert_cmpuint(g_hash_table_size(seen), ==, count);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_setenv("MOJOWIKI_CHEAP_PASSWORDS", "1", TRUE);
	g_test_add_func(
		"/password/what-is-guessed-first-is-refused", what_is_guessed_first_is_refused);
	g_test_add_func("/password/what-is-long-and-odd-is-taken", what_is_long_and_odd_is_taken);
	g_test_add_func("/password/lengths-are-limited", lengths_are_limited);
	g_test_add_func("/password/ten-thousand-common-ones-are-refused",
		ten_thousand_common_ones_are_refused);
	g_test_add_func("/password/a-hash-is-of-one-password", a_hash_is_of_one_password);
	g_test_add_func(
		"/password/a-proof-is-of-one-key-and-purpose", a_proof_is_of_one_key_and_purpose);
	g_test_add_func("/password/secrets-are-unique", secrets_are_unique);
	return g_test_run();
}
