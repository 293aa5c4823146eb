#include "text/mustache_lines.h"

#include <string.h>

static gsize skip_blanks(const char *source, gsize position)
{
	while (source[position] == ' ' || source[position] == '\t')
		position++;
	return position;
}

MustachePlace mustache_lines_place(const MustacheLines *lines, const MustacheTag *tag)
{
	const char *source = lines->template->source, *from = source + lines->position;
	const char *newline = g_strrstr_len(from, (gssize)(tag->start - lines->position), "\n");
	gsize line = newline ? (gsize)(newline - source) + 1 : lines->position;
	gsize after = skip_blanks(source, tag->end);
	MustachePlace place = {.lead = mustache_span(tag->start, tag->start)};

	if ((newline || lines->line_start) && skip_blanks(source, line) == tag->start) {
		place.begins_line = true;
		place.lead = mustache_span(line, tag->start);
	}
	if (source[after] == '\r' && source[after + 1] == '\n')
		after++;
	place.ends_line = source[after] == '\n' || after == lines->template->size;
	place.next_line = MIN(after + 1, lines->template->size);
	return place;
}

void mustache_lines_add(MustacheLines *lines, gsize end)
{
	const Mustache *template = lines->template;

	while (lines->position < end && !lines->ignored) {
		const char *start = template->source + lines->position;
		const char *newline = memchr(start, '\n', end - lines->position);
		gsize stop = newline ? (gsize)(newline - template->source) + 1 : end;
		MustacheNode *node =
			mustache_node_add(lines->template, MUSTACHE_TEXT, lines->position);

		node->text = mustache_span(lines->position, stop);
		node->line_start = lines->line_start && !mustache_is_newline(template, node->text);
		node->closes_block =
			lines->after_block && mustache_is_newline(template, node->text);
		lines->after_block = false;
		lines->position = stop;
		lines->line_start = newline != NULL;
	}
}

void mustache_lines_share(MustacheLines *lines, const MustacheTag *tag, const MustachePlace *place)
{
	mustache_lines_add(lines, tag->start);
	/* the indentation of a line that begins with a tag goes before the tag, too */
	if (place->begins_line && place->lead.size == 0 && !lines->ignored)
		mustache_node_add(lines->template, MUSTACHE_TEXT, tag->start)->line_start = true;
	mustache_lines_pass(lines, tag, place, false);
}

bool mustache_lines_take(MustacheLines *lines, const MustacheTag *tag, const MustachePlace *place)
{
	if (!place->begins_line || !place->ends_line) {
		mustache_lines_share(lines, tag, place);
		return false;
	}
	mustache_lines_add(lines, place->lead.start);
	mustache_lines_pass(lines, tag, place, true);
	return true;
}

void mustache_lines_pass(
	MustacheLines *lines, const MustacheTag *tag, const MustachePlace *place, bool next_line)
{
	lines->position = next_line ? place->next_line : tag->end;
	lines->line_start = next_line;
	lines->after_block = false;
}
