/*
 * Two rendered pages beside each other: the words that only one of them has are marked in it.
 */
#pragma once

#include "base/error.h"

/*
 * OLD and NEW are HTML as markdown_render() makes it. Sets OLD_HTML to the old page with <del>
 * around words that are gone, and its ids beginning with "old-", so that both can stand on one
 * page; NEW_HTML to the new one with <ins> around words that came. The caller owns both. Fails as
 * sequence_compare() does.
 */
MW_CHECKED bool page_compare(
	const char *old, const char *new, char **old_html, char **new_html, GError **error);
