#include "text/mustache_tag.h"

#include <string.h>

/* What is searched for: a delimiter, or "}" or "=" and the closing one. */
typedef struct {
	char text[MUSTACHE_DELIMITER_MAX + 1];
	gsize size;
} Needle;

static void needle_add(Needle *needle, const char *text, gsize size)
{
	memcpy(needle->text + needle->size, text, size);
	needle->size += size;
}

static void needle_add_delimiter(Needle *needle, const MustacheScanner *scanner,
	MustacheSpan delimiter, const char *standard)
{
	if (delimiter.size == 0)
		needle_add(needle, standard, strlen(standard));
	else
		needle_add(needle, scanner->template->source + delimiter.start, delimiter.size);
}

static const char *find(const char *from, const char *end, const Needle *needle)
{
	while ((gsize)(end - from) >= needle->size) {
		from = memchr(from, needle->text[0], (gsize)(end - from) - needle->size + 1);
		if (!from || memcmp(from, needle->text, needle->size) == 0)
			return from;
		from++;
	}
	return NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static MustacheSpan trimmed(const char *source, gsize start, gsize end)
{
	while (start < end && is_blank(source[start]))
		start++;
	while (end > start && is_blank(source[end - 1]))
		end--;
	return (MustacheSpan){(uint32_t)start, (uint32_t)(end - start)};
}

static MustacheTagKind kind_of(char sigil)
{
	switch (sigil) {
	case '{':
	case '&': return MUSTACHE_TAG_RAW;
	case '#': return MUSTACHE_TAG_SECTION;
	case '^': return MUSTACHE_TAG_INVERTED;
	case '>': return MUSTACHE_TAG_PARTIAL;
	case '<': return MUSTACHE_TAG_PARENT;
	case '$': return MUSTACHE_TAG_BLOCK;
	case '/': return MUSTACHE_TAG_CLOSE;
	case '!': return MUSTACHE_TAG_COMMENT;
	case '=': return MUSTACHE_TAG_DELIMITERS;
	default: return MUSTACHE_TAG_ESCAPED;
	}
}

/* "<% %>" between the equals signs becomes the delimiters. */
static bool set_delimiters(MustacheScanner *scanner, const MustacheTag *tag, GError **error)
{
	const char *source = scanner->template->source;
	gsize start = tag->name.start, end = start + tag->name.size, gap = start, second;

	while (gap < end && !is_blank(source[gap]))
		gap++;
	second = gap;
	while (second < end && is_blank(source[second]))
		second++;
	for (gsize i = start; i < end; i++)
		if (source[i] == '=' || (i > second && is_blank(source[i])))
			second = end;
	if (second == end || MAX(gap - start, end - second) > MUSTACHE_DELIMITER_MAX)
		return mustache_fail(error, MW_ERROR_INVALID, scanner->template, tag->start,
			"this tag must name two delimiters of at most %d bytes without '=', as in "
			"{{=<%% %%>=}}",
			MUSTACHE_DELIMITER_MAX);
	scanner->open = (MustacheSpan){(uint32_t)start, (uint32_t)(gap - start)};
	scanner->close = (MustacheSpan){(uint32_t)second, (uint32_t)(end - second)};
	return true;
}

static bool check_name(const MustacheScanner *scanner, const MustacheTag *tag, GError **error)
{
	const char *name = scanner->template->source + tag->name.start;

	if (tag->name.size == 0)
		return mustache_fail(error, MW_ERROR_INVALID, scanner->template, tag->start,
			"this tag names nothing; write a name into it");
	for (gsize i = 0; i < tag->name.size; i++)
		if (is_blank(name[i]))
			return mustache_fail(error, MW_ERROR_INVALID, scanner->template, tag->start,
				"the name '%.*s' holds a blank; take it out", (int)tag->name.size,
				name);
	if ((tag->kind == MUSTACHE_TAG_PARTIAL || tag->kind == MUSTACHE_TAG_PARENT) && *name == '*')
		return mustache_fail(error, MW_ERROR_INVALID, scanner->template, tag->start,
			"'%.*s' is a dynamic name, which is not supported; name the template "
			"itself",
			(int)tag->name.size, name);
	return true;
}

/* Reads the tag that opens at TAG's start; its content begins at CONTENT. */
static bool read_tag(MustacheScanner *scanner, gsize content, MustacheTag *tag, GError **error)
{
	const char *source = scanner->template->source, *end = source + scanner->template->size;
	Needle close = {.size = 0};
	const char *stop;
	char sigil;

	while (is_blank(source[content]))
		content++;
	sigil = source[content];
	tag->kind = kind_of(sigil);
	content += tag->kind != MUSTACHE_TAG_ESCAPED;

	/* {{{x}}} and {{=x y=}} */
	if (sigil == '{' || sigil == '=')
		needle_add(&close, sigil == '{' ? "}" : "=", 1);
	needle_add_delimiter(&close, scanner, scanner->close, "}}");
	stop = find(source + content, end, &close);
	if (!stop)
		return mustache_fail(error, MW_ERROR_INVALID, scanner->template, tag->start,
			"this tag is not closed; add %.*s", (int)close.size, close.text);
	tag->end = (gsize)(stop - source) + close.size;
	tag->name = trimmed(source, content, (gsize)(stop - source));
	if (tag->kind == MUSTACHE_TAG_COMMENT)
		return true;
	if (tag->kind == MUSTACHE_TAG_DELIMITERS)
		return set_delimiters(scanner, tag, error);
	return check_name(scanner, tag, error);
}

bool mustache_tag_next(MustacheScanner *scanner, gsize from, MustacheTag *tag, GError **error)
{
	const char *source = scanner->template->source;
	gsize size = scanner->template->size;
	Needle open = {.size = 0};
	const char *found;

	needle_add_delimiter(&open, scanner, scanner->open, "{{");
	found = find(source + from, source + size, &open);
	if (!found) {
		*tag = (MustacheTag){.kind = MUSTACHE_TAG_END, .start = size, .end = size};
		return true;
	}
	tag->start = (gsize)(found - source);
	return read_tag(scanner, tag->start + open.size, tag, error);
}
