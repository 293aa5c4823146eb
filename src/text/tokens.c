#include "text/tokens.h"

#include <string.h>

/* How an operator's sign is spelled; NULL for all other characters. */
static const char *const names[128] = {['!'] = "not",
	['='] = "eq",
	['<'] = "lt",
	['>'] = "gt",
	[':'] = "colon",
	['-'] = "minus",
	['+'] = "plus",
	['*'] = "star",
	['/'] = "slash",
	['%'] = "percent",
	['&'] = "and",
	['|'] = "or",
	['^'] = "hat",
	['~'] = "tilde",
	['?'] = "ask",
	['@'] = "at",
	['#'] = "hash",
	['$'] = "dollar",
	['.'] = "dot",
	['_'] = "under",
	['\\'] = "backslash"};

bool tokens_in_word(gunichar c)
{
	return c < 128 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c) || g_unichar_ismark(c);
}

bool tokens_in_operator(gunichar c)
{
	return c < 128 && names[c];
}

/* The end of the run of operator signs, or of other characters, that begins at TEXT. */
static const char *run_end(const char *text, const char *end, bool is_operator)
{
	while (text < end && tokens_in_operator((guchar)*text) == is_operator)
		text++;
	return text;
}

/*
 * Where the compound ends without the full stop or colon of the sentence: "C++." is "C++", but "?."
 * is an operator.
 */
static const char *trim(const char *start, const char *end)
{
	if (end == start || !strchr(".:", end[-1]))
		return end;
	if (end - 1 == start)
		return start;
	if (end[-2] == end[-1] || run_end(start, end, true) == end)
		return end;
	return end - 1;
}

/* Appends the compound, spelled, to OUT; false when no operator remains, and OUT is of no use. */
static bool spell(GString *out, const char *text, gsize size)
{
	const char *end = trim(text, text + size);
	bool has_operator = false;

	for (const char *run = text, *next; run < end; run = next) {
		bool is_operator = tokens_in_operator((guchar)*run);

		next = run_end(run, end, is_operator);
		if (is_operator && next - run > TOKENS_OPERATOR_MAX)
			continue;
		has_operator = has_operator || is_operator;
		if (out->len > 0)
			g_string_append_c(out, ' ');
		if (!is_operator) {
			g_string_append_len(out, run, next - run);
			continue;
		}
		g_string_append_len(out, "op", 2);
		for (const char *sign = run; sign < next; sign++)
			g_string_append(out, names[(guchar)*sign]);
	}
	return has_operator;
}

char *tokens_spell(const char *text, gsize size)
{
	GString *spelled = g_string_new(NULL);
	bool has_operator = spell(spelled, text, size);

	return g_string_free(spelled, !has_operator);
}

/* The lines of an index while they are gathered. */
typedef struct {
	GString *tokens;
	GString *line; /* the next one */
	GHashTable *seen;
	GStringChunk *kept; /* the keys of SEEN */
} Lines;

/* Adds the line, unless it is there. */
static void add_line(Lines *lines)
{
	if (g_hash_table_contains(lines->seen, lines->line->str))
		return;
	g_hash_table_add(lines->seen,
		g_string_chunk_insert_len(lines->kept, lines->line->str, (gssize)lines->line->len));
	g_string_append_len(lines->tokens, lines->line->str, (gssize)lines->line->len);
	g_string_append_c(lines->tokens, '\n');
}

/* Whether a part of a name begins at C: the M of HashMap, the S of HTTPServer. */
static bool begins_part(gunichar before, gunichar c, gunichar after)
{
	return g_unichar_isupper(c) &&
	       (g_unichar_islower(before) || g_unichar_isdigit(before) ||
		       (g_unichar_isupper(before) && g_unichar_islower(after)));
}

/* Whether WORD may have parts: whether a letter behind its first may be upper case. */
static bool may_have_parts(const char *word, const char *end)
{
	for (const char *p = word + 1; p < end; p++) {
		if (g_ascii_isupper(*p) || (guchar)*p >= 0x80)
			return true;
	}
	return false;
}

/* Appends "Hash Map" of the word HashMap to OUT; false when it is one piece. */
static bool split_name(GString *out, const char *word, const char *end)
{
	gunichar before = 0;
	bool split = false;

	for (const char *p = word; p < end; p = g_utf8_next_char(p)) {
		const char *next = g_utf8_next_char(p);
		gunichar c = g_utf8_get_char(p);

		if (before && begins_part(before, c, next < end ? g_utf8_get_char(next) : 0)) {
			g_string_append_c(out, ' ');
			split = true;
		}
		g_string_append_unichar(out, c);
		before = c;
	}
	return split;
}

static void add_parts(Lines *lines, const char *start, const char *end)
{
	for (const char *run = start, *next; run < end; run = next) {
		bool is_operator = tokens_in_operator((guchar)*run);

		next = run_end(run, end, is_operator);
		if (is_operator || !may_have_parts(run, next))
			continue;
		g_string_truncate(lines->line, 0);
		if (split_name(lines->line, run, next))
			add_line(lines);
	}
}

/* A compound of words and operators from START to END. */
static void add_compound(
	Lines *lines, const char *start, const char *end, bool has_operator, bool with_parts)
{
	g_string_truncate(lines->line, 0);
	if (has_operator && spell(lines->line, start, (gsize)(end - start)))
		add_line(lines);
	if (with_parts)
		add_parts(lines, start, end);
}

char *tokens_of(const char *text, bool with_parts)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GStringChunk) kept = g_string_chunk_new(4096);
	g_autoptr(GString) line = g_string_new(NULL);
	Lines lines = {g_string_new(NULL), line, seen, kept};
	const char *start = NULL;
	bool has_operator = false;

	for (const char *p = text;; p = g_utf8_next_char(p)) {
		gunichar c = (guchar)*p < 128 ? (guchar)*p : g_utf8_get_char(p);
		bool is_operator = tokens_in_operator(c);
		bool inside = is_operator || tokens_in_word(c);

		if (inside && !start) {
			start = p;
			has_operator = false;
		}
		has_operator = has_operator || is_operator;
		if (!inside && start) {
			add_compound(&lines, start, p, has_operator, with_parts);
			start = NULL;
		}
		if (c == 0)
			return g_string_free(lines.tokens, FALSE);
	}
}
