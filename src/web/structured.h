/*
 * What search engines and link previews read of an entry: schema.org's TechArticle and
 * BreadcrumbList as JSON-LD, and plain texts for OpenGraph.
 */
#pragma once

#include "web/view.h"

/*
 * Adds "plain_title", "plain_summary" and "structured_html" to PAGE, the model of context->entry.
 * The last one is safe within a script element of type application/ld+json, which is data: neither
 * run by browsers nor a matter of the Content-Security-Policy.
 */
void structured_add(json_t *page, const Context *context);
