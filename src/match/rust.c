/*
 * Rust: the compiler's diagnostics in their long and short form, Cargo's own, and panics.
 */
#include "match/finder.h"

#include <string.h>

/* What the compiler says besides: the errors come before. */
static const char *const noise[] = {"error: could not compile ", "error: aborting due to",
	"error: build failed", "error: process didn't exit successfully", "error: test failed",
	"error: doctest failed", "error: 1 target failed", NULL};

/* "error[E0502]" or "error" or "warning" at TEXT, with the colon; what follows, or NULL. */
static const char *level(const char *text, const char **code, bool *is_warning)
{
	const char *rest = after(text, "error");

	*code = NULL;
	*is_warning = !rest;
	if (!rest && !(rest = after(text, "warning")))
		return NULL;
	if (rest[0] == '[') {
		gsize size = strcspn(rest + 1, "]");

		if (rest[1 + size] != ']')
			return NULL;
		*code = rest + 1;
		rest += size + 2;
	}
	return after(rest, ": ");
}

/* Whether the line belongs to a diagnostic: its place, its source with the marks, its notes. */
static bool is_below(const char *line)
{
	const char *text = unindented(line);
	gsize digits = strspn(text, "0123456789");

	if (after(text, "--> ") || after(text, "::: ") || after(text, "| ") ||
		strcmp(text, "|") == 0 || after(text, "= ") || after(text, "...") ||
		after(text, "note: ") || after(text, "help: "))
		return true;
	if (digits > 0 && (text[digits] == '\0' || after(unindented(text + digits), "|") ||
				  after(unindented(text + digits), "+") ||
				  after(unindented(text + digits), "-") ||
				  after(unindented(text + digits), "~")))
		return true;
	return text > line && *text;
}

static guint below(const Finder *finder, guint index)
{
	guint end = index;

	for (;;) {
		const char *line = finder_line(finder, end);

		if (*line && is_below(line)) {
			end++;
		} else if (*line == '\0' && end + 1 < finder->count && end > index &&
			   (after(finder_line(finder, end + 1), "note: ") ||
				   after(finder_line(finder, end + 1), "help: ") ||
				   after(finder_line(finder, end + 1), "Caused by:"))) {
			/* "note: run with RUST_BACKTRACE" belongs to a panic */
			end++;
		} else {
			return end;
		}
	}
}

/*
 * The compiler's last words. They tell of an error only when what came before was cut off; the code
 * is then in "For more information about this error, try `rustc --explain E0502`."
 */
static guint read_last_words(Finder *finder, guint index)
{
	GPtrArray *errors = finder->found->errors;
	const char *line = finder_line(finder, index), *code = behind(line, "--explain ");
	PasteError *last = errors->len > 0 ? errors->pdata[errors->len - 1] : NULL;

	if (code && *code != 'E')
		code = NULL;
	if (!last && (code || strstr(line, "previous error"))) {
		last = finder_add(finder, "rust", index, index, index, line);
		error_set_type(last, "error", strlen("error"));
	} else if (!code || !begins_with_any(last->text, noise)) {
		return index + 1;
	}
	if (code)
		error_set_code(last, code, strcspn(code, "`. "));
	return index + 1;
}

static bool has_place_soon(const Finder *finder, guint index)
{
	for (guint i = index + 1; i < index + 6; i++) {
		const char *text = unindented(finder_line(finder, i));

		if (after(text, "--> ") || after(text, "::: "))
			return true;
		if (*text == '\0' || after(text, "error") || after(text, "warning"))
			return false;
	}
	return false;
}

/* What Cargo and the compiler say without a place. */
static bool is_cargo(const char *text)
{
	static const char *const words[] = {"linking with `", "failed to ", "no matching package",
		"linker `", "cannot find ", "could not find `",
		"failed to run custom build command", "package `", "no such ", "unable to ",
		"`main` function not found", "toolchain '", "multiple ", "environment variable `",
		"proc macro panicked", "cyclic package", "the lock file ", "a bin target must",
		"no bin target", "crate ", "extern location for", "component '", "edition ",
		"the package `", "found ", "rustc ", "could not execute process", NULL};

	return begins_with_any(text, words);
}

