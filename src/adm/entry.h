/*
 * What the verbs about entries share.
 */
#pragma once

#include "adm/command.h"
#include "wiki/document.h"
#include "wiki/entry_save.h"

/* The entry that NAME names, in the revision that it names. The caller owns it. */
MW_CHECKED Entry *adm_entry(Adm *adm, const char *name, GError **error);

/* The entry that NAME names, which must not name a revision. The caller owns it. */
MW_CHECKED Entry *adm_whole_entry(Adm *adm, const char *name, GError **error);

/* The row and the number of a revision that NAME must name, as in NAME@12. */
MW_CHECKED bool adm_revision(
	Adm *adm, const char *name, int64_t *entry, int64_t *number, GError **error);

/* Reads the text of an entry from a file, or from standard input for "-". The caller owns it. */
MW_CHECKED Document *adm_document(const char *path, GError **error);

/*
 * Saves the text DOCUMENT of ENTRY, made from revision BASE (0: the current one), with all that it
 * says. A conflict is CONFLICT, and its places are on standard output.
 */
MW_CHECKED bool adm_save(Adm *adm, const Entry *entry, Document *document, int64_t base,
	EntrySaved *saved, GError **error);

/* Tells what became of a change; for a conflict, prints its places and fails with CONFLICT. */
MW_CHECKED bool adm_report(
	Adm *adm, const char *name, const EntrySaved *saved, int *result, GError **error);

/* Sets a member of OBJECT to a time in words for programs, RFC 3339. */
void adm_set_time(json_t *object, const char *name, int64_t seconds);
