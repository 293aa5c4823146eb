/*
 * Escapers, named after where the text goes. Each appends to OUT.
 */
#pragma once

#include <glib.h>

/* For HTML and XML text and double-quoted attributes: & < > " and '. SIZE bytes, or -1 for all. */
void escape_html(GString *out, const char *text, gssize size);

/*
 * One segment of a URL path (RFC 3986 section 3.3): everything but letters, digits and "-._~"
 * is percent-encoded.
 */
void escape_url_segment(GString *out, const char *text);

/*
 * Text that XML 1.0 (section 2.2) can hold: the control characters and noncharacters that no XML
 * may contain, not even escaped, become U+FFFD. TEXT is UTF-8; markup is left as it is.
 */
void escape_xml_characters(GString *out, const char *text);

/*
 * JSON that may stand in an HTML script element: < > & and the line ends of JavaScript, U+2028 and
 * U+2029, which only occur inside its strings, become \u escapes. Nothing can end the element.
 */
void escape_json_in_html(GString *out, const char *json);