static guint read_diagnostic(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *code, *text;
	bool is_warning;
	PasteError *error;
	guint end;

	if (after(line, "For more information about this error, try `rustc"))
		return read_last_words(finder, index);
	if (!(text = level(line, &code, &is_warning)))
		return index;
	if (begins_with_any(line, noise))
		return read_last_words(finder, index);
	if (!code && !has_place_soon(finder, index)) {
		/* of other tools there are warnings and errors without a place, too */
		if (is_warning || !is_cargo(text))
			return index;
	}
	end = below(finder, index + 1);
	error = finder_add(finder, "rust", index, index, end - 1, line);
	if (!error)
		return end;
	error->is_warning = is_warning;
	error_set_type(error, line, strcspn(line, "[:"));
	error_set_message(error, text);
	if (code && code[0] == 'E' && g_ascii_isdigit(code[1]))
		error_set_code(error, code, strcspn(code, "]"));
	return end;
}

/* "src/main.rs:4:5: error[E0502]: text" */
static guint read_short(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *code, *text;
	bool is_warning;
	Place place;
	PasteError *error;

	if (!place_read(line, &place) || !place_is(&place, "rs") ||
		!(text = level(place.rest, &code, &is_warning)))
		return index;
	error = finder_add(finder, "rust", index, index, index, line);
	if (!error)
		return index + 1;
	error->is_warning = is_warning;
	error_set_type(error, place.rest, strcspn(place.rest, "[:"));
	error_set_message(error, text);
	if (code && code[0] == 'E' && g_ascii_isdigit(code[1]))
		error_set_code(error, code, strcspn(code, "]"));
	return index + 1;
}

/* "   4: core::option::unwrap_failed" or "  4:     0x55d5 - core::fmt::write" */
static const char *frame_name(const char *line)
{
	const char *text = unindented(line), *name;
	gsize digits = strspn(text, "0123456789");

	if (text == line || digits == 0 || text[digits] != ':' || text[digits + 1] != ' ')
		return NULL;
	name = unindented(text + digits + 1);
	if (after(name, "0x") && behind(name, " - "))
		name = behind(name, " - ");
	return name;
}

static void note_frame(Finder *finder, guint first, guint last, const char *name)
{
	static const char *const runtime[] = {"std::", "core::", "alloc::", "__rustc", "rust_",
		"<alloc::", "<core::", "<std::", "test::", "__libc_start", "_start", "main",
		"<&T as", "clone", "start_thread", "__rust", "<unknown", "<T as core",
		"<T as alloc", NULL};
	const char *path = after(unindented(finder_line(finder, last)), "at "), *crate;

	if (path && (crate = behind(path, "/.cargo/registry/src/")) &&
		(crate = strchr(crate, '/'))) {
		gsize size = strcspn(++crate, "/");

		/* "tokio-1.38.0" */
		for (gsize i = 0; i + 1 < size; i++) {
			if (crate[i] == '-' && g_ascii_isdigit(crate[i + 1]))
				size = i;
		}
		finder_frame(finder, first, last, FRAME_LIBRARY, crate, size);
	} else if ((path && (after(path, "/rustc/") || strstr(path, "/lib/rustlib/"))) ||
		   (!path && begins_with_any(name, runtime))) {
		gsize start = strspn(name, "<");

		finder_frame(finder, first, last, FRAME_RUNTIME, name + start,
			strcspn(name + start, ": "));
	} else {
		finder_frame(finder, first, last, FRAME_OWN, NULL, 0);
	}
}

static guint read_backtrace(Finder *finder, guint index)
{
	while (index < finder->count) {
		const char *line = finder_line(finder, index), *name = frame_name(line);
		guint end = index + 1;

		if (name) {
			if (after(unindented(finder_line(finder, end)), "at "))
				end++;
			note_frame(finder, index, end - 1, name);
		} else if (!after(line, "stack backtrace:") && !after(line, "Stack backtrace:") &&
			   !after(line, "note: ") && !after(unindented(line), "[... omitted")) {
			break;
		}
		index = end;
	}
	return index;
}

