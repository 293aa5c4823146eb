/*
 * Any bytes as a paste: it is cleaned and its errors are found, and all that is said of lines is
 *true.
 *
 *	clang -g -fsanitize=fuzzer,address,undefined (flags of the build) fuzz/fuzz-paste.c \
 *		src/match/[a-z]*.c src/base/error.c -lpcre2-8
 *	./fuzz-paste fuzz/corpus/paste
 */
#include "match/errors.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool is_true)
{
	if (!is_true)
		abort();
}

static void check_lines(const Paste *paste)
{
	guint count = paste_pasted_count(paste);
	gsize offset = 0;

	check(g_utf8_validate(paste->text, (gssize)paste->size, NULL));
	check(g_utf8_validate(paste->pasted, -1, NULL));
	check(strlen(paste->text) == paste->size);
	for (guint i = 0; i < paste->lines->len; i++) {
		const PasteLine *line = paste_line(paste, i);

		check(line->offset == offset && line->size <= PASTE_LINE_MAX);
		check(paste->text[line->offset + line->size] == '\n');
		check(1 <= line->first && line->first <= line->last && line->last <= count);
		check(paste_line_at(paste, offset) == i);
		offset += line->size + 1;
	}
	check(offset == paste->size);
	if (count > 0)
		g_free(paste_pasted_line(paste, count));
}

static void check_errors(const Paste *paste, const PasteErrors *found)
{
	guint count = paste->lines->len;

	check(found->errors->len <= ERRORS_MAX && found->versions->len <= VERSIONS_MAX);
	for (guint i = 0; i < found->errors->len; i++) {
		const PasteError *error = found->errors->pdata[i];

		check(error->first <= error->head && error->head <= error->last);
		check(error->last < count);
		check(error->line == paste_line(paste, error->head)->first);
		check(strlen(error->text) <= ERROR_TEXT_MAX && error->lang && error->message);
		check(g_utf8_validate(error->text, -1, NULL));
		check(g_utf8_validate(error->message, -1, NULL));
		check(!error->type || g_utf8_validate(error->type, -1, NULL));
		check(!error->code || g_utf8_validate(error->code, -1, NULL));
		check(errors_at(found, error->head) >= 0);
	}
	for (guint i = 0; i < found->frames->len; i++) {
		const PasteFrame *frame = &g_array_index(found->frames, PasteFrame, i);

		check(frame->first <= frame->last && frame->last < count);
		check(!frame->name || g_utf8_validate(frame->name, -1, NULL));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Paste) paste = paste_read((const char *)data, size, NULL);

	if (paste) {
		g_autoptr(PasteErrors) found = errors_find(paste);

		check_lines(paste);
		check_errors(paste, found);
	}
	return 0;
}
