#include "text/escape.h"
#include "text/mustache_node.h"

#include <string.h>

/* What names are looked up in, from the inside out. */
typedef struct Context {
	json_t *value;
	const struct Context *outer;
} Context;

/* The blocks that a parent tag gives to its template. */
typedef struct Arguments {
	const Mustache *template;
	const MustacheNode *parent;
	guint first;
	const struct Arguments *outer;
} Arguments;

/* What a tag may change for its content, and what is put back after it. */
typedef struct {
	const Mustache *template;
	const Context *context;
	const Arguments *arguments;
	gsize indent_start; /* where in Renderer.indent this template's own begins */
	guint depth;
} Scope;

typedef struct {
	const MustacheOptions *options;
	GString *out;
	gsize start; /* of this rendering in OUT */
	gsize max_output;
	gsize steps;
	GString *indent;
	Scope scope;
} Renderer;

static bool render_nodes(Renderer *renderer, guint first, guint end, GError **error);

static json_t *member(const Renderer *renderer, json_t *value, guint part)
{
	const Mustache *template = renderer->scope.template;
	MustacheSpan key = g_array_index(template->parts, MustacheSpan, part);

	return json_object_getn(value, template->source + key.start, key.size);
}

/* The first part is looked for from the inside out, the others only in what that has found. */
static json_t *find(const Renderer *renderer, const MustacheNode *node)
{
	const Context *context = renderer->scope.context;
	json_t *value = NULL;

	if (node->n_parts == 0)
		return context->value;
	for (; !value && context; context = context->outer)
		value = member(renderer, context->value, node->first_part);
	for (guint i = 1; value && i < node->n_parts; i++) {
		if (json_is_null(value) || json_is_false(value))
			return json_null();
		value = member(renderer, value, node->first_part + i);
	}
	return value;
}

/* Sets VALUE, to NULL for an unknown key unless that is an error. */
static bool look_up(
	const Renderer *renderer, const MustacheNode *node, json_t **value, GError **error)
{
	const Mustache *template = renderer->scope.template;

	*value = find(renderer, node);
	if (*value || !renderer->options->strict)
		return true;
	return mustache_fail(error, MW_ERROR_INVALID, template, node->offset,
		"the model has no key '%.*s'; set it or correct the name", (int)node->text.size,
		template->source + node->text.start);
}

static bool is_true(const json_t *value)
{
	switch (value ? json_typeof(value) : JSON_NULL) {
	case JSON_NULL:
	case JSON_FALSE: return false;
	case JSON_STRING: return json_string_length(value) > 0;
	case JSON_ARRAY: return json_array_size(value) > 0;
	case JSON_INTEGER: return json_integer_value(value) != 0;
	case JSON_REAL: return json_real_value(value) < 0 || json_real_value(value) > 0;
	default: return true;
	}
}

/* The shortest decimal that reads back as NUMBER. */
static void write_real(GString *out, double number)
{
	static const char *const formats[] = {"%.15g", "%.16g", "%.17g"};
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		double back;

		g_ascii_formatd(text, sizeof text, formats[i], number);
		back = g_ascii_strtod(text, NULL);
		if (memcmp(&back, &number, sizeof back) == 0)
			break;
	}
	g_string_append(out, text);
}

static void write_integer(GString *out, json_int_t number)
{
	char text[32];

	g_snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, number);
	g_string_append(out, text);
}

static void write_string(GString *out, const json_t *string, bool raw)
{
	const char *text = json_string_value(string);
	gssize size = (gssize)json_string_length(string);

	if (raw)
		g_string_append_len(out, text, size);
	else
		escape_html(out, text, size);
}

