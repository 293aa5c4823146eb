/*
 * What an import did, for the person who started it.
 */
#pragma once

#include <glib.h>

typedef struct {
	int added, changed, unchanged;
	GPtrArray *notes; /* sentences about what was not as expected; owned */
} ImportReport;

ImportReport *import_report_new(void);
void import_report_free(ImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ImportReport, import_report_free)

void import_report_note(ImportReport *report, const char *format, ...) G_GNUC_PRINTF(2, 3);
