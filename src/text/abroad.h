/*
 * Rendered entries that leave their site: what a feed carries is read by other programs, at other
 * addresses.
 */
#pragma once

/*
 * The HTML of markdown_render() with whole addresses: those of the site begin with SITE, those
 * within the page with PAGE. The links of headings to themselves are left out. In that HTML a quote
 * is only ever the end of an attribute, so that text cannot be mistaken for one. The caller owns
 * the text.
 */
char *abroad_html(const char *html, const char *site, const char *page);
