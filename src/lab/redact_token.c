#include "lab/redact_rule.h"

#include <string.h>

typedef enum { UPPER, ALNUM, WORD, URL64, BASE64, HEX, DOTTED, PATH } Alphabet;

/* Of several that begin alike the longest stands first. */
static const struct {
	const char *prefix, *name;
	Alphabet alphabet;
	gsize minimum, maximum; /* bytes after the prefix; a maximum of 0: any number */
	bool is_mixed;          /* it holds a digit and a capital: the prefix alone is a word */
} shapes[] = {
	{"AKIA", "AWS key", UPPER, 16, 16, false},
	{"ASIA", "AWS key", UPPER, 16, 16, false},
	{"ABIA", "AWS key", UPPER, 16, 16, false},
	{"ACCA", "AWS key", UPPER, 16, 16, false},
	{"AIza", "Google key", URL64, 35, 35, false},
	{"ya29.", "Google token", DOTTED, 20, 0, false},
	{"GOCSPX-", "Google secret", URL64, 28, 28, false},
	{"github_pat_", "GitHub token", WORD, 30, 0, false},
	{"ghp_", "GitHub token", ALNUM, 30, 0, false},
	{"gho_", "GitHub token", ALNUM, 30, 0, false},
	{"ghu_", "GitHub token", ALNUM, 30, 0, false},
	{"ghs_", "GitHub token", ALNUM, 30, 0, false},
	{"ghr_", "GitHub token", ALNUM, 30, 0, false},
	{"glpat-", "GitLab token", URL64, 20, 0, false},
	{"gldt-", "GitLab token", URL64, 20, 0, false},
	{"glrt-", "GitLab token", URL64, 20, 0, false},
	{"xoxb-", "Slack token", URL64, 10, 0, false},
	{"xoxp-", "Slack token", URL64, 10, 0, false},
	{"xoxa-", "Slack token", URL64, 10, 0, false},
	{"xoxr-", "Slack token", URL64, 10, 0, false},
	{"xoxs-", "Slack token", URL64, 10, 0, false},
	{"xoxe.", "Slack token", DOTTED, 10, 0, false},
	{"xapp-", "Slack token", URL64, 20, 0, false},
	{"hooks.slack.com/services/", "Slack hook", PATH, 16, 0, false},
	{"discord.com/api/webhooks/", "Discord hook", PATH, 16, 0, false},
	{"sk_live_", "Stripe key", ALNUM, 10, 0, false},
	{"sk_test_", "Stripe key", ALNUM, 10, 0, false},
	{"rk_live_", "Stripe key", ALNUM, 10, 0, false},
	{"rk_test_", "Stripe key", ALNUM, 10, 0, false},
	{"whsec_", "Stripe secret", BASE64, 16, 0, false},
	{"sk-", "API key", URL64, 20, 0, true},
	{"npm_", "npm token", ALNUM, 36, 36, false},
	{"pypi-", "PyPI token", URL64, 50, 0, false},
	{"rubygems_", "RubyGems key", HEX, 48, 48, false},
	{"cio", "crates.io token", ALNUM, 32, 32, true},
	{"dckr_pat_", "Docker token", URL64, 20, 0, false},
	{"dop_v1_", "DigitalOcean token", HEX, 64, 64, false},
	{"hf_", "Hugging Face token", ALNUM, 30, 0, false},
	{"SG.", "SendGrid key", DOTTED, 40, 0, false},
	{"key-", "Mailgun key", HEX, 32, 32, false},
	{"shpat_", "Shopify token", HEX, 32, 32, false},
	{"hvs.", "Vault token", URL64, 20, 0, false},
	{"glsa_", "Grafana token", WORD, 30, 0, false},
	{"ATATT3", "Atlassian token", BASE64, 50, 0, false},
	{"AGE-SECRET-KEY-1", "age key", UPPER, 50, 0, false},
};

static bool fits(char c, Alphabet alphabet)
{
	switch (alphabet) {
	case UPPER: return g_ascii_isupper(c) || g_ascii_isdigit(c);
	case ALNUM: return g_ascii_isalnum(c);
	case WORD: return redact_is_word(c);
	case URL64: return redact_is_word(c) || c == '-';
	case BASE64: return g_ascii_isalnum(c) || strchr("+/=_-", c);
	case HEX: return g_ascii_isxdigit(c);
	case DOTTED: return redact_is_word(c) || c == '-' || c == '.';
	case PATH: return redact_is_word(c) || c == '-' || c == '/';
	}
	return false;
}

static gsize run_of(const char *text, gsize size, gsize at, Alphabet alphabet)
{
	gsize end = at;

	while (end < size && text[end] != '\0' && fits(text[end], alphabet))
		end++;
	return end - at;
}

static bool is_mixed(const char *text, gsize begin, gsize end)
{
	bool digit = false, capital = false;

	for (gsize i = begin; i < end; i++) {
		digit |= g_ascii_isdigit(text[i]);
		capital |= g_ascii_isupper(text[i]);
	}
	return digit && capital;
}

/* A JSON Web Token (RFC 7519): its header is base64url of '{"', and a payload follows. */
static bool find_jwt(const char *text, gsize size, gsize at, Secret *found)
{
	gsize head = run_of(text, size, at, URL64);
	gsize dot = at + head;
	gsize payload = dot < size && text[dot] == '.' ? run_of(text, size, dot + 1, URL64) : 0;

	if (!redact_starts(text, size, at, "eyJ") || head < 10 || payload < 10)
		return false;
	*found = (Secret){at, at + run_of(text, size, at, DOTTED), "JWT"};
	return true;
}

/* A client secret of Entra ID: three letters or digits, a digit, "Q~", and 31 or more. */
static bool find_azure(const char *text, gsize size, gsize at, Secret *found)
{
	gsize rest = at + 6;

	if (rest >= size || run_of(text, size, at, ALNUM) != 5 || !g_ascii_isdigit(text[at + 3]) ||
		text[at + 4] != 'Q' || text[at + 5] != '~')
		return false;
	while (rest < size && text[rest] && (fits(text[rest], DOTTED) || text[rest] == '~'))
		rest++;
	*found = (Secret){at, rest, "Azure secret"};
	return rest - at >= 37;
}

bool redact_token(const char *text, gsize size, gsize at, Secret *found)
{
	/* In a run of "a-a-a-" only the first is looked at, so that none is read twice. */
	if (at > 0 && text[at - 1] == '-')
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
		gsize begin, length;

		if (text[at] != shapes[i].prefix[0] ||
			!redact_starts(text, size, at, shapes[i].prefix))
			continue;
		begin = at + strlen(shapes[i].prefix);
		length = run_of(text, size, begin, shapes[i].alphabet);
		if (length < shapes[i].minimum ||
			(shapes[i].maximum && length > shapes[i].maximum) ||
			(shapes[i].is_mixed && !is_mixed(text, begin, begin + length)))
			continue;
		/* The address of a hook tells what it was; only its end is secret. */
		*found = (Secret){
			shapes[i].alphabet == PATH ? begin : at, begin + length, shapes[i].name};
		return true;
	}
	return (text[at] == 'e' && find_jwt(text, size, at, found)) ||
	       find_azure(text, size, at, found);
}