static bool write_value(Renderer *renderer, const MustacheNode *node, GError **error)
{
	const Mustache *template = renderer->scope.template;
	json_t *value;

	if (!look_up(renderer, node, &value, error))
		return false;
	switch (value ? json_typeof(value) : JSON_NULL) {
	case JSON_NULL: return true;
	case JSON_STRING:
		write_string(renderer->out, value, node->kind == MUSTACHE_RAW);
		return true;
	case JSON_INTEGER: write_integer(renderer->out, json_integer_value(value)); return true;
	case JSON_REAL: write_real(renderer->out, json_real_value(value)); return true;
	case JSON_TRUE: g_string_append(renderer->out, "true"); return true;
	case JSON_FALSE: g_string_append(renderer->out, "false"); return true;
	default: break;
	}
	return !renderer->options->strict ||
	       mustache_fail(error, MW_ERROR_INVALID, template, node->offset,
		       "'%.*s' is an object or a list, not a text; name one of its values",
		       (int)node->text.size, template->source + node->text.start);
}

static void write_text(Renderer *renderer, const MustacheNode *node)
{
	const Scope *scope = &renderer->scope;
	GString *out = renderer->out, *indent = renderer->indent;
	bool new_line = out->len == renderer->start || out->str[out->len - 1] == '\n';

	if (node->closes_block && new_line)
		return;
	if (node->line_start && new_line && indent->len > scope->indent_start)
		g_string_append_len(out, indent->str + scope->indent_start,
			(gssize)(indent->len - scope->indent_start));
	g_string_append_len(out, scope->template->source + node->text.start, node->text.size);
}

static bool render_with(Renderer *renderer, guint index, json_t *value, GError **error)
{
	const MustacheNode *node = mustache_node(renderer->scope.template, index);
	Context context = {value, renderer->scope.context};
	bool done;

	renderer->steps++;
	renderer->scope.context = &context;
	done = render_nodes(renderer, index + 1, node->end, error);
	renderer->scope.context = context.outer;
	return done;
}

static bool render_section(Renderer *renderer, guint index, GError **error)
{
	const MustacheNode *node = mustache_node(renderer->scope.template, index);
	json_t *value, *item;
	gsize i;

	if (!look_up(renderer, node, &value, error))
		return false;
	if (is_true(value) == (node->kind == MUSTACHE_INVERTED))
		return true;
	if (node->kind == MUSTACHE_INVERTED)
		return render_nodes(renderer, index + 1, node->end, error);
	if (!json_is_array(value))
		return render_with(renderer, index, value, error);
	json_array_foreach(value, i, item)
		if (!render_with(renderer, index, item, error))
			return false;
	return true;
}

static bool enter(Renderer *renderer, const MustacheNode *node, GError **error)
{
	if (++renderer->scope.depth <= MUSTACHE_PARTIAL_DEPTH_MAX)
		return true;
	return mustache_fail(error, MW_ERROR_LIMIT, renderer->scope.template, node->offset,
		"'%.*s' lies more than %d templates deep; look for one that includes itself",
		(int)node->text.size, renderer->scope.template->source + node->text.start,
		MUSTACHE_PARTIAL_DEPTH_MAX);
}

static void push_indent(Renderer *renderer, const MustacheNode *node)
{
	g_string_append_len(renderer->indent, renderer->scope.template->source + node->indent.start,
		node->indent.size);
}

/* Both {{>name}} and {{<name}}: a partial is a parent without arguments. */
static bool render_partial(Renderer *renderer, guint index, GError **error)
{
	const MustacheOptions *options = renderer->options;
	Scope outer = renderer->scope;
	const MustacheNode *node = mustache_node(outer.template, index);
	Arguments arguments = {outer.template, node, index + 1, outer.arguments};
	g_autofree char *name = mustache_node_text(outer.template, node);
	const Mustache *partial = options->partial ? options->partial(name, options->data) : NULL;
	gsize indent_size = renderer->indent->len;

	if (!partial)
		return !options->strict || mustache_fail_missing(error, outer.template, node);
	if (!enter(renderer, node, error))
		return false;
	if (node->standalone)
		push_indent(renderer, node);
	else
		renderer->scope.indent_start = indent_size;
	if (node->kind == MUSTACHE_PARENT)
		renderer->scope.arguments = &arguments;
	renderer->scope.template = partial;
	if (!render_nodes(renderer, 0, partial->nodes->len, error))
		return false;
	g_string_truncate(renderer->indent, indent_size);
	renderer->scope = outer;
	return true;
}

