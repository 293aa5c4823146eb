#include "web/metrics.h"

/* The upper ends of the histogram's buckets. */
static const gint64 bounds[] = {
	500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000};

struct Metrics {
	GHashTable *requests; /* "route=\"/\",status=\"200\"" -> guint64 */
	guint64 buckets[G_N_ELEMENTS(bounds)], count;
	gint64 microseconds;
};

Metrics *metrics_new(void)
{
	Metrics *metrics = g_new0(Metrics, 1);

	metrics->requests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return metrics;
}

void metrics_free(Metrics *metrics)
{
	if (!metrics)
		return;
	g_hash_table_unref(metrics->requests);
	g_free(metrics);
}

void metrics_count(Metrics *metrics, const char *route, int status, gint64 microseconds)
{
	g_autofree char *labels = g_strdup_printf("route=\"%s\",status=\"%d\"", route, status);
	guint64 *count = g_hash_table_lookup(metrics->requests, labels);

	if (!count) {
		count = g_new0(guint64, 1);
		g_hash_table_insert(metrics->requests, g_steal_pointer(&labels), count);
	}
	(*count)++;
	metrics->count++;
	metrics->microseconds += microseconds;
	for (gsize i = 0; i < G_N_ELEMENTS(bounds); i++)
		metrics->buckets[i] += microseconds <= bounds[i];
}

static void print_head(GString *out, const char *name, const char *type, const char *meaning)
{
	g_string_append_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, meaning, name, type);
}

void metrics_print_number(
	GString *out, const char *name, const char *type, const char *meaning, gint64 number)
{
	print_head(out, name, type, meaning);
	g_string_append_printf(out, "%s %" G_GINT64_FORMAT "\n", name, number);
}

static void print_requests(const Metrics *metrics, GString *out)
{
	g_autoptr(GList) labels = g_hash_table_get_keys(metrics->requests);

	print_head(out, "mojowiki_requests_total", "counter",
		"Requests answered by this worker, by the pattern of their address and by status.");
	labels = g_list_sort(labels, (GCompareFunc)g_strcmp0);
	for (GList *label = labels; label; label = label->next) {
		const guint64 *count = g_hash_table_lookup(metrics->requests, label->data);

		g_string_append_printf(out, "mojowiki_requests_total{%s} %" G_GUINT64_FORMAT "\n",
			(const char *)label->data, *count);
	}
}

/* Seconds with a point, whatever the locale. */
static void append_seconds(GString *out, gint64 microseconds)
{
	g_string_append_printf(out, "%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT,
		microseconds / G_USEC_PER_SEC, microseconds % G_USEC_PER_SEC);
}

static void print_histogram(const Metrics *metrics, GString *out)
{
	print_head(out, "mojowiki_request_seconds", "histogram",
		"Time this worker took for a request, from its parameters to the whole answer.");
	for (gsize i = 0; i < G_N_ELEMENTS(bounds); i++) {
		g_string_append(out, "mojowiki_request_seconds_bucket{le=\"");
		append_seconds(out, bounds[i]);
		g_string_append_printf(out, "\"} %" G_GUINT64_FORMAT "\n", metrics->buckets[i]);
	}
	g_string_append_printf(out,
		"mojowiki_request_seconds_bucket{le=\"+Inf\"} %" G_GUINT64_FORMAT "\n",
		metrics->count);
	g_string_append(out, "mojowiki_request_seconds_sum ");
	append_seconds(out, metrics->microseconds);
	g_string_append_printf(
		out, "\nmojowiki_request_seconds_count %" G_GUINT64_FORMAT "\n", metrics->count);
}

void metrics_print(const Metrics *metrics, GString *out)
{
	print_requests(metrics, out);
	print_histogram(metrics, out);
}
