/*
 * Tables as GitHub writes them. A paragraph with a delimiter row ("|---|:-:|") is taken apart
 * into cells at the bars of its text. Other than GitHub's: bars in `code` and [[a|b]] do not cut a
 * cell, and a row with too many cells keeps the words of the rest in its last one.
 */
#include "text/markdown_tree.h"

#include <string.h>

enum { COLUMNS_MAX = 64 };

typedef enum {
	ALIGN_NONE,
	ALIGN_LEFT,
	ALIGN_RIGHT,
	ALIGN_CENTER = ALIGN_LEFT | ALIGN_RIGHT,
	ALIGN_COUNT,
} Align;

typedef struct {
	Align aligns[COLUMNS_MAX];
	guint columns;
} Delimiter;

static const char *skip_blanks(const char *p)
{
	return p + strspn(p, " \t");
}

/* Reads ":---:" at *P up to the bar or the end; false when it is none. */
static bool read_column(const char **p, Align *align)
{
	const char *at = skip_blanks(*p);
	bool left = *at == ':';
	gsize dashes = strspn(at + left, "-");
	bool right;

	at += left + dashes;
	right = *at == ':';
	at = skip_blanks(at + right);
	if (dashes == 0 || (*at != '|' && *at != '\0'))
		return false;
	*align = (left ? ALIGN_LEFT : 0) | (right ? ALIGN_RIGHT : 0);
	*p = at;
	return true;
}

static bool read_delimiter(const char *text, Delimiter *delimiter)
{
	const char *p = skip_blanks(text);

	if (!strchr(p, '|'))
		return false;
	delimiter->columns = 0;
	p += *p == '|';
	while (*p) {
		if (delimiter->columns == COLUMNS_MAX ||
			!read_column(&p, &delimiter->aligns[delimiter->columns++]))
			return false;
		if (*p == '|')
			p = skip_blanks(p + 1);
	}
	return delimiter->columns > 0;
}

static bool is_delimiter_row(cmark_node *node, Delimiter *delimiter)
{
	cmark_node *before = cmark_node_previous(node);
	cmark_node *after = cmark_node_next(node);

	return cmark_node_get_type(node) == CMARK_NODE_TEXT && before &&
	       markdown_is_break(before) && (!after || markdown_is_break(after)) &&
	       read_delimiter(cmark_node_get_literal(node), delimiter);
}

/* The first node of the line whose last node is NODE. */
static cmark_node *line_start(cmark_node *node)
{
	cmark_node *before;

	while ((before = cmark_node_previous(node)) && !markdown_is_break(before))
		node = before;
	return node;
}

static bool is_bar(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	       strcmp(cmark_node_get_literal(node), "|") == 0;
}

static gsize bar_token(G_GNUC_UNUSED const char *text, const char *at)
{
	return *at == '|';
}

static bool is_blank(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	       *skip_blanks(cmark_node_get_literal(node)) == '\0';
}

/* How many cells the text from FIRST to LAST has, by its bars. */
static guint count_cells(cmark_node *first, cmark_node *last)
{
	guint bars = 0;
	bool leading = false, trailing = false;

	for (cmark_node *node = first;; node = cmark_node_next(node)) {
		const char *text = cmark_node_get_type(node) == CMARK_NODE_TEXT
					   ? cmark_node_get_literal(node)
					   : "";

		if (node == first)
			leading = *skip_blanks(text) == '|';
		for (const char *p = text; *p; p++) {
			bars += *p == '|';
			trailing = *p == '|' || (trailing && (*p == ' ' || *p == '\t'));
		}
		if (*text == '\0')
			trailing = false;
		if (node == last)
			break;
	}
	return bars + 1 > (guint)leading + trailing ? bars + 1 - leading - trailing : 0;
}

static void trim_cell(cmark_node *cell)
{
	cmark_node *first = cmark_node_first_child(cell);
	cmark_node *last = cmark_node_last_child(cell);

	if (first && cmark_node_get_type(first) == CMARK_NODE_TEXT) {
		g_autofree char *text = g_strchug(g_strdup(cmark_node_get_literal(first)));

		cmark_node_set_literal(first, text);
	}
	if (last && cmark_node_get_type(last) == CMARK_NODE_TEXT) {
		g_autofree char *text = g_strchomp(g_strdup(cmark_node_get_literal(last)));

		cmark_node_set_literal(last, text);
	}
}

static cmark_node *append_cell(cmark_node *row, bool header, Align align)
{
	static const char *const tags[][ALIGN_COUNT] = {
		{"<td>", "<td class=\"left\">", "<td class=\"right\">", "<td class=\"center\">"},
		{"<th scope=\"col\">", "<th scope=\"col\" class=\"left\">",
			"<th scope=\"col\" class=\"right\">",
			"<th scope=\"col\" class=\"center\">"},
	};
	cmark_node *cell = markdown_custom_node(
		CMARK_NODE_CUSTOM_BLOCK, tags[header][align], header ? "</th>\n" : "</td>\n");

	cmark_node_append_child(row, cell);
	return cell;
}

