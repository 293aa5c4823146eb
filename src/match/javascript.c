/*
 * JavaScript: Node's uncaught errors and rejections with their causes, browsers' consoles, and what
 * bundlers, TypeScript and npm say.
 */
#include "match/finder.h"

#include <string.h>

enum { MESSAGE_LINES_MAX = 12 };

/* "    at call (node:net:1611:16)", "    at async file:///srv/a.mjs:5:1", "run@app.js:1:2" */
static const char *frame_path(const char *line)
{
	const char *text = after(unindented(line), "at "), *open, *path, *end;

	if (!text)
		return NULL;
	open = strrchr(text, '(');
	path = open ? open + 1 : text;
	if (after(path, "async "))
		path += strlen("async ");
	if (after(path, "<anonymous") || after(path, "native") || after(path, "index "))
		return path;
	/* ends with a line and a column, before what opens or ends an object */
	end = path + strlen(path);
	while (end > path && strchr(") {},]", end[-1]))
		end--;
	while (end > path && g_ascii_isdigit(end[-1]))
		end--;
	if (end == path || end[-1] != ':')
		return NULL;
	/* Java's files are no paths */
	return strstr(path, ".java:") || strstr(path, ".kt:") ? NULL : path;
}

static void note_frame(Finder *finder, guint index, const char *path)
{
	const char *package = NULL, *at = path;
	gsize size;

	if (after(path, "node:") || after(path, "internal/")) {
		finder_frame(finder, index, index, FRAME_RUNTIME, "node", strlen("node"));
		return;
	}
	if (after(path, "<anonymous") || after(path, "native")) {
		finder_frame(finder, index, index, FRAME_RUNTIME, "V8", strlen("V8"));
		return;
	}
	while ((at = behind(at, "node_modules/")))
		package = at;
	if (!package) {
		finder_frame(finder, index, index, FRAME_OWN, NULL, 0);
		return;
	}
	/* "@scope/name" */
	size = strcspn(package, "/):");
	if (*package == '@' && package[size] == '/')
		size += 1 + strcspn(package + size + 1, "/):");
	finder_frame(finder, index, index, FRAME_LIBRARY, package, size);
}

/* The frames from INDEX on; the index behind them. */
static guint read_frames(Finder *finder, guint index)
{
	while (index < finder->count) {
		const char *line = finder_line(finder, index), *path = frame_path(line);

		if (path)
			note_frame(finder, index, path);
		else if (!after(unindented(line), "... ") || !strstr(line, "lines matching"))
			break;
		index++;
	}
	return index;
}

/* The name that an error's line begins with, as in "TypeError [ERR_X]: text"; what follows it. */
static const char *head_name(const char *text, gsize *size)
{
	const char *rest;

	*size = 0;
	while (g_ascii_isalnum(text[*size]) || text[*size] == '_' || text[*size] == '$' ||
		text[*size] == '.')
		++*size;
	if (*size == 0 || !g_ascii_isalpha(*text))
		return NULL;
	rest = text + *size;
	if (after(rest, " [") && strchr(rest, ']'))
		rest = strchr(rest, ']') + 1;
	return *rest == ':' || *rest == '\0' ? rest : NULL;
}

/* What stands before the error on its line: "Uncaught (in promise) ", "(node:1) ...Warning: ". */
static const char *head_text(const char *line)
{
	static const char *const openings[] = {"Uncaught (in promise) ", "Uncaught ",
		"[cause]: ", "[errors]: [", "Unhandled Rejection: ", "Unhandled rejection ",
		"Unhandled promise rejection: ", "Uncaught Exception: ",
		"UnhandledPromiseRejectionWarning: ", "error: ", "ERROR: ", "[errors]: ", "\u2715 ",
		"\u25cf ", NULL};
	const char *text = unindented(line), *found, *behind_node;

	if (after(text, "(node:") && (behind_node = behind(text, ") ")))
		text = behind_node;
	while ((found = begins_with_any(text, openings)))
		text += strlen(found);
	return *text == '[' && g_ascii_isalpha(text[1]) && strstr(text, ": ") ? text + 1 : text;
}

static void describe(PasteError *error, const char *text)
{
	gsize size;
	const char *rest = head_name(text, &size), *code;

	if (rest) {
		error_set_type(error, text, size);
		error_set_message(error, *rest == ':' ? rest + 1 : rest);
		if ((code = after(text + size, " [")))
			error_set_code(error, code, strcspn(code, "]"));
	} else {
		error_set_message(error, text);
	}
	if ((!error || !error->code) && (code = errno_name(text, &size)))
		error_set_code(error, code, size);
}

