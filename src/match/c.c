/*
 * C and C++ outside of the compiler: linkers, the loader, the C library's checks, and programs that
 * the kernel ended.
 */
#include "match/finder.h"

#include <string.h>

static guint add(Finder *finder, guint index, guint last, const char *type, const char *message)
{
	PasteError *error =
		finder_add(finder, "c", index, index, last, unindented(finder_line(finder, index)));

	error_set_type(error, type, strlen(type));
	error_set_message(error, message);
	return last + 1;
}

/* GNU ld, gold, lld, Apple's and Microsoft's linker, each symbol a line */
static guint read_linker(Finder *finder, guint index)
{
	static const char *const words[] = {"undefined reference to ", "multiple definition of ",
		"undefined symbol: ", "duplicate symbol: ", "cannot find -l",
		"unable to find library -l", "unresolved external symbol ", "hidden symbol ",
		"relocation R_", "recompile with -fPI", "library not found for -l", "library '",
		NULL};
	const char *line = finder_line(finder, index), *found = holds_any(line, words);
	guint last = index;

	if (after(line, "Undefined symbols for architecture") ||
		after(line, "duplicate symbol '")) {
		while (*finder_line(finder, last + 1) == ' ')
			last++;
		return add(finder, index, last, "linker error",
			last > index ? unindented(finder_line(finder, index + 1)) : line);
	}
	/* another program's prose may hold these words: a linker names itself or a section */
	if (!found ||
		!(strstr(line, "ld") || strstr(line, ":(") || strstr(line, ".o:") ||
			strstr(line, ".c:") || strstr(line, ".cpp:") || strstr(line, ".cc:") ||
			strstr(line, "LNK") || after(line, "undefined reference")))
		return index;
	while (after(finder_line(finder, last + 1), ">>> "))
		last++;
	return add(finder, index, last, "linker error", strstr(line, found));
}

static guint read_loader(Finder *finder, guint index)
{
	static const char *const words[] = {"error while loading shared libraries: ",
		"symbol lookup error: ", "' not found (required by ", "dyld: ", "dyld[", NULL};
	const char *line = finder_line(finder, index), *found = holds_any(line, words);

	if (!found || (after(found, "dyld") && !after(line, "dyld")))
		return index;
	return add(finder, index, index, "loader error", strstr(line, found));
}

/* What glibc prints before it aborts, failed assertions, exceptions that nobody catches */
static guint read_library(Finder *finder, guint index)
{
	static const char *const begins[] = {"*** stack smashing detected ***",
		"*** buffer overflow detected ***", "*** %n in writable segment detected",
		"double free or corruption", "corrupted size vs. prev_size",
		"corrupted double-linked",
		"free(): ", "malloc(): ", "realloc(): ", "munmap_chunk(): ", "calloc(): ",
		"malloc_consolidate(): ", "memalign(): ", "terminate called ",
		"pure virtual method called", "sysmalloc: Assertion",
		"Fatal glibc error: ", "libc++abi: ", "libc++abi.dylib: ", NULL};
	const char *line = finder_line(finder, index), *text = line;
	guint last = index;

	/* older ones name the program: "*** Error in `./a.out': free(): invalid pointer: 0x0 ***"
	 */
	if (after(line, "*** Error in ") && behind(line, "': "))
		return add(finder, index, index, "abort", behind(line, "': "));
	if (begins_with_any(line, begins)) {
		if (after(unindented(finder_line(finder, index + 1)), "what():"))
			text = unindented(finder_line(finder, ++last));
		return add(finder, index, last, "abort", text);
	}
	if (strstr(line, ": Assertion `") && strstr(line, "' failed."))
		return add(finder, index, index, "abort", strstr(line, "Assertion `"));
	if (after(line, "Assertion failed: (") && strstr(line, ", function "))
		return add(finder, index, index, "abort", line);
	return index;
}

/* What a shell, a debugger, systemd or the kernel says about a program that a signal ended */
static guint read_signal(Finder *finder, guint index)
{
	static const char *const lone[] = {"Segmentation fault", "Bus error",
		"Floating point exception", "Illegal instruction", "Trace/breakpoint trap", NULL};
	static const char *const held[] = {"segmentation fault", ": segfault at ", " Bus error ",
		" Floating point exception", "Program received signal SIG",
		"Program terminated with signal SIG",
		"code=dumped, status=", "code=killed, status=9", "Out of memory: Killed process ",
		"general protection fault", " trap divide error ", " trap invalid opcode ",
		"signal: segmentation fault", "(signal: 11, SIGSEGV", "exited with signal 11",
		" Segmentation fault", NULL};
	const char *line = finder_line(finder, index), *found = begins_with_any(line, lone);

	if (!found)
		found = holds_any(line, held);
	else if (line[strlen(found)] != '\0' && !after(line + strlen(found), " (core dumped)"))
		return index;
	/* in prose a signal is no event: a shell gives the job's or the process' number, or the
	 * file */
	if (found == NULL || (strcmp(found, "segmentation fault") == 0 && *line != '[' &&
				     !after(line, "zsh: segmentation fault")))
		return index;
	if (strcmp(found, " Segmentation fault") == 0 &&
		!strstr(line, "Segmentation fault (core") && !strstr(line, ": line ") &&
		strcspn(line, "0123456789") > 2)
		return index;
	return add(finder, index, index, "signal", strstr(line, unindented(found)));
}

/* "make: *** [all] Error 1" and others only repeat that something has failed: never an error. */
guint c_read(Finder *finder, guint index)
{
	guint next;

	if ((next = read_linker(finder, index)) > index ||
		(next = read_loader(finder, index)) > index ||
		(next = read_library(finder, index)) > index)
		return next;
	return read_signal(finder, index);
}
