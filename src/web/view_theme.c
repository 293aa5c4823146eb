#include "web/present.h"

/* Light, dark, or what the device says: kept in a cookie that the web server reads, not we. */

static const char *const themes[] = {"auto", "light", "dark", NULL};

static const FormField fields[] = {
	{"theme", FORM_CHOICE, 0, "auto", themes},
	{"return_to", FORM_PATH, 0, "/", NULL},
	{NULL, FORM_LINE, 0, NULL, NULL},
};

static bool act(Context *context, GError **error)
{
	(void)error;
	response_set_cookie(context->response,
		g_strdup_printf("theme=%s; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
			form_text(context->form, "theme")));
	response_redirect(context->response, 303, g_strdup(form_text(context->form, "return_to")));
	return true;
}

const View view_theme = {.fields = fields, .act = act};
