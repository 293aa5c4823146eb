/*
 * What one worker counts of its requests, as Prometheus reads it (text format 0.0.4).
 */
#pragma once

#include <glib.h>

typedef struct Metrics Metrics;

Metrics *metrics_new(void);
void metrics_free(Metrics *metrics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Metrics, metrics_free)

/* Counts an answer to ROUTE, a pattern of the table of routes or "", so that there are few. */
void metrics_count(Metrics *metrics, const char *route, int status, gint64 microseconds);

void metrics_print(const Metrics *metrics, GString *out);

/* Prints one metric without labels; TYPE is "counter" or "gauge", MEANING one line. */
void metrics_print_number(
	GString *out, const char *name, const char *type, const char *meaning, gint64 number);
