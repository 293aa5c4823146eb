/*
 * Logs that hold a message and a stack in a field: JSON, key="value" and line breaks written as \n.
 * Only strings and their names are looked at, so that lines which were cut give what they hold.
 */
#include "match/paste_draft.h"

#include <string.h>

static const char *const message_names[] = {"message", "msg", "log", "MESSAGE", "@message", "error",
	"err", "reason", "event", "textPayload", "short_message", "errorMessage", "Output", "body",
	"detail", NULL};
static const char *const stack_names[] = {"stack", "stack_trace", "stacktrace", "stackTrace",
	"exc_info", "exception", "traceback", "exc_text", "error.stack", "error.stack_trace",
	"exception.stacktrace", "full_message", "trace", "error_stack", "err.stack", "rendered",
	"errorStack", "error.stacktrace", "exception_stacktrace", "thrown", NULL};

typedef struct {
	GString *messages;
	GString *stacks;
	char *severity, *state; /* of PostgreSQL's JSON log */
	char *type;             /* of an error whose stack does not name it */
	bool is_rendered;       /* a compiler's diagnostic: all else repeats it */
} Fields;

static void fields_clear(Fields *fields)
{
	g_string_free(fields->messages, TRUE);
	g_string_free(fields->stacks, TRUE);
	g_free(fields->severity);
	g_free(fields->state);
	g_free(fields->type);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fields, fields_clear)

/* The end of the string whose opening quote is at TEXT: the closing quote, or where TEXT ends. */
static const char *string_end(const char *text)
{
	for (text++; *text && *text != '"'; text++) {
		if (*text == '\\' && text[1])
			text++;
	}
	return text;
}

static guint hex4(const char *text)
{
	guint value = 0;

	for (int i = 0; i < 4; i++) {
		if (!g_ascii_isxdigit(text[i]))
			return G_MAXUINT;
		value = value * 16 + (guint)g_ascii_xdigit_value(text[i]);
	}
	return value;
}

/* The character of \uXXXX, of two for a surrogate pair (RFC 8259, 7); SIZE is what was read. */
static gunichar unicode_escape(const char *text, gsize *size)
{
	guint high = hex4(text), low;

	*size = 0;
	if (high == G_MAXUINT)
		return '?';
	*size = 4;
	if (high >= 0xD800 && high < 0xDC00 && text[4] == '\\' && text[5] == 'u' &&
		(low = hex4(text + 6)) >= 0xDC00 && low < 0xE000) {
		*size = 10;
		return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
	}
	return high == 0 || (high >= 0xD800 && high < 0xE000) ? 0xFFFD : high;
}

/* The string between BEGIN and END with its escapes read. The caller's. */
static char *unescape(const char *begin, const char *end)
{
	static const char from[] = "ntrbf", to[] = "\n\t\r\b\f";
	GString *text = g_string_sized_new((gsize)(end - begin) + 1);

	while (begin < end) {
		const char *known;

		if (*begin != '\\' || begin + 1 >= end) {
			g_string_append_c(text, *begin++);
			continue;
		}
		begin++;
		known = strchr(from, *begin);
		if (known) {
			g_string_append_c(text, to[known - from]);
		} else if (*begin == 'u') {
			gsize size;

			g_string_append_unichar(text, unicode_escape(begin + 1, &size));
			begin += size;
		} else {
			g_string_append_c(text, *begin);
		}
		begin++;
	}
	return g_string_free(text, FALSE);
}

static bool is_one_of(const char *name, gsize size, const char *const *names)
{
	for (guint i = 0; names[i]; i++) {
		if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0)
			return true;
	}
	return false;
}

static bool is_named(const char *name, gsize size, const char *other)
{
	return strlen(other) == size && memcmp(name, other, size) == 0;
}

/* Adds TEXT unless it was said before, as loggers do. */
static void add_text(GString *to, const char *text)
{
	if (*text && (to->len > 16384 || !strstr(to->str, text))) {
		g_string_append(to, text);
		if (to->str[to->len - 1] != '\n')
			g_string_append_c(to, '\n');
	}
}

