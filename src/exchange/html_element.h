/*
 * What an HTML element is to Markdown. Decided once for every node of a document, in one pass, and
 * kept in the node's _private field.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

typedef enum {
	/* inline */
	HTML_TRANSPARENT, /* unknown, or without meaning in Markdown: its content stands for it */
	HTML_DROPPED,     /* script and the like, comments: goes with its content */
	HTML_TEXT,
	HTML_BREAK,
	HTML_EMPHASIS,
	HTML_STRONG,
	HTML_STRIKE,
	HTML_CODE,
	HTML_LINK,
	HTML_IMAGE,
	HTML_CHECKBOX,
	/* blocks */
	HTML_CONTAINER, /* holds blocks or is a paragraph */
	HTML_TERM,      /* of a definition list */
	HTML_HEADING,
	HTML_LIST,
	HTML_ITEM,
	HTML_QUOTE,
	HTML_PREFORMATTED,
	HTML_RULE,
	HTML_TABLE,
	HTML_TABLE_PART,
	HTML_ROW,
	HTML_CELL,
} HtmlKind;

/* Classifies NODE and all below it. The tree must not be deeper than the parser allows. */
void html_element_mark(xmlNode *node);

HtmlKind html_element_kind(const xmlNode *node);

/* NODE is a block or holds one. */
bool html_element_has_block(const xmlNode *node);

/* NODE is, or holds, a block that has no place in the cell of a table. */
bool html_element_has_large_block(const xmlNode *node);

/* NODE is text of nothing but blanks and line ends. */
bool html_element_is_blank(const xmlNode *node);

bool html_element_is(const xmlNode *node, const char *name);

/* The attribute's text, or NULL. The caller owns it. */
char *html_element_attribute(const xmlNode *node, const char *name);

/* The attribute as a number from 0 to 999999999, or FALLBACK. */
int html_element_number(const xmlNode *node, const char *name, int fallback);

/* The text below NODE as it stands, line breaks for <br>, without what is dropped. */
void html_element_text(const xmlNode *node, GString *text);
