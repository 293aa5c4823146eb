/*
 * What is wrong in a form, as its page shows it: a summary at the top, the same words at the field.
 */
#pragma once

#include "web/view.h"

/*
 * Adds to MODEL "has_problems", "problems" (for partials/problems) and "wrong", an object that has
 * a member for each of NAMES (ended by NULL): PROBLEM for FIELD, null for the others. No PROBLEM,
 * NULL: nothing is wrong. The page's title begins with "Error: " then.
 */
void problem_add(json_t *model, const char *const *names, const char *field, const char *problem);

/* Whether FAULT is something that whoever filled in the form can mend. */
bool problem_is_readers(const GError *fault);
