#include "match/keywords.h"

#include "match/literals.h"

#include <string.h>

/* Each reader of errors knows more of a line; it must hold one of these words to be shown to it. */
static const char *const words[] = {
	/* all languages */
	"rror", "RROR", "ERR!", "xception", "arning", "WARNING", "atal", "FATAL", "anic", "PANIC",
	/* Python */
	"Traceback (most recent", "File \"", "Task ", "Received unregistered", "Unclosed client",
	"No module named", "Interrupt", "StopIteration", "StopAsyncIteration", "Timeout", "E ",
	"FAILED",
	/* the JVM */
	"Throwable", "Fault", "Failure", " at ", "Java-level deadlock",
	"Caused by: ", "Suppressed: ", ".java:[", ".kt:", ".kts:", ".kt:[",
	/* JavaScript */
	"Rejection", "Module not found", "(node:", "npm ", "[cause]",
	/* Go */
	"goroutine", "DATA RACE", "--- FAIL", ".go:", "go: ", "package ", "verifying ",
	"no required module", "missing go.sum", "cannot find package", "is not in GOROOT",
	"is not in std", "deadline exceeded", "context canceled", "no rows in result",
	"connection refused", "address already in use", "too many open files", "i/o timeout",
	"unknown authority", "no such host", "connection reset", "broken pipe",
	"json: ", "x509: ", "10 redirects", "tls: ", "strconv.", "sql: ", "exit status ",
	/* Rust */
	"overflowed its stack", "memory allocation of", "non-unwinding", "For more information",
	/* C */
	"Sanitizer", "Invalid ", "uninit", "Mismatched ", "Process terminating", "Syscall param",
	"Source and destination", "race", " lost", "Thread #", "Stack overflow", "Argument '",
	"undefined ref", "multiple def", "ndefined symbol", "uplicate symbol", "cannot find -l",
	"unable to find lib", "unresolved ext", "hidden symbol", "relocation R_", "recompile with",
	"library not found", "library '", "not found (required", "dyld", "***", "double free",
	"corrupt", "(): ", "terminate called", "pure virtual", "Assertion", "libc++abi",
	"egmentation", "Floating point", "llegal instruction", "breakpoint trap", "segfault",
	"signal", "code=dumped", "code=killed", "Out of memory", "general protection", " trap ",
	"Jump to the invalid",
	/* databases */
	"psql: ", "pq: ", "SQLSTATE",
	/* Mojo */
	"Expression [", "ABORT: ", "bug report", "crashed!",
	/* versions */
	"Node.js v", "rustc ", "go version", "Python ", "PostgreSQL ", "jdk version",
	"java version", "clang version", "SQLite version", "mojo ", "Valgrind-"};

typedef struct {
	const Paste *paste;
	guint line; /* where the last word was */
	guint8 *marks;
} Marker;

static void on_word(gsize end, gpointer data)
{
	Marker *marker = data;
	const Paste *paste = marker->paste;

	while (marker->line + 1 < paste->lines->len &&
		paste_line(paste, marker->line + 1)->offset < end)
		marker->line++;
	marker->marks[marker->line] = 1;
	/* an error may stand above its first frame, or above its program's end, in words unknown */
	if (marker->line > 0)
		marker->marks[marker->line - 1] = 1;
}

guint8 *keywords_mark(const Paste *paste)
{
	g_autoptr(Literals) literals = literals_new(words, G_N_ELEMENTS(words));
	Marker marker = {paste, 0, g_new0(guint8, paste->lines->len + 1)};

	/* a word at the very begin has no blank before it */
	marker.marks[0] = 1;
	literals_each(literals, paste->text, paste->size, on_word, &marker);
	return marker.marks;
}