static void add_field(Fields *fields, const char *name, gsize size, const char *value)
{
	if (is_named(name, size, "rendered")) {
		g_string_truncate(fields->stacks, 0);
		g_string_append(fields->stacks, value);
		fields->is_rendered = true;
	} else if (fields->is_rendered) {
		return;
	} else if (is_one_of(name, size, stack_names)) {
		add_text(fields->stacks, value);
	} else if (is_one_of(name, size, message_names)) {
		add_text(strchr(value, '\n') && value[strcspn(value, "\n") + 1] ? fields->stacks
										: fields->messages,
			value);
	} else if (is_named(name, size, "error_severity") && !fields->severity) {
		fields->severity = g_strdup(value);
	} else if (is_named(name, size, "state_code") && !fields->state) {
		fields->state = g_strdup(value);
	} else if (is_named(name, size, "errorType") && !fields->type) {
		fields->type = g_strdup(value);
	}
}

/* The strings of an array at TEXT, a line each, as some runtimes write a stack; to its end. */
static const char *read_array(const char *text, GString *lines)
{
	while (*text && *text != ']') {
		if (*text == '"') {
			const char *end = string_end(text);
			g_autofree char *value = unescape(text + 1, end);

			g_string_append(lines, value);
			if (!g_str_has_suffix(value, "\n"))
				g_string_append_c(lines, '\n');
			text = *end ? end + 1 : end;
		} else if (*text == '{') {
			break;
		} else {
			text++;
		}
	}
	return text;
}

/* Reads "name": "value" wherever they are in TEXT. */
static void read_json(const char *text, Fields *fields)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	while ((text = strchr(text, '"'))) {
		const char *name = text + 1, *end = string_end(text), *value;
		gsize size = (gsize)(end - name);

		if (!*end)
			return;
		value = end + 1 + strspn(end + 1, " ");
		text = end + 1;
		if (*value != ':')
			continue;
		value += 1 + strspn(value + 1, " ");
		if (*value == '"') {
			g_autofree char *string = NULL;

			end = string_end(value);
			string = unescape(value + 1, end);
			add_field(fields, name, size, string);
			text = *end ? end + 1 : end;
		} else if (*value == '[' && is_one_of(name, size, stack_names)) {
			g_string_truncate(lines, 0);
			text = read_array(value + 1, lines);
			add_field(fields, name, size, lines->str);
		} else {
			text = value;
		}
	}
}

/* Reads name="value" wherever they are in TEXT; only those of more than a line are of use. */
static void read_pairs(const char *text, Fields *fields)
{
	while ((text = strstr(text, "=\""))) {
		const char *end = string_end(text + 1);
		g_autofree char *value = unescape(text + 2, end);

		if (strchr(value, '\n'))
			add_text(fields->stacks, value);
		text = *end ? end + 1 : end;
	}
}

/* Adds what FIELDS hold to TEXT, the messages that a stack repeats left out. */
static void put_fields(const Fields *fields, GString *text)
{
	g_autofree char *messages = g_strchomp(g_strdup(fields->messages->str));

	if (fields->is_rendered) {
		g_string_append(text, fields->stacks->str);
		return;
	}
	if (fields->severity)
		g_string_append_printf(text, "%s:  ", fields->severity);
	if (fields->severity && fields->state)
		g_string_append_printf(text, "%s: ", fields->state);
	/* the stack of an error of AWS Lambda does not say what happened */
	if (fields->type && !strstr(fields->stacks->str, fields->type))
		g_string_append_printf(
			text, "%s%s: %s\n", fields->stacks->str, fields->type, messages);
	else if (fields->stacks->len > 0 && strstr(fields->stacks->str, messages))
		g_string_append(text, fields->stacks->str);
	else
		g_string_append_printf(text, "%s\n%s", messages, fields->stacks->str);
}

