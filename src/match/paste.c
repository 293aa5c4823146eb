#include "match/paste_draft.h"

#include <string.h>

enum { EMPTY_MAX = 5 /* empty lines in a row that are kept */ };

static guint count_lines(const char *text)
{
	guint count = 1;

	while ((text = strchr(text, '\n'))) {
		text++;
		count++;
	}
	return count;
}

static Draft draft_new(const char *pasted, GArray *starts)
{
	Draft draft = {
		.lines = g_array_sized_new(FALSE, FALSE, sizeof(DraftLine), count_lines(pasted)),
		.text = g_strdup(pasted),
		.strings = g_string_chunk_new(4096),
		.sources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
	guint empty = 0;

	for (char *at = draft.text; *at;) {
		gsize size = strcspn(at, "\n");
		guint start = (guint)(at - draft.text);
		DraftLine line = {at, starts->len + 1, starts->len + 1, 0};

		g_array_append_val(starts, start);
		/* of many empty lines a few say as much */
		empty = size == 0 ? empty + 1 : 0;
		if (empty <= EMPTY_MAX)
			g_array_append_val(draft.lines, line);
		at += size;
		if (*at == '\n')
			*at++ = '\0';
	}
	return draft;
}

static void draft_clear(Draft *draft)
{
	g_array_unref(draft->lines);
	g_free(draft->text);
	g_string_chunk_free(draft->strings);
	g_hash_table_unref(draft->sources);
}

static void strip_colours(Draft *draft)
{
	for (guint i = 0; i < draft->lines->len; i++) {
		DraftLine *line = draft_line(draft, i);

		if (strpbrk(line->text, "[\\#^")) {
			g_autofree char *plain = paste_without_colours(line->text);

			if (strcmp(plain, line->text) != 0)
				line->text = g_string_chunk_insert(draft->strings, plain);
		}
	}
}

/* Adds LINE to TEXT; one that is too long becomes several, cut at characters. */
static void put_line(Paste *paste, GString *text, const DraftLine *line)
{
	const char *at = line->text;
	gsize left = strlen(at);

	while (left > 0 && g_ascii_isspace(at[left - 1]))
		left--;
	do {
		gsize size = MIN(left, PASTE_LINE_MAX);
		PasteLine entry = {(guint)text->len, 0, line->first, line->last};

		while (size < left && (at[size] & 0xC0) == 0x80)
			size--;
		entry.size = (guint)size;
		g_string_append_len(text, at, (gssize)size);
		g_string_append_c(text, '\n');
		g_array_append_val(paste->lines, entry);
		at += size;
		left -= size;
	} while (left > 0);
}

static void clean(Paste *paste)
{
	Draft draft = draft_new(paste->pasted, paste->pasted_lines);
	GString *text = g_string_sized_new(strlen(paste->pasted) + 1);

	strip_colours(&draft);
	paste_single_space(&draft);
	paste_dedent(&draft);
	paste_unquote(&draft);
	paste_unwrap(&draft);
	paste_strip_prefixes(&draft);
	/* a log may hold another: Docker's JSON that of a service */
	for (int i = 0; i < 2 && paste_unfold(&draft); i++)
		paste_strip_prefixes(&draft);
	paste_unquote(&draft);
	paste_separate(&draft);
	paste_dedent(&draft);
	for (guint i = 0; i < draft.lines->len; i++)
		put_line(paste, text, draft_line(&draft, i));
	paste->size = text->len;
	paste->text = g_string_free(text, FALSE);
	draft_clear(&draft);
}

Paste *paste_read(const char *bytes, gsize size, GError **error)
{
	Paste *paste;

	if (size > PASTE_SIZE_MAX) {
		mw_fail(error, MW_ERROR_LIMIT,
			"the paste has %zu bytes; at most %d are read: paste the part about the error",
			size, PASTE_SIZE_MAX);
		return NULL;
	}
	paste = g_new0(Paste, 1);
	paste->lines = g_array_new(FALSE, FALSE, sizeof(PasteLine));
	paste->pasted_lines = g_array_new(FALSE, FALSE, sizeof(guint));
	paste->pasted = paste_as_shown(bytes, size);
	clean(paste);
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

	return g_strndup(text, strcspn(text, "\n"));
}
