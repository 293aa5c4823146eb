#include "match/signature_scan.h"

#include <string.h>

enum {
	TEXT_SIZE = 4096,
	STEPS_MAX = 200000, /* for TEXT_SIZE bytes: about 4 ms */
	TEMPLATE_HOLES = 4,
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

/* The literal of SIGNATURE with a run of FILLER behind it and before it, and what spoils a match.
 */
static bool is_quick_with(Signature *signature, const char *filler)
{
	const char *literal = signature_literal(signature);
	g_autofree char *run = repeated(filler, "");
	const char *const parts[][4] = {{literal, run, "", ""}, {literal, run, "!", ""},
		{run, literal, "\n", ""}, {run, "!", literal, "\n"},
		{literal, run, "\n!", literal}};
	SignatureBudget budget;

	for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *text =
			g_strconcat(parts[i][0], parts[i][1], parts[i][2], parts[i][3], NULL);

		budget = (SignatureBudget){.steps = STEPS_MAX};
		if (!signature_scan(signature, text, strlen(text), 0, &budget, go_on, NULL))
			return false;
	}
	return true;
}

bool signature_is_fast(Signature *signature, const char *const *samples, GError **error)
{
	static const char *const fillers[] = {
		"a", "0", " ", "a ", "aA0_", "(", "`x`", "=", ".", ", "};
	const char *literal = signature_literal(signature);
	bool is_fast;

	/* A template's time is bounded by a power of the line's length; a search ends it in time.
	 */
	if (signature->source.is_template && g_strv_length(signature->names) <= TEMPLATE_HOLES)
		return true;
	is_fast = is_quick(signature, literal, "") && is_quick(signature, literal, "\n!");
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
