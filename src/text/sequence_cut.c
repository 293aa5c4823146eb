#include "text/sequence.h"

#include <string.h>

static void add(GArray *items, const char *start, const char *end)
{
	const SequenceItem item = {start, (gsize)(end - start)};

	if (end > start)
		g_array_append_val(items, item);
}

GArray *sequence_lines(const char *text)
{
	GArray *items = g_array_new(FALSE, FALSE, sizeof(SequenceItem));

	while (*text) {
		const char *feed = strchr(text, '\n');
		const char *end = feed ? feed + 1 : text + strlen(text);

		add(items, text, end);
		text = end;
	}
	return items;
}

typedef enum { BLANK, WORD, OTHER } CharacterSort;

static CharacterSort sort_of(gunichar character)
{
	if (g_unichar_isspace(character))
		return BLANK;
	/* Scripts that write without blanks have no words to see: each character is one. */
	if (g_unichar_iswide(character))
		return OTHER;
	return g_unichar_isalnum(character) || g_unichar_ismark(character) || character == '_'
		       ? WORD
		       : OTHER;
}

GArray *sequence_words(const char *text)
{
	GArray *items = g_array_new(FALSE, FALSE, sizeof(SequenceItem));

	while (*text) {
		CharacterSort sort = sort_of(g_utf8_get_char(text));
		const char *end = g_utf8_next_char(text);

		while (sort != OTHER && *end && sort_of(g_utf8_get_char(end)) == sort)
			end = g_utf8_next_char(end);
		add(items, text, end);
		text = end;
	}
	return items;
}

/* Whether the line at LINE begins a block of Markdown, so that no sentence goes on in it. */
static bool begins_block(const char *line)
{
	line += strspn(line, " \t");
	if (g_ascii_isdigit(*line)) {
		line += strspn(line, "0123456789");
		return *line == '.' || *line == ')';
	}
	return *line == '\0' || strchr("\n#>|`~:=", *line) != NULL ||
	       (strchr("-*+", *line) != NULL && (line[1] == ' ' || line[1] == line[0]));
}

/* Where the sentence at TEXT ends. */
static const char *sentence_end(const char *text)
{
	for (; *text; text++) {
		if (*text == '|')
			return text + 1;
		if (*text == '\n' && begins_block(text + 1))
			return text;
		if (strchr(".!?;:", *text)) {
			/* A quote or bracket may close behind the full stop. */
			const char *end = text + 1 + strspn(text + 1, ".!?\"')]*_`");

			if (*end == ' ' || *end == '\n' || *end == '\0')
				return end;
		} else if (g_str_has_prefix(text, "\xe3\x80\x82")) {
			return text + strlen("\xe3\x80\x82"); /* U+3002, the full stop of CJK */
		}
	}
	return text;
}

GArray *sequence_sentences(const char *text)
{
	GArray *items = g_array_new(FALSE, FALSE, sizeof(SequenceItem));

	while (*text) {
		const char *end = text + strspn(text, " \t\n");

		add(items, text, end);
		text = end;
		end = sentence_end(text);
		add(items, text, end);
		text = end;
	}
	return items;
}
