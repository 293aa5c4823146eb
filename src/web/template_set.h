/*
 * The templates of a site: every NAME.mustache below a list of folders, compiled at once. A name
 * is the path below its folder without the suffix ("entry", "partials/row"); the first folder
 * that has it wins, so that a site overrides single templates. {{{x}}} is for *_html names only.
 */
#pragma once

#include "base/error.h"

#include <jansson.h>

enum {
	TEMPLATE_SET_MAX = 1024,    /* templates; one holds at most MUSTACHE_SOURCE_MAX bytes */
	TEMPLATE_SET_DEPTH_MAX = 8, /* folders within each other, which also ends a symlink loop */
	TEMPLATE_SET_DIGEST_SIZE = 17, /* 16 hexadecimal digits and the NUL */
};

typedef struct TemplateSet TemplateSet;

/*
 * Compiles all templates of FOLDERS, a NULL-terminated list. STRICT makes an unknown key an
 * error when rendering; it is meant for tests. Names that begin with a dot are passed over.
 * NULL when a folder is missing (NOT_FOUND), a file cannot be read (STORAGE), a template breaks a
 * rule or names a partial that is nowhere (INVALID, as FILE:LINE:COLUMN), or there is too much of
 * something (LIMIT). The caller frees it.
 */
MW_CHECKED TemplateSet *template_set_load(const char *const *folders, bool strict, GError **error);

void template_set_free(TemplateSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TemplateSet, template_set_free)

/*
 * Appends template NAME, filled in from MODEL, to OUT. False leaves OUT as it was: INTERNAL,
 * since it is the templates or the view that are at fault, never the reader.
 */
MW_CHECKED bool template_set_render(
	const TemplateSet *set, const char *name, json_t *model, GString *out, GError **error);

/* Hexadecimal, for ETags: differs when any name or source differs. Lives as long as the set. */
const char *template_set_digest(const TemplateSet *set);