/* The index of the block among ARGUMENTS that stands in for BLOCK, or 0. */
static guint find_argument(
	const Arguments *arguments, const Mustache *template, const MustacheNode *block)
{
	const Mustache *giver = arguments->template;

	for (guint i = arguments->first; i < arguments->parent->end;
		i = mustache_node(giver, i)->end)
		if (mustache_same_text(giver, mustache_node(giver, i)->text, template, block->text))
			return i;
	return 0;
}

static bool render_block(Renderer *renderer, guint index, GError **error)
{
	Scope outer = renderer->scope;
	const MustacheNode *node = mustache_node(outer.template, index), *content = node;
	gsize indent_size = renderer->indent->len;

	/* the outermost parent tag has the last word */
	for (const Arguments *given = outer.arguments; given; given = given->outer) {
		guint found = find_argument(given, outer.template, node);

		if (found == 0)
			continue;
		renderer->scope.template = given->template;
		content = mustache_node(given->template, found);
		index = found;
	}
	if (content != node && !enter(renderer, content, error))
		return false;
	g_string_append_len(
		renderer->indent, outer.template->source + node->indent.start, node->indent.size);
	if (!render_nodes(renderer, index + 1, content->end, error))
		return false;
	g_string_truncate(renderer->indent, indent_size);
	renderer->scope = outer;
	return true;
}

static bool render_node(Renderer *renderer, guint index, GError **error)
{
	const MustacheNode *node = mustache_node(renderer->scope.template, index);

	switch (node->kind) {
	case MUSTACHE_TEXT: write_text(renderer, node); return true;
	case MUSTACHE_ESCAPED:
	case MUSTACHE_RAW: return write_value(renderer, node, error);
	case MUSTACHE_SECTION:
	case MUSTACHE_INVERTED: return render_section(renderer, index, error);
	case MUSTACHE_PARTIAL:
	case MUSTACHE_PARENT: return render_partial(renderer, index, error);
	case MUSTACHE_BLOCK: return render_block(renderer, index, error);
	}
	g_assert_not_reached();
}

static bool check_limits(Renderer *renderer, const MustacheNode *node, GError **error)
{
	const Mustache *template = renderer->scope.template;

	if (renderer->out->len - renderer->start > renderer->max_output)
		return mustache_fail(error, MW_ERROR_LIMIT, template, node->offset,
			"the page is larger than %zu bytes; show less on it", renderer->max_output);
	if (++renderer->steps > MUSTACHE_STEPS_MAX)
		return mustache_fail(error, MW_ERROR_LIMIT, template, node->offset,
			"the page takes more than %d steps; show less on it", MUSTACHE_STEPS_MAX);
	return true;
}

/* The nodes from FIRST up to, not including, END. */
static bool render_nodes(Renderer *renderer, guint first, guint end, GError **error)
{
	for (guint i = first; i < end; i = mustache_node(renderer->scope.template, i)->end) {
		const MustacheNode *node = mustache_node(renderer->scope.template, i);

		if (!render_node(renderer, i, error) || !check_limits(renderer, node, error))
			return false;
	}
	return true;
}

bool mustache_render(const Mustache *template, json_t *model, const MustacheOptions *options,
	GString *out, GError **error)
{
	static const MustacheOptions defaults;
	g_autoptr(GString) indent = g_string_new(NULL);
	Context context = {model, NULL};
	Renderer renderer = {
		.options = options ? options : &defaults,
		.out = out,
		.start = out->len,
		.indent = indent,
		.scope = {.template = template, .context = &context},
	};

	renderer.max_output = renderer.options->max_output;
	if (renderer.max_output == 0)
		renderer.max_output = MUSTACHE_OUTPUT_MAX;
	if (render_nodes(&renderer, 0, template->nodes->len, error))
		return true;
	g_string_truncate(out, renderer.start);
	return false;
}
