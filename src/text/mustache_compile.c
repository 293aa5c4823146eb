#include "text/mustache_lines.h"

#include <string.h>

/* A tag that is open: a section, a parent or a block. */
typedef struct {
	guint node;
	guint lead_node;   /* of a parent: the text node that holds LEAD, if it begins its line */
	MustacheSpan lead; /* the blanks before the tag on its line */
	bool begins_line;  /* nothing but LEAD stands before the tag */
	bool opens_line;   /* nothing follows the tag on its line */
} Frame;

typedef struct {
	Mustache *template;
	MustacheScanner scanner;
	MustacheLines lines;
	MustacheFlags flags;
	Frame frames[MUSTACHE_SECTION_DEPTH_MAX];
	guint depth;
} Compiler;

static const Frame *innermost(const Compiler *compiler)
{
	return compiler->depth ? &compiler->frames[compiler->depth - 1] : NULL;
}

/* Between a parent tag and its end: only blocks, the arguments, mean anything there. */
static bool in_parent(const Compiler *compiler)
{
	const Frame *frame = innermost(compiler);

	return frame && mustache_node(compiler->template, frame->node)->kind == MUSTACHE_PARENT;
}

/* "a.b.c" becomes three parts, "." none. */
static bool split_key(Compiler *compiler, MustacheNode *node, GError **error)
{
	const char *source = compiler->template->source;
	gsize start = node->text.start, end = start + node->text.size;

	node->first_part = compiler->template->parts->len;
	if (node->text.size == 1 && source[start] == '.')
		return true;
	while (start <= end) {
		const char *dot = memchr(source + start, '.', end - start);
		gsize stop = dot ? (gsize)(dot - source) : end;
		MustacheSpan part = mustache_span(start, stop);

		if (part.size == 0)
			return mustache_fail(error, MW_ERROR_INVALID, compiler->template,
				node->offset,
				"the name '%.*s' has an empty part; write it as in a.b",
				(int)node->text.size, source + node->text.start);
		g_array_append_val(compiler->template->parts, part);
		node->n_parts++;
		start = stop + 1;
	}
	return true;
}

static bool add_variable(
	Compiler *compiler, MustacheKind kind, const MustacheTag *tag, GError **error)
{
	const char *name = compiler->template->source + tag->name.start;
	bool ends_html = tag->name.size >= 5 && memcmp(name + tag->name.size - 5, "_html", 5) == 0;
	MustacheNode *node;
	MustachePlace place;

	if (kind == MUSTACHE_RAW && !ends_html && compiler->flags & MUSTACHE_RAW_NEEDS_HTML_NAME)
		return mustache_fail(error, MW_ERROR_INVALID, compiler->template, tag->start,
			"'%.*s' would be printed unescaped, which only names in _html may be; "
			"write {{%.*s}}",
			(int)tag->name.size, name, (int)tag->name.size, name);
	place = mustache_lines_place(&compiler->lines, tag);
	mustache_lines_share(&compiler->lines, tag, &place);
	node = mustache_node_add(compiler->template, kind, tag->start);
	node->text = tag->name;
	return split_key(compiler, node, error);
}

static void add_partial(Compiler *compiler, const MustacheTag *tag)
{
	MustachePlace place = mustache_lines_place(&compiler->lines, tag);
	bool standalone = mustache_lines_take(&compiler->lines, tag, &place);
	MustacheNode *node = mustache_node_add(compiler->template, MUSTACHE_PARTIAL, tag->start);

	node->text = tag->name;
	node->standalone = standalone;
	if (standalone)
		node->indent = place.lead;
}

/* A block right within a parent tag: an argument, which may be given once. */
static bool check_argument(const Compiler *compiler, const MustacheTag *tag, GError **error)
{
	const Mustache *template = compiler->template;
	guint count = 0;

	for (guint i = innermost(compiler)->node + 1; i < template->nodes->len;
		i = mustache_node(template, i)->end) {
		const MustacheNode *argument = mustache_node(template, i);

		if (mustache_same_text(template, argument->text, template, tag->name))
			return mustache_fail(error, MW_ERROR_INVALID, template, tag->start,
				"block '%.*s' is given twice; keep one", (int)tag->name.size,
				template->source + tag->name.start);
		count++;
	}
	if (count == MUSTACHE_ARGUMENTS_MAX)
		return mustache_fail(error, MW_ERROR_LIMIT, template, tag->start,
			"more than %d blocks are given to one parent; use fewer",
			MUSTACHE_ARGUMENTS_MAX);
	return true;
}

