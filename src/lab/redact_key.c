#include "lab/redact_rule.h"

#include <string.h>

/* The marks of RFC 7468: five dashes on both sides of a label. */
enum { LABEL_MAX = 64 };

/* The end of "START ...PRIVATE KEY...-----" at AT, or 0. */
static gsize end_of_mark(const char *text, gsize size, gsize at, const char *start)
{
	gsize i = at, limit;
	bool is_private = false;

	if (!redact_starts(text, size, at, start))
		return 0;
	limit = MIN(size, i + LABEL_MAX);
	for (i += strlen(start); i < limit && text[i] != '\n'; i++) {
		is_private |= redact_starts(text, size, i, "PRIVATE KEY");
		if (redact_starts(text, size, i, "-----"))
			return is_private ? i + strlen("-----") : 0;
	}
	return 0;
}

/* Where a key ends that has lost its last line: before what base64 and its headers never hold. */
static gsize end_of_base64(const char *text, gsize size, gsize at)
{
	while (at < size && text[at] &&
		(g_ascii_isalnum(text[at]) || strchr("+/=\\\r\n:,-", text[at]))) {
		if (text[at] == '-' && redact_starts(text, size, at, "-----"))
			break;
		at++;
	}
	return at;
}

bool redact_private_key(const char *text, gsize size, gsize at, Secret *found)
{
	gsize begin = end_of_mark(text, size, at, "-----BEGIN ");
	gsize end = begin;

	if (!begin)
		return false;
	/* The next mark ends it, whatever it is; lines between may carry prefixes of a log. */
	while (end < size && !redact_starts(text, size, end, "-----"))
		end++;
	if (!end_of_mark(text, size, end, "-----END "))
		end = end_of_base64(text, size, begin);
	*found = (Secret){begin, end, "private key"};
	return end > begin;
}
