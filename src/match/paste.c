#include "match/paste.h"

#include <string.h>

static void add_line(Paste *paste, GString *text, const char *line, gsize size, guint number)
{
	PasteLine entry = {(guint)text->len, (guint)size, number, number};

	g_string_append_len(text, line, (gssize)size);
	g_string_append_c(text, '\n');
	g_array_append_val(paste->lines, entry);
}

Paste *paste_read(const char *bytes, gsize size, GError **error)
{
	Paste *paste;
	GString *text = NULL;
	g_autofree char *valid = NULL;

	if (size > PASTE_SIZE_MAX) {
		mw_fail(error, MW_ERROR_LIMIT,
			"a paste has %zu bytes; at most %d are read: paste the part around the error",
			size, PASTE_SIZE_MAX);
		return NULL;
	}
	paste = g_new0(Paste, 1);
	paste->lines = g_array_new(FALSE, FALSE, sizeof(PasteLine));
	paste->pasted_lines = g_array_new(FALSE, FALSE, sizeof(guint));
	valid = g_utf8_make_valid(bytes, (gssize)size);
	text = g_string_new(NULL);
	guint number = 0;
	for (const char *at = valid; *at;) {
		gsize length = strcspn(at, "\n");
		gsize shown = length > 0 && at[length - 1] == '\r' ? length - 1 : length;
		guint begin = (guint)(at - valid);

		g_array_append_val(paste->pasted_lines, begin);
		add_line(paste, text, at, shown, ++number);
		at += length;
		at += *at == '\n';
	}
	paste->pasted = g_steal_pointer(&valid);
	paste->size = text->len;
	paste->text = g_string_free(text, FALSE);
	return paste;
}

void paste_free(Paste *paste)
{
	if (!paste)
		return;
	g_free(paste->text);
	g_free(paste->pasted);
	g_array_unref(paste->lines);
	g_array_unref(paste->pasted_lines);
	g_free(paste);
}

const PasteLine *paste_line(const Paste *paste, guint index)
{
	return &g_array_index(paste->lines, PasteLine, index);
}

const char *paste_line_text(const Paste *paste, guint index)
{
	return paste->text + paste_line(paste, index)->offset;
}

guint paste_line_at(const Paste *paste, gsize offset)
{
	guint low = 0, high = paste->lines->len;

	while (high - low > 1) {
		guint middle = low + (high - low) / 2;

		if (paste_line(paste, middle)->offset <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

guint paste_pasted_count(const Paste *paste)
{
	return paste->pasted_lines->len;
}

char *paste_pasted_line(const Paste *paste, guint number)
{
	const char *text = paste->pasted + g_array_index(paste->pasted_lines, guint, number - 1);

	return g_strndup(text, strcspn(text, "\r\n"));
}
