/*
 * What stands around every page: head, navigation, foot. And the page that says what went wrong.
 */
#pragma once

#include "web/view.h"

/*
 * Renders MODEL (taken over) with the view's template for the format into the response's body.
 * INTERNAL when the template and the model do not fit.
 */
MW_CHECKED bool shell_render(Context *context, json_t *model, GError **error);

/* A template alone, without anything around it. As above. */
MW_CHECKED bool shell_print(Context *context, const char *template, json_t *model, GError **error);

/* The same with another template, of HTML. */
MW_CHECKED bool shell_show(Context *context, const char *template, json_t *model, GError **error);

/*
 * What somebody who sent a form is told of ERROR, so that the form can be shown again. A fault of
 * ours is logged, and its reference told. The caller owns the text.
 */
char *shell_words(Context *context, const GError *error);

/*
 * Makes the response an error page of STATUS. DETAIL is a sentence for the reader about this very
 * request, or NULL. Never fails: at worst it is plain text.
 */
void shell_error(Context *context, int status, const char *detail);

/*
 * Writes the pages that nginx shows when it answers by itself into FOLDER, as 404.html and so on.
 * STORAGE when a file cannot be written.
 */
MW_CHECKED bool shell_write_error_pages(Site *site, const char *folder, GError **error);
