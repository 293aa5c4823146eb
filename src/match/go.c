/*
 * Go: panics and fatal errors with their goroutines, data races, tests, and what the compiler and
 * the go command say.
 */
#include "match/finder.h"

#include <string.h>

/* "goroutine 1 [chan send, 2 minutes]:" */
static bool is_goroutine(const char *line)
{
	const char *text = after(line, "goroutine ");

	return text && g_ascii_isdigit(*text) && strstr(text, "[") && strstr(text, "]:");
}

/* "\t/usr/src/app/main.go:7 +0x1d": what a call's line is followed by */
static const char *source_path(const char *line)
{
	const char *text = unindented(line), *type = strstr(text, ".go:");

	if (!type)
		type = strstr(text, ".s:");
	if (text == line || !type || !g_ascii_isdigit(strchr(type, ':')[1]))
		return NULL;
	return strcspn(text, " ") > (gsize)(type - text) ? text : NULL;
}

/* Notes the frame whose call is in the line FIRST and whose path is in LAST. */
static void note_frame(Finder *finder, guint first, guint last)
{
	static const char *const roots[] = {
		"/usr/local/go/src/", "/go/src/", "/libexec/src/", NULL};
	const char *path = unindented(finder_line(finder, last)), *part, *version;

	if ((version = behind(path, "/go-1.")) || (version = behind(path, "/go1."))) {
		const char *folder = strchr(version, '/');

		finder_version(finder, "go", version - 2, last);
		if ((part = behind(path, "/src/")) && folder && after(folder, "/src/")) {
			const char *end = part + strcspn(part, " ");

			while (end > part && *end != '/')
				end--;
			finder_frame(finder, first, last, FRAME_RUNTIME, part, (gsize)(end - part));
			return;
		}
	}
	if ((part = behind(path, "/pkg/mod/")) || (part = behind(path, "/vendor/"))) {
		gsize size = strcspn(part, "@ ");

		if (part[size] != '@')
			size = strcspn(part, "/");
		finder_frame(finder, first, last, FRAME_LIBRARY, part, size);
	} else if ((part = holds_any(path, roots))) {
		const char *end;

		part = behind(path, part);
		end = part + strcspn(part, " ");
		while (end > part && *end != '/')
			end--;
		finder_frame(finder, first, last, FRAME_RUNTIME, part, (gsize)(end - part));
	} else {
		finder_frame(finder, first, last, FRAME_OWN, NULL, 0);
	}
}

/* Whether the line can stand in a dump of goroutines. */
static bool is_in_dump(const char *line)
{
	static const char *const words[] = {"created by ",
		"runtime stack:", "runtime: ", "[originating from", "...additional frames elided",
		"goroutine running on other", "\t[signal ", "[signal ", "rax ", "rip ", "panic(",
		"[recovered", "\tpanic: ", "running tests:", "exit status ", "PC=", "FAIL",
		"[reporting", NULL};
	gsize size;

	if (*line == '\0' || is_goroutine(line) || begins_with_any(line, words) ||
		source_path(line) || after(line, "\t"))
		return true;
	/* a call: "main.(*Ring).Next(...)" */
	size = strlen(line);
	return size > 2 && line[size - 1] == ')' && strchr(line, '(') && strchr(line, '.') &&
	       strcspn(line, " ") > strcspn(line, "(");
}

/* The stacks from INDEX on; the index behind them. */
static guint read_dump(Finder *finder, guint index)
{
	guint end = index;

	for (guint i = index; i < finder->count && is_in_dump(finder_line(finder, i)); i++) {
		const char *line = finder_line(finder, i);

		if (source_path(line) && i > index)
			note_frame(finder, source_path(finder_line(finder, i - 1)) ? i : i - 1, i);
		if (*line)
			end = i + 1;
		/* the end of a program, not of a test that others follow */
		if (after(line, "exit status "))
			break;
	}
	return end;
}

static bool has_goroutine_soon(const Finder *finder, guint index)
{
	for (guint i = index + 1; i < MIN(index + 40, finder->count); i++) {
		const char *line = finder_line(finder, i);

		if (is_goroutine(line) || after(line, "runtime stack:"))
			return true;
		if (after(line, "panic: ") || after(line, "fatal error: "))
			return false;
	}
	return false;
}

