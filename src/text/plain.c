#include "text/plain.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void append_gap(GString *out)
{
	if (out->len > 0 && out->str[out->len - 1] != ' ')
		g_string_append_c(out, ' ');
}

/* Appends LENGTH bytes with a blank for every run of blanks. */
static void append(GString *out, const char *text, gsize length)
{
	const char *end = text + length;

	while (text < end && is_blank(*text) && (out->len == 0 || out->str[out->len - 1] == ' '))
		text++;
	for (const char *p = text, *run; p < end; p = run) {
		run = p;
		while (run < end && *run != '\t' &&
			(*run != ' ' || (run + 1 < end && run[1] != ' ')))
			run++;
		g_string_append_len(out, p, run - p);
		if (run == end)
			return;
		append_gap(out);
		while (run < end && is_blank(*run))
			run++;
	}
}

static const char *end_of_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end : line + strlen(line);
}

static gsize count_run(const char *p, const char *end)
{
	const char *run = p;

	while (run < end && *run == *p)
		run++;
	return (gsize)(run - p);
}

/* How many signs the fence has that LINE opens, 0 for other lines. */
static gsize fence_size(const char *line, const char *end)
{
	gsize size = line < end && (*line == '`' || *line == '~') ? count_run(line, end) : 0;

	if (size >= 3 && *line == '`' && memchr(line + size, '`', (gsize)(end - line) - size))
		return 0;
	return size >= 3 ? size : 0;
}

/* The end of "[x] ", the box of a task, or "[!NOTE]", the kind of a callout, at P; else P. */
static const char *skip_box(const char *p, const char *end)
{
	if (end - p >= 4 && p[0] == '[' && strchr(" xX", p[1]) && p[2] == ']' && p[3] == ' ')
		return p + 4;
	if (end - p >= 3 && p[0] == '[' && p[1] == '!') {
		const char *close = memchr(p, ']', (gsize)(end - p));

		return close ? close + 1 : p;
	}
	return p;
}

/* Where the text begins after the signs of headings, quotes and lists. */
static const char *skip_markers(const char *p, const char *end)
{
	for (;;) {
		const char *start = p, *number;

		while (p < end && is_blank(*p))
			p++;
		if (p < end && *p == '>')
			p++;
		for (number = p; number < end && g_ascii_isdigit(*number);)
			number++;
		if (number > p && end - number >= 2 && strchr(".)", *number) && is_blank(number[1]))
			p = number + 1;
		if (end - p >= 2 && strchr("-*+", *p) && is_blank(p[1]))
			p++;
		if (p == start)
			break;
	}
	if (p < end && *p == '#') {
		gsize size = count_run(p, end);

		if (size <= 6 && (p + size == end || is_blank(p[size])))
			p += size;
	}
	return skip_box(p, end);
}

/* Whether a line is of signs alone: a rule, an underline, or what divides a table. */
static bool is_rule(const char *p, const char *end)
{
	gsize signs = 0;

	for (; p < end; p++) {
		if (!strchr("-=*_|: ", *p))
			return false;
		signs += *p != ' ';
	}
	return signs >= 2;
}

/* Appends the code span at P and returns its end, or P when nothing closes it. */
static const char *append_span(Plain *plain, const char *p, const char *end)
{
	gsize size = count_run(p, end);
	const char *start = p + size;

	for (const char *q = start; q < end; q++) {
		gsize closing = *q == '`' ? count_run(q, end) : 0;

		if (closing == size) {
			append(plain->prose, start, (gsize)(q - start));
			append_gap(plain->code);
			append(plain->code, start, (gsize)(q - start));
			return q + size;
		}
		q += closing > 0 ? closing - 1 : 0;
	}
	append(plain->prose, p, size);
	return start;
}

static bool is_word(const char *p)
{
	return g_ascii_isalnum(*p) || (guchar)*p >= 0x80;
}

/* Whether the run of SIGN from P on SIZE bytes is emphasis; "a * b" and snake_case are not. */
static bool is_emphasis(const char *line, const char *p, gsize size, const char *end)
{
	bool open = p + size < end && !is_blank(p[size]);
	bool close = p > line && !is_blank(p[-1]);

	if (*p == '~')
		return size == 2;
	if (*p == '_' && open && close && is_word(p + size) && is_word(p - 1))
		return false;
	return size <= 3 && (open || close);
}

/* The end of "(address)" or "[label]" behind a link's text, or P. */
static const char *skip_target(const char *p, const char *end)
{
	char close = p < end && *p == '(' ? ')' : p < end && *p == '[' ? ']' : '\0';
	const char *target = close ? memchr(p, close, (gsize)(end - p)) : NULL;

	return target ? target + 1 : p;
}

static const char *append_sign(Plain *plain, const char *line, const char *p, const char *end)
{
	gsize size = count_run(p, end);
	const char *bar;

	switch (*p) {
	case '`': return append_span(plain, p, end);
	case '*':
	case '_':
	case '~':
		if (!is_emphasis(line, p, size, end))
			append(plain->prose, p, size);
		return p + size;
	case '\\':
		if (p + 1 < end && g_ascii_ispunct(p[1]))
			g_string_append_c(plain->prose, *++p);
		else if (p + 1 < end)
			g_string_append_c(plain->prose, '\\');
		return p + 1;
	case '!':
		if (p + 1 == end || p[1] != '[')
			g_string_append_c(plain->prose, '!');
		return p + 1;
	case '[':
		bar = size >= 2 ? memchr(p, '|', (gsize)(end - p)) : NULL;
		if (bar && g_strstr_len(p, bar - p, "]]") == NULL)
			return bar + 1;
		return p + size;
	case ']': return skip_target(p + size, end);
	case '|': append_gap(plain->prose); return p + 1;
	default: return p + 1;
	}
}

static void append_line(Plain *plain, const char *line, const char *end)
{
	static const bool special[256] = {['`'] = true,
		['*'] = true,
		['_'] = true,
		['~'] = true,
		['\\'] = true,
		['!'] = true,
		['['] = true,
		[']'] = true,
		['|'] = true};

	append_gap(plain->prose);
	for (const char *p = line, *run; p < end;) {
		run = p;
		while (run < end && !special[(guchar)*run])
			run++;
		append(plain->prose, p, (gsize)(run - p));
		p = run < end ? append_sign(plain, line, run, end) : end;
	}
}

Plain plain_read(const char *source)
{
	Plain plain = {g_string_sized_new(strlen(source)), g_string_new(NULL)};
	gsize fence = 0;
	char sign = '\0';

	for (const char *line = source, *next; *line; line = next) {
		const char *end = end_of_line(line);
		const char *text = fence ? line : skip_markers(line, end);
		gsize size;

		next = *end ? end + 1 : end;
		while (fence && text < end && is_blank(*text))
			text++;
		size = fence_size(text, end);
		if (fence == 0 && size > 0) {
			fence = size;
			sign = *text;
			append_gap(plain.code);
		} else if (fence > 0 && size >= fence && *text == sign) {
			fence = 0;
		} else if (fence > 0) {
			append(plain.code, line, (gsize)(end - line));
			append_gap(plain.code);
		} else if (!is_rule(text, end)) {
			append_line(&plain, text, end);
		}
	}
	return plain;
}

void plain_clear(Plain *plain)
{
	g_string_free(plain->prose, TRUE);
	g_string_free(plain->code, TRUE);
}