/* Whether line breaks are written out in a stack: "...\n  File ", "...#012\tat " */
static bool has_written_breaks(const char *line)
{
	static const char *const marks[] = {"\\n  File \\\"", "\\n  File \"", "\\n\\tat ",
		"\\n    at ", "\\ngoroutine ", "\\n\\ngoroutine ", "#012", NULL};

	for (guint i = 0; marks[i]; i++) {
		if (strstr(line, marks[i]))
			return true;
	}
	return false;
}

static char *without_written_breaks(const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, "#012", -1);
	g_autofree char *feeds = g_strjoinv("\n", parts);
	g_auto(GStrv) tabs = g_strsplit(feeds, "#011", -1);
	g_autofree char *text = g_strjoinv("\t", tabs);

	return unescape(text, text + strlen(text));
}

/* What LINE holds, as lines; NULL when it is a line like any other. The caller's. */
static char *unfolded(const char *line)
{
	g_auto(Fields) fields = {.messages = g_string_new(NULL), .stacks = g_string_new(NULL)};
	const char *start = line + strspn(line, " \t");
	const char *object = *start == '"' ? start : strstr(line, "{\"");
	g_autoptr(GString) text = g_string_new(NULL);

	if (!object && g_str_has_prefix(start, "{ \""))
		object = start;
	if (object) {
		read_json(object, &fields);
		/* a line of a document, or an object behind a message */
		if (object != start || *start == '"')
			g_string_truncate(fields.messages, 0);
		if (object != start && fields.stacks->len > 0)
			g_string_append_len(text, line, object - line);
	} else if (strstr(line, "=\"")) {
		read_pairs(line, &fields);
		if (fields.stacks->len > 0)
			g_string_append_printf(text, "%s\n", line);
	}
	if (fields.messages->len > 0 || fields.stacks->len > 0) {
		if (text->len > 0 && text->str[text->len - 1] != '\n')
			g_string_append_c(text, '\n');
		put_fields(&fields, text);
	} else if (has_written_breaks(line)) {
		return without_written_breaks(line);
	}
	return text->len > 0 ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

static bool may_unfold(const char *line)
{
	return strpbrk(line, "\"\\#") &&
	       (strstr(line, "{\"") || strstr(line, "{ \"") || strstr(line, "=\"") ||
		       strstr(line, "\\n") || strstr(line, "#012") ||
		       line[strspn(line, " \t")] == '"');
}

static void add_lines(Draft *draft, GArray *lines, const DraftLine *line, const char *text)
{
	g_autofree char *shown = paste_as_shown(text, strlen(text));
	g_auto(GStrv) parts = g_strsplit(g_strchomp(shown), "\n", -1);

	/* an empty message is an empty line */
	for (guint i = 0; i == 0 || parts[i]; i++) {
		DraftLine part = *line;

		part.text = g_string_chunk_insert(draft->strings, parts[i] ? parts[i] : "");
		g_array_append_val(lines, part);
		if (!parts[i])
			break;
	}
}

static bool may_unfold_any(const Draft *draft)
{
	for (guint i = 0; i < draft->lines->len; i++) {
		if (may_unfold(draft_line(draft, i)->text))
			return true;
	}
	return false;
}

bool paste_unfold(Draft *draft)
{
	bool is_unfolded = false;
	GArray *lines;

	if (!may_unfold_any(draft))
		return false;
	lines = g_array_sized_new(FALSE, FALSE, sizeof(DraftLine), draft->lines->len);
	for (guint i = 0; i < draft->lines->len; i++) {
		DraftLine line = *draft_line(draft, i);
		g_autofree char *text = may_unfold(line.text) ? unfolded(line.text) : NULL;

		is_unfolded = is_unfolded || text;
		if (text)
			add_lines(draft, lines, &line, text);
		else
			g_array_append_val(lines, line);
	}
	g_array_unref(draft->lines);
	draft->lines = lines;
	return is_unfolded;
}
