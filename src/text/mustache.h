/*
 * Mustache templates over a JSON tree: a template is compiled once and rendered many times.
 * All of the specification's core (comments, delimiters, interpolation, inverted sections,
 * partials, sections) and inheritance ({{<layout}} with {{$block}}). Left out: lambdas, which
 * JSON cannot hold, and dynamic names ({{>*name}}), which are refused.
 *
 * Where the specification leaves a choice: false, null, 0, "" and [] are false; an empty line is
 * never indented; the line of a {{$block}}{{/block}} is not ended twice when what fills the block
 * ends it; between {{<layout}} and {{/layout}} text is ignored, and any tag but a block is an
 * error.
 *
 * Messages begin with file:line:column, both counted from 1, columns in characters.
 */
#pragma once

#include "base/error.h"

#include <jansson.h>

enum {
	MUSTACHE_SOURCE_MAX = 1024 * 1024,     /* bytes of one template */
	MUSTACHE_SECTION_DEPTH_MAX = 64,       /* open tags within each other, in one template */
	MUSTACHE_PARTIAL_DEPTH_MAX = 32,       /* partials, parents and blocks within each other */
	MUSTACHE_ARGUMENTS_MAX = 64,           /* blocks given to one parent */
	MUSTACHE_DELIMITER_MAX = 16,           /* bytes of one delimiter */
	MUSTACHE_OUTPUT_MAX = 8 * 1024 * 1024, /* bytes of one rendering, unless told otherwise */
	MUSTACHE_STEPS_MAX = 20 * 1000 * 1000, /* texts, tags and list items met in one rendering */
};

typedef enum {
	MUSTACHE_DEFAULT = 0,
	/* {{{x}}} and {{&x}} only for names that end in "_html", which only src/text makes. */
	MUSTACHE_RAW_NEEDS_HTML_NAME = 1 << 0,
} MustacheFlags;

typedef struct Mustache Mustache;

/*
 * Compiles the SIZE bytes at SOURCE (-1: up to the NUL), of which it keeps a copy. NAME is what
 * messages call the template: its file. NULL with INVALID for a template that breaks a rule,
 * LIMIT for one that is too large or too deep. The caller frees it.
 */
MW_CHECKED Mustache *mustache_compile(
	const char *name, const char *source, gssize size, MustacheFlags flags, GError **error);

void mustache_free(Mustache *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mustache, mustache_free)

/* The template called NAME in a partial or parent tag, or NULL. It must outlive the rendering. */
typedef const Mustache *(*MustachePartialFunc)(const char *name, void *data);

/* False with INVALID for the first partial or parent that PARTIAL does not know. */
MW_CHECKED bool mustache_check_partials(
	const Mustache *template, MustachePartialFunc partial, void *data, GError **error);

typedef struct {
	MustachePartialFunc partial; /* NULL: there are none */
	void *data;                  /* handed to PARTIAL */
	gsize max_output;            /* 0: MUSTACHE_OUTPUT_MAX */
	/*
	 * An unknown key, an unknown partial, and printing an object or a list fail with INVALID
	 * instead of printing nothing. What lies below a null or false value is known to be absent.
	 */
	bool strict;
} MustacheOptions;

/*
 * Appends the rendering of MODEL, which is only read, to OUT. OPTIONS may be NULL. False leaves
 * OUT as it was: INVALID in strict mode, LIMIT for what is too deep, too long or too large.
 */
MW_CHECKED bool mustache_render(const Mustache *template, json_t *model,
	const MustacheOptions *options, GString *out, GError **error);
