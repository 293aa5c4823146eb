/*
 * One section of an entry's Markdown: a top-level heading and all that stands below it.
 */
#pragma once

#include "text/markdown.h"

/*
 * Finds the section whose heading the page shows with ID. LINKS are those that the page was
 * rendered with, since an id may come from the title of another entry. Sets START and END (bytes of
 * SOURCE, END not within). NOT_FOUND when no top-level heading has ID; else as markdown_render().
 */
MW_CHECKED bool markdown_find_section(const char *source, const MarkdownLinks *links,
	const char *id, gsize *start, gsize *end, GError **error);

/*
 * A rendered page's HTML with a link to URL?section=ID, called WORDS, in each heading of its second
 * level. The caller owns it.
 */
char *markdown_link_sections(const char *html, const char *url, const char *words);
