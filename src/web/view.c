#include "web/route.h"

#include "web/entry_form.h"

Form *view_read_form(Context *context, const char *text, gsize size, GError **error)
{
	const View *view = context->route->view;

	if (!view->takes_entry)
		return form_read(view->fields, text, size, error);
	form_free(context->form);
	context->form = NULL;
	g_free(context->declared);
	context->declared = entry_form_declare(view->fields);
	return form_read(context->declared, text, size, error);
}
