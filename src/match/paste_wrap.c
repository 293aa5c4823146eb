/*
 * Lines that were broken at the width of a terminal, or before a word that would not fit.
 */
#include "match/paste_draft.h"

#include <string.h>

enum {
	WIDTH_MIN = 30,
	WIDTH_MAX = 260,
};

static bool has_prefix_of(const char *line, const char *const *words)
{
	for (guint i = 0; words[i]; i++) {
		if (g_str_has_prefix(line, words[i]))
			return true;
	}
	return false;
}

/* "src/main.c:12:3: " and what is said of it */
static bool begins_with_place(const char *line)
{
	gsize size = strcspn(line, " :\t(\"'`");

	if (size <= 2 || line[size] != ':' || !memchr(line, '.', size))
		return false;
	size++;
	size += strspn(line + size, "0123456789:");
	return line[size - 1] == ':' && line[size] == ' ';
}

/* "KeyError:", "java.lang.IllegalStateException" */
static bool begins_with_class(const char *line)
{
	gsize size =
		strspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$");

	return size > 8 && (line[size] == ':' || line[size] == '\0') &&
	       (g_str_has_suffix(line, "Error") || g_str_has_suffix(line, "Exception") ||
		       strncmp(line + size - 5, "Error", 5) == 0 ||
		       (size > 9 && strncmp(line + size - 9, "Exception", 9) == 0));
}

bool paste_line_begins(const char *line)
{
	static const char *const words[] = {"Traceback ", "File \"", "at ", "error: ", "error[",
		"warning: ", "note: ", "help: ", "goroutine ",
		"panic: ", "Caused by: ", "Exception in ", "thread '", "During handling",
		"The above exception", "exit status", "fatal error: ", "created by ",
		"ERROR: ", "DETAIL: ", "HINT: ", "LINE ",
		"CONTEXT: ", "STATEMENT: ", "For more information", "Some errors have",
		"collect2: ", "make: ", "make[", "Node.js v", "stack backtrace:", "--> ",
		"==", "--", "Error: ", "Process ", "{\"", "$ ", "> ", "# ", "| ", "+-", "\u2502",
		"\u2570", "...", NULL};

	/* the rest of a sentence that was cut before its blank */
	if (*line == ' ' && (g_ascii_isalpha(line[1]) || (line[1] && strchr("(\"'`", line[1]))) &&
		!has_prefix_of(line + 1, words))
		return false;
	return *line == '\0' || *line == ' ' || *line == '\t' || has_prefix_of(line, words) ||
	       begins_with_place(line) || begins_with_class(line) ||
	       paste_prefix_read(line).size > 0;
}

/* A line that is drawn, or one that is whole as it stands. */
static bool is_whole(const char *line)
{
	while (*line && !g_ascii_isalnum(*line))
		line++;
	return *line == '\0' || strstr(line, "Traceback (most recent call last)");
}

/* Whether NEXT goes on with LINE: it does not when it begins, or when both begin alike. */
static bool goes_on(const char *line, const char *next)
{
	/* the marks below a long line of code are broken as well */
	if (is_whole(line))
		return *next && next[strspn(next, "^~")] == '\0';
	return !paste_line_begins(next) && strncmp(line, next, 8) != 0;
}

/* Whether LINE begins a JSON object and does not end it. */
static bool is_open_object(const char *line)
{
	return g_str_has_prefix(line, "{\"") && !g_str_has_suffix(line, "}");
}

typedef struct {
	guint width;     /* of the longest line */
	bool is_cut;     /* lines are cut at that width, wherever they are */
	bool is_at_word; /* lines are broken behind a blank */
} Wrap;

static guint width_of(const char *line)
{
	return (guint)g_utf8_strlen(line, -1);
}

static bool ends_with_blank(const char *line)
{
	gsize size = strlen(line);

	return size > 0 && line[size - 1] == ' ' && strspn(line, " ") < size;
}