static bool open_tag(Compiler *compiler, MustacheKind kind, const MustacheTag *tag, GError **error)
{
	GArray *nodes = compiler->template->nodes;
	MustachePlace place = mustache_lines_place(&compiler->lines, tag);
	Frame frame = {.lead = place.lead, .begins_line = place.begins_line};
	MustacheNode *node;

	if (compiler->depth == MUSTACHE_SECTION_DEPTH_MAX)
		return mustache_fail(error, MW_ERROR_LIMIT, compiler->template, tag->start,
			"more than %d tags are open; nest less deeply", MUSTACHE_SECTION_DEPTH_MAX);
	if (kind == MUSTACHE_PARENT) {
		/* the tag that closes it decides whether it stands alone */
		mustache_lines_share(&compiler->lines, tag, &place);
		frame.lead_node = nodes->len - 1;
	} else if (in_parent(compiler)) {
		if (!check_argument(compiler, tag, error))
			return false;
		frame.opens_line = place.ends_line;
		mustache_lines_pass(&compiler->lines, tag, &place, place.ends_line);
	} else {
		frame.opens_line = mustache_lines_take(&compiler->lines, tag, &place);
	}
	frame.node = nodes->len;
	compiler->frames[compiler->depth++] = frame;
	node = mustache_node_add(compiler->template, kind, tag->start);
	node->text = tag->name;
	compiler->lines.ignored = kind == MUSTACHE_PARENT;
	return kind == MUSTACHE_PARENT || kind == MUSTACHE_BLOCK ||
	       split_key(compiler, node, error);
}

static void close_parent(
	Compiler *compiler, const Frame *frame, const MustacheTag *tag, const MustachePlace *place)
{
	MustacheNode *node = mustache_node(compiler->template, frame->node), *lead;

	node->standalone = frame->begins_line && place->ends_line;
	mustache_lines_pass(&compiler->lines, tag, place, node->standalone);
	if (!node->standalone)
		return;
	node->indent = frame->lead;
	lead = mustache_node(compiler->template, frame->lead_node);
	lead->text.size = 0;
	lead->line_start = false;
}

/* The innermost open tag is a block right within a parent. */
static bool is_argument(const Compiler *compiler)
{
	const Frame *outer = compiler->depth > 1 ? &compiler->frames[compiler->depth - 2] : NULL;

	return outer && mustache_node(compiler->template, outer->node)->kind == MUSTACHE_PARENT;
}

static const char *noun(MustacheKind kind)
{
	return kind == MUSTACHE_PARENT ? "parent" : kind == MUSTACHE_BLOCK ? "block" : "section";
}

static bool check_close(const Compiler *compiler, const MustacheTag *tag, GError **error)
{
	const Mustache *template = compiler->template;
	const MustacheNode *node;
	g_autofree char *opened = NULL;
	int size = (int)tag->name.size;
	const char *name = template->source + tag->name.start;

	if (compiler->depth == 0)
		return mustache_fail(error, MW_ERROR_INVALID, template, tag->start,
			"nothing is open that {{/%.*s}} could close; remove it", size, name);
	node = mustache_node(template, innermost(compiler)->node);
	if (mustache_same_text(template, node->text, template, tag->name))
		return true;
	opened = mustache_node_text(template, node);
	return mustache_fail(error, MW_ERROR_INVALID, template, tag->start,
		"{{/%.*s}} comes while %s '%s' is open; add {{/%s}} before it", size, name,
		noun(node->kind), opened, opened);
}

static bool close_tag(Compiler *compiler, const MustacheTag *tag, GError **error)
{
	MustachePlace place = mustache_lines_place(&compiler->lines, tag);
	MustacheKind kind;
	Frame frame;

	if (!check_close(compiler, tag, error))
		return false;
	frame = *innermost(compiler);
	kind = mustache_node(compiler->template, frame.node)->kind;
	if (kind == MUSTACHE_PARENT) {
		close_parent(compiler, &frame, tag, &place);
	} else if (is_argument(compiler)) {
		mustache_lines_add(
			&compiler->lines, place.begins_line ? place.lead.start : tag->start);
		mustache_lines_pass(&compiler->lines, tag, &place, false);
	} else if (!mustache_lines_take(&compiler->lines, tag, &place)) {
		compiler->lines.after_block =
			kind == MUSTACHE_BLOCK && frame.begins_line && !frame.opens_line;
	}
	compiler->depth--;
	compiler->lines.ignored = in_parent(compiler);
	mustache_node(compiler->template, frame.node)->end = compiler->template->nodes->len;
	if (kind == MUSTACHE_BLOCK)
		mustache_node_dedent(compiler->template, frame.node, frame.lead, frame.opens_line);
	return true;
}

