#include "match/python.h"

#include <string.h>

enum { SOURCE_LINES_MAX = 30 /* below one frame */ };

const char *python_line(const Finder *finder, guint index, bool has_gutter)
{
	const char *line = finder_line(finder, index);
	const char *text = unindented(line);

	if (!has_gutter || (*text != '|' && *text != '+'))
		return line;
	return text[1] == ' ' ? text + 2 : text + 1;
}

bool python_is_frame(const char *text)
{
	const char *path = after(unindented(text), "File \"");

	return path && strstr(path, "\", line ");
}

/* The package that PATH, behind a library's folder, belongs to. */
static gsize package_size(const char *path)
{
	gsize size = strcspn(path, "/\\\"");

	if (size > 3 && path[size] == '"' && strncmp(path + size - 3, ".py", 3) == 0)
		size -= 3;
	return size;
}

static void note_version(Finder *finder, const char *path, guint index)
{
	const char *version = behind(path, "/python3.");

	if (version) {
		finder_version(finder, "cpython", version - 2, index);
	} else if ((version = behind(path, "\\Python3"))) {
		g_autofree char *number =
			g_strdup_printf("3.%.2s", g_ascii_isdigit(*version) ? version : "");

		if (number[2])
			finder_version(finder, "cpython", number, index);
	}
}

/* Behind the folder of the standard library in PATH, or NULL. */
static const char *in_library(const char *path)
{
	const char *found = behind(path, "/lib/python3"), *slash;

	if (!found)
		found = behind(path, "/lib64/python3");
	if (found) {
		slash = strchr(found, '/');
		return slash && slash < strchr(path, '"') ? slash + 1 : NULL;
	}
	found = behind(path, "\\Lib\\");
	return found ? found : behind(path, "\\lib\\");
}

/* Notes the frame in the lines FIRST to LAST whose path is at PATH. */
static FrameKind note_frame(Finder *finder, guint first, guint last, const char *path)
{
	static const char *const packages[] = {
		"site-packages/", "dist-packages/", "site-packages\\", "dist-packages\\", NULL};
	g_autofree char *name = g_strndup(path, strcspn(path, "\"") + 1);
	const char *folder = holds_any(name, packages), *part;
	FrameKind kind = FRAME_OWN;

	note_version(finder, name, first);
	if (folder) {
		part = behind(name, folder);
		kind = FRAME_LIBRARY;
	} else if ((part = after(name, "<frozen "))) {
		finder_frame(finder, first, last, FRAME_RUNTIME, part, strcspn(part, ".>"));
		return FRAME_RUNTIME;
	} else if ((part = in_library(name))) {
		kind = FRAME_RUNTIME;
	}
	finder_frame(finder, first, last, kind, part, part ? package_size(part) : 0);
	return kind;
}

/* Whether the line TEXT can stand below a frame that is indented by INDENT. */
static bool is_below(const char *text, gsize indent)
{
	gsize blanks = strspn(text, " \t");

	return text[blanks] && blanks > indent && !python_is_frame(text);
}

static bool is_repeat(const char *text)
{
	text = unindented(text);
	return after(text, "[Previous line repeated") || strcmp(text, "...") == 0 ||
	       after(text, "<snip") || after(text, "[...");
}

/* The source of the frame at INDEX and the marks below it; the index behind them. */
static guint read_source(const Finder *finder, guint index, PythonStack *stack)
{
	gsize indent = strspn(python_line(finder, index, stack->has_gutter), " \t");
	guint end = index + 1;

	stack->is_raised = false;
	while (end < finder->count && end - index <= SOURCE_LINES_MAX) {
		const char *text = python_line(finder, end, stack->has_gutter);

		if (!is_below(text, indent) || is_repeat(text))
			break;
		if (after(unindented(text), "raise "))
			stack->is_raised = true;
		end++;
	}
	return end;
}

/* Whether the lines go on with a frame behind blank ones: chats double their line breaks. */
static bool goes_on(const Finder *finder, guint index, bool has_gutter)
{
	return *unindented(python_line(finder, index, has_gutter)) == '\0' &&
	       index + 1 < finder->count &&
	       (python_is_frame(python_line(finder, index + 1, has_gutter)) ||
		       *python_line(finder, index + 1, has_gutter) == ' ');
}

guint python_stack_read(Finder *finder, guint index, PythonStack *stack)
{
	while (index < finder->count) {
		const char *text = python_line(finder, index, stack->has_gutter);

		if (python_is_frame(text)) {
			guint end = read_source(finder, index, stack);

			stack->kind = note_frame(finder, index, end - 1, behind(text, "File \""));
			stack->frames++;
			index = end;
		} else if (is_repeat(text) || is_below(text, stack->indent + 1) ||
			   g_str_has_prefix(unindented(text), "\u2502") ||
			   g_str_has_prefix(unindented(text), "\u2570") ||
			   goes_on(finder, index, stack->has_gutter)) {
			/* also a frame whose begin was cut, and the boxes that rich draws */
			index++;
		} else {
			break;
		}
	}
	return index;
}
