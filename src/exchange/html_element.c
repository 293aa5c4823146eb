#include "exchange/html_element.h"

#include <stdlib.h>
#include <string.h>

enum { KIND_MASK = 0xff, HAS_BLOCK = 0x100, HAS_LARGE_BLOCK = 0x200 };

/* Sorted by name, for bsearch. What is not named here is transparent. */
typedef struct {
	const char *name;
	HtmlKind kind;
} Element;

static const Element elements[] = {
	{"a", HTML_LINK},
	{"address", HTML_CONTAINER},
	{"article", HTML_CONTAINER},
	{"aside", HTML_CONTAINER},
	{"audio", HTML_DROPPED},
	{"b", HTML_STRONG},
	{"blockquote", HTML_QUOTE},
	{"body", HTML_CONTAINER},
	{"br", HTML_BREAK},
	{"button", HTML_DROPPED},
	{"caption", HTML_CONTAINER},
	{"center", HTML_CONTAINER},
	{"code", HTML_CODE},
	{"dd", HTML_CONTAINER},
	{"del", HTML_STRIKE},
	{"details", HTML_CONTAINER},
	{"dir", HTML_LIST},
	{"div", HTML_CONTAINER},
	{"dl", HTML_CONTAINER},
	{"dt", HTML_TERM},
	{"em", HTML_EMPHASIS},
	{"fieldset", HTML_CONTAINER},
	{"figcaption", HTML_CONTAINER},
	{"figure", HTML_CONTAINER},
	{"footer", HTML_CONTAINER},
	{"form", HTML_CONTAINER},
	{"h1", HTML_HEADING},
	{"h2", HTML_HEADING},
	{"h3", HTML_HEADING},
	{"h4", HTML_HEADING},
	{"h5", HTML_HEADING},
	{"h6", HTML_HEADING},
	{"head", HTML_DROPPED},
	{"header", HTML_CONTAINER},
	{"hr", HTML_RULE},
	{"html", HTML_CONTAINER},
	{"i", HTML_EMPHASIS},
	{"iframe", HTML_DROPPED},
	{"img", HTML_IMAGE},
	{"input", HTML_CHECKBOX},
	{"kbd", HTML_CODE},
	{"li", HTML_ITEM},
	{"listing", HTML_PREFORMATTED},
	{"main", HTML_CONTAINER},
	{"menu", HTML_LIST},
	{"nav", HTML_CONTAINER},
	{"noscript", HTML_DROPPED},
	{"object", HTML_DROPPED},
	{"ol", HTML_LIST},
	{"p", HTML_CONTAINER},
	{"pre", HTML_PREFORMATTED},
	{"s", HTML_STRIKE},
	{"samp", HTML_CODE},
	{"script", HTML_DROPPED},
	{"section", HTML_CONTAINER},
	{"select", HTML_DROPPED},
	{"strike", HTML_STRIKE},
	{"strong", HTML_STRONG},
	{"style", HTML_DROPPED},
	{"summary", HTML_CONTAINER},
	{"svg", HTML_DROPPED},
	{"table", HTML_TABLE},
	{"tbody", HTML_TABLE_PART},
	{"td", HTML_CELL},
	{"template", HTML_DROPPED},
	{"textarea", HTML_DROPPED},
	{"tfoot", HTML_TABLE_PART},
	{"th", HTML_CELL},
	{"thead", HTML_TABLE_PART},
	{"title", HTML_DROPPED},
	{"tr", HTML_ROW},
	{"tt", HTML_CODE},
	{"ul", HTML_LIST},
	{"video", HTML_DROPPED},
};

static int compare_name(const void *name, const void *element)
{
	return strcmp(name, ((const Element *)element)->name);
}

/* Without the prefix that XHTML in a feed may have. */
static const char *local_name(const xmlNode *node)
{
	const char *name = (const char *)node->name;
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

/* The column of line numbers that some highlighters put beside the code. */
static bool is_gutter(const xmlNode *node)
{
	static const char *const names[] = {"gutter", "line-number", "line-numbers", "lineno",
		"linenos", "lnt", "blob-num", NULL};
	g_autofree char *class = node->properties ? html_element_attribute(node, "class") : NULL;
	g_auto(GStrv) words = class ? g_strsplit_set(class, " \t\n", -1) : NULL;

	for (char **word = words; word && *word; word++)
		if (g_strv_contains(names, *word))
			return true;
	return false;
}

static HtmlKind classify(const xmlNode *node)
{
	const Element *found;

	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		return HTML_TEXT;
	if (node->type != XML_ELEMENT_NODE || is_gutter(node))
		return HTML_DROPPED;
	found = bsearch(local_name(node), elements, G_N_ELEMENTS(elements), sizeof elements[0],
		compare_name);
	return found ? found->kind : HTML_TRANSPARENT;
}

static guint mark_of(HtmlKind kind)
{
	guint mark = kind;

	if (kind >= HTML_CONTAINER)
		mark |= HAS_BLOCK;
	if (kind == HTML_HEADING || kind == HTML_QUOTE || kind == HTML_PREFORMATTED ||
		kind == HTML_TABLE)
		mark |= HAS_LARGE_BLOCK;
	return mark;
}

void html_element_mark(xmlNode *node)
{
	HtmlKind kind = classify(node);
	guint mark = mark_of(kind);

	if (kind != HTML_DROPPED && node->type == XML_ELEMENT_NODE)
		for (xmlNode *child = node->children; child; child = child->next) {
			html_element_mark(child);
			mark |= GPOINTER_TO_UINT(child->_private) & ~(guint)KIND_MASK;
		}
	node->_private = GUINT_TO_POINTER(mark);
}

HtmlKind html_element_kind(const xmlNode *node)
{
	return (HtmlKind)(GPOINTER_TO_UINT(node->_private) & KIND_MASK);
}

bool html_element_has_block(const xmlNode *node)
{
	return (GPOINTER_TO_UINT(node->_private) & HAS_BLOCK) != 0;
}

bool html_element_has_large_block(const xmlNode *node)
{
	return (GPOINTER_TO_UINT(node->_private) & HAS_LARGE_BLOCK) != 0;
}

bool html_element_is_blank(const xmlNode *node)
{
	const char *text = (const char *)node->content;

	return html_element_kind(node) == HTML_TEXT && text[strspn(text, " \t\n\f\r")] == '\0';
}

bool html_element_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp(local_name(node), name) == 0;
}

char *html_element_attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	char *copy = g_strdup((const char *)value);

	xmlFree(value);
	return copy;
}

int html_element_number(const xmlNode *node, const char *name, int fallback)
{
	g_autofree char *text = html_element_attribute(node, name);
	gsize digits = text ? strspn(text, "0123456789") : 0;

	if (digits == 0 || digits > 9 || text[digits] != '\0')
		return fallback;
	return atoi(text);
}

void html_element_text(const xmlNode *node, GString *text)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		switch (html_element_kind(child)) {
		case HTML_DROPPED: break;
		case HTML_TEXT: g_string_append(text, (const char *)child->content); break;
		case HTML_BREAK: g_string_append_c(text, '\n'); break;
		default: html_element_text(child, text);
		}
	}
}
