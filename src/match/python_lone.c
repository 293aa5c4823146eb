/*
 * Python's errors without a traceback: an exception's line alone, notices of asyncio and others,
 * warnings, and what pytest prints.
 */
#include "match/python.h"

#include <string.h>

static const char *const builtins[] = {"ArithmeticError", "AssertionError", "AttributeError",
	"BaseExceptionGroup", "BlockingIOError", "BrokenPipeError", "BufferError",
	"ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError",
	"ConnectionResetError", "EOFError", "Exception", "ExceptionGroup", "FileExistsError",
	"FileNotFoundError", "FloatingPointError", "IOError", "ImportError", "IndentationError",
	"IndexError", "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt",
	"LookupError", "MemoryError", "ModuleNotFoundError", "NameError", "NotADirectoryError",
	"NotImplementedError", "OSError", "OverflowError", "PermissionError", "ProcessLookupError",
	"RecursionError", "RuntimeError", "StopAsyncIteration", "StopIteration", "SyntaxError",
	"SystemError", "TabError", "TimeoutError", "TypeError", "UnboundLocalError",
	"UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
	"ValueError", "ZeroDivisionError", NULL};

static bool is_builtin(const char *text, gsize size)
{
	for (guint i = 0; builtins[i]; i++) {
		if (strlen(builtins[i]) == size && memcmp(builtins[i], text, size) == 0)
			return true;
	}
	return false;
}

static bool ends_with(const char *text, gsize size, const char *ending)
{
	gsize length = strlen(ending);

	return size > length && memcmp(text + size - length, ending, length) == 0;
}

/* Whether what follows a "TypeError: " is in the words of V8. */
static bool is_javascript(const char *message)
{
	static const char *const words[] = {" is not a function", "Cannot read propert",
		"Cannot set propert", "Cannot destructure", "Cannot access '", "Unexpected token",
		"Unexpected identifier", "Unexpected end of", "Assignment to constant",
		"Converting circular structure", "Cannot mix BigInt", " is not a constructor",
		"Invalid or unexpected token", "Cannot use import statement", "fetch failed",
		"Cannot convert undefined", "Reduce of empty array", "await is only valid",
		"The \"", "missing ) after", "does not provide an export", NULL};

	return holds_any(message, words) ||
	       (strstr(message, "is not iterable") && !strstr(message, "object is not iterable"));
}

/* "package.module.SomeError": modules are in lower case, and Java's begin with a domain. */
static bool is_qualified(const char *text, gsize size)
{
	static const char *const java[] = {"java.", "javax.", "jakarta.", "kotlin.", "kotlinx.",
		"org.", "com.", "net.", "io.", "android.", "scala.", "dev.", "sun.", "jdk.", NULL};
	const char *last = name_last(text, size);

	return last > text && g_ascii_isupper(*last) && !begins_with_any(text, java) &&
	       !memchr(text, '$', size);
}

guint python_lone_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *next = finder_line(finder, index + 1);
	gsize size = python_class_size(line);
	bool has_message = line[size] == ':' && line[size + 1] != '\0';
	PasteError *error;

	if (size == 0 || (!is_builtin(line, size) &&
				 !(has_message && is_qualified(line, size) &&
					 (ends_with(line, size, "Error") ||
						 ends_with(line, size, "Exception") ||
						 ends_with(line, size, "Timeout"))) &&
				 !(has_message && ends_with(line, size, "Error") && size > 8 &&
					 !memchr(line, '.', size) && !memchr(line, '$', size))))
		return index;
	/* other languages print their stack below */
	if (after(unindented(next), "at ") || strcmp(line, "Exception") == 0 ||
		after(line, "RangeError") || after(line, "ReferenceError") ||
		after(line, "AggregateError") || after(line, "EvalError") ||
		after(line, "URIError") || (has_message && is_javascript(line + size)))
		return index;
	error = finder_add(finder, "python", index, index, index, line);
	python_describe(error, line);
	return index + 1;
}

static guint read_fatal(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	PasteError *error;
	guint end = index + 1;

	while (end < finder->count &&
		(*finder_line(finder, end) == '\0' ||
			strstr(finder_line(finder, end), "(most recent call first)") ||
			after(finder_line(finder, end), "  ") ||
			after(finder_line(finder, end), "Python runtime state") ||
			after(finder_line(finder, end), "Extension modules: ")))
		end++;
	error = finder_add(finder, "python", index, index, end - 1, line);
	error_set_type(error, line, strlen("Fatal Python error"));
	error_set_message(error, behind(line, "Fatal Python error: "));
	return end;
}

/* "app.py:3: DeprecationWarning: text", "sys:1: RuntimeWarning: text" */
static guint read_warning(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *words = strstr(line, "Warning: "), *name;
	PasteError *error;

	if (!words)
		return index;
	name = words;
	while (name > line && (g_ascii_isalnum(name[-1]) || name[-1] == '_'))
		name--;
	if (name == line || name[-1] != ' ' || name - line < 4 || name[-2] != ':' ||
		!g_ascii_isdigit(name[-3]))
		return index;
	error = finder_add(finder, "python", index, index, index, line);
	error_set_type(error, name, (gsize)(words - name) + strlen("Warning"));
	error_set_message(error, words + strlen("Warning: "));
	if (error)
		error->is_warning = true;
	return index + 1;
}

guint python_notice_read(Finder *finder, guint index)
{
	static const char *const notices[] = {"Task exception was never retrieved",
		"Future exception was never retrieved", "Task was destroyed but it is pending!",
		"Received unregistered task of type ", "Unclosed client session", NULL};
	const char *line = finder_line(finder, index), *notice = holds_any(line, notices), *text;
	guint end = index + 1;
	PasteError *error;

	if (after(line, "Fatal Python error: "))
		return read_fatal(finder, index);
	if (strstr(line, "python") && (text = strstr(line, ": No module named ")) &&
		strcspn(line, " ") == (gsize)(text - line) + 1) {
		error = finder_add(finder, "python", index, index, index, line);
		error_set_message(error, text + 2);
		return end;
	}
	text = notice ? strstr(line, notice) : NULL;
	/* in source code it is quoted */
	if (!text || (text > line && text[-1] == '"'))
		return read_warning(finder, index);
	while (after(finder_line(finder, end), "future: ") ||
		after(finder_line(finder, end), "task: ") ||
		after(finder_line(finder, end), "client_session: ") ||
		after(finder_line(finder, end), "source_traceback: "))
		end++;
	error = finder_add(finder, "python", index, index, end - 1, text);
	error_set_message(error, text);
	return end;
}

guint python_pytest_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text;
	guint end = index, head = index;
	PasteError *error;

	if ((text = after(line, "FAILED ")) && finder->found->errors->len == 0 &&
		strstr(text, "::") && (text = behind(text, " - "))) {
		error = finder_add(finder, "python", index, index, index, text);
		python_describe(error, text);
		return index + 1;
	}
	if (!after(line, "E   "))
		return index;
	while (after(finder_line(finder, end), "E   ") ||
		strcmp(finder_line(finder, end), "E") == 0) {
		if (head == index &&
			python_class_size(unindented(finder_line(finder, end) + 1)) > 0 &&
			python_class_size(unindented(finder_line(finder, head) + 1)) == 0)
			head = end;
		end++;
	}
	text = unindented(finder_line(finder, head) + 1);
	error = finder_add(finder, "python", index, head, end - 1, text);
	python_describe(error, text);
	return end;
}
