/*
 * Message templates: the message as the tool prints it, with {holes}.
 */
#include "match/signature_source.h"

#include <string.h>

/* Group names of PCRE2 10.42 have at most 32 characters. */
enum { NAME_MAX_SIZE = 32 };

#define BLANK "(?:[ \\t]*\\n[ \\t]*|[ \\t]+)"
#define NO_WORD_BEFORE "(?<![\\p{L}\\p{N}_])"
#define NO_WORD_AFTER "(?![\\p{L}\\p{N}_])"

typedef struct {
	GString *pattern;
	GString *run;     /* the literal text since the last hole, folded */
	GString *literal; /* the longest such text */
	GHashTable *names;
	guint blanks;
} Reader;

static void end_run(Reader *reader)
{
	if (reader->run->len > reader->literal->len)
		g_string_assign(reader->literal, reader->run->str);
	g_string_truncate(reader->run, 0);
}

static void add_literal(Reader *reader, const char *text, gsize size)
{
	if (strchr("\\^$.[]|()?*+{}#-/", *text) && *text)
		g_string_append_c(reader->pattern, '\\');
	g_string_append_len(reader->pattern, text, (gssize)size);
	g_string_append_len(reader->run, text, (gssize)size);
}

static bool is_word(const char *text)
{
	gunichar c = g_utf8_get_char(text);

	return c == '_' || g_unichar_isalnum(c);
}

/* The hole at TEXT, which is behind its brace; its size with the closing brace goes to SIZE. */
static bool add_hole(Reader *reader, const char *text, gsize place, gsize *size, GError **error)
{
	gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");
	g_autofree char *name = g_strndup(text, length);

	if (length == 0 || text[length] != '}' || !g_ascii_islower(*text))
		return mw_fail(error, MW_ERROR_INVALID,
			"the '{' at character %zu opens no hole: a hole is {name}, of lower-case "
			"letters, digits and '_'; write '{{' for a brace that the message holds",
			place);
	if (length > NAME_MAX_SIZE)
		return mw_fail(error, MW_ERROR_INVALID,
			"the name of the hole at character %zu is longer than %d characters", place,
			NAME_MAX_SIZE);
	end_run(reader);
	*size = length + 1;
	if (g_hash_table_contains(reader->names, name)) {
		g_string_append_printf(reader->pattern, "\\k<%s>", name);
		return true;
	}
	if (g_hash_table_size(reader->names) == SIGNATURE_NAMES_MAX)
		return mw_fail(error, MW_ERROR_INVALID, "a template has more than %d holes",
			SIGNATURE_NAMES_MAX);
	g_string_append_printf(
		reader->pattern, text[length + 1] ? "(?<%s>[^\\n]+?)" : "(?<%s>[^\\n]+)", name);
	g_hash_table_add(reader->names, g_steal_pointer(&name));
	return true;
}

static const char *add_blank(Reader *reader, const char *text)
{
	g_string_append(reader->pattern, BLANK);
	g_string_append_c(reader->run, ' ');
	reader->blanks++;
	while (signature_is_blank(*text))
		text++;
	return text;
}

static bool read_all(Reader *reader, const char *template, GError **error)
{
	const char *text = template;

	while (*text) {
		gsize size = (gsize)(g_utf8_next_char(text) - text);

		if (signature_is_blank(*text)) {
			text = add_blank(reader, text);
			continue;
		}
		if (*text == '{' && text[1] == '{') {
			add_literal(reader, "{", 1);
			size = 2;
		} else if (*text == '{') {
			gsize place = (gsize)g_utf8_pointer_to_offset(template, text) + 1;

			if (!add_hole(reader, text + 1, place, &size, error))
				return false;
			size++;
		} else {
			add_literal(reader, text, size);
		}
		text += size;
	}
	end_run(reader);
	return true;
}

/* Whether the template ends with a letter of its text, not of a hole's name. */
static bool ends_with_word(const char *template)
{
	return is_word(g_utf8_prev_char(template + strlen(template)));
}

bool template_read(const char *match, SignatureSource *source, GError **error)
{
	g_autofree char *template = g_strstrip(g_strdup(match));
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Reader reader = {
		.pattern = g_string_new(NULL),
		.run = g_string_new(NULL),
		.literal = g_string_new(NULL),
		.names = names,
	};
	bool good;

	if (*template && is_word(template))
		g_string_append(reader.pattern, NO_WORD_BEFORE);
	good = read_all(&reader, template, error);
	if (*template && ends_with_word(template))
		g_string_append(reader.pattern, NO_WORD_AFTER);
	source->pattern = g_string_free(reader.pattern, FALSE);
	source->literal = g_string_free(reader.literal, FALSE);
	source->breaks = reader.blanks;
	g_string_free(reader.run, TRUE);
	return good;
}
