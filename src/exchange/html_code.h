/*
 * Code blocks.
 */
#pragma once

#include "exchange/html_element.h"
#include "exchange/html_writer.h"

/* Writes the <pre> NODE as a fenced block of FLOW; nothing when it holds no text. */
void html_code_write(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow);
