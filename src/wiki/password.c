#include "wiki/password.h"

#include "base/random.h"
#include "base/utf8.h"
#include "wiki/password_words.h"

#include <sodium.h>
#include <string.h>

/* 64 MiB and two passes: about 85 ms (RFC 9106 section 4, between its two recommendations). */
enum { HASH_MEMORY = 64 << 20, HASH_PASSES = 2, ARGON2_VERSION = 19 };

typedef struct {
	unsigned long long passes;
	size_t memory;
} Cost;

static Cost cost_now(void)
{
	if (g_getenv("MOJOWIKI_CHEAP_PASSWORDS"))
		return (Cost){crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
	return (Cost){HASH_PASSES, HASH_MEMORY};
}

char *password_make(void)
{
	g_autofree char *id = mw_random_id();

	id[PASSWORD_MADE_LENGTH] = '\0';
	return g_steal_pointer(&id);
}

/* What a guesser writes for a letter. */
static bool is_letter_for(char letter, char written)
{
	static const char *const others[26] = {['a' - 'a'] = "4@",
		['b' - 'a'] = "8",
		['e' - 'a'] = "3",
		['g' - 'a'] = "9",
		['i' - 'a'] = "1!|",
		['l' - 'a'] = "1|",
		['o' - 'a'] = "0",
		['s' - 'a'] = "5$",
		['t' - 'a'] = "7+",
		['z' - 'a'] = "2"};
	const char *signs = others[letter - 'a'];

	return g_ascii_tolower(written) == letter || (signs && strchr(signs, written));
}

/* The length of WORD where it begins TEXT, or 0. */
static gsize word_at(const char *text, const char *word)
{
	gsize i = 0;

	while (word[i] && text[i] &&
		(word[i] == text[i] ||
			(g_ascii_islower(word[i]) && is_letter_for(word[i], text[i]))))
		i++;
	return word[i] ? 0 : i;
}

/* From a character to the next; 0 comes after 9, as on keyboards. */
static int step_at(const char *text)
{
	return text[0] == '9' && text[1] == '0' ? 1 : text[1] - text[0];
}

/* How far one goes on by equal steps: "aaaa", "1234", "fedc". */
static gsize run_at(const char *text)
{
	int step = step_at(text);
	gsize length = 1;

	if (step < -1 || step > 1 || !g_ascii_isalnum(text[0]))
		return 1;
	while (text[length] && step_at(text + length - 1) == step)
		length++;
	return length >= 3 ? length : 1;
}

static gsize digits_at(const char *text)
{
	gsize length = 0;

	while (length < 4 && g_ascii_isdigit(text[length]))
		length++;
	return length;
}

/* How far a piece of PERIOD bytes goes on to repeat, in any case of letters: "123123",
 * "Word99word99". */
static gsize repeated_at(const char *text, gsize period)
{
	gsize length = period;

	while (text[length] &&
		g_ascii_tolower(text[length]) == g_ascii_tolower(text[length - period]))
		length++;
	return length;
}

static void reach(guint *parts, gsize from, gsize length, guint cost)
{
	if (length > 0)
		parts[from + length] = MIN(parts[from + length], parts[from] + cost);
}

/* How few pieces that are tried first make up TEXT; G_MAXUINT / 2 or more when they do not. */
static guint count_parts(const char *text, const char *name)
{
	gsize length = strlen(text);
	g_autofree guint *parts = g_new(guint, length + 1);
	g_autofree char *lower = g_ascii_strdown(name, -1);

	for (gsize i = 0; i <= length; i++)
		parts[i] = i == 0 ? 0 : G_MAXUINT / 2;
	for (gsize i = 0; i < length; i++) {
		if (parts[i] >= G_MAXUINT / 2)
			continue;
		for (const char *const *word = password_words; *word; word++)
			reach(parts, i, word_at(text + i, *word), 1);
		if (*lower && g_ascii_strncasecmp(text + i, lower, strlen(lower)) == 0)
			reach(parts, i, strlen(lower), 1);
		for (gsize run = run_at(text + i); run >= 3; run--)
			reach(parts, i, run, 1);
		for (gsize period = 1; period <= (length - i) / 2; period++) {
			for (gsize end = repeated_at(text + i, period); end >= 2 * period; end--)
				reach(parts, i, end, 1);
		}
		for (gsize digits = digits_at(text + i); digits > 0; digits--)
			reach(parts, i, digits, 1);
		reach(parts, i, !g_ascii_isalnum(text[i]), 0);
	}
	return parts[length];
}

bool password_check(const char *password, const char *name, GError **error)
{
	gsize length = mw_text_length(password);

	if (length < PASSWORD_MIN)
		return mw_fail(error, MW_ERROR_INVALID,
			"Choose a password of at least %d characters; this one has %zu",
			PASSWORD_MIN, length);
	if (length > PASSWORD_MAX)
		return mw_fail(error, MW_ERROR_INVALID,
			"Choose a password of at most %d characters; this one has %zu",
			PASSWORD_MAX, length);
	if (count_parts(password, name) <= PASSWORD_PARTS_MAX)
		return mw_fail(error, MW_ERROR_INVALID,
			"Choose another password: this one is among those that are guessed first. Add words that do not belong together");
	return true;
}

char *password_hash(const char *password, GError **error)
{
	Cost cost = cost_now();
	char *hash = g_malloc(crypto_pwhash_STRBYTES);

	if (sodium_init() < 0 || crypto_pwhash_str(hash, password, strlen(password), cost.passes,
					 cost.memory) != 0) {
		g_free(hash);
		mw_fail(error, MW_ERROR_INTERNAL,
			"the password could not be hashed: %zu MiB of memory are needed",
			cost.memory >> 20);
		return NULL;
	}
	return hash;
}

/* A hash of nobody's password, of the cost that new ones have. The caller owns it. */
static char *nobodys(void)
{
	Cost cost = cost_now();

	return g_strdup_printf("$argon2id$v=%d$m=%zu,t=%llu,p=1$%s$%s", ARGON2_VERSION,
		cost.memory >> 10, cost.passes, "bm9ib2R5J3Mgc2FsdCEhIQ",
		"bm9ib2R5J3MgcGFzc3dvcmQgaGFzaGVzIHRvIHRoaXM");
}

bool password_matches(const char *hash, const char *password)
{
	g_autofree char *dummy = hash ? NULL : nobodys();

	return sodium_init() >= 0 &&
	       crypto_pwhash_str_verify(hash ? hash : dummy, password, strlen(password)) == 0 &&
	       hash;
}

bool password_needs_rehash(const char *hash)
{
	Cost cost = cost_now();

	return crypto_pwhash_str_needs_rehash(hash, cost.passes, cost.memory) != 0;
}
