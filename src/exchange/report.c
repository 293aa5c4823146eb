#include "exchange/report.h"

ImportReport *import_report_new(void)
{
	ImportReport *report = g_new0(ImportReport, 1);

	report->notes = g_ptr_array_new_with_free_func(g_free);
	return report;
}

void import_report_free(ImportReport *report)
{
	if (!report)
		return;
	g_ptr_array_unref(report->notes);
	g_free(report);
}

void import_report_note(ImportReport *report, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(report->notes, g_strdup_vprintf(format, args));
	va_end(args);
}
