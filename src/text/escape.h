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
