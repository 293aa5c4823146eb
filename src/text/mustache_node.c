#include "text/mustache_node.h"

#include <string.h>

void mustache_free(Mustache *template)
{
	if (!template)
		return;
	g_free(template->name);
	g_free(template->source);
	g_array_unref(template->nodes);
	g_array_unref(template->parts);
	g_free(template);
}

MustacheNode *mustache_node_add(Mustache *template, MustacheKind kind, gsize offset)
{
	guint index = template->nodes->len;
	MustacheNode node = {.kind = kind, .offset = (uint32_t)offset, .end = index + 1};

	g_array_append_val(template->nodes, node);
	return mustache_node(template, index);
}

bool mustache_same_text(
	const Mustache *template, MustacheSpan span, const Mustache *other, MustacheSpan other_span)
{
	const char *bytes = template->source + span.start;

	return span.size == other_span.size &&
	       memcmp(bytes, other->source + other_span.start, span.size) == 0;
}

bool mustache_is_newline(const Mustache *template, MustacheSpan text)
{
	const char *bytes = template->source + text.start;

	return (text.size > 0 && bytes[0] == '\n') ||
	       (text.size > 1 && bytes[0] == '\r' && bytes[1] == '\n');
}

bool mustache_fail(GError **error, MwError code, const Mustache *template, gsize offset,
	const char *format, ...)
{
	g_autofree char *message = NULL;
	gsize line = 1, column = 1;
	va_list args;

	for (gsize i = 0; i < offset; i++) {
		if (template->source[i] == '\n') {
			line++;
			column = 1;
		} else {
			column += (template->source[i] & 0xc0) != 0x80;
		}
	}
	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	return mw_fail(error, code, "%s:%zu:%zu: %s", template->name, line, column, message);
}

bool mustache_fail_missing(GError **error, const Mustache *template, const MustacheNode *node)
{
	return mustache_fail(error, MW_ERROR_INVALID, template, node->offset,
		"there is no template '%.*s'; add it or correct the name", (int)node->text.size,
		template->source + node->text.start);
}

char *mustache_node_text(const Mustache *template, const MustacheNode *node)
{
	return g_strndup(template->source + node->text.start, node->text.size);
}

bool mustache_check_partials(
	const Mustache *template, MustachePartialFunc partial, void *data, GError **error)
{
	for (guint i = 0; i < template->nodes->len; i++) {
		const MustacheNode *node = mustache_node(template, i);
		g_autofree char *name = NULL;

		if (node->kind != MUSTACHE_PARTIAL && node->kind != MUSTACHE_PARENT)
			continue;
		name = mustache_node_text(template, node);
		if (!partial(name, data))
			return mustache_fail_missing(error, template, node);
	}
	return true;
}

static MustacheSpan leading_blanks(const Mustache *template, MustacheSpan text)
{
	const char *bytes = template->source + text.start;
	uint32_t size = 0;

	while (size < text.size && (bytes[size] == ' ' || bytes[size] == '\t'))
		size++;
	return (MustacheSpan){text.start, size};
}

static uint32_t common_size(const Mustache *template, MustacheSpan a, MustacheSpan b)
{
	const char *left = template->source + a.start, *right = template->source + b.start;
	uint32_t size = 0;

	while (size < MIN(a.size, b.size) && left[size] == right[size])
		size++;
	return size;
}

/* The part of NODE that indents a line of its own, and whether there is one. */
static bool line_indent(const Mustache *template, const MustacheNode *node, MustacheSpan *indent)
{
	MustacheSpan rest = node->text;

	if (node->kind != MUSTACHE_TEXT) {
		*indent = node->indent;
		return node->kind == MUSTACHE_BLOCK || node->standalone;
	}
	*indent = leading_blanks(template, node->text);
	rest.start += indent->size;
	rest.size -= indent->size;
	return node->line_start && !mustache_is_newline(template, rest);
}

static void strip_line(const Mustache *template, MustacheNode *node, MustacheSpan shared)
{
	MustacheSpan *span = node->kind == MUSTACHE_TEXT ? &node->text : &node->indent;
	uint32_t size = common_size(template, leading_blanks(template, *span), shared);

	if (node->kind == MUSTACHE_TEXT && !node->line_start)
		return;
	span->start += size;
	span->size -= size;
	if (node->kind == MUSTACHE_TEXT)
		node->line_start = !mustache_is_newline(template, node->text);
}

/* The next line or tag of a block's own: blocks within it and arguments are stripped already. */
static guint next_own(const MustacheNode *node, guint index)
{
	bool skips = node->kind == MUSTACHE_BLOCK || node->kind == MUSTACHE_PARENT;

	return skips ? node->end : index + 1;
}

void mustache_node_dedent(Mustache *template, guint index, MustacheSpan lead, bool opens_line)
{
	MustacheNode *block = mustache_node(template, index), *node;
	MustacheSpan shared = lead, indent;
	bool narrow = !opens_line;

	for (guint i = index + 1; i < block->end; i = next_own(node, i)) {
		node = mustache_node(template, i);
		if (!line_indent(template, node, &indent))
			continue;
		if (narrow)
			indent.size = common_size(template, shared, indent);
		shared = indent;
		narrow = true;
	}
	for (guint i = index + 1; i < block->end; i = next_own(node, i)) {
		node = mustache_node(template, i);
		strip_line(template, node, shared);
	}
	block->indent = shared;
}
