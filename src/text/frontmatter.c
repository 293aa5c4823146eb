#include "text/frontmatter.h"

#include "text/yaml_writer.h"

#include <string.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_parser_t, yaml_parser_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_event_t, yaml_event_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_document_t, yaml_document_delete)

/* The YAML between the two lines; its first line is the second of the text. */
typedef struct {
	const char *start;
	gsize size;
	const char *body;
} Header;

static json_t *to_json(yaml_document_t *document, int index, GError **error);

static gsize line_of(yaml_mark_t mark)
{
	return mark.line + 2;
}

/* A line of nothing but MARK, blanks after it aside. Returns its end, or NULL. */
static const char *skip_marker(const char *line, const char *mark)
{
	if (!g_str_has_prefix(line, mark))
		return NULL;
	line += strlen(mark);
	line += strspn(line, " \t");
	if (*line == '\n')
		return line + 1;
	return *line == '\0' ? line : NULL;
}

static const char *skip_closing(const char *line)
{
	const char *end = skip_marker(line, "---");

	return end ? end : skip_marker(line, "...");
}

/* Fills HEADER, whose start is NULL when TEXT has none. */
static bool find_header(const char *text, Header *header, GError **error)
{
	const char *start = skip_marker(text, "---");
	const char *line;

	*header = (Header){.body = text};
	if (skip_marker(text, "+++"))
		return mw_fail(error, MW_ERROR_INVALID,
			"line 1: the front matter is TOML ('+++'); write it as YAML between '---' "
			"lines");
	if (!start)
		return true;
	for (line = start; *line; line += *line == '\n') {
		const char *end = skip_closing(line);

		if (line - start > FRONTMATTER_SIZE_MAX)
			return mw_fail(error, MW_ERROR_LIMIT,
				"line 1: the front matter is larger than %d KiB; is its closing "
				"'---' missing?",
				FRONTMATTER_SIZE_MAX / 1024);
		if (end) {
			*header = (Header){start, (gsize)(line - start), end + strspn(end, "\n")};
			return true;
		}
		line += strcspn(line, "\n");
	}
	return mw_fail(error, MW_ERROR_INVALID,
		"line 1: the front matter is not closed; add a line '---' after it");
}

static void open_parser(yaml_parser_t *parser, const Header *header)
{
	if (!yaml_parser_initialize(parser))
		g_error("out of memory");
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(parser, (const guchar *)header->start, header->size);
}

static bool fail_as_parser(const yaml_parser_t *parser, const Header *header, GError **error)
{
	gsize line = line_of(parser->problem_mark);

	if (parser->error == YAML_READER_ERROR) {
		line = 2;
		for (gsize i = 0; i < parser->problem_offset && i < header->size; i++)
			line += header->start[i] == '\n';
	}
	return mw_fail(error, MW_ERROR_INVALID, "line %zu: the front matter is not valid YAML: %s",
		line, parser->problem ? parser->problem : "it cannot be read");
}

/* What EVENT holds of the parts of YAML that are refused, or NULL. */
static const char *unsafe_part(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_ALIAS_EVENT: return "an alias ('*')";
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor ? "an anchor ('&')"
		       : event->data.scalar.tag  ? "a tag ('!')"
						 : NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor ? "an anchor ('&')"
		       : event->data.sequence_start.tag  ? "a tag ('!')"
							 : NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor ? "an anchor ('&')"
		       : event->data.mapping_start.tag  ? "a tag ('!')"
							: NULL;
	case YAML_DOCUMENT_START_EVENT:
		return event->data.document_start.version_directive ||
				       event->data.document_start.tag_directives.start !=
					       event->data.document_start.tag_directives.end
			       ? "a directive ('%')"
		       : event->data.document_start.implicit ? NULL
							     : "a second document ('---')";
	default: return NULL;
	}
}

/* What is counted while a header is checked. */
typedef struct {
	guint depth;
	guint nodes;
} Tally;

static bool check_event(const yaml_event_t *event, Tally *tally, GError **error)
{
	const char *part = unsafe_part(event);
	gsize line = line_of(event->start_mark);

	if (part)
		return mw_fail(error, MW_ERROR_INVALID,
			"line %zu: the front matter holds %s; write it out", line, part);
	switch (event->type) {
	case YAML_SCALAR_EVENT: tally->nodes++; break;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		tally->nodes++;
		tally->depth++;
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: tally->depth--; break;
	default: break;
	}
	if (tally->depth > FRONTMATTER_DEPTH_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"line %zu: the front matter is nested deeper than %d levels", line,
			FRONTMATTER_DEPTH_MAX);
	if (tally->nodes > FRONTMATTER_NODES_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"line %zu: the front matter holds more than %d values", line,
			FRONTMATTER_NODES_MAX);
	return true;
}

/*
 * Walks the events before the document is loaded: the loader resolves aliases, and what an alias
 * stood for can no longer be told.
 */
static bool check_header(const Header *header, GError **error)
{
	g_auto(yaml_parser_t) parser = {0};
	Tally tally = {0};
	bool at_end = false;

	open_parser(&parser, header);
	while (!at_end) {
		g_auto(yaml_event_t) event = {0};

		if (!yaml_parser_parse(&parser, &event))
			return fail_as_parser(&parser, header, error);
		if (!check_event(&event, &tally, error))
			return false;
		at_end = event.type == YAML_STREAM_END_EVENT;
	}
	return true;
}

static bool is_plain_null(const yaml_node_t *node)
{
	const char *text = (const char *)node->data.scalar.value;

	return node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (strcmp(text, "~") == 0 || g_ascii_strcasecmp(text, "null") == 0);
}

