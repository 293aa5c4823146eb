#include "lab/redact_rule.h"

#include <string.h>

enum { KEY_MAX = 64, VALUE_MAX = 4096, PLAIN_NAME_MAX = KEY_MAX + 1 };

typedef struct {
	const char *end;  /* what the name ends with, without its separators and in lower case */
	gsize size;       /* of that */
	const char *name; /* of the secret */
	bool is_weak;
} SecretName;

#define END(text) text, sizeof(text) - 1

static const SecretName secret_names[] = {
	{END("password"), "password", false},
	{END("passwd"), "password", false},
	{END("passwort"), "password", false},
	{END("pwd"), "password", false},
	{END("passphrase"), "password", false},
	{END("secret"), "secret", false},
	{END("secretkey"), "secret", false},
	{END("secretaccesskey"), "AWS secret", false},
	{END("accountkey"), "Azure key", false},
	{END("sharedaccesskey"), "Azure key", false},
	{END("apikey"), "API key", false},
	{END("apisecret"), "secret", false},
	{END("accesskey"), "access key", false},
	{END("privatekey"), "private key", false},
	{END("encryptionkey"), "key", false},
	{END("signingkey"), "key", false},
	{END("masterkey"), "key", false},
	{END("authkey"), "key", true},
	{END("token"), "token", true},
	{END("auth"), "token", true},
	{END("credential"), "credential", true},
	{END("credentials"), "credential", true},
	{END("sessionid"), "session", true},
	{END("phpsessid"), "session", true},
	{END("jsessionid"), "session", true},
};

/* They end like a secret and are none. */
static const char *const harmless[] = {"nexttoken", "pagetoken", "continuationtoken",
	"cancellationtoken", "canceltoken", "synctoken", "unexpectedtoken", "changepassword",
	"forgotpassword", "resetpassword", "pretoken", "posttoken", "maxtoken", "eostoken",
	"bostoken", "padtoken", "unktoken"};

static bool is_name(char c)
{
	return redact_is_word(c) || c == '-' || c == '.';
}

/*
 * The name in lower case without '-', '_' and '.': API_KEY, api-key and apiKey are one. Returns its
 * length.
 */
static gsize fold_name(const char *text, gsize begin, gsize end, char plain[PLAIN_NAME_MAX])
{
	gsize length = 0;

	for (gsize i = begin; i < end; i++) {
		if (g_ascii_isalnum(text[i]))
			plain[length++] = g_ascii_tolower(text[i]);
	}
	plain[length] = '\0';
	return length;
}

static bool is_harmless(const char *plain)
{
	for (gsize i = 0; i < G_N_ELEMENTS(harmless); i++) {
		if (g_str_has_suffix(plain, harmless[i]))
			return true;
	}
	return false;
}

/* Asked of every word: nearly all fail at their last letter. */
static const SecretName *find_name(const char *plain, gsize length)
{
	const SecretName *best = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(secret_names) && length > 0; i++) {
		const SecretName *name = &secret_names[i];

		if (plain[length - 1] != name->end[name->size - 1] || name->size > length ||
			memcmp(plain + length - name->size, name->end, name->size) != 0)
			continue;
		if (!best || name->size > best->size)
			best = name;
	}
	return best && !is_harmless(plain) ? best : NULL;
}

static bool is_constant(const char *text, gsize begin, gsize end)
{
	for (gsize i = begin; i < end; i++) {
		if (g_ascii_islower(text[i]))
			return false;
	}
	return true;
}

static gsize skip_blanks(const char *text, gsize size, gsize at)
{
	gsize limit = MIN(size, at + 32);

	while (at < limit && (text[at] == ' ' || text[at] == '\t'))
		at++;
	return at;
}

/* Past a quote, which may be escaped as in JSON within JSON; sets QUOTE to it. */
static gsize skip_quote(const char *text, gsize size, gsize at, char *quote)
{
	gsize start = at;

	while (at < size && at < start + 3 && text[at] == '\\')
		at++;
	*quote = at < size ? text[at] : '\0';
	if (*quote == '"' || *quote == '\'' || *quote == '`')
		return at + 1;
	*quote = '\0';
	return start;
}

/*
 * Past what separates a name from its value, or 0. A blank does after an option ("--password x"),
 * and before a quote as in SQL ("PASSWORD 'x'").
 */
static gsize skip_separator(
	const char *text, gsize size, gsize at, bool is_option, PairValue *value)
{
	char quote;
	gsize after = skip_quote(text, size, at, &quote);
	gsize mark = skip_blanks(text, size, after);
	gsize next;

	if (mark >= size)
		return 0;
	if (text[mark] == '>' && !quote)
		return mark + 1;
	if (text[mark] == '=' || text[mark] == ':') {
		char following = mark + 1 < size ? text[mark + 1] : '\0';

		if (following == text[mark] || (text[mark] == '=' && following == '~'))
			return 0;
		next = mark + 1 + (following == '>' || (text[mark] == ':' && following == '='));
		value->is_loose =
			mark != after || text[mark] == ':' || skip_blanks(text, size, next) != next;
		return skip_blanks(text, size, next);
	}
	if (mark == after || quote)
		return 0;
	return is_option || text[mark] == '\'' ? mark : 0;
}

/* In Python a letter or two stand before the quote of b'' and its like. */
static gsize skip_literal_prefix(const char *text, gsize size, gsize at)
{
	if (at + 1 < size && strchr("bruBRU", text[at]) && strchr("\"'", text[at + 1]))
		return at + 1;
	return at;
}

static bool ends_value(char c, bool is_markup)
{
	return c == '\0' || g_ascii_isspace(c) ||
	       (is_markup ? c == '<' : strchr(",;&\"'`<>)}]|", c) != NULL);
}

static void read_value(const char *text, gsize size, gsize at, bool is_markup, PairValue *value)
{
	gsize limit = MIN(size, at + VALUE_MAX);
	char quote;
	gsize begin = skip_literal_prefix(text, size, at);
	gsize end = begin = skip_quote(text, size, begin, &quote);

	value->is_quoted = quote != '\0';
	while (end < limit && text[end] != '\n' && text[end] != '\r') {
		if (quote ? text[end] == quote : ends_value(text[end], is_markup))
			break;
		end++;
	}
	value->begin = begin;
	value->end = end;
	while (quote && value->end > begin && text[value->end - 1] == '\\')
		value->end--;
	value->after = end < size ? text[end] : '\0';
}

bool redact_pair(const char *text, gsize size, gsize at, Secret *found)
{
	gsize end = at, limit = MIN(size, at + KEY_MAX);
	char plain[PLAIN_NAME_MAX];
	const SecretName *name;
	PairValue value = {.text = text, .size = size};
	bool is_option = at >= 2 && text[at - 1] == '-' && text[at - 2] == '-';
	bool is_markup;
	gsize start;

	while (end < limit && is_name(text[end]))
		end++;
	if (end >= size || !strchr("\\\"'`=:> \t", text[end]))
		return false;
	name = find_name(plain, fold_name(text, at, end, plain));
	if (!name)
		return false;
	start = skip_separator(text, size, end, is_option, &value);
	if (start == 0)
		return false;
	is_markup = text[start - 1] == '>' && at > 0 && text[at - 1] == '<';
	if (text[start - 1] == '>' && !is_markup && text[start - 2] != '=')
		return false;
	value.is_constant = is_constant(text, at, end);
	value.is_weak = name->is_weak;
	read_value(text, size, start, is_markup, &value);
	*found = (Secret){value.begin, value.end, name->name};
	return value.begin < value.end && redact_is_value(&value);
}
