/*
 * One line an event on standard error, for journald or a file: "level message key=value".
 * Control bytes are escaped, so that no input can forge a line.
 */
#pragma once

#include <glib.h>

typedef enum { MW_LOG_ERROR, MW_LOG_WARNING, MW_LOG_INFO, MW_LOG_DEBUG } MwLogLevel;

/* Lines above LEVEL are dropped; INFO at the start. */
void mw_log_set_level(MwLogLevel level);

void mw_log(MwLogLevel level, const char *format, ...) G_GNUC_PRINTF(2, 3);
