/*
 * The elements inside a paragraph, heading or table cell.
 */
#pragma once

#include "exchange/html_element.h"
#include "exchange/html_writer.h"

/*
 * Writes NODE and the siblings after it up to END, in the wrappers of WRITER, as the next block of
 * FLOW: a heading when LEAD is "## ", a paragraph when it is empty. FLOW is NULL for the cell of a
 * table, whose line is begun. Blocks among the nodes are taken for inline. False when there is
 * nothing to write; then no block has begun.
 */
bool html_inline_write(HtmlWriter *writer, HtmlFlow *flow, const char *lead, const xmlNode *node,
	const xmlNode *end);
