/*
 * All that a worker keeps between requests: the open database, the compiled templates, and what is
 * the same on every page. Made once at the start and passed down.
 */
#pragma once

#include "lab/lab.h"
#include "store/store.h"
#include "web/metrics.h"
#include "web/page_cache.h"
#include "web/template_set.h"

typedef struct {
	char *path;      /* of the database */
	Store *store;    /* NULL while it cannot be opened */
	bool is_reading; /* between site_acquire() and site_release() */
	TemplateSet *templates;
	int64_t data_version; /* of the store when the rest was read */
	int64_t generation;   /* -1: nothing was read yet */
	char *title, *url;
	bool trusts_server; /* with REMOTE_USER, who asks */
	bool is_secure;     /* the address is https or loopback: cookies are bound to it */
	json_t *categories; /* [{"slug", "title", "promise", "count"}] */
	PageCache *pages;   /* of this generation and day: some pages count days */
	int64_t day;
	Metrics *metrics; /* of this worker */
	/* what was used in the last request and has to be noted after its answer, or 0 */
	int64_t session_used, token_used;
	Lab *lab;               /* NULL until the first paste, or the start of a worker */
	int64_t lab_seen;       /* the generation at which it was looked at */
	GHashTable *lab_counts; /* entry -> matches that wait to be written, int64_t * both */
	GHashTable *lab_misses; /* fingerprint -> language, char * both, likewise */
	int64_t lab_counts_since;
	int64_t shares_seen; /* when it was last looked for those that expired */
} Site;

/*
 * TEMPLATES lists folders, the first one that has a template wins. NULL with INVALID when a
 * template does not compile. A database that cannot be opened is no error here: site_acquire()
 * tries again at every request. The caller frees it.
 */
MW_CHECKED Site *site_new(
	const char *database, const char *const *templates, bool strict, GError **error);
void site_free(Site *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Site, site_free)

/*
 * Starts a request: opens the database when it is not open, and reads again what other processes
 * have changed. Until site_release(), which must follow whatever is returned, all that is read
 * comes from one state of the database. Fails as store_open() does.
 */
MW_CHECKED bool site_acquire(Site *site, GError **error);

/* Whether nothing has changed since the last site_acquire(), so that its pages still hold. */
bool site_is_current(Site *site);

/* Makes the next site_acquire() read all again: this process has changed something. */
void site_forget(Site *site);

/* Ends the request, or just its view of one state, so that it can write. */
void site_release(Site *site);
