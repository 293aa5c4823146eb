#include "text/tokens.h"

#include <string.h>

static const struct {
	char sign;
	const char *name;
} operators[] = {{'!', "not"}, {'=', "eq"}, {'<', "lt"}, {'>', "gt"}, {':', "colon"},
	{'-', "minus"}, {'+', "plus"}, {'*', "star"}, {'/', "slash"}, {'%', "percent"},
	{'&', "and"}, {'|', "or"}, {'^', "hat"}, {'~', "tilde"}, {'?', "ask"}, {'@', "at"},
	{'#', "hash"}, {'$', "dollar"}, {'.', "dot"}, {'_', "under"}, {'\\', "backslash"}};

static const char *name_of(char sign)
{
	for (gsize i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (operators[i].sign == sign)
			return operators[i].name;
	}
	return NULL;
}

bool tokens_in_word(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

bool tokens_in_operator(gunichar c)
{
	return c < 128 && name_of((char)c) != NULL;
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

char *tokens_spell(const char *text, gsize size)
{
	const char *end = trim(text, text + size);
	GString *spelled = g_string_new(NULL);
	bool has_operator = false;

	for (const char *run = text, *next; run < end; run = next) {
		bool is_operator = tokens_in_operator((guchar)*run);

		next = run_end(run, end, is_operator);
		if (is_operator && next - run > TOKENS_OPERATOR_MAX)
			continue;
		has_operator = has_operator || is_operator;
		if (spelled->len > 0)
			g_string_append_c(spelled, ' ');
		if (!is_operator) {
			g_string_append_len(spelled, run, next - run);
			continue;
		}
		g_string_append(spelled, "op");
		for (const char *sign = run; sign < next; sign++)
			g_string_append(spelled, name_of(*sign));
	}
	return g_string_free(spelled, !has_operator);
}

static void add_once(GString *tokens, GHashTable *seen, char *line)
{
	if (line && g_hash_table_add(seen, line)) {
		g_string_append(tokens, line);
		g_string_append_c(tokens, '\n');
	}
}

/* Whether a part of a name begins at C: the M of HashMap, the S of HTTPServer. */
static bool begins_part(gunichar before, gunichar c, gunichar after)
{
	return g_unichar_isupper(c) &&
	       (g_unichar_islower(before) || g_unichar_isdigit(before) ||
		       (g_unichar_isupper(before) && g_unichar_islower(after)));
}

/* "Hash Map" of the word HashMap; NULL when it is one piece. */
static char *split_name(const char *word, const char *end)
{
	GString *parts = g_string_new(NULL);
	gunichar before = 0;
	bool split = false;

	for (const char *p = word; p < end; p = g_utf8_next_char(p)) {
		const char *next = g_utf8_next_char(p);
		gunichar c = g_utf8_get_char(p);

		if (before && begins_part(before, c, next < end ? g_utf8_get_char(next) : 0)) {
			g_string_append_c(parts, ' ');
			split = true;
		}
		g_string_append_unichar(parts, c);
		before = c;
	}
	return g_string_free(parts, !split);
}

static void add_parts(GString *tokens, GHashTable *seen, const char *start, const char *end)
{
	for (const char *run = start, *next; run < end; run = next) {
		bool is_operator = tokens_in_operator((guchar)*run);

		next = run_end(run, end, is_operator);
		if (!is_operator)
			add_once(tokens, seen, split_name(run, next));
	}
}

char *tokens_of(const char *text, bool with_parts)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *tokens = g_string_new(NULL);
	const char *start = NULL;

	for (const char *p = text;; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool inside = c != 0 && (tokens_in_word(c) || tokens_in_operator(c));

		if (inside && !start)
			start = p;
		if (!inside && start) {
			add_once(tokens, seen, tokens_spell(start, (gsize)(p - start)));
			if (with_parts)
				add_parts(tokens, seen, start, p);
			start = NULL;
		}
		if (c == 0)
			return g_string_free(tokens, FALSE);
	}
}
