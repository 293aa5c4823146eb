/*
 * HTML from other places (feeds, wikis) turned into our Markdown. What Markdown cannot say is
 * dropped and its text kept; text never turns into markup.
 */
#pragma once

#include "base/error.h"

#include <glib.h>

enum {
	HTML_SIZE_MAX = 4 * 1024 * 1024,      /* bytes of HTML */
	HTML_MARKDOWN_MAX = 16 * 1024 * 1024, /* bytes of Markdown made of it */
	HTML_DEPTH_MAX = 250,                 /* elements within each other */
};

/*
 * The Markdown of HTML, a page or a piece of one in UTF-8: headings, paragraphs, lists, quotes,
 * code with its language, tables, links, images, emphasis. Broken HTML is read as browsers read
 * it. Nothing is fetched. Ends with a line feed unless it is empty. NULL with INVALID for text that
 * is not UTF-8, with LIMIT above the limits. The caller owns the text.
 */
MW_CHECKED char *html_to_markdown(const char *html, GError **error);

/* The text of HTML as one line, without any markup; fails likewise. The caller owns it. */
MW_CHECKED char *html_to_text(const char *html, GError **error);
