/*
 * The page on which a writer settles what two people changed in the same place. It keeps nothing on
 * the server: the form carries the text and the two revisions, so the merge can be made again.
 */
#pragma once

#include "web/editor.h"

/*
 * Makes the response the page for MERGE of what EDITOR says with revision THEIRS, 409, with the
 * problems of EDITOR. What the form chose is chosen again.
 */
MW_CHECKED bool conflict_show(Context *context, const Editor *editor, const FieldsMerge *merge,
	int64_t theirs, GError **error);

/* Settles MERGE as the form says. False, with a problem in EDITOR, when a place was not chosen. */
MW_CHECKED bool conflict_settle(const Context *context, Editor *editor, FieldsMerge *merge);