/* Where the frames of a head at INDEX begin; INDEX when nowhere. */
static guint find_frames(const Finder *finder, guint index)
{
	for (guint i = index + 1; i < MIN(index + MESSAGE_LINES_MAX, finder->count); i++) {
		const char *line = finder_line(finder, i);
		gsize size;

		if (frame_path(line))
			return i;
		if (head_name(line, &size) && size > 5 && strchr(line, ':'))
			return index;
	}
	return index;
}

static bool opens_properties(const char *line)
{
	gsize size = strlen(line);

	return size > 0 && line[size - 1] == '{';
}

/* An error inside the properties of another; the index behind its frames. */
static guint read_inner(Finder *finder, guint index, ErrorLink link, PasteError **error)
{
	const char *text = head_text(finder_line(finder, index));
	guint end = read_frames(finder, index + 1);

	*error = finder_add(finder, "javascript", index, index, end - 1, text);
	describe(*error, text);
	if (*error)
		(*error)->link = link;
	return end;
}

/*
 * The properties of ERROR behind its frames, which open with the line before INDEX:
 * "{ code: 'ERR_X', [cause]: Error: .. }". The index behind them.
 */
static guint read_properties(Finder *finder, guint index, PasteError *error)
{
	gsize outer = strspn(finder_line(finder, index - 1), " ");
	PasteError *inner = error;

	while (index < finder->count) {
		const char *line = finder_line(finder, index), *text = unindented(line), *code;
		gsize size, indent = (gsize)(text - line);

		if (*text == '}' && indent <= outer)
			return index + 1;
		if (indent == 0 && *text != ']')
			return index;
		if (*text == '}') {
			inner = error;
		} else if ((code = after(text, "code: '"))) {
			error_set_code(inner, code, strcspn(code, "'"));
		} else if (after(text, "[cause]: ") && head_name(head_text(text), &size)) {
			index = read_inner(finder, index, ERROR_CAUSED, &inner);
			continue;
		} else if (frame_path(finder_line(finder, index + 1)) && head_name(text, &size)) {
			index = read_inner(finder, index, ERROR_MEMBER, &inner);
			continue;
		}
		index++;
	}
	return index;
}

/* The error that others were made of comes first. */
static void order(Finder *finder, guint start)
{
	GPtrArray *errors = finder->found->errors;

	for (guint i = start + 1; i < errors->len; i++) {
		if (((PasteError *)errors->pdata[i])->link == ERROR_CAUSED)
			finder_move(finder, i, start);
	}
	for (guint i = start; i < errors->len; i++) {
		PasteError *error = errors->pdata[i];

		if (error->link != ERROR_MEMBER)
			error->link = i == start ? ERROR_ALONE : ERROR_CAUSED;
	}
	finder_chain(finder, start);
}

/* Back over the source that Node shows above: place, line, marks. */
static guint excerpt_start(const Finder *finder, guint index)
{
	guint first = index;

	for (guint i = index; i > 0 && index - i < 6; i--) {
		const char *line = finder_line(finder, i - 1);
		const char *colon = strrchr(line, ':');

		if (colon && colon[1] && strspn(colon + 1, "0123456789") == strlen(colon + 1) &&
			*line != ' ' && colon > line)
			first = i - 1;
		if (frame_path(line))
			break;
	}
	return first;
}

static guint read_stack(Finder *finder, guint index, guint frames)
{
	GPtrArray *errors = finder->found->errors;
	const char *text = head_text(finder_line(finder, index));
	guint start = errors->len, end = read_frames(finder, frames);
	PasteError *error = finder_add(finder, "javascript", excerpt_start(finder, index), index,
		end - 1, unindented(finder_line(finder, index)));

	describe(error, text);
	/* "Emitted 'error' event on Socket instance at:" */
	if (after(finder_line(finder, end), "Emitted 'error' event"))
		end = read_frames(finder, end + 1);
	if (opens_properties(finder_line(finder, end - 1)))
		end = read_properties(finder, end, error);
	if (error)
		error->last = end - 1;
	if (error && strstr(finder_line(finder, index), "Warning: ") &&
		after(finder_line(finder, index), "(node:") &&
		!strstr(finder_line(finder, index), "UnhandledPromiseRejectionWarning"))
		error->is_warning = true;
	if (errors->len > start)
		order(finder, start);
	return end;
}

