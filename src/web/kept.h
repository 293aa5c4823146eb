/*
 * What stood in a form that could not be taken, for the error page: nobody loses a word, whatever
 * went wrong. It is printed from the request alone, so that it needs no database.
 */
#pragma once

#include "web/view.h"

/*
 * {"action", "fields": [{"name", "value", "id", "label", "is_long"}]} of a form of this site that
 * was sent about an entry, to be copied or sent again; else null. The caller owns it.
 */
json_t *kept_form(const Context *context);
