/*
 * The login page, for whoever else shows it.
 */
#pragma once

#include "web/view.h"

/*
 * Makes the response the login page that carries FIELDS (as carry_again() has them) of the form at
 * PATH, with status 401. False when it cannot be made.
 */
bool view_login_carry(Context *context, const char *path, json_t *fields);
