/*
 * One line with `code`, *emphasis* and **strong**: first all marks are found, then those that
 * pair are made into nodes. Marks that do not pair are text.
 */
#include "text/markdown_tree.h"

#include <string.h>

enum { CODE_RUN_MAX = 8, NO_PAIR = -1 };

typedef struct {
	const char *at;
	gsize size;
	int pair; /* the index of the mark that closes, or opens, with this one */
} Mark;

static bool is_space(char c)
{
	return c == '\0' || g_ascii_isspace(c);
}

/* The next run of exactly SIZE backticks at or behind FROM, or NULL. */
static const char *find_ticks(const char *from, gsize size)
{
	while (*(from += strcspn(from, "`"))) {
		gsize run = strspn(from, "`");

		if (run == size)
			return from;
		from += run;
	}
	return NULL;
}

static void add_mark(GArray *marks, const char *at, gsize size, int pair)
{
	Mark mark = {at, size, pair};

	g_array_append_val(marks, mark);
}

/*
 * Adds the code span that begins at AT and returns its end, or the end of the run of backticks.
 * UNCLOSED remembers the sizes that are known to have no end, so that none is sought twice.
 */
static const char *add_code(GArray *marks, const char *at, bool unclosed[])
{
	gsize size = strspn(at, "`");
	const char *close;

	if (size > CODE_RUN_MAX || unclosed[size])
		return at + size;
	close = find_ticks(at + size, size);
	if (!close) {
		unclosed[size] = true;
		return at + size;
	}
	add_mark(marks, at, size, (int)marks->len + 1);
	add_mark(marks, close, size, (int)marks->len - 1);
	return close + size;
}

/* Adds the run of stars at AT, paired with an open one when it can close it. */
static const char *add_stars(GArray *marks, const char *text, const char *at, int open[2])
{
	gsize size = strspn(at, "*");
	bool closes = at > text && !is_space(at[-1]);
	bool opens = !is_space(at[size]);
	int *mine = size <= 2 ? &open[size - 1] : NULL;
	int index = (int)marks->len;

	if (!mine || (!closes && !opens))
		return at + size;
	if (closes && *mine != NO_PAIR) {
		int opener = *mine;
		int *other = &open[size == 1];

		g_array_index(marks, Mark, opener).pair = index;
		add_mark(marks, at, size, opener);
		*mine = NO_PAIR;
		if (*other > opener)
			*other = NO_PAIR;
	} else if (opens) {
		add_mark(marks, at, size, NO_PAIR);
		*mine = index;
	}
	return at + size;
}

static GArray *find_marks(const char *text)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
	bool unclosed[CODE_RUN_MAX + 1] = {false};
	int open[2] = {NO_PAIR, NO_PAIR};

	for (const char *at = text; *(at += strcspn(at, "`*"));)
		at = *at == '`' ? add_code(marks, at, unclosed) : add_stars(marks, text, at, open);
	return marks;
}

static void append_text(cmark_node *parent, const char *start, const char *end)
{
	if (end > start)
		cmark_node_append_child(parent, markdown_text_node(start, (gsize)(end - start)));
}

/* A code span without the one blank that may pad it at both ends. */
static void append_code_span(cmark_node *parent, const char *start, const char *end)
{
	g_autofree char *code = NULL;
	cmark_node *node = cmark_node_new(CMARK_NODE_CODE);

	if (end - start > 2 && *start == ' ' && end[-1] == ' ')
		start++, end--;
	code = g_strndup(start, (gsize)(end - start));
	cmark_node_set_literal(node, code);
	cmark_node_append_child(parent, node);
}

void markdown_parse_line(cmark_node *parent, const char *text)
{
	g_autoptr(GArray) marks = find_marks(text);
	const char *done = text;

	for (int i = 0; i < (int)marks->len; i++) {
		const Mark *mark = &g_array_index(marks, Mark, i);

		if (mark->pair == NO_PAIR)
			continue;
		append_text(parent, done, mark->at);
		done = mark->at + mark->size;
		if (mark->pair < i) {
			parent = cmark_node_parent(parent);
		} else if (*mark->at == '`') {
			const Mark *close = &g_array_index(marks, Mark, ++i);

			append_code_span(parent, done, close->at);
			done = close->at + close->size;
		} else {
			cmark_node *node = cmark_node_new(
				mark->size == 1 ? CMARK_NODE_EMPH : CMARK_NODE_STRONG);

			cmark_node_append_child(parent, node);
			parent = node;
		}
	}
	append_text(parent, done, done + strlen(done));
}

static cmark_node *parse_line(const char *text)
{
	cmark_node *line = cmark_node_new(CMARK_NODE_PARAGRAPH);

	markdown_parse_line(line, text);
	return line;
}

char *markdown_inline_html(const char *text)
{
	g_autoptr(cmark_node) line = parse_line(text);
	g_autoptr(GString) html = g_string_new(NULL);
	MarkdownPrinter printer = {.html = html, .limit = G_MAXSIZE};

	markdown_print_children(&printer, line);
	return g_string_free(g_steal_pointer(&html), FALSE);
}

char *markdown_inline_text(const char *text)
{
	g_autoptr(cmark_node) line = parse_line(text);
	g_autoptr(GString) plain = g_string_new(NULL);

	markdown_append_prose(plain, line);
	return g_string_free(g_steal_pointer(&plain), FALSE);
}
