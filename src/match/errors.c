#include "match/errors.h"

#include <string.h>

static void error_free(gpointer data)
{
	PasteError *error = data;

	g_free(error->text);
	g_free(error->message);
	g_free(error->type);
	g_free(error->code);
	g_free(error);
}

static void frame_clear(gpointer data)
{
	g_free(((PasteFrame *)data)->name);
}

static void version_clear(gpointer data)
{
	g_free(((PasteVersion *)data)->version);
}

PasteErrors *errors_find(const Paste *paste)
{
	PasteErrors *errors = g_new0(PasteErrors, 1);
	static const char *const marks[] = {"Error: ", "Exception: ", "error: ", "error[",
		"panic: ", "ERROR: ", "FATAL: ", "fatal error: ", "panicked at", NULL};

	errors->errors = g_ptr_array_new_with_free_func(error_free);
	errors->frames = g_array_new(FALSE, FALSE, sizeof(PasteFrame));
	g_array_set_clear_func(errors->frames, frame_clear);
	errors->versions = g_array_new(FALSE, FALSE, sizeof(PasteVersion));
	g_array_set_clear_func(errors->versions, version_clear);
	for (guint i = 0; i < paste->lines->len && errors->errors->len < ERRORS_MAX; i++) {
		g_autofree char *line =
			g_strndup(paste_line_text(paste, i), paste_line(paste, i)->size);

		for (guint m = 0; marks[m]; m++) {
			if (strstr(line, marks[m])) {
				PasteError *error = g_new0(PasteError, 1);

				error->first = error->last = error->head = i;
				error->line = paste_line(paste, i)->first;
				error->lang = strstr(line, "error[E") ? "rust" : "python";
				error->text = g_strdup(line);
				error->message = g_strdup(line);
				g_ptr_array_add(errors->errors, error);
				break;
			}
		}
	}
	return errors;
}

void errors_free(PasteErrors *errors)
{
	if (!errors)
		return;
	g_ptr_array_unref(errors->errors);
	g_array_unref(errors->frames);
	g_array_unref(errors->versions);
	g_free(errors);
}

bool errors_any(const PasteErrors *errors)
{
	for (guint i = 0; i < errors->errors->len; i++) {
		if (!((const PasteError *)errors->errors->pdata[i])->is_warning)
			return true;
	}
	return false;
}

int errors_at(const PasteErrors *errors, guint line)
{
	for (guint i = 0; i < errors->errors->len; i++) {
		const PasteError *error = errors->errors->pdata[i];

		if (error->first <= line && line <= error->last)
			return (int)i;
	}
	return -1;
}
