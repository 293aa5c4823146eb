#include "web/view.h"

#include "wiki/listing.h"

#include <unistd.h>

/*
 * Numbers for Prometheus. Each worker counts for itself, and any of them may answer;
 * mojowiki_worker_pid says which one did.
 */
static bool write_metrics(Context *context, GError **error)
{
	const Site *site = context->site;
	GString *out = context->response->body;
	PageCacheCounts cache = page_cache_counts(site->pages);
	json_auto_t *counts = listing_counts(site->store, error);

	if (!counts)
		return false;
	context->response->type = "text/plain; version=0.0.4";
	metrics_print(site->metrics, out);
	metrics_print_number(out, "mojowiki_cache_hits_total", "counter",
		"Answers that this worker had kept.", (gint64)cache.hits);
	metrics_print_number(out, "mojowiki_cache_misses_total", "counter",
		"Answers that this worker had to make.", (gint64)cache.misses);
	metrics_print_number(out, "mojowiki_cache_bytes", "gauge",
		"Bytes of the answers that this worker keeps now.", (gint64)cache.bytes);
	metrics_print_number(out, "mojowiki_worker_pid", "gauge",
		"The process that answers: each worker counts for itself.", getpid());
	metrics_print_number(out, "mojowiki_database_bytes", "gauge",
		"Size of the database, the same in every worker.", store_size(site->store));
	metrics_print_number(out, "mojowiki_entries", "gauge",
		"Visible entries, the same in every worker.",
		json_integer_value(json_object_get(counts, "entries")));
	metrics_print_number(out, "mojowiki_generation", "gauge",
		"Rises with every change that readers see, the same in every worker.",
		site->generation);
	return true;
}

const View view_metrics = {.is_live = true, .write = write_metrics};
