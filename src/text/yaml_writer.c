#include "text/yaml_writer.h"

#include <stdbool.h>
#include <string.h>

enum { STEP = 2 }; /* blanks that each level of lists and maps is set in */

static void write_node(GString *out, yaml_document_t *document, int index, gsize indent);

static void append_blanks(GString *out, gsize count)
{
	for (gsize i = 0; i < count; i++)
		g_string_append_c(out, ' ');
}

/*
 * May stand unescaped. Left out are the control characters, which YAML forbids, and those that a
 * YAML reader takes for a line break or drops: NEL, the line separators, byte order marks.
 */
static bool is_printable(gunichar c)
{
	if (c < 0xa0)
		return c >= 0x20 && c < 0x7f;
	return c != 0x2028 && c != 0x2029 && c != 0xfeff && c != 0xfffe && c != 0xffff;
}

/* Every character of TEXT is printable or among ALSO. */
static bool is_all_printable(const char *text, const char *also)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (!is_printable(c) && !(c < 0x80 && strchr(also, (int)c)))
			return false;
	}
	return true;
}

/* Read back as the same text when it stands without quotes. */
static bool can_be_plain(const char *text)
{
	gsize size = strlen(text);

	if (size == 0)
		return true;
	if (!is_all_printable(text, "") || strchr(" ,[]{}#&*!|>'\"%@`", *text))
		return false;
	if (strchr("-?:", *text) && (text[1] == '\0' || text[1] == ' '))
		return false;
	if (g_str_has_prefix(text, "---") || g_str_has_prefix(text, "..."))
		return false;
	if (text[size - 1] == ' ' || text[size - 1] == ':')
		return false;
	return !strstr(text, ": ") && !strstr(text, " #");
}

static bool is_word_of_yaml(const char *text)
{
	static const char *const words[] = {
		"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"};

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

/* A number, a date, a time or, which does no harm, a version of some program. */
static bool is_like_number(const char *text)
{
	const char *digits = text + strspn(text, "+-.");

	if (g_ascii_strcasecmp(digits, "inf") == 0 || g_ascii_strcasecmp(digits, "nan") == 0)
		return true;
	return g_ascii_isdigit(*digits) &&
	       text[strspn(text, "0123456789abcdefABCDEFxXoO_.:+-,TtZz ")] == '\0';
}

/* Read as a string by every YAML reader, and by people as well. */
static bool is_plainly_a_string(const char *text)
{
	return can_be_plain(text) && !strchr("-?:", *text) && !is_word_of_yaml(text) &&
	       !is_like_number(text);
}

/* Needs a line that is not blank, since a literal block of nothing but line breaks has no end. */
static bool can_be_literal(const char *text)
{
	return text[strspn(text, " \t\n")] != '\0' && is_all_printable(text, "\t\n");
}

/* Some line of TEXT ends in blanks, which editors and mail programs like to remove. */
static bool has_trailing_blanks(const char *text)
{
	gsize size = strlen(text);

	return strstr(text, " \n") || strstr(text, "\t\n") ||
	       (size > 0 && strchr(" \t", text[size - 1]));
}

static yaml_scalar_style_t choose_style(const char *text)
{
	if (is_plainly_a_string(text))
		return YAML_PLAIN_SCALAR_STYLE;
	if (strchr(text, '\n') && can_be_literal(text) && !has_trailing_blanks(text))
		return YAML_LITERAL_SCALAR_STYLE;
	if (strpbrk(text, "\"\\") && is_all_printable(text, ""))
		return YAML_SINGLE_QUOTED_SCALAR_STYLE;
	return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

/* The style that TEXT was written in, or the one that suits it when it would not survive. */
static yaml_scalar_style_t keep_style(const char *text, yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_PLAIN_SCALAR_STYLE: return can_be_plain(text) ? style : choose_style(text);
	case YAML_LITERAL_SCALAR_STYLE: return can_be_literal(text) ? style : choose_style(text);
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return is_all_printable(text, "\t") ? style : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return style;
	default: return choose_style(text);
	}
}

static void append_single_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '\'')
			g_string_append_c(out, '\'');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '\'');
}

static void append_escaped(GString *out, gunichar c)
{
	switch (c) {
	case '"': g_string_append(out, "\\\""); break;
	case '\\': g_string_append(out, "\\\\"); break;
	case '\n': g_string_append(out, "\\n"); break;
	case '\r': g_string_append(out, "\\r"); break;
	case '\t': g_string_append(out, "\\t"); break;
	default:
		if (is_printable(c))
			g_string_append_unichar(out, c);
		else
			g_string_append_printf(out, "\\u%04X", c);
	}
}

