/*
 * A wiki as a folder of Markdown: CATEGORY/SLUG.md with front matter, and CATEGORY/_index.md for
 * each category. Folders of Hugo, Jekyll and dev.to are read as well.
 */
#pragma once

#include "exchange/report.h"
#include "wiki/entry_save.h"

enum {
	TREE_FILES_MAX = 200000,
	TREE_DEPTH_MAX = 16, /* folders within each other */
};

typedef struct {
	const char *category;                    /* for what names none; may be NULL */
	bool only_categories;                    /* read the _index.md files and nothing else */
	const char *skip;                        /* a folder of PATH to pass over; may be NULL */
	void (*progress)(int files, void *data); /* may be NULL */
	void *data;
} TreeOptions;

/*
 * Reads all *.md files below PATH into the wiki, as new entries or new revisions, in one
 * transaction: a file that cannot be taken leaves the wiki as it was, and the error names it with
 * its line. Symbolic links, other files, entries that were deleted here, and old addresses that are
 * taken are noted in REPORT. NOT_FOUND when there is no such folder or no Markdown in it, INVALID
 * for a bad file, CONFLICT for two entries of one slug, LIMIT for too many or too large files.
 */
MW_CHECKED bool tree_import(Store *store, const char *path, const TreeOptions *options,
	const EntryBy *by, ImportReport *report, GError **error);

/*
 * Writes all live and draft entries to PATH, which must not exist or be an empty folder. The folder
 * appears when it is complete; after a DRY_RUN it is taken away again instead. Sets COUNT to the
 * number of entries. CONFLICT when there is something at PATH, STORAGE when it cannot be written.
 */
MW_CHECKED bool tree_export(
	Store *store, const char *path, bool dry_run, int *count, GError **error);
