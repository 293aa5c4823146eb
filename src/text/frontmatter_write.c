#include "text/frontmatter.h"

#include "text/yaml_writer.h"

#include <string.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_document_t, yaml_document_delete)

static int checked(int node)
{
	if (node == 0)
		g_error("out of memory");
	return node;
}

static int add_scalar(yaml_document_t *document, const char *text, yaml_scalar_style_t style)
{
	return checked(yaml_document_add_scalar(
		document, NULL, (const guchar *)text, (int)strlen(text), style));
}

static int add_json(yaml_document_t *document, const json_t *value);

static int add_list(yaml_document_t *document, const json_t *array)
{
	int list = checked(yaml_document_add_sequence(document, NULL, YAML_ANY_SEQUENCE_STYLE));

	for (gsize i = 0; i < json_array_size(array); i++) {
		int item = add_json(document, json_array_get(array, i));

		checked(yaml_document_append_sequence_item(document, list, item));
	}
	return list;
}

static int add_map(yaml_document_t *document, const json_t *object)
{
	int map = checked(yaml_document_add_mapping(document, NULL, YAML_ANY_MAPPING_STYLE));
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)object, key, value) {
		int name = add_scalar(document, key, YAML_ANY_SCALAR_STYLE);

		checked(yaml_document_append_mapping_pair(
			document, map, name, add_json(document, value)));
	}
	return map;
}

static int add_json(yaml_document_t *document, const json_t *value)
{
	char number[32];

	switch (json_typeof(value)) {
	case JSON_OBJECT: return add_map(document, value);
	case JSON_ARRAY: return add_list(document, value);
	case JSON_STRING:
		return add_scalar(document, json_string_value(value), YAML_ANY_SCALAR_STYLE);
	case JSON_TRUE: return add_scalar(document, "true", YAML_PLAIN_SCALAR_STYLE);
	case JSON_FALSE: return add_scalar(document, "false", YAML_PLAIN_SCALAR_STYLE);
	case JSON_INTEGER:
		g_snprintf(
			number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		return add_scalar(document, number, YAML_PLAIN_SCALAR_STYLE);
	case JSON_REAL:
		g_ascii_dtostr(number, sizeof number, json_real_value(value));
		return add_scalar(document, number, YAML_PLAIN_SCALAR_STYLE);
	default: return add_scalar(document, "", YAML_PLAIN_SCALAR_STYLE);
	}
}

char *frontmatter_write(const json_t *known, const char *extra)
{
	g_auto(yaml_document_t) document = {0};
	GString *text = g_string_new("---\n");
	const char *key;
	json_t *value;

	if (!yaml_document_initialize(&document, NULL, NULL, NULL, 1, 1))
		g_error("out of memory");
	json_object_foreach((json_t *)known, key, value) {
		int name = add_scalar(&document, key, YAML_ANY_SCALAR_STYLE);

		yaml_writer_pair(text, &document, name, add_json(&document, value));
	}
	if (extra)
		g_string_append(text, extra);
	g_string_append(text, "---\n");
	return g_string_free(text, FALSE);
}
