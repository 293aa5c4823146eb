#include "exchange/html.h"

#include "base/utf8.h"
#include "exchange/html_block.h"

#include <libxml/HTMLparser.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(htmlParserCtxt, htmlFreeParserCtxt)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HtmlWriter, html_writer_clear)

static bool check_text(const char *html, gsize *size, GError **error)
{
	*size = strlen(html);
	if (*size > HTML_SIZE_MAX)
		return mw_fail(error, MW_ERROR_LIMIT, "the HTML has %zu bytes; the limit is %d MiB",
			*size, HTML_SIZE_MAX / (1024 * 1024));
	if (!g_utf8_validate_len(html, *size, NULL))
		return mw_fail(error, MW_ERROR_INVALID, "the HTML is not UTF-8; convert it first");
	return true;
}

static gsize depth_of(const xmlNode *node)
{
	gsize depth = 0;

	for (; node; node = node->parent)
		depth++;
	return depth;
}

/* Walks without recursion, since the tree is not yet known to be shallow. */
static bool check_depth(xmlNode *root, GError **error)
{
	gsize depth = depth_of(root);
	const xmlNode *node = root;

	while (node) {
		if (depth > HTML_DEPTH_MAX)
			return mw_fail(error, MW_ERROR_LIMIT,
				"the HTML is nested deeper than %d elements", HTML_DEPTH_MAX);
		if (node->type == XML_ELEMENT_NODE && node->children) {
			node = node->children;
			depth++;
			continue;
		}
		while (node && node != root && !node->next) {
			node = node->parent;
			depth--;
		}
		node = node && node != root ? node->next : NULL;
	}
	return true;
}

/* The classified document; NULL without an error when HTML holds nothing at all. */
static xmlDoc *parse(const char *html, GError **error)
{
	const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			    HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT;
	g_autoptr(htmlParserCtxt) parser = NULL;
	g_autoptr(xmlDoc) document = NULL;
	gsize size;

	if (!check_text(html, &size, error))
		return NULL;
	parser = htmlNewParserCtxt();
	if (!parser)
		g_error("out of memory");
	document = htmlCtxtReadMemory(parser, html, (int)size, NULL, "UTF-8", options);
	if (!document || !xmlDocGetRootElement(document))
		return NULL;
	if (parser->disableSAX) {
		mw_fail(error, MW_ERROR_LIMIT, "the HTML is nested deeper than %d elements",
			HTML_DEPTH_MAX);
		return NULL;
	}
	if (!check_depth(xmlDocGetRootElement(document), error))
		return NULL;
	html_element_mark(xmlDocGetRootElement(document));
	return g_steal_pointer(&document);
}

char *html_to_markdown(const char *html, GError **error)
{
	g_autoptr(GError) failure = NULL;
	g_autoptr(xmlDoc) document = parse(html, &failure);
	g_auto(HtmlWriter) writer = {0};
	HtmlFlow flow = {0};

	html_writer_init(&writer);
	if (failure) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return NULL;
	}
	if (document)
		html_block_write(&writer, xmlDocGetRootElement(document), &flow);
	if (html_writer_is_full(&writer)) {
		mw_fail(error, MW_ERROR_LIMIT, "the HTML makes more than %d MiB of Markdown",
			HTML_MARKDOWN_MAX / (1024 * 1024));
		return NULL;
	}
	return g_string_free(g_steal_pointer(&writer.out), FALSE);
}

char *html_to_text(const char *html, GError **error)
{
	g_autoptr(GError) failure = NULL;
	g_autoptr(xmlDoc) document = parse(html, &failure);
	g_autoptr(GString) text = g_string_new(NULL);

	if (failure) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return NULL;
	}
	if (document)
		html_element_text(xmlDocGetRootElement(document), text);
	return mw_text_one_line(text->str);
}
