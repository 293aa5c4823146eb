/*
 * A list of changes, the newest first, as "Recent changes" and the page of a person show it.
 */
#pragma once

#include "web/view.h"
#include "wiki/history.h"

/*
 * Adds to PAGE what readers may see of the changes that FILTER lets through, whose place in time
 * the form's field "before" says: "days" and "empty" for HTML, else "results"; and "next". Links to
 * other pages of the list keep the form's fields.
 */
MW_CHECKED bool changes_add(Context *context, HistoryFilter filter, json_t *page, GError **error);

/* "Edited" for "edit", and the like. */
const char *changes_action(const char *action);
