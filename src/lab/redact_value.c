#include "lab/redact_rule.h"

#include <string.h>

enum { WORD_MAX = 32 };

/* Types, constants, placeholders and the words of messages, in lower case. */
static const char *const plain_words[] = {"none", "null", "nil", "undefined", "true", "false",
	"str", "string", "int", "integer", "float", "bool", "boolean", "bytes", "byte", "char",
	"object", "any", "unknown", "never", "void", "optional", "number", "usize", "dict", "list",
	"text", "varchar", "secretstr", "redacted", "masked", "hidden", "filtered", "removed",
	"omitted", "secret", "required", "missing", "invalid", "empty", "expired", "must", "is",
	"was", "not", "the", "a", "an", "and", "or", "to", "for", "in", "has", "should", "cannot",
	"expected", "unexpected", "authentication", "failed", "wrong", "incorrect", "changed", "ok",
	"yes", "no", "enabled", "disabled", "default", "self", "this", "new", "await", "get", "set",
	"let", "const", "var", "if", "else", "return", "raise", "throw", "length", "eof", "bearer",
	"basic", "your", "password", "token", "passwd", "pwd", "identifier", "punctuation", "file",
	"env", "value", "example", "placeholder", "verified", "accepted", "rejected", "denied",
	"ignored", "unset"};

static bool is_plain_word(const PairValue *value)
{
	char word[WORD_MAX];
	gsize length = value->end - value->begin;

	if (length >= WORD_MAX)
		return false;
	for (gsize i = 0; i < length; i++)
		word[i] = g_ascii_tolower(value->text[value->begin + i]);
	word[length] = '\0';
	while (length > 0 && strchr(".:!?", word[length - 1]))
		word[--length] = '\0';
	for (gsize i = 0; i < G_N_ELEMENTS(plain_words); i++) {
		if (strcmp(word, plain_words[i]) == 0)
			return true;
	}
	return length == 0;
}

/* "***", "xxxx", "....": written where a secret was. "$NAME", "<name>", "{name}": where it goes. */
static bool is_placeholder(const PairValue *value)
{
	char first = value->text[value->begin];
	gsize i = value->begin;

	if (strchr("<[{$%(", first) != NULL)
		return true;
	while (i < value->end && (value->text[i] == first || value->text[i] == '.'))
		i++;
	return i == value->end && (strchr("*xX.-_#?", first) || (first & 0x80));
}

typedef struct {
	gsize digits, lower, upper, underscores, others;
	bool is_call;
} Shape;

static Shape shape_of(const PairValue *value)
{
	Shape shape = {.is_call = value->after == '(' || value->after == '['};

	for (gsize i = value->begin; i < value->end; i++) {
		char c = value->text[i];

		shape.digits += g_ascii_isdigit(c);
		shape.lower += g_ascii_islower(c);
		shape.upper += g_ascii_isupper(c);
		shape.underscores += c == '_';
		shape.others += !redact_is_word(c);
		shape.is_call |= c == '(' || c == '[';
	}
	return shape;
}

/* self.password, os.environ, a::b, &config.key, obj->key: a name in code, not a text. */
static bool is_path_in_code(const PairValue *value)
{
	bool joined = false;
	gsize begin = value->begin;

	while (begin < value->end && strchr("&*!@", value->text[begin]))
		begin++;
	for (gsize i = begin; i < value->end; i++) {
		char c = value->text[i];

		if (c == '.' || c == ':' ||
			(c == '-' && i + 1 < value->end && value->text[i + 1] == '>'))
			joined = true;
		else if (!redact_is_word(c) && c != '>')
			return false;
		if (g_ascii_isdigit(c) && (i == begin || !redact_is_word(value->text[i - 1])))
			return false;
	}
	return joined || begin > value->begin;
}

/* Whether words of prose follow: "password: authentication failed". */
static bool is_before_words(const PairValue *value)
{
	gsize i = value->end;

	if (value->after != ' ')
		return false;
	while (i < value->size && value->text[i] == ' ')
		i++;
	return i < value->size && g_ascii_islower(value->text[i]) && i + 1 < value->size &&
	       (g_ascii_islower(value->text[i + 1]) || value->text[i + 1] == ' ') &&
	       memchr(value->text + i, '=', MIN(value->size - i, 16)) == NULL;
}

/* An unquoted run of letters and underscores: a secret in the environment, else mostly code. */
static bool is_bare_word_secret(const PairValue *value, const Shape *shape)
{
	if (value->is_constant && !value->is_loose)
		return true;
	if (value->is_loose && shape->upper > 0 && shape->lower > 0 && shape->underscores == 0)
		return false;
	return shape->underscores == 0 && !value->is_weak && value->after != ')' &&
	       value->after != ',' && value->after != '.' && !is_before_words(value);
}

bool redact_is_value(const PairValue *value)
{
	Shape shape = shape_of(value);
	gsize length = value->end - value->begin;

	if (is_placeholder(value) || is_plain_word(value))
		return false;
	if (value->is_weak &&
		(length < 8 || (shape.digits == 0 && length < 24) || shape.digits == length))
		return false;
	if (value->is_quoted) {
		/* A sentence is no password, a phrase of a few words may be one. */
		return length < 200 &&
		       !(value->is_weak && memchr(value->text + value->begin, ' ', length));
	}
	if (shape.is_call || is_path_in_code(value))
		return false;
	if (shape.digits == 0 && shape.others == 0)
		return is_bare_word_secret(value, &shape);
	return !(value->is_loose && shape.others == 0 && shape.underscores && value->is_weak &&
		 shape.digits < 3);
}