/* "thread 'main' panicked at 'text', src/main.rs:1:2" until 1.72, "at src/main.rs:1:2:" since. */
static guint read_panic(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *at = behind(line, "' panicked at ");
	g_autofree char *old = NULL;
	guint end = index + 1;
	PasteError *error;

	if (!after(line, "thread '"))
		return index;
	if (!at && (at = strstr(line, ") panicked at ")))
		at += strlen(") panicked at ");
	if (!at)
		return index;
	if (*at == '\'') {
		const char *last = strrchr(line, '\'');

		old = g_strndup(at + 1, last > at ? (gsize)(last - at) - 1 : strlen(at + 1));
		/* the words may go over lines */
		while (last == at && end < finder->count && end - index < 30 &&
			!after(finder_line(finder, end), "note: ") &&
			!after(finder_line(finder, end), "stack backtrace:"))
			last = strrchr(finder_line(finder, end++), '\'') ? at + 1 : at;
	} else {
		while (end < finder->count && end - index < 30 && *finder_line(finder, end) &&
			!after(finder_line(finder, end), "note: ") &&
			!after(finder_line(finder, end), "stack backtrace:") &&
			!after(finder_line(finder, end), "thread '"))
			end++;
	}
	end = read_backtrace(finder, end);
	error = finder_add(finder, "rust", index, index, end - 1, line);
	error_set_type(error, "panic", strlen("panic"));
	error_set_message(error, old ? old : finder_line(finder, index + 1));
	if (error && !old) {
		g_autofree char *text =
			g_strconcat(line, " ", finder_line(finder, index + 1), NULL);

		error_set_text(error, text);
	}
	return end;
}

/* The end of a process without a panic, or behind one. */
static guint read_abort(Finder *finder, guint index)
{
	static const char *const words[] = {"fatal runtime error: ", "memory allocation of ",
		"thread caused non-unwinding panic", "thread panicked while ",
		"panic in a destructor", "panic in a function that cannot unwind", NULL};
	const char *line = finder_line(finder, index);
	guint end = index + 1, head = index;
	PasteError *error;

	if (after(line, "thread '") && strstr(line, "has overflowed its stack")) {
		if (after(finder_line(finder, end), "fatal runtime error: "))
			end++;
	} else if (!begins_with_any(line, words) ||
		   (after(line, "memory allocation of ") && !strstr(line, "failed"))) {
		return index;
	}
	error = finder_add(finder, "rust", index, head, end - 1, line);
	error_set_type(error, "abort", strlen("abort"));
	error_set_message(error, line);
	return end;
}

/* Whether TEXT looks as {:?} prints a value: Os { code: 2 }, ParseIntError { .. }, "text" */
static bool is_debug(const char *text)
{
	gsize size =
		strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

	if (*text == '"')
		return true;
	return size > 0 && g_ascii_isupper(*text) &&
	       (after(text + size, " { ") || text[size] == '(' || text[size] == '\0');
}

/* "Error: Os { code: 2, .. }": what main returned */
static guint read_returned(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = after(line, "Error: ");
	guint end = index + 1;
	bool is_run, has_causes;
	PasteError *error;

	if (!text || after(unindented(finder_line(finder, end)), "at "))
		return index;
	is_run = index > 0 && strstr(finder_line(finder, index - 1), "Running `");
	has_causes = strcmp(finder_line(finder, index + 2), "Caused by:") == 0;
	if (!is_run && !has_causes && !is_debug(text))
		return index;
	if (has_causes) {
		end = index + 3;
		while (after(finder_line(finder, end), "    "))
			end++;
	}
	error = finder_add(finder, "rust", index, index, end - 1, line);
	error_set_type(error, "Error", strlen("Error"));
	error_set_message(error, text);
	return end;
}

guint rust_read(Finder *finder, guint index)
{
	guint next;

	if ((next = read_diagnostic(finder, index)) > index ||
		(next = read_short(finder, index)) > index ||
		(next = read_panic(finder, index)) > index ||
		(next = read_abort(finder, index)) > index)
		return next;
	return read_returned(finder, index);
}
