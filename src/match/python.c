/*
 * Python tracebacks: chains, groups, and what is left when the top or the bottom was cut.
 */
#include "match/python.h"

#include <string.h>

enum { MESSAGE_LINES_MAX = 20 };

static const char header_words[] = "Traceback (most recent call last)";
static const char cause_words[] = "The above exception was the direct cause of";
static const char handling_words[] = "During handling of the above exception, another";

static bool is_header(const char *text)
{
	return strstr(text, header_words);
}

gsize python_class_size(const char *text)
{
	gsize size = name_size(text);

	if (size == 0 || (text[size] != ':' && text[size] != '\0') || text[size + 1] == ':')
		return 0;
	/* "http://" is none */
	return text[size] == '\0' || text[size + 1] == ' ' || text[size + 1] == '\0' ? size : 0;
}

void python_describe(PasteError *error, const char *text)
{
	gsize size = python_class_size(text), code;
	const char *name;

	error_set_type(error, text, size);
	error_set_message(error, text[size] == ':' ? text + size + 1 : text + size);
	if ((name = errno_name(text, &code)))
		error_set_code(error, name, code);
}

/* Lines of a message behind its first one. */
static guint read_message(const Finder *finder, guint index, bool has_gutter)
{
	guint end = index;

	while (end < finder->count && end - index < MESSAGE_LINES_MAX) {
		const char *text = python_line(finder, end, has_gutter);

		if (*unindented(text) == '\0' || is_header(text) || after(text, "\"\"\"") ||
			strstr(text, handling_words) || strstr(text, cause_words) ||
			after(unindented(text), "+-") || strstr(text, "Warning: ") ||
			python_class_size(text) > 0 || after(text, "Process ") ||
			after(text, "sys:1:") || after(text, "Exception ignored") ||
			after(text, "FAILED ") || after(text, "ERROR ") || after(text, "===") ||
			after(text, "---") || after(text, "Task ") || after(text, "psql:"))
			break;
		end++;
	}
	/* what SQLAlchemy says about the statement */
	if (after(finder_line(finder, end + 1), "[SQL: ")) {
		end += 2;
		while (*finder_line(finder, end))
			end++;
	}
	return end;
}

/* A sign of Jupyter: "KeyError      Traceback (most recent call last)". Up to "KeyError: 'x'". */
static guint skip_notebook(const Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	gsize size = name_size(line);
	g_autofree char *name = g_strndup(line, size);

	if (size == 0 || line[size] != ' ' || !after(unindented(line + size), header_words))
		return index + 1;
	for (guint i = index + 1; i < finder->count; i++) {
		const char *rest = after(finder_line(finder, i), name);

		if (rest && (*rest == ':' || *rest == '\0'))
			return i;
	}
	return index + 1;
}

/* What one traceback was made of. */
typedef struct {
	guint first, end;
	guint head; /* the exception's line */
	bool has_head;
	PythonStack stack;
} Trace;

/* The traceback that begins at INDEX; false when none does. */
static bool read_trace(Finder *finder, guint index, bool has_gutter, Trace *trace)
{
	const char *text = python_line(finder, index, has_gutter);
	gsize size;

	*trace = (Trace){.first = index, .end = index, .stack = {.has_gutter = has_gutter}};
	if (is_header(text)) {
		trace->stack.indent = strspn(text, " \t");
		trace->end = skip_notebook(finder, index);
	} else if (python_is_frame(text)) {
		trace->stack.indent = strspn(text, " \t");
		trace->stack.indent -= trace->stack.indent > 0;
	} else if (!has_gutter || python_class_size(text) == 0) {
		return false;
	}
	trace->end = python_stack_read(finder, trace->end, &trace->stack);
	text = python_line(finder, trace->end, has_gutter);
	size = strspn(text, " \t");
	if (size <= trace->stack.indent && python_class_size(text + size) > 0) {
		trace->has_head = true;
		trace->head = trace->end;
		trace->end = read_message(finder, trace->end + 1, has_gutter);
	}
	return trace->end > index;
}

static bool is_envelope(const char *text)
{
	return strstr(text, "RemoteTraceback");
}

static PasteError *add_trace(Finder *finder, const Trace *trace, ErrorLink link)
{
	const char *text;
	PasteError *error;

	if (!trace->has_head) {
		text = unindented(python_line(finder, trace->first, trace->stack.has_gutter));
		error = finder_add(
			finder, "python", trace->first, trace->first, trace->end - 1, text);
	} else {
		text = unindented(python_line(finder, trace->head, trace->stack.has_gutter));
		error = finder_add(
			finder, "python", trace->first, trace->head, trace->end - 1, text);
		python_describe(error, text);
	}
	if (error)
		error->link = link;
	return error;
}

