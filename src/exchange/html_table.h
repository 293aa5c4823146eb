/*
 * Tables with bars. A table that only arranges other blocks is not one to Markdown.
 */
#pragma once

#include "exchange/html_element.h"
#include "exchange/html_writer.h"

enum { HTML_TABLE_COLUMNS_MAX = 64 };

/*
 * Writes TABLE as a block of FLOW, its first row as the header. False, and nothing is written,
 * when it has fewer than two columns, more than HTML_TABLE_COLUMNS_MAX, or blocks in its cells
 * that do not fit there: then it is to be written as the blocks that it holds.
 */
bool html_table_write(HtmlWriter *writer, const xmlNode *table, HtmlFlow *flow);
