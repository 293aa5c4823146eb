/*
 * Rewriting [[links]] in Markdown when the entry that they name gets another name.
 */
#pragma once

#include <glib.h>

/*
 * SOURCE with every [[FROM]], [[category/FROM]], [[FROM#heading]] and [[FROM|label]] naming SLUG in
 * its place, and CATEGORY where a category was named. What is in code stays. NULL when there is
 * nothing to write anew. The caller owns the text.
 */
char *relink_text(const char *source, const char *from, const char *category, const char *slug);
