#include "match/signature_scan.h"

#include <string.h>

enum {
	TEXT_SIZE = 4096,
	STEPS_MAX = 200000, /* for TEXT_SIZE bytes: about 4 ms */
};

static bool go_on(const Signature *signature, const size_t *offsets, guint count, gpointer data)
{
	(void)signature;
	(void)offsets;
	(void)count;
	(void)data;
	return true;
}

/* TEXT again and again on one line, until it is long. */
static char *repeated(const char *text, const char *ending)
{
	GString *string = g_string_new(NULL);
	g_autofree char *line = signature_fold(text);

	if (*line) {
		while (string->len < TEXT_SIZE)
			g_string_append(string, line);
	}
	g_string_append(string, ending);
	return g_string_free(string, FALSE);
}

static bool is_quick(Signature *signature, const char *text, const char *ending)
{
	g_autofree char *line = repeated(text, ending);
	SignatureBudget budget = {.steps = STEPS_MAX};

	return signature_scan(signature, line, strlen(line), 0, &budget, go_on, NULL);
}

/* The literal of SIGNATURE with a run of FILLER behind it, and before it. */
static bool is_quick_with(Signature *signature, const char *filler)
{
	const char *literal = signature_literal(signature);
	g_autofree char *run = repeated(filler, "");
	g_autofree char *behind = g_strconcat(literal, run, NULL);
	g_autofree char *before = g_strconcat(run, literal, "\n", NULL);

	return is_quick(signature, behind, "") && is_quick(signature, before, "");
}

bool signature_is_fast(Signature *signature, const char *const *samples, GError **error)
{
	static const char *const fillers[] = {
		"a", "0", " ", "a ", "aA0_", "(", "`x`", "=", ".", ", "};
	const char *literal = signature_literal(signature);
	bool is_fast = is_quick(signature, literal, "") && is_quick(signature, literal, "\n!");

	for (guint i = 0; is_fast && i < G_N_ELEMENTS(fillers); i++)
		is_fast = is_quick_with(signature, fillers[i]);
	for (guint i = 0; is_fast && samples && samples[i]; i++)
		is_fast = is_quick(signature, samples[i], "") &&
			  is_quick(signature, samples[i], "\n!");
	return is_fast || mw_fail(error, MW_ERROR_INVALID,
				  "'%s' is too slow: on a line of %d bytes it takes more than %d "
				  "steps; avoid repeats in repeats and several '.*'",
				  signature_pattern(signature), TEXT_SIZE, STEPS_MAX);
}
