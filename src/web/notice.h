/*
 * One sentence about what was just done, on the page that the doer is led to: left in a cookie by
 * the change, shown once, and never part of a page that others get. The cookie holds a word and two
 * numbers; the sentences are here.
 */
#pragma once

#include "web/view.h"

/*
 * Leaves notice NAME ("saved", "merged"...; see notice.c) with the revisions FROM and TO that it is
 * about, 0 for none.
 */
void notice_leave(Context *context, const char *name, int64_t from, int64_t to);

/* Whether the request brings a notice for somebody who is signed in. */
bool notice_waits(const Context *context);

/*
 * {"message", "url", "link"} of the notice that waits, which is taken back with the response; null
 * when none does. The caller owns it.
 */
json_t *notice_take(const Context *context);
