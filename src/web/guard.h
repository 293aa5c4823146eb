/*
 * What must hold before a view is asked: the route's role, and for every change of state that it
 * was sent by this site's own form (or by a program with a key). The table of routes says what each
 * needs; nothing else in web/ decides it.
 */
#pragma once

#include "web/view.h"

/*
 * Whether the request may go on. If not, the response is complete: a redirect to the login page,
 * the login page with what was typed, the form again, or an error with a sentence.
 */
bool guard_pass(Context *context);

/* Whether the request comes from a page of this site, as far as browsers say. */
bool guard_is_own(const Context *context);

/*
 * The token that a form called FORM (as in the table of routes) must carry in its field "csrf", or
 * JSON in the header X-CSRF-Token; bound to the session and the form. NULL when nobody is signed in
 * and no key was made. The caller owns it.
 */
char *guard_token(const Context *context, const char *form);

/*
 * Shows the form at PATH again with what was typed, BODY (urlencoded), and changes nothing. False
 * when there is no such form or the viewer may not use it: then the response is as it was.
 */
bool guard_resume(Context *context, const char *path, const char *body);
