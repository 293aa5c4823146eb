/*
 * Three-way merge of texts: two people changed one text at the same time, and both changes are
 * wanted. Lines merge as "git merge-file" does it. Where they conflict, there is a second chance by
 * sentences inside the paragraph (not in code): what both changed in one sentence is a conflict.
 * Texts may hold lines that look like markers of a conflict: nothing here is ever marked in a text.
 */
#pragma once

#include "base/error.h"

/* A stretch of the merged text. All pieces put together are the text. */
typedef struct {
	bool conflict;
	char *text;                  /* without a conflict: what it is now; else NULL */
	char *base, *theirs, *yours; /* of a conflict: the three sides; any may be empty */
	char *section;               /* of a conflict: the heading above it, or "" */
} MergePiece;

typedef struct {
	GPtrArray *pieces; /* of MergePiece */
	guint conflicts;   /* how many of them are one */
	guint changes;     /* how many places YOURS had changed */
} Merge;

/*
 * Merges the changes that THEIRS and YOURS made to BASE; all are UTF-8 with LF line ends. NULL with
 * LIMIT for texts of more than 256 Ki lines, UNAVAILABLE when libgit2 is not there. The caller
 * owns the Merge.
 */
MW_CHECKED Merge *merge_texts(
	const char *base, const char *theirs, const char *yours, GError **error);
/* A value that both sides changed, as a merge of one piece: a conflict. The caller owns it. */
Merge *merge_values(const char *base, const char *theirs, const char *yours);
void merge_free(Merge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Merge, merge_free)

/* What to take where both sides changed the text. */
typedef enum {
	MERGE_BASE,
	MERGE_THEIRS,
	MERGE_YOURS,
	MERGE_BOTH, /* theirs, then yours */
	MERGE_OWN,  /* other words */
} MergeChoice;

/* Reads "base", "theirs", "yours", "both" or "own"; false for any other word. */
MW_CHECKED bool merge_choice_from_name(const char *name, MergeChoice *choice);

/*
 * Settles a conflict: from now on the piece is a text. OWN are the words for MERGE_OWN, with any
 * line ends; a line end that all sides have behind the place is put behind them.
 */
void merge_settle(Merge *merge, MergePiece *piece, MergeChoice choice, const char *own);

/* The merged text; only when no conflict is left. The caller owns it. */
char *merge_text(const Merge *merge);