/* Lines that tell an error without a stack. */
static guint read_lone(Finder *finder, guint index)
{
	static const char *const names[] = {
		"ReferenceError: ", "RangeError: ", "URIError: ", "AggregateError",
		"EvalError: ", "UnhandledPromiseRejection: ", "Uncaught TypeError: ",
		"Uncaught SyntaxError: ", "Uncaught Error: ", "Uncaught (in promise) ",
		"[UnhandledPromiseRejection: ", NULL};
	static const char *const words[] = {" is not a function", "Cannot read propert",
		"Cannot set propert", "Cannot access '", "Unexpected token",
		"Unexpected end of JSON input", "Assignment to constant variable",
		"Converting circular structure", "Cannot mix BigInt", "is not a constructor",
		"Cannot use import statement outside", "fetch failed", "await is only valid",
		"Unexpected identifier", "Cannot destructure", "Cannot find module '",
		"does not provide an export named", "require() of ES Module", NULL};
	const char *line = finder_line(finder, index), *text = head_text(line);
	PasteError *error;
	gsize size;
	bool is_known = begins_with_any(line, names) || begins_with_any(text, names);

	if (!is_known &&
		!(head_name(text, &size) && size >= 5 && memcmp(text + size - 5, "Error", 5) == 0 &&
			!memchr(text, '.', size) && holds_any(text, words)))
		return index;
	error = finder_add(finder, "javascript", excerpt_start(finder, index), index, index, line);
	describe(error, text);
	return index + 1;
}

/* "(node:881) MaxListenersExceededWarning: text" */
static guint read_warning(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	PasteError *error;

	if (!after(line, "(node:") || !strstr(line, "Warning: "))
		return index;
	error = finder_add(finder, "javascript", index, index, index, line);
	describe(error, head_text(line));
	if (error)
		error->is_warning = !strstr(line, "UnhandledPromiseRejectionWarning");
	return index + 1;
}

/* "src/a.ts(3,5): error TS2322: text" and "src/a.ts:3:5 - error TS2322: text" */
static guint read_typescript(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *code = behind(line, "error TS"), *text;
	gsize digits;
	guint end = index + 1;
	PasteError *error;

	if (!code || (digits = strspn(code, "0123456789")) == 0 ||
		!(text = after(code + digits, ": ")))
		return index;
	while (after(finder_line(finder, end), "  "))
		end++;
	error = finder_add(finder, "javascript", index, index, end - 1, line);
	error_set_type(error, "error", strlen("error"));
	error_set_code(error, code - 2, digits + 2);
	error_set_message(error, text);
	return end;
}

static guint read_npm(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *code = after(line, "npm ERR! code ");
	guint end = index + 1;
	PasteError *error;

	if (!code && !(code = after(line, "npm error code ")))
		return index;
	/* the script said before what is wrong */
	if (after(code, "ELIFECYCLE"))
		return end;
	while (after(finder_line(finder, end), "npm "))
		end++;
	error = finder_add(finder, "javascript", index, index, end - 1, line);
	error_set_message(error, line);
	error_set_code(error, code, strcspn(code, " "));
	return end;
}

/* webpack, esbuild, and V8 when its heap is full */
static guint read_tool(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	const char *text = behind(line, "Module not found: Error: ");

	if (!text && after(line, "\u2718"))
		text = behind(line, "[ERROR] ");
	if (!text && strstr(line, "heap"))
		text = behind(line, "FATAL ERROR: ");
	if (!text)
		return index;
	error_set_message(finder_add(finder, "javascript", index, index, index, line), text);
	return index + 1;
}

guint javascript_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = head_text(line);
	guint next, frames;
	gsize size;

	if (head_name(text, &size)) {
		frames = find_frames(finder, index);
		/* a name alone, "main:", is none: an error says something */
		if (frames > index && (size > 4 || text[size] != ':') &&
			(strstr(text, "Error") || strstr(text, "Exception") ||
				strstr(text, "Warning") || strstr(text, "Rejection") ||
				frames == index + 1))
			return read_stack(finder, index, frames);
	}
	if ((next = read_warning(finder, index)) > index ||
		(next = read_typescript(finder, index)) > index ||
		(next = read_npm(finder, index)) > index ||
		(next = read_tool(finder, index)) > index)
		return next;
	return read_lone(finder, index);
}
