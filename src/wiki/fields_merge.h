/*
 * Three-way merge of all that an entry says. The body merges as a text (text/merge.h), lists as
 * sets whose order is kept, signatures by what they match; any other field has one value, and it is
 * a conflict when both sides gave it another one.
 */
#pragma once

#include "text/merge.h"
#include "wiki/fields.h"

/* A place that both changed. The texts belong to the merge. */
typedef struct {
	const Field *field;
	const char *base, *theirs, *yours;
	const char *section; /* of the body: the heading above the place; else "" */
	bool is_text;        /* a stretch of a longer text; else the whole value of the field */
	bool settled;
	MergePiece *piece;
} FieldsPlace;

typedef struct {
	EntryFields *fields;        /* what is merged so far */
	Merge *merges[FIELD_COUNT]; /* of the fields that have places; else NULL */
	GArray *places;             /* of FieldsPlace, in the order of the fields and of the text */
	guint changes;              /* how many places YOURS had changed, these included */
} FieldsMerge;

/* Merges what THEIRS and YOURS made of BASE. The caller owns it. Fails as merge_texts() does. */
MW_CHECKED FieldsMerge *fields_merge(const EntryFields *base, const EntryFields *theirs,
	const EntryFields *yours, GError **error);
void fields_merge_free(FieldsMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FieldsMerge, fields_merge_free)

/* Settles the place numbered INDEX from 0, as merge_settle() does. */
void fields_merge_settle(FieldsMerge *merge, guint index, MergeChoice choice, const char *own);

/* How many places wait to be settled. */
guint fields_merge_open(const FieldsMerge *merge);

/* The merged fields, once no place is open. The caller owns them. */
EntryFields *fields_merge_result(const FieldsMerge *merge);
