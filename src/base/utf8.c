#include "base/utf8.h"

#include <string.h>

static gsize line_of(const char *text, gsize offset)
{
	gsize line = 1;

	for (gsize i = 0; i < offset; i++)
		line += text[i] == '\n';
	return line;
}

static gsize line_length(const char *text, gsize size)
{
	gsize length = 0;

	while (length < size && text[length] != '\n' && text[length] != '\r')
		length++;
	return length;
}

/*
 * Appends LINE in NFC. Below U+0300, which begins with the byte 0xcc, all text is in NFC as it
 * stands, and a line feed composes with nothing: so only lines with other characters cost time.
 */
static void append_normal(GString *out, const char *line, gsize size)
{
	g_autofree char *normal = NULL;
	bool is_normal = true;

	for (gsize i = 0; i < size; i++)
		is_normal = is_normal && (unsigned char)line[i] < 0xcc;
	if (!is_normal)
		normal = g_utf8_normalize(line, (gssize)size, G_NORMALIZE_NFC);
	g_string_append_len(out, normal ? normal : line, normal ? -1 : (gssize)size);
}

char *mw_text_clean(const char *text, gsize size, const char *name, GError **error)
{
	g_autoptr(GString) clean = NULL;
	const char *end;

	if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		size -= 3;
	}
	if (!g_utf8_validate_len(text, size, &end)) {
		gsize offset = (gsize)(end - text);

		if (*end == '\0')
			mw_fail(error, MW_ERROR_INVALID,
				"%s holds a NUL byte in line %zu; remove it", name,
				line_of(text, offset));
		else
			mw_fail(error, MW_ERROR_INVALID,
				"%s is not UTF-8: byte 0x%02x in line %zu; convert it to UTF-8 first",
				name, (unsigned char)*end, line_of(text, offset));
		return NULL;
	}
	clean = g_string_sized_new(size + 1);
	while (size > 0) {
		gsize length = line_length(text, size);

		append_normal(clean, text, length);
		text += length;
		size -= length;
		if (size == 0)
			break;
		length = *text == '\r' && size > 1 && text[1] == '\n' ? 2 : 1;
		g_string_append_c(clean, '\n');
		text += length;
		size -= length;
	}
	return g_string_free(g_steal_pointer(&clean), FALSE);
}

gsize mw_text_count(const char *text, gsize size)
{
	gsize count = 0;

	/* RFC 3629 section 3: all bytes of a character but its first are 10xxxxxx */
	for (gsize i = 0; i < size; i++)
		count += ((guchar)text[i] & 0xc0) != 0x80;
	return count;
}

gsize mw_text_length(const char *text)
{
	return mw_text_count(text, strlen(text));
}

/* How many bytes from P on go into one line as they are: printable ASCII without double blanks. */
static gsize plain_run(const char *p)
{
	const char *run = p;

	while ((*run > ' ' && *run < 0x7f) || (*run == ' ' && run[1] > ' ' && run[1] < 0x7f))
		run++;
	return (gsize)(run - p);
}

char *mw_text_one_line(const char *text)
{
	GString *line = g_string_sized_new(strlen(text));
	bool gap = false;

	for (const char *p = text, *next; *p; p = next) {
		gunichar c = g_utf8_get_char(p);
		gsize run = c == ' ' ? 0 : plain_run(p);

		next = run ? p + run : g_utf8_next_char(p);
		if (!run && g_unichar_isspace(c)) {
			gap = line->len > 0;
			continue;
		}
		if (!run && g_unichar_iscntrl(c))
			continue;
		if (gap)
			g_string_append_c(line, ' ');
		gap = false;
		g_string_append_len(line, p, next - p);
	}
	return g_string_free(line, FALSE);
}

char *mw_text_shorten(const char *text, gsize characters)
{
	const char *cut, *space;

	if (mw_text_length(text) <= characters)
		return g_strdup(text);
	cut = g_utf8_offset_to_pointer(text, (glong)characters - 1);
	space = g_strrstr_len(text, cut - text, " ");
	if (space && space > text + (cut - text) / 2)
		cut = space;
	return g_strdup_printf("%.*s…", (int)(cut - text), text);
}