static json_t *scalar_to_json(const yaml_node_t *node, GError **error)
{
	const char *text = (const char *)node->data.scalar.value;

	if (strlen(text) != node->data.scalar.length) {
		mw_fail(error, MW_ERROR_INVALID, "line %zu: the front matter holds a NUL character",
			line_of(node->start_mark));
		return NULL;
	}
	return json_string(is_plain_null(node) ? "" : text);
}

static json_t *list_to_json(yaml_document_t *document, const yaml_node_t *list, GError **error)
{
	json_t *array = json_array();

	for (yaml_node_item_t *item = list->data.sequence.items.start;
		item < list->data.sequence.items.top; item++) {
		json_t *value = to_json(document, *item, error);

		if (!value) {
			json_decref(array);
			return NULL;
		}
		json_array_append_new(array, value);
	}
	return array;
}

/* The text of a key that is good, and new to OBJECT; NULL with INVALID. */
static const char *read_key(const json_t *object, const yaml_node_t *node, GError **error)
{
	const char *text = (const char *)node->data.scalar.value;
	gsize line = line_of(node->start_mark);

	if (node->type != YAML_SCALAR_NODE) {
		mw_fail(error, MW_ERROR_INVALID,
			"line %zu: a key must be a word, not a list or map", line);
		return NULL;
	}
	if (node->data.scalar.length > FRONTMATTER_KEY_MAX ||
		node->data.scalar.length != strlen(text) || *text == '\0') {
		mw_fail(error, MW_ERROR_INVALID, "line %zu: a key must have 1 to %d bytes", line,
			FRONTMATTER_KEY_MAX);
		return NULL;
	}
	if (json_object_get(object, text)) {
		mw_fail(error, MW_ERROR_INVALID, "line %zu: the key '%s' stands twice; keep one",
			line, text);
		return NULL;
	}
	return text;
}

static json_t *map_to_json(yaml_document_t *document, const yaml_node_t *map, GError **error)
{
	json_t *object = json_object();

	for (yaml_node_pair_t *pair = map->data.mapping.pairs.start;
		pair < map->data.mapping.pairs.top; pair++) {
		const yaml_node_t *node = yaml_document_get_node(document, pair->key);
		const char *key = read_key(object, node, error);
		json_t *value = key ? to_json(document, pair->value, error) : NULL;

		if (!value) {
			json_decref(object);
			return NULL;
		}
		json_object_set_new(object, key, value);
	}
	return object;
}

static json_t *to_json(yaml_document_t *document, int index, GError **error)
{
	const yaml_node_t *node = yaml_document_get_node(document, index);

	switch (node->type) {
	case YAML_SEQUENCE_NODE: return list_to_json(document, node, error);
	case YAML_MAPPING_NODE: return map_to_json(document, node, error);
	default: return scalar_to_json(node, error);
	}
}

static json_t *to_yaml(yaml_document_t *document, const yaml_node_t *map)
{
	json_t *yaml = json_object();

	for (yaml_node_pair_t *pair = map->data.mapping.pairs.start;
		pair < map->data.mapping.pairs.top; pair++) {
		const yaml_node_t *key = yaml_document_get_node(document, pair->key);
		g_autoptr(GString) lines = g_string_new(NULL);

		yaml_writer_pair(lines, document, pair->key, pair->value);
		json_object_set_new(
			yaml, (const char *)key->data.scalar.value, json_string(lines->str));
	}
	return yaml;
}

static bool load_header(const Header *header, Frontmatter *frontmatter, GError **error)
{
	g_auto(yaml_parser_t) parser = {0};
	g_auto(yaml_document_t) document = {0};
	const yaml_node_t *root;

	open_parser(&parser, header);
	if (!yaml_parser_load(&parser, &document))
		return fail_as_parser(&parser, header, error);
	root = yaml_document_get_root_node(&document);
	if (!root) {
		frontmatter->keys = json_object();
		frontmatter->yaml = json_object();
		return true;
	}
	if (root->type != YAML_MAPPING_NODE)
		return mw_fail(error, MW_ERROR_INVALID,
			"line %zu: the front matter must be lines of 'key: value'",
			line_of(root->start_mark));
	frontmatter->keys = map_to_json(&document, root, error);
	if (!frontmatter->keys)
		return false;
	frontmatter->yaml = to_yaml(&document, root);
	return true;
}

Frontmatter *frontmatter_read(const char *text, GError **error)
{
	g_autoptr(Frontmatter) frontmatter = g_new0(Frontmatter, 1);
	Header header;

	if (!find_header(text, &header, error))
		return NULL;
	if (header.start &&
		(!check_header(&header, error) || !load_header(&header, frontmatter, error)))
		return NULL;
	if (!header.start) {
		frontmatter->keys = json_object();
		frontmatter->yaml = json_object();
	}
	frontmatter->body = header.body;
	return g_steal_pointer(&frontmatter);
}

void frontmatter_free(Frontmatter *frontmatter)
{
	if (!frontmatter)
		return;
	json_decref(frontmatter->keys);
	json_decref(frontmatter->yaml);
	g_free(frontmatter);
}

char *frontmatter_extra(const Frontmatter *frontmatter, const char *const *known)
{
	GString *lines = g_string_new(NULL);
	const char *key;
	json_t *yaml;

	json_object_foreach(frontmatter->yaml, key, yaml)
		if (!g_strv_contains(known, key))
			g_string_append(lines, json_string_value(yaml));
	return g_string_free(lines, FALSE);
}
