/*
 * Times are whole seconds since 1970 in UTC (int64_t), text is RFC 3339.
 */
#pragma once

#include "base/error.h"

#include <stdint.h>

/* The present, by the system's clock. */
int64_t mw_now(void);

/* "2026-05-12T09:14:00Z" (RFC 3339, always UTC). The caller owns the text. */
char *mw_time_to_rfc3339(int64_t seconds);

/* "2026-05-12". The caller owns the text. */
char *mw_time_to_date(int64_t seconds);

/* "Tue, 12 May 2026 09:14:00 +0000" (RFC 822 with a year of four digits). The caller owns it. */
char *mw_time_to_rfc822(int64_t seconds);

/* "12 May 2026", for people. The caller owns the text. */
char *mw_time_to_words(int64_t seconds);

/*
 * Reads RFC 3339 ("2026-05-12T09:14:00+02:00", also with a blank for the T and without a zone,
 * which then means UTC), a plain date, or RFC 822 as feeds write it
 * ("Mon, 11 May 2026 22:38:46 +0000"). False with INVALID for anything else, and for years
 * before 1 or after 9999.
 */
MW_CHECKED bool mw_time_parse(const char *text, int64_t *seconds, GError **error);
