#include "wiki/password.h"

#include "base/random.h"
#include "base/utf8.h"

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
	(void)name;
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
