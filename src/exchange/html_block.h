/*
 * Paragraphs, headings, lists, quotes and code blocks.
 */
#pragma once

#include "exchange/html_element.h"
#include "exchange/html_writer.h"

/* Writes NODE and the siblings after it as blocks of FLOW. */
void html_block_write(HtmlWriter *writer, const xmlNode *node, HtmlFlow *flow);

/* Writes the nodes from FIRST up to END, none of them a block, as one paragraph. */
void html_block_paragraph(
	HtmlWriter *writer, const xmlNode *first, const xmlNode *end, HtmlFlow *flow);
