/*
 * A folder of small programs that show an error: content/repro/SLUG/fails.py prints it, fixed.py
 * does not; symptom.py shows what goes wrong without one. How to run one stands in a comment at its
 * beginning, "run: COMMAND", or follows from the name; commands run in a copy of the folder.
 */
#pragma once

#include "base/error.h"

enum {
	REPRO_FILES_MAX = 200,    /* of one folder */
	REPRO_FILE_MAX = 1 << 20, /* bytes of one of its files */
	REPRO_DEPTH_MAX = 5,      /* folders in it */
	REPRO_RUN_LINES = 10,     /* lines of a program that may hold "run:" */
	REPRO_LINE_MIN = 6,       /* bytes of a line that says something */
};

typedef enum {
	REPRO_FAILS,   /* what it prints is the error */
	REPRO_SYMPTOM, /* no error: what it prints, in part, is what the entry shows */
	REPRO_FIXED,   /* exits with 0 */
	REPRO_TEXT,    /* fails.txt: the error itself, where nothing here can produce it */
} ReproPart;

typedef struct {
	ReproPart part;
	char *name;    /* of the file, in its folder */
	char *command; /* for the shell; NULL for a text */
	char *tool;    /* the program that the command needs first, "" for a text */
	char *needs;   /* the oldest version of it that does, "1.85", or NULL for any */
} ReproProgram;

/*
 * The programs of FOLDER, ReproProgram, those that fail first. NULL with INVALID when there are
 * none, or when nothing says how to run one. The caller owns the list.
 */
MW_CHECKED GPtrArray *repro_programs(const char *folder, GError **error);

/* Whether VERSION, as repro_version() has it, is older than NEEDS ("1.85"). */
bool repro_is_old(const char *version, const char *needs);

/*
 * Whether a line of OUTPUT, of REPRO_LINE_MIN characters at least, is a line of TEXT as well.
 * Numbers count as equal: times and addresses change from run to run.
 */
bool repro_is_shown(const char *output, const char *text);

/* The first line of what TOOL says of its version, or NULL when it is not on PATH. The caller's. */
char *repro_version(const char *tool);

/*
 * A copy of FOLDER for one run, in a new folder below TMPDIR. NULL with LIMIT when it is too large,
 * or STORAGE. repro_copy_remove() takes the folder away and frees the path.
 */
MW_CHECKED char *repro_copy(const char *folder, GError **error);
void repro_copy_remove(char *copy);
