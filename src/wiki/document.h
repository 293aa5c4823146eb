/*
 * An entry as one text: YAML front matter and the Markdown body. What is written is read back to
 * the same entry; the names that Hugo, Jekyll and dev.to use are read as well.
 */
#pragma once

#include "wiki/entry_save.h"

typedef struct {
	EntryFields *fields; /* category as it was written, or "" */
	bool has_header;     /* there was front matter; without it only the body is known */
	char *public_id;     /* or NULL */
	EntryStatus status;
	int64_t published, updated; /* 0: not said */
	char **aliases;
	char **categories; /* other categories that were named, to choose from */
	int64_t position;  /* of a category's page: its place in the site; 0: not said */
} Document;

/*
 * Reads SIZE bytes of TEXT. NULL with INVALID, naming the line where there is one, for front matter
 * that breaks a rule; LIMIT when it is too large. Fields are not judged yet: entry_create() does.
 * The caller owns the Document.
 */
MW_CHECKED Document *document_read(const char *text, gsize size, GError **error);
void document_free(Document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

/* What entry_create() wants to know of where the document comes from. Points into it. */
EntryOrigin document_origin(const Document *document);

/* The text of ENTRY in the revision that was loaded, with its aliases. The caller owns it. */
MW_CHECKED char *document_write(Store *store, const Entry *entry, GError **error);