/* "panic: " at its line's begin, or what net/http logs. What was said goes to TEXT. */
static bool is_panic(const Finder *finder, guint index, const char **text)
{
	static const char *const known[] = {"runtime error: ", "assignment to entry in nil map",
		"close of ", "send on closed channel",
		"interface conversion: ", "sync: ", "reflect: ", "test timed out after ",
		"hash of unhashable type ", "http: ", NULL};
	const char *line = finder_line(finder, index);

	if ((*text = after(line, "panic: ")))
		return begins_with_any(*text, known) || has_goroutine_soon(finder, index) ||
		       strcmp(finder_line(finder, index + 1), "exit status 2") == 0;
	/* the client's address, of which an IPv6 one stands in brackets */
	if ((*text = behind(line, "http: panic serving ")) &&
		(g_ascii_isdigit(**text) || **text == '[') && (*text = behind(*text, ": ")))
		return true;
	return false;
}

static guint read_panic(Finder *finder, guint index, const char *text)
{
	const char *line = finder_line(finder, index);
	guint end = index + 1;
	PasteError *error;

	/* the message may have lines of its own */
	while (end < finder->count && end - index < 30 && !is_in_dump(finder_line(finder, end)) &&
		has_goroutine_soon(finder, index))
		end++;
	end = MAX(read_dump(finder, end), end);
	error = finder_add(finder, "go", index, index, end - 1, line);
	error_set_type(error, "panic", strlen("panic"));
	error_set_message(error, text);
	return end;
}

static bool is_fatal(const Finder *finder, guint index)
{
	static const char *const known[] = {"all goroutines are asleep", "concurrent map",
		"stack overflow", "out of memory", "sync: ", "unexpected signal",
		"runtime: out of memory", "checkptr: ", "fault", "runtime: cannot allocate memory",
		NULL};
	const char *text = after(finder_line(finder, index), "fatal error: ");

	return text && (begins_with_any(text, known) || has_goroutine_soon(finder, index));
}

static guint read_fatal(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	guint head = index, end;
	PasteError *error;

	/* "runtime: goroutine stack exceeds 1000000000-byte limit" comes before */
	while (after(finder_line(finder, head), "runtime: ") && head < index + 4)
		head++;
	if (!after(finder_line(finder, head), "fatal error: "))
		head = index;
	line = finder_line(finder, head);
	end = read_dump(finder, head + 1);
	error = finder_add(finder, "go", index, head, MAX(end, head + 1) - 1, line);
	error_set_type(error, "fatal error", strlen("fatal error"));
	error_set_message(error,
		line + (head > index || after(line, "fatal error: ") ? strlen("fatal error: ")
								     : 0));
	return MAX(end, head + 1);
}

static guint read_race(Finder *finder, guint index)
{
	guint end = index + 1;
	PasteError *error;

	while (end < finder->count && !after(finder_line(finder, end), "====")) {
		if (source_path(finder_line(finder, end)))
			note_frame(finder, end - 1, end);
		end++;
	}
	end += end < finder->count;
	error = finder_add(finder, "go", index, index, end - 1, finder_line(finder, index));
	error_set_type(error, "DATA RACE", strlen("DATA RACE"));
	error_set_message(error, "data race");
	return end;
}

/* "./util.go:8:13: text" with the lines that go on with it */
static guint read_compile(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *vet = after(line, "vet: ");
	Place place;
	guint end = index + 1;
	PasteError *error;

	if (!place_read(vet ? vet : line, &place) || !place_is(&place, "go") || !place.has_column ||
		*place.rest == '\0')
		return index;
	while (after(finder_line(finder, end), "\t") || after(finder_line(finder, end), "        "))
		end++;
	error = finder_add(finder, "go", index, index, end - 1, line);
	error_set_type(error, "compile error", strlen("compile error"));
	error_set_message(error, place.rest);
	return end;
}

