/*
 * A paste: any bytes that a person or a program sends as "the error", made readable. Colours,
 * carriage returns, the prefixes of log collectors, quoting and the breaks of a narrow terminal are
 * taken away; JSON logs are unfolded into their message and stack. What was cleaned stays tied to
 * the line that was pasted, which is what people are shown.
 */
#pragma once

#include "base/error.h"

enum {
	PASTE_SIZE_MAX = 1024 * 1024, /* bytes; more is refused */
	PASTE_LINE_MAX = 8192,        /* bytes; a longer cleaned line is cut into several */
};

/* A line of the cleaned text. Several may come from one pasted line (JSON), or one from several. */
typedef struct {
	guint offset, size; /* bytes in Paste.text, without the line feed */
	guint first, last;  /* the pasted lines that it was made of, counted from 1 */
} PasteLine;

typedef struct {
	char *text; /* cleaned: UTF-8, no control characters but tabs, a line feed after each line
		     */
	gsize size;
	GArray *lines; /* of PasteLine, in the order of TEXT; never empty when TEXT is not */

	/* what was pasted, to show: UTF-8 without colours and control characters, else untouched */
	char *pasted;
	GArray *pasted_lines; /* of guint: where in PASTED a line begins */
} Paste;

/*
 * Reads the SIZE bytes at BYTES, whatever they are. NULL with LIMIT, in words, when they are more
 * than PASTE_SIZE_MAX. Linear in SIZE. The caller frees it.
 */
MW_CHECKED Paste *paste_read(const char *bytes, gsize size, GError **error);
void paste_free(Paste *paste);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paste, paste_free)

/* The line INDEX of the cleaned text, from 0; its text is not terminated by NUL. */
const PasteLine *paste_line(const Paste *paste, guint index);
const char *paste_line_text(const Paste *paste, guint index);

/* The index of the cleaned line that holds the byte OFFSET of the cleaned text. */
guint paste_line_at(const Paste *paste, gsize offset);

/* How many lines were pasted, and the text of one, NUMBER counted from 1. The caller's to free. */
guint paste_pasted_count(const Paste *paste);
char *paste_pasted_line(const Paste *paste, guint number);
