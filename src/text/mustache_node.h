/*
 * What mustache_compile.c makes and mustache_render.c walks: one flat array of nodes in the order
 * of the source, in which a node with content says where that content ends. Literals and names
 * are spans of the template's own copy of its source. For src/text/mustache*.c only.
 */
#pragma once

#include "text/mustache.h"

#include <stdint.h>

typedef struct {
	uint32_t start, size;
} MustacheSpan;

typedef enum {
	MUSTACHE_TEXT,
	MUSTACHE_ESCAPED,
	MUSTACHE_RAW,
	MUSTACHE_SECTION,
	MUSTACHE_INVERTED,
	MUSTACHE_PARTIAL,
	MUSTACHE_PARENT,
	MUSTACHE_BLOCK,
} MustacheKind;

typedef struct {
	MustacheKind kind;
	bool line_start;   /* of a text: the first on its line, so indentation goes before it */
	bool closes_block; /* of a text: the newline after a block that has its line to itself */
	bool standalone;   /* of a partial or parent: alone on its line, so it indents every line */
	MustacheSpan text; /* the literal, or the name */
	MustacheSpan indent; /* of a partial, parent or block: what goes before each of its lines */
	uint32_t first_part; /* of a key: its dotted parts; no part at all for {{.}} */
	uint32_t n_parts;
	uint32_t end;    /* the index after its content; of a node without any, its own + 1 */
	uint32_t offset; /* of its tag, for messages */
} MustacheNode;

struct Mustache {
	char *name;
	char *source;
	gsize size;
	GArray *nodes; /* MustacheNode */
	GArray *parts; /* MustacheSpan */
};

static inline MustacheNode *mustache_node(const Mustache *template, guint index)
{
	return &g_array_index(template->nodes, MustacheNode, index);
}

static inline MustacheSpan mustache_span(gsize start, gsize end)
{
	return (MustacheSpan){(uint32_t)start, (uint32_t)(end - start)};
}

/* Adds a node without content. It stays where it is until the next is added. */
MustacheNode *mustache_node_add(Mustache *template, MustacheKind kind, gsize offset);

/* Whether the two spans, each of its own template, hold the same bytes. */
bool mustache_same_text(const Mustache *template, MustacheSpan span, const Mustache *other,
	MustacheSpan other_span);

/* Whether TEXT begins with the end of a line, LF or CRLF. */
bool mustache_is_newline(const Mustache *template, MustacheSpan text);

/* As mw_fail(), with "name:line:column: " of OFFSET before the message. */
bool mustache_fail(GError **error, MwError code, const Mustache *template, gsize offset,
	const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Fails with INVALID: NODE, a partial or parent, names a template that is not there. */
bool mustache_fail_missing(GError **error, const Mustache *template, const MustacheNode *node);

/* The name or literal of NODE as a string of its own, for messages. The caller owns it. */
char *mustache_node_text(const Mustache *template, const MustacheNode *node);

/*
 * Takes the indentation that the lines of block NODE share out of them, and keeps it as the
 * block's own: what replaces the block is then indented alike. LEAD is the blank text before the
 * opening tag; OPENS_LINE says that the content starts on a line of its own.
 */
void mustache_node_dedent(Mustache *template, guint node, MustacheSpan lead, bool opens_line);
