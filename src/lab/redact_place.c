#include "lab/redact_rule.h"

#include <string.h>

enum {
	AUTHORITY_MAX = 512,
	LOCAL_MAX = 64,   /* RFC 5321 section 4.5.3.1.1 */
	DOMAIN_MAX = 255, /* RFC 5321 section 4.5.3.1.2 */
	LABEL_MAX = 24,   /* of a top-level domain */
	BARE_TOKEN_MIN = 16,
	HEADER_MAX = 8192,
	CREDENTIAL_LOOK = 256, /* bytes that tell whether a header holds one */
};

/* Words before a colon: the rest of the line is secret. */
static const struct {
	const char *word, *name;
	bool has_pairs; /* its value holds '=' */
} headers[] = {
	{"authorization", "authorization", false},
	{"cookie", "cookie", true},
	{"set-cookie", "cookie", true},
};

static bool starts_folded(const char *text, gsize size, gsize at, const char *word)
{
	gsize length = strlen(word);

	return at + length < size && g_ascii_strncasecmp(text + at, word, length) == 0 &&
	       !redact_is_word(text[at + length]);
}

/* A value that stands where a header was shown as a literal ends with its quote. */
static gsize end_of_value(const char *text, gsize size, gsize at, char quote)
{
	gsize limit = MIN(size, at + HEADER_MAX);

	while (at < limit && text[at] != '\n' && text[at] != '\r' && !(quote && text[at] == quote))
		at++;
	while (at > 0 && (text[at - 1] == '\\' || text[at - 1] == ' '))
		at--;
	return at;
}

/* "Authorization: required" tells nothing; a scheme with its credentials, or a long run, does. */
static bool is_credential(const char *text, gsize begin, gsize end, bool has_pairs)
{
	gsize digits = 0, word = 0;

	if (begin >= end || strchr("<[{$*(", text[begin]))
		return false;
	if (has_pairs)
		return memchr(text + begin, '=', end - begin) != NULL;
	for (gsize i = begin; i < end; i++) {
		digits += g_ascii_isdigit(text[i]);
		word = text[i] == ' ' ? 0 : word + 1;
		if (text[i] == ' ' && i + 1 < end && strchr("<[{$*", text[i + 1]))
			return false;
		if (word >= 24)
			return true;
	}
	return digits > 0 && end - begin >= 8;
}

static bool find_header(const char *text, gsize size, gsize at, Secret *found)
{
	for (gsize i = 0; i < G_N_ELEMENTS(headers); i++) {
		gsize begin = at + strlen(headers[i].word);
		char quote = at > 0 && strchr("'\"", text[at - 1]) ? text[at - 1] : '\0';
		gsize look;

		if (!starts_folded(text, size, at, headers[i].word))
			continue;
		while (begin < size && strchr("\\'\"", text[begin]) && text[begin])
			begin++;
		if (begin >= size || (text[begin] != ':' && text[begin] != '='))
			continue;
		begin++;
		while (begin < size && text[begin] && strchr(" \\'\"b", text[begin]) &&
			(text[begin] != 'b' || (begin + 1 < size && text[begin + 1] == '\'')))
			begin++;
		look = end_of_value(text, MIN(size, begin + CREDENTIAL_LOOK), begin, quote);
		if (!is_credential(text, begin, look, headers[i].has_pairs))
			return false;
		*found = (Secret){begin, end_of_value(text, size, begin, quote), headers[i].name};
		return true;
	}
	return false;
}

static gsize run_of(const char *text, gsize size, gsize at, const char *others)
{
	gsize end = at;

	while (end < size && text[end] && (g_ascii_isalnum(text[end]) || strchr(others, text[end])))
		end++;
	return end;
}

/* "Basic" and the base64 of "name:password". */
static bool is_basic(const char *text, gsize begin, gsize end)
{
	g_autofree char *code = g_strndup(text + begin, MIN(end - begin, HEADER_MAX));
	gsize length = 0;
	g_autofree guchar *plain = strlen(code) % 4 == 0 ? g_base64_decode(code, &length) : NULL;

	for (gsize i = 0; i < length; i++) {
		if (plain[i] < ' ' && plain[i] != '\t')
			return false;
	}
	return plain && memchr(plain, ':', length) != NULL;
}

