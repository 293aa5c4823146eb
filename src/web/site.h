/*
 * All that a worker keeps between requests: the open database, the compiled templates, and what is
 * the same on every page. Made once at the start and passed down.
 */
#pragma once

#include "store/store.h"
#include "web/template_set.h"

typedef struct {
	char *path;   /* of the database */
	Store *store; /* NULL while it cannot be opened */
	TemplateSet *templates;
	int64_t data_version; /* of the store when the rest was read */
	int64_t generation;   /* -1: nothing was read yet */
	char *title, *url;
	json_t *categories; /* [{"slug", "title", "promise", "count"}] */
} Site;

/*
 * TEMPLATES lists folders, the first one that has a template wins. NULL with INVALID when a
 * template does not compile. A database that cannot be opened is no error here: site_refresh()
 * tries again at every request. The caller frees it.
 */
MW_CHECKED Site *site_new(
	const char *database, const char *const *templates, bool strict, GError **error);
void site_free(Site *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Site, site_free)

/*
 * Opens the database when it is not open, and reads again what other processes have changed. To be
 * called at the start of every request; fails as store_open() does.
 */
MW_CHECKED bool site_refresh(Site *site, GError **error);