static void append_double_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		append_escaped(out, g_utf8_get_char(p));
	g_string_append_c(out, '"');
}

/* The header says how deep the block is when its first line would hide that, and how it ends. */
static void append_literal(GString *out, const char *text, gsize indent)
{
	gsize size = strlen(text);
	bool has_end = text[size - 1] == '\n';

	g_string_append_c(out, '|');
	if (strchr(" \t\n", *text))
		g_string_append_printf(out, "%d", STEP);
	if (!has_end)
		g_string_append_c(out, '-');
	else if (text[size - 2] == '\n')
		g_string_append_c(out, '+');
	for (const char *line = text; *line;) {
		gsize length = strcspn(line, "\n");

		g_string_append_c(out, '\n');
		if (length > 0)
			append_blanks(out, indent + STEP);
		g_string_append_len(out, line, (gssize)length);
		line += length + (line[length] == '\n');
	}
}

/* INDENT is the column of the list or map that the scalar stands in. */
static void append_scalar(GString *out, const char *text, yaml_scalar_style_t style, gsize indent)
{
	switch (style) {
	case YAML_LITERAL_SCALAR_STYLE: append_literal(out, text, indent); break;
	case YAML_SINGLE_QUOTED_SCALAR_STYLE: append_single_quoted(out, text); break;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE: append_double_quoted(out, text); break;
	default: g_string_append(out, text);
	}
}

static const char *scalar_text(const yaml_node_t *node)
{
	return (const char *)node->data.scalar.value;
}

/* A key stays on its line: no literal blocks. */
static void write_key(GString *out, yaml_document_t *document, int index)
{
	const yaml_node_t *node = yaml_document_get_node(document, index);
	const char *text = scalar_text(node);
	yaml_scalar_style_t style = keep_style(text, node->data.scalar.style);

	if (style == YAML_LITERAL_SCALAR_STYLE || *text == '\0')
		style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	append_scalar(out, text, style, 0);
	g_string_append_c(out, ':');
}

/* The first pair goes on where OUT ends, after a "- ", or begins a line: IS_ITEM says which. */
static void write_pairs(
	GString *out, yaml_document_t *document, const yaml_node_t *map, gsize indent, bool is_item)
{
	for (yaml_node_pair_t *pair = map->data.mapping.pairs.start;
		pair < map->data.mapping.pairs.top; pair++) {
		if (!is_item || pair > map->data.mapping.pairs.start)
			append_blanks(out, indent);
		write_key(out, document, pair->key);
		write_node(out, document, pair->value, indent);
	}
}

static void write_item(GString *out, yaml_document_t *document, int index, gsize indent)
{
	const yaml_node_t *node = yaml_document_get_node(document, index);

	append_blanks(out, indent);
	g_string_append_c(out, '-');
	if (node->type != YAML_MAPPING_NODE ||
		node->data.mapping.pairs.start == node->data.mapping.pairs.top) {
		write_node(out, document, index, indent);
		return;
	}
	g_string_append_c(out, ' ');
	write_pairs(out, document, node, indent + STEP, true);
}

static void write_items(
	GString *out, yaml_document_t *document, const yaml_node_t *list, gsize indent)
{
	for (yaml_node_item_t *item = list->data.sequence.items.start;
		item < list->data.sequence.items.top; item++)
		write_item(out, document, *item, indent);
}

/* What follows the ":" or the "-" of a list or map in column INDENT, to the end of the line. */
static void write_node(GString *out, yaml_document_t *document, int index, gsize indent)
{
	const yaml_node_t *node = yaml_document_get_node(document, index);
	gsize size = out->len;

	if (node->type == YAML_SCALAR_NODE) {
		const char *text = scalar_text(node);

		g_string_append_c(out, ' ');
		append_scalar(out, text, keep_style(text, node->data.scalar.style), indent);
		if (out->len == size + 1)
			g_string_truncate(out, size);
		g_string_append_c(out, '\n');
	} else if (node->type == YAML_SEQUENCE_NODE) {
		bool is_empty = node->data.sequence.items.start == node->data.sequence.items.top;

		g_string_append(out, is_empty ? " []\n" : "\n");
		write_items(out, document, node, indent + STEP);
	} else {
		bool is_empty = node->data.mapping.pairs.start == node->data.mapping.pairs.top;

		g_string_append(out, is_empty ? " {}\n" : "\n");
		write_pairs(out, document, node, indent + STEP, false);
	}
}

void yaml_writer_pair(GString *out, yaml_document_t *document, int key, int value)
{
	write_key(out, document, key);
	write_node(out, document, value, 0);
}
