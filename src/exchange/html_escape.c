#include "exchange/html_escape.h"

#include "base/utf8.h"

#include <string.h>

enum { ENTITY_MAX = 32 }; /* bytes of the longest name of a character */

bool html_escape_is_word(gunichar c)
{
	return c != 0 && !g_unichar_isspace(c) && !g_unichar_ispunct(c);
}

bool html_escape_is_edge(gunichar c)
{
	if (c < 0x80)
		return c == 0 || g_ascii_isspace((char)c) || g_ascii_ispunct((char)c);
	switch (g_unichar_type(c)) {
	case G_UNICODE_CONNECT_PUNCTUATION:
	case G_UNICODE_DASH_PUNCTUATION:
	case G_UNICODE_CLOSE_PUNCTUATION:
	case G_UNICODE_FINAL_PUNCTUATION:
	case G_UNICODE_INITIAL_PUNCTUATION:
	case G_UNICODE_OTHER_PUNCTUATION:
	case G_UNICODE_OPEN_PUNCTUATION:
	case G_UNICODE_SPACE_SEPARATOR: return true;
	default: return false;
	}
}

/* TEXT, at a "&", could be a character reference, or become one with the text after it. */
static bool is_like_entity(const char *text)
{
	gsize size = 1;

	while (size < ENTITY_MAX && (g_ascii_isalnum(text[size]) || text[size] == '#'))
		size++;
	return text[size] == ';' || text[size] == '\0';
}

static bool is_blank_or_end(char c)
{
	return c == '\0' || g_ascii_isspace(c);
}

/* Signs that begin a block when they stand first in a line. */
static bool begins_block(const char *text)
{
	char next = text[1];

	switch (*text) {
	case '>':
	case '|': return true;
	case '#': return is_blank_or_end(text[strspn(text, "#")]);
	case '+': return is_blank_or_end(next);
	case '-': return is_blank_or_end(next) || strchr("-:|", next);
	case ':': return next == '\0' || strchr("-|", next);
	case '=': return is_blank_or_end(next) || next == '=';
	default: return false;
	}
}

/* Signs at the end of a heading would be taken for its closing ones. */
static bool ends_heading(const char *text, const HtmlSpot *spot)
{
	const char *rest = text + strspn(text, "#");

	rest += strspn(rest, " \t\n\f\r");
	return *rest == '\0' && (spot->before == 0 || spot->before == ' ');
}

bool html_escape_needed(const char *text, const HtmlSpot *spot)
{
	char next = text[1];

	switch (*text) {
	case '\\':
	case '`':
	case '*':
	case '[': return true;
	case ']': return spot->is_in_link;
	case '_':
		return !html_escape_is_word(spot->before) ||
		       !html_escape_is_word(g_utf8_get_char(text + 1));
	case '<': return next == '\0' || g_ascii_isalpha(next) || strchr("/!?", next);
	case '&': return is_like_entity(text);
	case '~': return spot->before == '~' || next == '~' || next == '\0';
	case '|':
		return spot->is_in_cell || spot->is_after_break ||
		       (spot->is_line_start && begins_block(text));
	case '.':
	case ')': return spot->is_number && is_blank_or_end(next);
	case '#':
		if (spot->is_in_heading)
			return ends_heading(text, spot);
		return spot->is_line_start && begins_block(text);
	default: return spot->is_line_start && begins_block(text);
	}
}

void html_escape_words(GString *out, const char *text)
{
	g_autofree char *line = mw_text_one_line(text);

	for (const char *p = line; *p; p++) {
		if (strchr("\\`*_[]<>&~|!\"", *p))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
}

/* As a browser does: blanks around an address and line breaks in it do not count. */
static char *tidy_url(const char *url)
{
	GString *tidy = g_string_new(NULL);

	for (const char *p = url; *p; p++)
		if (!strchr("\t\n\r\f", *p))
			g_string_append_c(tidy, *p);
	return g_strstrip(g_string_free(tidy, FALSE));
}

char *html_escape_url(const char *url)
{
	static const char *const refused[] = {"javascript:", "vbscript:", "data:"};
	g_autofree char *tidy = tidy_url(url);
	GString *out;

	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
		if (g_ascii_strncasecmp(tidy, refused[i], strlen(refused[i])) == 0)
			return NULL;
	if (*tidy == '\0')
		return NULL;
	out = g_string_new(NULL);
	for (const char *p = tidy; *p; p++) {
		guchar c = (guchar)*p;

		if (c <= ' ' || c == 0x7f || strchr("<>\\`|\"", c)) {
			g_string_append_printf(out, "%%%02X", c);
			continue;
		}
		if (c == '(' || c == ')' || (c == '&' && is_like_entity(p)))
			g_string_append_c(out, '\\');
		g_string_append_c(out, (char)c);
	}
	return g_string_free(out, FALSE);
}

void html_escape_title(GString *out, const char *title)
{
	g_autofree char *line = title ? mw_text_one_line(title) : NULL;

	if (!line || *line == '\0')
		return;
	g_string_append(out, " \"");
	html_escape_words(out, line);
	g_string_append_c(out, '"');
}
