/*
 * Mojo: errors of the compiler without a file, errors of programs, and crashes of the compiler. Its
 * diagnostics with a file are read with those of C.
 */
#include "match/finder.h"

#include <string.h>

static guint add(Finder *finder, guint index, guint last, const char *type, const char *message)
{
	PasteError *error =
		finder_add(finder, "mojo", index, index, last, finder_line(finder, index));

	error_set_type(error, type, strlen(type));
	error_set_message(error, message);
	return last + 1;
}

/* "error: Expression [36]:14:32: text" of the notebook and the REPL */
static guint read_expression(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = behind(line, "Expression [");
	guint last = index;

	if (!text || !(text = after(text + strspn(text, "0123456789"), "]:")) ||
		!(text = behind(text, ": ")) || strstr(line, "note: "))
		return index;
	text = after(text, "error: ") ? after(text, "error: ") : text;
	while (*finder_line(finder, last + 1) == ' ' ||
		strstr(finder_line(finder, last + 1), ": note: "))
		last++;
	return add(finder, index, last, "error", text);
}

/* "Unhandled exception caught during execution: text" */
static guint read_raised(Finder *finder, guint index)
{
	static const char *const words[] = {"Unhandled exception caught during execution: ",
		"Unhandled exception caught during execution", "ABORT: ", "Assert Error: ", NULL};
	const char *line = finder_line(finder, index), *found = begins_with_any(line, words), *text;

	if (!found && (found = strstr(line, ": Assert Error: ")))
		found = ": Assert Error: ";
	if (!found)
		return index;
	text = behind(line, found);
	if (*text == '\0' && *finder_line(finder, index + 1))
		text = finder_line(finder, index + 1);
	return add(finder, index, index, "Error", text);
}

/* The compiler itself has failed. */
static guint read_crash(Finder *finder, guint index)
{
	static const char *const words[] = {
		"Please submit a bug report to https://github.com/modular", "mojo crashed!", NULL};
	const char *line = finder_line(finder, index);
	guint last = index;

	if (!holds_any(line, words) && !after(line, "LLVM ERROR: ") &&
		!(strstr(line, "mojo: ") && strstr(line, "Assertion `")))
		return index;
	while (last + 1 < finder->count && *finder_line(finder, last + 1))
		last++;
	return add(finder, index, last, "crash", line);
}

/* "mojo: error: text"; that a pass has failed only repeats what was said before */
static guint read_command(Finder *finder, guint index)
{
	static const char *const noise[] = {"failed to run the pass manager",
		"failed to parse the provided", "execution exited with", "failed to compile",
		"execution crashed", NULL};
	const char *line = finder_line(finder, index), *text = behind(line, "mojo: error: ");

	if (!text || text - line > 60)
		return index;
	if (begins_with_any(text, noise) && finder->found->errors->len > 0)
		return index + 1;
	return add(finder, index, index, "error", text);
}

guint mojo_read(Finder *finder, guint index)
{
	guint next;

	if ((next = read_expression(finder, index)) > index ||
		(next = read_raised(finder, index)) > index ||
		(next = read_crash(finder, index)) > index)
		return next;
	return read_command(finder, index);
}
