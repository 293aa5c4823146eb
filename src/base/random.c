#include "base/random.h"

#include <errno.h>
#include <glib.h>
#include <sys/random.h>

void mw_random_bytes(void *buffer, size_t size)
{
	unsigned char *next = buffer;

	while (size > 0) {
		ssize_t got = getrandom(next, size, 0);

		if (got < 0 && errno != EINTR)
			g_error("the system gives no random bytes: %s", g_strerror(errno));
		if (got > 0) {
			next += got;
			size -= (size_t)got;
		}
	}
}

char *mw_random_id(void)
{
	static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
	unsigned char bytes[26];
	char *id = g_malloc(sizeof bytes + 1);

	mw_random_bytes(bytes, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		id[i] = alphabet[bytes[i] & 31];
	id[sizeof bytes] = '\0';
	return id;
}