/* What ties the traceback that follows INDEX to the one before; INDEX is moved to its begin. */
static bool read_link(const Finder *finder, guint *index, bool *has_gutter, ErrorLink *link)
{
	guint i = *index;
	bool is_linked = false;

	while (i < finder->count) {
		const char *line = finder_line(finder, i);
		const char *text = python_line(finder, i, true);

		if (strstr(text, handling_words) || strstr(text, cause_words)) {
			*link = strstr(text, cause_words) ? ERROR_CAUSED : ERROR_HANDLING;
			is_linked = true;
		} else if (is_linked && (is_header(text) || python_is_frame(text))) {
			*has_gutter = text != line;
			*index = i;
			return true;
		} else if (*has_gutter && text != line &&
			   (is_header(text) || python_class_size(text) > 0)) {
			*link = ERROR_MEMBER;
			*index = i;
			return true;
		} else if (*unindented(text) != '\0' && text[strspn(text, "-+ 0123456789.")] &&
			   !after(text, "\"\"\"")) {
			return false;
		}
		i++;
	}
	return false;
}

/*
 * Which error of a chain is the one to look at: the first, but a task is cancelled by a time-out
 * and not its reason, and a name that is wrong in a handler has nothing to do with what was
 * handled.
 */
static guint find_root(const Finder *finder, guint start, guint mistaken)
{
	const GPtrArray *errors = finder->found->errors;
	guint root = start;

	if (mistaken > start)
		return mistaken;
	while (root + 1 < errors->len && ((PasteError *)errors->pdata[root])->type &&
		strstr(((PasteError *)errors->pdata[root])->type, "CancelledError"))
		root++;
	return root;
}

/* Whether ERROR comes from a slip of the pen in the reader's own code. */
static bool is_mistake(const PasteError *error, const Trace *trace)
{
	static const char *const slips[] = {
		"NameError", "UnboundLocalError", "AttributeError", "TypeError", NULL};

	return error && error->type && error->link == ERROR_HANDLING && trace->stack.frames > 0 &&
	       trace->stack.kind == FRAME_OWN && !trace->stack.is_raised &&
	       begins_with_any(error->type, slips);
}

/* A process pool shows an error in the child and again in the parent. */
static bool is_repeated(const Finder *finder, guint start)
{
	const GPtrArray *errors = finder->found->errors;
	const PasteError *last;

	if (errors->len < start + 2)
		return false;
	last = errors->pdata[errors->len - 1];
	return last->link == ERROR_CAUSED &&
	       strcmp(last->text, ((PasteError *)errors->pdata[errors->len - 2])->text) == 0;
}

static void drop_repeated(Finder *finder)
{
	GPtrArray *errors = finder->found->errors;
	const PasteError *last = errors->pdata[errors->len - 1];

	((PasteError *)errors->pdata[errors->len - 2])->last = last->last;
	g_ptr_array_remove_index(errors, errors->len - 1);
}

/* All that is linked with the traceback at INDEX; the index behind it, or INDEX. */
static guint read_chain(Finder *finder, guint index)
{
	GPtrArray *errors = finder->found->errors;
	bool has_gutter = python_line(finder, index, true) != finder_line(finder, index) &&
			  (is_header(finder_line(finder, index)) ||
				  python_is_frame(python_line(finder, index, true)));
	guint start = errors->len, end = index, mistaken = start;
	ErrorLink link = ERROR_ALONE;
	Trace trace;

	do {
		if (!read_trace(finder, index, has_gutter, &trace))
			break;
		end = index = trace.end;
		if (trace.stack.frames == 0 && !trace.has_head)
			break;
		if (is_mistake(add_trace(finder, &trace, link), &trace))
			mistaken = errors->len - 1;
		if (is_repeated(finder, start))
			drop_repeated(finder);
	} while (errors->len < ERRORS_MAX && read_link(finder, &index, &has_gutter, &link));
	if (errors->len > start) {
		finder_chain(finder, start);
		finder_move(finder, find_root(finder, start, mistaken), start);
	}
	return end;
}

/* "KeyError: 'x'" above a traceback that does not say it again, as AWS Lambda prints it. */
static guint read_head_first(Finder *finder, guint index)
{
	GPtrArray *errors = finder->found->errors;
	const char *text = finder_line(finder, index);
	guint start = errors->len, end = read_chain(finder, index + 1);
	PasteError *error;

	if (errors->len == start)
		return index;
	error = errors->pdata[start];
	error->first = index;
	if (!error->type && errors->len == start + 1) {
		error->head = index;
		error->line = paste_line(finder->paste, index)->first;
		error_set_text(error, text);
		python_describe(error, text);
	}
	return end;
}

guint python_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	guint next = python_notice_read(finder, index);

	if (next > index)
		return next;
	if (is_envelope(line) && python_class_size(line) > 0)
		return index + 1;
	if (is_header(line) || python_is_frame(python_line(finder, index, true)))
		return read_chain(finder, index);
	if (python_class_size(line) > 0 && is_header(finder_line(finder, index + 1)) &&
		!behind(finder_line(finder, index + 1), "  Traceback"))
		return read_head_first(finder, index);
	return index;
}
