#include "text/escape.h"

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
