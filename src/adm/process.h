/*
 * Runs a command of somebody else's: in a folder of its own, without input, for a limited time and
 * with limited output. Safe in several threads.
 */
#pragma once

#include "base/error.h"

enum {
	PROCESS_OUTPUT_MAX = 256 << 10, /* bytes that are kept; more is thrown away */
	PROCESS_FLOOD_MAX = 16 << 20,   /* bytes after which the command is stopped */
	PROCESS_FILE_MAX = 512 << 20,   /* bytes of a file that it writes */
};

typedef struct {
	char *output;   /* what it printed and complained, in order, as valid UTF-8 */
	int status;     /* its exit status; 128 and the signal's number when a signal ended it */
	bool timed_out; /* it was stopped after its time */
	bool flooded;   /* it was stopped since it printed too much */
	double seconds;
} Process;

/*
 * Runs COMMAND with the shell in FOLDER for at most SECONDS, together with all that it starts. The
 * language is C.UTF-8, there is no terminal, and Go fetches nothing. NULL with STORAGE when it
 * cannot be started. The caller frees the result.
 */
MW_CHECKED Process *process_run(
	const char *command, const char *folder, int seconds, GError **error);
void process_free(Process *process);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Process, process_free)