/* What the go command says of modules and packages. */
static guint read_command(Finder *finder, guint index)
{
	static const char *const harmless[] = {"go: downloading ", "go: finding ",
		"go: extracting ", "go: added ", "go: upgraded ", "go: creating new go.mod",
		"go: found ", "go: to add module", "go: copying ", "go: removed ",
		"go: downgraded ", "go: trying ", "go: warning: ", "go: writing ", NULL};
	const char *line = finder_line(finder, index), *text = NULL;
	guint end = index + 1, head = index;
	PasteError *error;

	if (after(line, "package ")) {
		/* a ring of imports, each on a line */
		while (after(unindented(finder_line(finder, end)), "imports "))
			head = end++;
		if (head == index)
			return index;
		text = finder_line(finder, head);
		if (!strstr(text, ": "))
			return index;
	} else if (after(line, "go: ") && !begins_with_any(line, harmless)) {
		text = line + strlen("go: ");
	} else if (after(line, "verifying ") && strstr(line, "checksum mismatch")) {
		text = line;
	} else if (after(line, "no required module provides package") ||
		   after(line, "missing go.sum entry for")) {
		text = line;
	} else if (strstr(line, ": missing go.sum entry") ||
		   strstr(line, ": cannot find package") || strstr(line, " is not in GOROOT") ||
		   strstr(line, " is not in std")) {
		text = line;
	} else {
		return index;
	}
	while (after(finder_line(finder, end), "\t"))
		end++;
	error = finder_add(
		finder, "go", index, head, end - 1, unindented(finder_line(finder, head)));
	error_set_message(error, unindented(text));
	return end;
}

/* What programs log and end with: the words of the standard library. */
static bool is_logged(const Finder *finder, guint index)
{
	static const char *const ends[] = {"context deadline exceeded", "context canceled",
		"sql: no rows in result set", "connect: connection refused",
		"bind: address already in use", "too many open files", "i/o timeout",
		"certificate signed by unknown authority", "no such host",
		"connection reset by peer", "broken pipe", NULL};
	static const char *const holds[] = {"json: cannot unmarshal ", "x509: certificate ",
		"stopped after 10 redirects", "tls: failed to verify certificate",
		"accept4: too many open files", "sql: Scan error", "json: unsupported type",
		"strconv.Atoi: parsing ", "strconv.ParseInt: parsing ", NULL};
	const char *line = finder_line(finder, index), *next = finder_line(finder, index + 1);
	gsize size = strlen(line);

	/* "go run" says so when a program has failed */
	if (after(next, "exit status ") && strcmp(next, "exit status 0") != 0 &&
		!after(line, "FAIL") && !after(line, "Found ") && !after(line, "===") &&
		!after(line, "\t"))
		return strstr(line, ": ") != NULL;
	/* in source code these words are quoted */
	if (size > 0 && strchr("\")};{(`,", line[size - 1]) && line[size - 1])
		return false;
	if (holds_any(line, holds))
		return true;
	for (guint i = 0; ends[i]; i++) {
		gsize length = strlen(ends[i]);

		if (size >= length && strcmp(line + size - length, ends[i]) == 0 &&
			(size == length || line[size - length - 1] == ' ') &&
			(size == length || strstr(line, ": ")))
			return true;
	}
	return false;
}

static guint read_logged(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *code;
	guint end = index + 1;
	PasteError *error;
	gsize size;

	if (after(finder_line(finder, end), "exit status "))
		end++;
	error = finder_add(finder, "go", index, index, end - 1, line);
	error_set_message(error, line);
	if ((code = behind(line, "(SQLSTATE ")))
		error_set_code(error, code, strcspn(code, ")"));
	else if ((code = errno_name(line, &size)))
		error_set_code(error, code, size);
	return end;
}

/* "--- FAIL: TestTotal (0.00s)" with what the test said */
static guint read_test(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *said;
	guint end = index + 1;
	PasteError *error;

	while (after(finder_line(finder, end), "    ") && !strstr(finder_line(finder, end), "--- "))
		end++;
	/* a panic comes behind, and says more */
	if (after(finder_line(finder, end), "panic: "))
		return end;
	said = unindented(finder_line(finder, index + 1));
	error = finder_add(finder, "go", index, index, end - 1, unindented(line));
	error_set_type(error, "FAIL", strlen("FAIL"));
	error_set_message(error, end > index + 1 ? said : unindented(line));
	return end;
}

guint go_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text;
	guint next;

	if (is_panic(finder, index, &text))
		return read_panic(finder, index, text);
	if (is_fatal(finder, index))
		return read_fatal(finder, index);
	if (after(line, "runtime: goroutine stack exceeds"))
		return read_fatal(finder, index);
	if (after(line, "WARNING: DATA RACE"))
		return read_race(finder, index);
	if (after(unindented(line), "--- FAIL: "))
		return read_test(finder, index);
	if (is_goroutine(line)) {
		/* a dump whose top was cut off */
		next = MAX(read_dump(finder, index), index + 1);
		finder_add(finder, "go", index, index, next - 1, line);
		return next;
	}
	if ((next = read_compile(finder, index)) > index ||
		(next = read_command(finder, index)) > index)
		return next;
	return is_logged(finder, index) ? read_logged(finder, index) : index;
}