/* Cuts the line from FIRST to END at its bars and drops blanks and the bar at its edges. */
static cmark_node *split_line(cmark_node *first, cmark_node *end)
{
	g_autoptr(GPtrArray) bars = g_ptr_array_new();
	cmark_node *before = cmark_node_previous(first);
	cmark_node *parent = cmark_node_parent(first);
	cmark_node *last;

	for (cmark_node *node = first, *next; node != end; node = next) {
		next = cmark_node_next(node);
		if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
			markdown_split_text(node, bar_token, bars);
	}
	first = before ? cmark_node_next(before) : cmark_node_first_child(parent);
	if (is_blank(first) && cmark_node_next(first) != end) {
		cmark_node *blank = first;

		first = cmark_node_next(first);
		markdown_remove(blank);
	}
	last = end ? cmark_node_previous(end) : cmark_node_last_child(parent);
	if (is_blank(last) && last != first)
		markdown_remove(last);
	last = end ? cmark_node_previous(end) : cmark_node_last_child(parent);
	if (is_bar(last) && last != first)
		markdown_remove(last);
	return first;
}

/* Moves the line from FIRST to END into the cells of a new row; missing ones stay empty. */
static void append_row(cmark_node *body, const Delimiter *delimiter, bool header, cmark_node *first,
	cmark_node *end)
{
	cmark_node *row = markdown_custom_node(CMARK_NODE_CUSTOM_BLOCK, "<tr>\n", "</tr>\n");
	cmark_node *cell = NULL;
	guint columns = 0;

	cmark_node_append_child(body, row);
	for (cmark_node *node = split_line(first, end), *next; node != end; node = next) {
		bool cuts = is_bar(node) && (!cell || columns < delimiter->columns);

		next = cmark_node_next(node);
		if (!cell || cuts)
			cell = append_cell(row, header, delimiter->aligns[columns++]);
		if (!cuts)
			cmark_node_append_child(cell, node);
	}
	while (columns < delimiter->columns)
		append_cell(row, header, delimiter->aligns[columns++]);
	for (cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
		trim_cell(cell);
}

static cmark_node *append_part(cmark_node *table, const char *on_enter, const char *on_exit)
{
	cmark_node *part = markdown_custom_node(CMARK_NODE_CUSTOM_BLOCK, on_enter, on_exit);

	cmark_node_append_child(table, part);
	return part;
}

static cmark_node *line_end(cmark_node *node)
{
	while (node && !markdown_is_break(node))
		node = cmark_node_next(node);
	return node;
}

/* Moves the lines from HEADER on, but the DELIMITER_ROW, out of their paragraph into TABLE. */
static void fill_table(cmark_node *table, const Delimiter *delimiter, cmark_node *header,
	cmark_node *delimiter_row)
{
	cmark_node *end = cmark_node_next(delimiter_row);
	cmark_node *head = append_part(table, "<thead>\n", "</thead>\n");
	cmark_node *body;

	append_row(head, delimiter, true, header, cmark_node_previous(delimiter_row));
	if (!end)
		return;
	body = append_part(table, "<tbody>\n", "</tbody>\n");
	while (end) {
		cmark_node *first = cmark_node_next(end);

		end = line_end(first);
		append_row(body, delimiter, false, first, end);
	}
}

/* In a table "\|" is a bar inside `code` too, as on GitHub. */
static void unescape_bars_in_code(cmark_node *table)
{
	g_autoptr(GPtrArray) codes = markdown_collect(table, CMARK_NODE_CODE, MARKDOWN_ANYWHERE);

	for (guint i = 0; i < codes->len; i++) {
		g_autoptr(GString) code = g_string_new(cmark_node_get_literal(codes->pdata[i]));

		if (g_string_replace(code, "\\|", "|", 0) > 0)
			cmark_node_set_literal(codes->pdata[i], code->str);
	}
}

/* Replaces the part of PARAGRAPH from HEADER on by a table. */
static void build_table(
	cmark_node *header, cmark_node *row, const Delimiter *delimiter, guint number)
{
	g_autofree char *tag = g_strdup_printf(
		"<section class=\"scroll\" tabindex=\"0\" aria-label=\"Table %u\"><table>\n",
		number);
	cmark_node *paragraph = cmark_node_parent(header);
	cmark_node *before = cmark_node_previous(header);
	cmark_node *table =
		markdown_custom_node(CMARK_NODE_CUSTOM_BLOCK, tag, "</table></section>\n");

	fill_table(table, delimiter, header, row);
	cmark_node_insert_after(paragraph, table);
	unescape_bars_in_code(table);
	if (!before) {
		markdown_remove(paragraph);
		return;
	}
	while (cmark_node_next(before))
		markdown_remove(cmark_node_next(before));
	markdown_remove(before);
}

/* True when PARAGRAPH was, or ended in, a table. */
static bool convert_paragraph(cmark_node *paragraph, guint number)
{
	cmark_node *node = cmark_node_first_child(paragraph);

	for (; node; node = cmark_node_next(node)) {
		Delimiter delimiter;
		cmark_node *header, *header_end;

		if (!is_delimiter_row(node, &delimiter))
			continue;
		header_end = cmark_node_previous(cmark_node_previous(node));
		header = line_start(header_end);
		if (count_cells(header, header_end) != delimiter.columns)
			continue;
		build_table(header, node, &delimiter, number);
		return true;
	}
	return false;
}

void markdown_build_tables(cmark_node *root)
{
	g_autoptr(GPtrArray) paragraphs =
		markdown_collect(root, CMARK_NODE_PARAGRAPH, MARKDOWN_ANYWHERE);
	guint tables = 0;

	for (guint i = 0; i < paragraphs->len; i++)
		tables += convert_paragraph(paragraphs->pdata[i], tables + 1);
	cmark_consolidate_text_nodes(root);
}
