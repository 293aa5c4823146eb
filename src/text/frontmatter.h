/*
 * Front matter: the YAML between two "---" lines that stands before a Markdown text. Reads the
 * safe part of YAML (scalars, lists, maps; no anchors, aliases or tags) and writes it back so that
 * the same content always gives the same bytes. Which keys mean what is the caller's business.
 *
 * Every scalar is read as the text that stands there: `1.10` stays "1.10" and `yes` stays "yes".
 */
#pragma once

#include "base/error.h"

#include <glib.h>
#include <jansson.h>

enum {
	FRONTMATTER_SIZE_MAX = 64 * 1024, /* bytes between the two lines */
	FRONTMATTER_DEPTH_MAX = 16,       /* lists and maps within each other */
	FRONTMATTER_NODES_MAX = 2000,     /* keys, scalars, lists and maps together */
	FRONTMATTER_KEY_MAX = 128,        /* bytes of a key */
};

typedef struct {
	json_t *keys;     /* every key in its order: strings, lists and maps; never NULL */
	json_t *yaml;     /* for frontmatter_extra: the canonical YAML of each key */
	const char *body; /* the Markdown, in the text that was read, without leading empty lines */
} Frontmatter;

/*
 * TEXT is what mw_text_clean gives, and must live as long as the result. A text that does not
 * begin with a "---" line has no keys and is all body. NULL with INVALID ("line N: ...") for what
 * is not in the safe part of YAML, for a key that stands twice and for Hugo's "+++" (TOML); with
 * LIMIT above the limits.
 */
MW_CHECKED Frontmatter *frontmatter_read(const char *text, GError **error);
void frontmatter_free(Frontmatter *frontmatter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frontmatter, frontmatter_free)

/*
 * The keys that are not among KNOWN (ends with NULL), as YAML lines in their order: lists and maps
 * in block style, each scalar as it was written (plain, quoted, literal) where its text allows.
 * Reading these lines and asking again gives the same bytes. The caller owns the text.
 */
char *frontmatter_extra(const Frontmatter *frontmatter, const char *const *known);

/*
 * "---", the keys of the object KNOWN in order, the lines EXTRA (from frontmatter_extra, or NULL),
 * "---". Strings that a YAML reader could take for something else are quoted; texts of several
 * lines are literal blocks unless they hold what an editor would lose, then they are escaped.
 * Nested lists and maps are written in block style. The caller owns the text.
 */
char *frontmatter_write(const json_t *known, const char *extra);