static bool find_scheme(const char *text, gsize size, gsize at, Secret *found)
{
	bool bearer = starts_folded(text, size, at, "bearer");
	gsize begin = at + (bearer ? 7 : 6), end;

	if ((!bearer && !starts_folded(text, size, at, "basic")) || begin >= size ||
		text[begin - 1] != ' ')
		return false;
	end = run_of(text, size, begin, "-._~+/=");
	*found = (Secret){begin, end, "authorization"};
	if (!bearer)
		return end - begin >= 8 && is_basic(text, begin, end);
	return end - begin >= 8 && is_credential(text, begin, end, false);
}

bool redact_header(const char *text, gsize size, gsize at, Secret *found)
{
	if (!strchr("aAcCsSbB", text[at]))
		return false;
	return find_header(text, size, at, found) || find_scheme(text, size, at, found);
}

bool redact_userinfo(const char *text, gsize size, gsize at, Secret *found)
{
	gsize begin = at + 3, limit = MIN(size, begin + AUTHORITY_MAX);
	gsize sign = 0, colon = 0;

	if (at == 0 || !redact_starts(text, size, at, "://") || !g_ascii_isalnum(text[at - 1]))
		return false;
	for (gsize i = begin; i < limit && text[i] && !g_ascii_isspace(text[i]) &&
			      !strchr("/?#\"'<>`|\\", text[i]);
		i++) {
		if (text[i] == '@')
			sign = i;
		else if (text[i] == ':' && !colon && !sign)
			colon = i;
	}
	if (!sign || sign == begin)
		return false;
	*found = (Secret){colon ? colon + 1 : begin, sign, colon ? "password" : "token"};
	if (!colon && sign - begin < BARE_TOKEN_MIN)
		return false;
	return found->begin < found->end && !strchr("<[{$*", text[found->begin]) &&
	       !(text[found->begin] == '%' && text[found->begin + 1] == 's');
}

static bool is_local(char c)
{
	return g_ascii_isalnum(c) || strchr("._%+-", c) != NULL;
}

/* Ends of file names, units and packages that look like a top-level domain. */
static bool is_no_domain(const char *label, gsize length)
{
	static const char *const ends[] = {"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js",
		"mjs", "cjs", "ts", "tsx", "jsx", "py", "rs", "go", "java", "kt", "rb", "php",
		"json", "html", "xml", "yaml", "yml", "toml", "txt", "log", "tar", "gz", "zip",
		"tgz", "jar", "so", "dll", "exe", "service", "socket", "timer", "target", "mount",
		"device", "local", "lts", "x", "git", "lock", "md", "alpine", "slim", "bullseye",
		"bookworm"};

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		if (strlen(ends[i]) == length && g_ascii_strncasecmp(label, ends[i], length) == 0)
			return true;
	}
	return false;
}

/* The end of the domain at BEGIN, or 0 when it is none: labels, the last one of letters. */
static gsize end_of_domain(const char *text, gsize size, gsize begin)
{
	gsize limit = MIN(size, begin + DOMAIN_MAX), end = begin, label = begin;

	while (end < limit &&
		(g_ascii_isalnum(text[end]) || text[end] == '-' || text[end] == '.')) {
		if (text[end] == '.' && (end + 1 >= limit || !g_ascii_isalnum(text[end + 1])))
			break;
		if (text[end] == '.')
			label = end + 1;
		end++;
	}
	if (label == begin || end - label < 2 || end - label > LABEL_MAX ||
		is_no_domain(text + label, end - label))
		return 0;
	for (gsize i = label; i < end; i++) {
		if (!g_ascii_isalpha(text[i]))
			return 0;
	}
	return end;
}

bool redact_email(const char *text, gsize size, gsize at, Secret *found)
{
	gsize begin = at, end;

	while (begin > 0 && at - begin < LOCAL_MAX && text[begin - 1] && is_local(text[begin - 1]))
		begin--;
	while (begin < at && strchr(".%+-", text[begin]))
		begin++;
	end = begin < at && text[at - 1] != '.' ? end_of_domain(text, size, at + 1) : 0;
	/* git@github.com:owner/name is an address of the shell, and so is a path after the host. */
	if (!end || (end < size && (text[end] == '/' || text[end] == '(')) ||
		(end < size && text[end] == ':' && end + 1 < size &&
			!g_ascii_isspace(text[end + 1])))
		return false;
	*found = (Secret){begin, end, "e-mail"};
	return true;
}
