/*
 * What a worker keeps of the Lab between requests: the automaton, and how often each entry was
 * named. Neither holds anything of a paste.
 */
#pragma once

#include "lab/answer.h"
#include "web/site.h"

/* Makes site->lab that of the present signatures: before an answer. */
MW_CHECKED bool lab_state_ready(Site *site, GError **error);

/*
 * Notes in memory what ANSWER matched, and, if the wiki counts them, what is left of its first
 * error without any value when no signature did.
 */
MW_CHECKED bool lab_state_note(Site *site, const LabAnswer *answer, GError **error);

/*
 * After an answer was sent: builds the automaton again when signatures have changed, so that the
 * next paste need not wait for it, writes counts that have waited for a while, or, when it IS_LAST,
 * all of them, and deletes shared pastes that have expired.
 */
MW_CHECKED bool lab_state_after(Site *site, bool is_last, GError **error);
