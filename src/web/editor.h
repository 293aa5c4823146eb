/*
 * The form in which an entry is written: a new one, the whole of one, or one of its sections. It is
 * filled from the entry, from a draft, or from what was sent; whatever goes wrong, it is shown
 * again with what was typed.
 */
#pragma once

#include "web/view.h"
#include "wiki/draft.h"
#include "wiki/entry_save.h"

typedef struct {
	EntryFields *fields; /* the whole entry, as it would be saved */
	int64_t base;        /* the revision that was being edited; 0 for a new entry */
	char *save_id;       /* of the form */
	char *form;          /* what its draft is kept under */
	char *section;       /* the id of the only section that is edited, or "" */
	char *part;          /* the text of that section, or of all */
	char *comment;
	Permission granted; /* whether it takes effect at once */
	Draft *draft;       /* that the form was filled from, or NULL */
	json_t *problems;   /* [{"field", "message"}] */
	json_t *tried;      /* what signature_try() says, or NULL */
	bool shows_preview;
} Editor;
void editor_free(Editor *editor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Editor, editor_free)

/* The fields of the form beside those of the entry; ended by one without a name. */
extern const FormField editor_fields[];

/*
 * Each finds the entry first, unless it is a new one, and what the viewer may do to it; NOT_FOUND
 * and DENIED as target_find(). For a GET: from the writer's draft, or the entry (context->entry) as
 * it stands, or nothing.
 */
MW_CHECKED Editor *editor_open(Context *context, GError **error);

/* For a POST: what was sent, over the revision that it began with. */
MW_CHECKED Editor *editor_read(Context *context, GError **error);

/* Finds the entry of an edit form's address, for the tag of its view. */
MW_CHECKED bool editor_find(Context *context, GError **error);

/* From now on the form is about FIELDS, taken over, made from revision BASE. */
void editor_take(Editor *editor, EntryFields *fields, int64_t base);

/* Adds to what is wrong with the form. FIELD is one of the entry's, or "". */
void editor_complain(Editor *editor, const char *field, const char *message);

/* Keeps what was typed on the server. LIMIT as draft_save(). */
MW_CHECKED bool editor_keep(Context *context, const Editor *editor, GError **error);

/* Makes the response the form, with STATUS. Takes nothing over. */
MW_CHECKED bool editor_show(Context *context, const Editor *editor, int status, GError **error);

/* The same as a model for the view's template. The caller owns it. */
MW_CHECKED json_t *editor_model(Context *context, const Editor *editor, GError **error);

/* The entry as a page shows it, from what was typed; MISSING (the caller's) names absent sections.
 */
MW_CHECKED char *editor_preview(
	Context *context, const Editor *editor, char **missing, GError **error);
