/*
 * What somebody typed into a form whose session has ended: the login page carries it in fields of
 * its own, and the form is shown again with it after the login. Nothing is stored.
 */
#pragma once

#include "web/view.h"

/* The decoded value of field NAME in a urlencoded BODY, or NULL. The caller owns it. */
char *carry_find(const char *body, const char *name);

/*
 * Makes the response the login page, with status 401, that carries the form which was sent. False
 * when it is no urlencoded form; the response is as it was then.
 */
bool carry_to_login(Context *context);

/*
 * The fields that the login form in BODY carries: [{"name", "value", "is_long"}], named as they
 * have to be sent again. The caller owns the array.
 */
json_t *carry_again(const char *body);

/* The form that BODY, of a login form, carries, as it was sent at first. The caller owns it. */
char *carry_unpack(const char *body);
