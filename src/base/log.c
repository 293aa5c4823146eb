#include "base/log.h"

#include <string.h>
#include <unistd.h>

/* The threshold of the process, like its standard error: the one value that is not passed down. */
static MwLogLevel threshold = MW_LOG_INFO;

void mw_log_set_level(MwLogLevel level)
{
	threshold = level;
}

static void append_escaped(GString *line, const char *text)
{
	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c < 0x20 || c == 0x7f)
			g_string_append_printf(line, "\\x%02x", c);
		else
			g_string_append_c(line, *p);
	}
}

void mw_log(MwLogLevel level, const char *format, ...)
{
	static const char *const names[] = {"error", "warning", "info", "debug"};
	g_autofree char *message = NULL;
	g_autoptr(GString) line = NULL;
	va_list args;

	if (level > threshold)
		return;
	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	line = g_string_new(names[level]);
	g_string_append_c(line, ' ');
	append_escaped(line, message);
	g_string_append_c(line, '\n');
	/* One write, so that lines of several workers do not mix. */
	if (write(STDERR_FILENO, line->str, line->len) < 0)
		return;
}
