/*
 * The paste as a page shows it: its lines by number, what matched marked, frames of runtimes and
 * libraries and long stretches without an error folded.
 */
#pragma once

#include "lab/answer.h"

/*
 * [{"line": {"number", "is_own", "hit", "has_why", "parts": [{"text", "mark"}], "why": [{"letter",
 * "href", "signature", "level"}]}} or {"fold": {"summary", "lines": [as above], "left_out"}}]; the
 * other of the two is null. The caller owns it.
 */
json_t *lab_numbered(const LabAnswer *answer);

/* "A", "B" ... "Z", "A1": how the page calls match INDEX. The caller owns it. */
char *lab_letter(guint index);
