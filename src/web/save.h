/*
 * Saving what stands in the editor: checked, saved in one transaction with the end of its draft,
 * and told.
 */
#pragma once

#include "web/editor.h"

/*
 * Saves; SAVED says what came of it, and the draft is gone with it. Returns 0, or the status to
 * show the form again with: then EDITOR has the problems, and nothing was saved.
 */
int save_entry(Context *context, Editor *editor, EntrySaved *saved);

/* Makes the response a redirect to what was saved, with a notice for its writer. */
void save_tell(Context *context, const EntrySaved *saved);
