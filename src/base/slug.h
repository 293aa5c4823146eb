/*
 * Slugs: the last part of an entry's address. Lower-case letters and digits of any script (NFC)
 * in words joined by single hyphens, at most MW_SLUG_MAX bytes.
 */
#pragma once

#include <stdbool.h>

enum { MW_SLUG_MAX = 120 };

/*
 * "Why `await` hangs!" becomes "why-await-hangs". Empty when TEXT has no letter or digit.
 * The caller owns the text.
 */
char *mw_slug_from_text(const char *text);

bool mw_slug_is_valid(const char *slug);