/* Whether the first word of NEXT would not have fitted behind LINE. */
static bool would_not_fit(const char *line, const char *next, guint width)
{
	g_autofree char *word = g_strndup(next, strcspn(next, " "));

	return width_of(line) + width_of(word) > width;
}

/* A width at which terminals and mail programs break, when only one line tells of it. */
static bool is_usual(guint width)
{
	static const guint usual[] = {60, 64, 70, 72, 76, 78, 79, 80, 90, 96, 100, 110, 120, 128,
		132, 140, 150, 158, 160, 180, 200};

	for (guint i = 0; i < G_N_ELEMENTS(usual); i++) {
		if (usual[i] == width)
			return true;
	}
	return false;
}

static Wrap find_wrap(const Draft *draft, const guint *widths)
{
	Wrap wrap = {0};
	guint at_width = 0, going_on = 0, at_word = 0, against = 0;

	for (guint i = 0; i < draft->lines->len; i++)
		wrap.width = MAX(wrap.width, widths[i]);
	if (wrap.width < WIDTH_MIN || wrap.width > WIDTH_MAX)
		return wrap;
	for (guint i = 0; i + 1 < draft->lines->len; i++) {
		const char *line = draft_line(draft, i)->text;
		const char *next = draft_line(draft, i + 1)->text;

		if (widths[i] == wrap.width) {
			at_width++;
			going_on += goes_on(line, next) || is_open_object(line);
		}
		if (ends_with_blank(line) && goes_on(line, next)) {
			if (would_not_fit(line, next, wrap.width))
				at_word++;
			else
				against++;
		}
	}
	wrap.is_at_word = at_word > against;
	wrap.is_cut = (going_on >= 2 && going_on * 5 >= at_width * 3) ||
		      (going_on == 1 && at_width <= 2 && is_usual(wrap.width));
	return wrap;
}

/* What stands between LINE and NEXT when they are one line: "" or " ", or NULL when they are two.
 */
static const char *joint(const Wrap *wrap, const char *line, guint width, const char *next)
{
	if (wrap->is_at_word && ends_with_blank(line) && goes_on(line, next) &&
		would_not_fit(line, next, wrap->width))
		return "";
	if (!wrap->is_cut)
		return NULL;
	if (width == wrap->width) {
		bool is_indented = *next == ' ' && next[strspn(next, " ")] && !is_whole(line);

		return is_indented || goes_on(line, next) ? "" : NULL;
	}
	/* a blank at the edge was not copied */
	if (width + 1 == wrap->width && g_ascii_islower(*next) && goes_on(line, next))
		return " ";
	return NULL;
}

void paste_unwrap(Draft *draft)
{
	guint count = draft->lines->len;
	g_autofree guint *widths = g_new0(guint, count + 1);
	g_autoptr(GString) joined = g_string_new(NULL);
	guint kept = 0;
	Wrap wrap;

	for (guint i = 0; i < count; i++)
		widths[i] = width_of(draft_line(draft, i)->text);
	wrap = find_wrap(draft, widths);
	if (!wrap.is_cut && !wrap.is_at_word)
		return;
	for (guint i = 0; i < count; i++) {
		DraftLine line = *draft_line(draft, i);
		const char *glue;

		g_string_assign(joined, line.text);
		while (i + 1 < count && joined->len < PASTE_LINE_MAX) {
			/* in the strings of JSON a line may be cut anywhere */
			if (wrap.is_cut && widths[i] == wrap.width && is_open_object(joined->str))
				glue = "";
			else
				glue = joint(&wrap, draft_line(draft, i)->text, widths[i],
					draft_line(draft, i + 1)->text);
			if (!glue)
				break;
			i++;
			g_string_append(joined, glue);
			g_string_append(joined, draft_line(draft, i)->text);
			line.last = draft_line(draft, i)->last;
		}
		if (line.last > line.first)
			line.text = g_string_chunk_insert(draft->strings, joined->str);
		*draft_line(draft, kept++) = line;
	}
	g_array_set_size(draft->lines, kept);
}
