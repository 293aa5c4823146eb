#include "web/site.h"

#include "base/clock.h"
#include "wiki/category.h"
#include "wiki/generation.h"
#include "wiki/setting.h"

#include <string.h>

Site *site_new(const char *database, const char *const *templates, bool strict, GError **error)
{
	g_autoptr(Site) site = g_new0(Site, 1);

	site->path = g_strdup(database);
	site->generation = -1;
	site->title = g_strdup("MojoWiki");
	site->url = g_strdup("");
	site->categories = json_array();
	site->lab_counts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	site->lab_misses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	site->pages = page_cache_new(PAGE_CACHE_BYTES);
	site->metrics = metrics_new();
	site->templates = template_set_load(templates, strict, error);
	return site->templates ? g_steal_pointer(&site) : NULL;
}

void site_free(Site *site)
{
	if (!site)
		return;
	lab_free(site->lab);
	g_hash_table_unref(site->lab_counts);
	g_hash_table_unref(site->lab_misses);
	store_close(site->store);
	template_set_free(site->templates);
	json_decref(site->categories);
	page_cache_free(site->pages);
	metrics_free(site->metrics);
	g_free(site->path);
	g_free(site->title);
	g_free(site->url);
	g_free(site);
}

/* What browsers trust like https (W3C Secure Contexts section 3.1). */
static bool is_secure(const char *url)
{
	g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
	const char *host = uri ? g_uri_get_host(uri) : "";

	return g_str_has_prefix(url, "https://") || strcmp(host, "localhost") == 0 ||
	       strcmp(host, "::1") == 0 || g_str_has_prefix(host, "127.");
}

static bool read_again(Site *site, int64_t generation, GError **error)
{
	g_autofree char *title = setting_get(site->store, "site.title", error);
	g_autofree char *url = title ? setting_get(site->store, "site.url", error) : NULL;
	g_autofree char *remote =
		url ? setting_get(site->store, "account.remote-user", error) : NULL;
	json_t *categories = remote ? category_list(site->store, error) : NULL;

	if (!categories)
		return false;
	g_free(site->title);
	g_free(site->url);
	json_decref(site->categories);
	site->title = g_steal_pointer(&title);
	site->url = g_steal_pointer(&url);
	site->trusts_server = strcmp(remote, "on") == 0;
	site->is_secure = is_secure(site->url);
	site->categories = categories;
	site->generation = generation;
	return true;
}

static int64_t today(void)
{
	return mw_now() / (24 * 60 * 60);
}

bool site_is_current(Site *site)
{
	return site->store && store_is_in_place(site->store) && site->generation >= 0 &&
	       site->day == today() && site->data_version == store_data_version(site->store);
}

void site_forget(Site *site)
{
	site->generation = -1;
}

static bool refresh(Site *site, GError **error)
{
	int64_t version = store_data_version(site->store);
	int64_t generation;

	if (site_is_current(site))
		return true;
	generation = generation_get(site->store, error);
	if (generation < 0)
		return false;
	/* Sessions and drafts are written without any change of what readers see. */
	if (generation != site->generation || site->day != today())
		page_cache_clear(site->pages);
	if (generation != site->generation && !read_again(site, generation, error))
		return false;
	site->data_version = version;
	site->day = today();
	return true;
}

bool site_acquire(Site *site, GError **error)
{
	if (site->store && !store_is_in_place(site->store))
		g_clear_pointer(&site->store, store_close);
	if (!site->store) {
		site->store = store_open(site->path, STORE_EXISTING, error);
		if (!site->store)
			return false;
		site->generation = -1;
	}
	site->is_reading = store_begin_reading(site->store, error);
	return site->is_reading && refresh(site, error);
}

void site_release(Site *site)
{
	if (site->is_reading)
		store_end_reading(site->store);
	site->is_reading = false;
}
