/*
 * Text from outside: UTF-8, NFC, line feeds only.
 */
#pragma once

#include "base/error.h"

/*
 * A copy of the SIZE bytes at TEXT with CRLF and CR turned into LF, a leading byte order mark
 * dropped, and NFC applied. NULL with INVALID, naming the line and byte, for NUL bytes and for
 * what is not UTF-8 (RFC 3629). NAME says what the text is, as in "the body". The caller owns it.
 */
MW_CHECKED char *mw_text_clean(const char *text, gsize size, const char *name, GError **error);

/* The number of characters (code points), for limits that people count. */
gsize mw_text_length(const char *text);

/* The same of SIZE bytes of UTF-8. */
gsize mw_text_count(const char *text, gsize size);

/* A copy of TEXT as one line: blanks folded, ends trimmed, control characters dropped. */
char *mw_text_one_line(const char *text);

/* A copy cut to at most CHARACTERS at a word's end, with an ellipsis when something was left out.
 */
char *mw_text_shorten(const char *text, gsize characters);
