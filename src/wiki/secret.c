#include "wiki/secret.h"

#include "base/random.h"

#include <sodium.h>
#include <string.h>

enum {
	SECRET_BYTES = 32,
	SALT_BYTES = 8,
	PROOF_BYTES = SALT_BYTES + crypto_auth_hmacsha256_BYTES,
	BASE64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
};

static char *to_base64(const unsigned char *bytes, size_t size)
{
	size_t length = sodium_base64_encoded_len(size, BASE64);
	char *text = g_malloc(length);

	return sodium_bin2base64(text, length, bytes, size, BASE64);
}

char *secret_make(const char *prefix)
{
	unsigned char bytes[SECRET_BYTES];
	g_autofree char *text = NULL;

	mw_random_bytes(bytes, sizeof bytes);
	text = to_base64(bytes, sizeof bytes);
	return g_strconcat(prefix, text, NULL);
}

char *secret_digest(const char *secret)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	char *text = g_malloc(SECRET_DIGEST_LENGTH + 1);

	crypto_hash_sha256(digest, (const unsigned char *)secret, strlen(secret));
	return sodium_bin2hex(text, SECRET_DIGEST_LENGTH + 1, digest, sizeof digest);
}

/* What follows the salt in PROOF. */
static void sign(unsigned char *proof, const char *key, const char *purpose)
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key, strlen(key));
	crypto_auth_hmacsha256_update(&state, proof, SALT_BYTES);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)purpose, strlen(purpose));
	crypto_auth_hmacsha256_final(&state, proof + SALT_BYTES);
}

char *secret_sign(const char *key, const char *purpose)
{
	unsigned char proof[PROOF_BYTES];

	mw_random_bytes(proof, SALT_BYTES);
	sign(proof, key, purpose);
	return to_base64(proof, sizeof proof);
}

bool secret_verify(const char *key, const char *purpose, const char *proof)
{
	unsigned char given[PROOF_BYTES], wanted[PROOF_BYTES];
	size_t size = 0;

	if (sodium_base642bin(
		    given, sizeof given, proof, strlen(proof), NULL, &size, NULL, BASE64) != 0 ||
		size != sizeof given)
		return false;
	memcpy(wanted, given, SALT_BYTES);
	sign(wanted, key, purpose);
	return sodium_memcmp(given, wanted, sizeof wanted) == 0;
}