static bool add_tag(Compiler *compiler, const MustacheTag *tag, GError **error)
{
	MustachePlace place;

	switch (tag->kind) {
	case MUSTACHE_TAG_SECTION: return open_tag(compiler, MUSTACHE_SECTION, tag, error);
	case MUSTACHE_TAG_INVERTED: return open_tag(compiler, MUSTACHE_INVERTED, tag, error);
	case MUSTACHE_TAG_PARENT: return open_tag(compiler, MUSTACHE_PARENT, tag, error);
	case MUSTACHE_TAG_BLOCK: return open_tag(compiler, MUSTACHE_BLOCK, tag, error);
	case MUSTACHE_TAG_CLOSE: return close_tag(compiler, tag, error);
	case MUSTACHE_TAG_ESCAPED: return add_variable(compiler, MUSTACHE_ESCAPED, tag, error);
	case MUSTACHE_TAG_RAW: return add_variable(compiler, MUSTACHE_RAW, tag, error);
	case MUSTACHE_TAG_PARTIAL: add_partial(compiler, tag); return true;
	case MUSTACHE_TAG_COMMENT:
	case MUSTACHE_TAG_DELIMITERS:
		place = mustache_lines_place(&compiler->lines, tag);
		mustache_lines_take(&compiler->lines, tag, &place);
		return true;
	case MUSTACHE_TAG_END: break;
	}
	g_assert_not_reached();
}

static bool may_stand_in_parent(MustacheTagKind kind)
{
	return kind == MUSTACHE_TAG_BLOCK || kind == MUSTACHE_TAG_CLOSE ||
	       kind == MUSTACHE_TAG_COMMENT || kind == MUSTACHE_TAG_DELIMITERS;
}

static bool compile(Compiler *compiler, GError **error)
{
	const Mustache *template = compiler->template;
	const MustacheNode *open;
	g_autofree char *name = NULL;
	MustacheTag tag;

	for (;;) {
		if (!mustache_tag_next(&compiler->scanner, compiler->lines.position, &tag, error))
			return false;
		if (tag.kind == MUSTACHE_TAG_END)
			break;
		if (in_parent(compiler) && !may_stand_in_parent(tag.kind))
			return mustache_fail(error, MW_ERROR_INVALID, template, tag.start,
				"this tag would print nothing between a parent tag and its end; "
				"put it into a block");
		if (!add_tag(compiler, &tag, error))
			return false;
	}
	mustache_lines_add(&compiler->lines, template->size);
	if (compiler->depth == 0)
		return true;
	open = mustache_node(template, innermost(compiler)->node);
	name = mustache_node_text(template, open);
	return mustache_fail(error, MW_ERROR_INVALID, template, open->offset,
		"%s '%s' is not closed; add {{/%s}}", noun(open->kind), name, name);
}

Mustache *mustache_compile(
	const char *name, const char *source, gssize size, MustacheFlags flags, GError **error)
{
	gsize length = size < 0 ? strlen(source) : (gsize)size;
	g_autoptr(Mustache) template = NULL;
	Compiler compiler = {.flags = flags, .lines.line_start = true};
	const char *end;

	if (length > MUSTACHE_SOURCE_MAX) {
		mw_fail(error, MW_ERROR_LIMIT,
			"'%s' holds more than %d bytes; split it into partials", name,
			MUSTACHE_SOURCE_MAX);
		return NULL;
	}
	template = g_new0(Mustache, 1);
	template->name = g_strdup(name);
	template->source = g_strndup(source, length);
	template->size = length;
	template->nodes = g_array_new(FALSE, FALSE, sizeof(MustacheNode));
	template->parts = g_array_new(FALSE, FALSE, sizeof(MustacheSpan));
	compiler.template = template;
	compiler.scanner.template = template;
	compiler.lines.template = template;
	if (!g_utf8_validate_len(source, length, &end)) {
		mustache_fail(error, MW_ERROR_INVALID, template, (gsize)(end - source),
			"byte 0x%02x is not UTF-8 text; save the template as UTF-8",
			(unsigned char)*end);
		return NULL;
	}
	return compile(&compiler, error) ? g_steal_pointer(&template) : NULL;
}
