/*
 * What a worker keeps of the Lab between requests: the automaton, and how often each entry was
 * named. Neither holds anything of a paste.
 */
#pragma once

#include "web/site.h"

/* Makes site->lab that of the present signatures: before an answer. */
MW_CHECKED bool lab_state_ready(Site *site, GError **error);

/* Counts a match of ENTRY, in memory. */
void lab_state_count(Site *site, int64_t entry);

/*
 * After an answer was sent: builds the automaton again when signatures have changed, so that the
 * next paste need not wait for it, and writes counts that have waited for a while, or, when it
 * IS_LAST, all of them.
 */
MW_CHECKED bool lab_state_after(Site *site, bool is_last, GError **error);
