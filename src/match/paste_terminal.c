/*
 * What a terminal makes of bytes: colours, carriage returns and backspaces are no text.
 */
#include "match/paste_draft.h"

#include <string.h>

enum { ESC = 0x1B, BEL = 0x07, DEL = 0x7F };

/* The text of BYTES when a byte order mark says that they are UTF-16, as Windows shells write. */
static char *from_utf16(const char *bytes, gsize size)
{
	if (size < 2)
		return NULL;
	if (memcmp(bytes, "\xFF\xFE", 2) == 0)
		return g_convert_with_fallback(bytes + 2, (gssize)(size - 2) & ~1, "UTF-8",
			"UTF-16LE", "?", NULL, NULL, NULL);
	if (memcmp(bytes, "\xFE\xFF", 2) == 0)
		return g_convert_with_fallback(bytes + 2, (gssize)(size - 2) & ~1, "UTF-8",
			"UTF-16BE", "?", NULL, NULL, NULL);
	return NULL;
}

/* The size of the control sequence (ECMA-48, 5.4) whose parameters begin at TEXT. */
static gsize control_sequence(const char *text)
{
	gsize size = 0;

	while (text[size] >= 0x20 && text[size] <= 0x3F)
		size++;
	return text[size] >= 0x40 && text[size] < DEL ? size + 1 : size;
}

/* The size of what follows an escape character. */
static gsize escape_sequence(const char *text)
{
	gsize size;

	if (*text == '[')
		return 1 + control_sequence(text + 1);
	/* a string such as a link's address: up to BEL or ESC \, but never over lines */
	if (*text && strchr("]PX^_", *text)) {
		size = 1 + strcspn(text + 1, "\a\033\n");
		if (text[size] == BEL)
			return size + 1;
		return text[size] == ESC && text[size + 1] == '\\' ? size + 2 : size;
	}
	size = strspn(text, " !\"#$%&'()*+,-./");
	return text[size] >= 0x30 && text[size] < DEL ? size + 1 : size;
}

static void back_one(GString *shown, gsize line)
{
	gsize end = shown->len;

	while (end > line && (shown->str[end - 1] & 0xC0) == 0x80)
		end--;
	g_string_truncate(shown, end > line ? end - 1 : line);
}

/* A carriage return in a line: what follows overwrites it, if anything does. */
static void carriage_return(GString *shown, gsize line, const char *rest)
{
	const char *next = rest + strspn(rest, "\r");

	if (*next && *next != '\n')
		g_string_truncate(shown, line);
}

/* Characters of two or more bytes at TEXT that show nothing, or a blank. True when it was one. */
static bool invisible(GString *shown, const char *text)
{
	gunichar c = g_utf8_get_char(text);

	if (c == 0xA0) {
		g_string_append_c(shown, ' ');
		return true;
	}
	return (c >= 0x80 && c < 0xA0) || c == 0xFEFF || c == 0x200B;
}

char *paste_as_shown(const char *bytes, gsize size)
{
	g_autofree char *wide = from_utf16(bytes, size);
	g_autofree char *valid = wide ? g_steal_pointer(&wide)
				      : g_utf8_make_valid(size > 0 ? bytes : "", (gssize)size);
	bool has_lines = strchr(valid, '\n');
	GString *shown = g_string_sized_new(strlen(valid) + 1);
	gsize line = 0;

	for (const char *at = valid; *at;) {
		gsize length = (gsize)(g_utf8_next_char(at) - at);

		if (*at == '\n' || (*at == '\r' && !has_lines)) {
			g_string_append_c(shown, '\n');
			line = shown->len;
		} else if (*at == '\r') {
			carriage_return(shown, line, at);
		} else if (*at == '\b') {
			back_one(shown, line);
		} else if (*at == ESC) {
			length += escape_sequence(at + 1);
		} else if (g_utf8_get_char(at) == 0x9B) {
			length += control_sequence(at + length);
		} else if (*at == '\t' || ((guchar)*at >= 0x20 && *at != DEL)) {
			if (length == 1 || !invisible(shown, at))
				g_string_append_len(shown, at, (gssize)length);
		}
		at += length;
	}
	return g_string_free(shown, FALSE);
}

/* The size of "31m" or "0;1K" behind a bracket, else 0. */
static gsize colour(const char *text)
{
	gsize size = strspn(text, "0123456789;");

	return size < 20 && (text[size] == 'm' || (text[size] == 'K' && size < 3)) ? size + 1 : 0;
}

/* The size of an escape sequence that is written out at TEXT, else 0. */
static gsize written_colour(const char *text, bool is_bare)
{
	static const char *const escapes[] = {"\\x1b[", "\\x1B[", "\\u001b[", "\\u001B[", "\\033[",
		"\\e[", "#033[", "^[[", "\u241b[", NULL};
	gsize size;

	for (guint i = 0; escapes[i]; i++) {
		gsize length = strlen(escapes[i]);

		if (strncmp(text, escapes[i], length) == 0 && (size = colour(text + length)) > 0)
			return length + size;
	}
	/* rate(x[5m]) is no colour */
	if (is_bare && *text == '[' && text[1] != 'K' && (size = colour(text + 1)) > 0 &&
		text[1 + size] != ']')
		return 1 + size;
	return 0;
}

char *paste_without_colours(const char *text)
{
	bool is_bare = strstr(text, "[0m") || strstr(text, "[m");
	GString *plain = g_string_new(NULL);

	while (*text) {
		gsize size = strcspn(text, "\\#^[\xE2");

		g_string_append_len(plain, text, (gssize)size);
		text += size;
		if (!*text)
			break;
		size = written_colour(text, is_bare);
		if (size == 0)
			g_string_append_c(plain, *text++);
		text += size;
	}
	return g_string_free(plain, FALSE);
}
