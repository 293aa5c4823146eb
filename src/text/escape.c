#include "text/escape.h"

#include <stdbool.h>
#include <string.h>

void escape_html(GString *out, const char *text, gssize size)
{
	const char *end = text + (size < 0 ? (gssize)strlen(text) : size);
	const char *run = text;

	for (const char *p = text; p < end; p++) {
		const char *entity;

		switch (*p) {
		case '&': entity = "&amp;"; break;
		case '<': entity = "&lt;"; break;
		case '>': entity = "&gt;"; break;
		case '"': entity = "&quot;"; break;
		case '\'': entity = "&#39;"; break;
		default: continue;
		}
		g_string_append_len(out, run, p - run);
		g_string_append(out, entity);
		run = p + 1;
	}
	g_string_append_len(out, run, end - run);
}

void escape_url_segment(GString *out, const char *text)
{
	g_string_append_uri_escaped(out, text, NULL, FALSE);
}

static bool is_xml_character(gunichar c)
{
	return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c != 0xFFFE && c != 0xFFFF;
}

void escape_xml_characters(GString *out, const char *text)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		if (is_xml_character(g_utf8_get_char(p)))
			g_string_append_len(out, p, g_utf8_next_char(p) - p);
		else
			g_string_append(out, "\uFFFD");
	}
}

void escape_json_in_html(GString *out, const char *json)
{
	for (const char *p = json; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029)
			g_string_append_printf(out, "\\u%04x", c);
		else
			g_string_append_len(out, p, g_utf8_next_char(p) - p);
	}
}
