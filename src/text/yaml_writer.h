/*
 * Writes the nodes of a libyaml document as YAML in block style. Ours, since exports must be the
 * same bytes whatever version of libyaml is installed, and since each scalar keeps its own style.
 */
#pragma once

#include <glib.h>
#include <yaml.h>

/*
 * Appends "KEY: VALUE" lines for the pair of DOCUMENT's nodes KEY and VALUE, at the left margin.
 * Scalars keep their style where their text allows it; for YAML_ANY_SCALAR_STYLE it is chosen so
 * that every YAML reader takes the scalar for a string.
 */
void yaml_writer_pair(GString *out, yaml_document_t *document, int key, int value);
