/*
 * What was sent to the Lab: a form, JSON, or, in any other body, the paste itself.
 */
#pragma once

#include "web/view.h"

typedef struct {
	char *bytes; /* the paste, whatever they are */
	gsize size;
	guint limit; /* of matches */
} LabBody;
void lab_body_clear(LabBody *body);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LabBody, lab_body_clear)

/*
 * Reads the body of CONTEXT's request. A urlencoded body whose first field is "text" or "csrf" is
 * the form (curl calls everything urlencoded); JSON is {"text", "limit"} at /lab.json. INVALID for
 * JSON that is something else.
 */
MW_CHECKED bool lab_body_read(const Context *context, LabBody *body, GError **error);

/* How the answer is wanted: HTML only when Accept names it, JSON likewise, else FORMAT_TEXT. */
Format lab_body_format(const Context *context);
