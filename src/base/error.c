#include "base/error.h"

G_DEFINE_QUARK(mojowiki - error, mw_error)

bool mw_fail(GError **error, MwError code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_propagate_error(error, g_error_new_valist(MW_ERROR, (int)code, format, args));
	va_end(args);
	return false;
}
