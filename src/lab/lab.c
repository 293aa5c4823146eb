#include "lab/lab.h"

Lab *lab_load(Store *store, GError **error)
{
	int64_t generation = signature_generation(store, error);
	GArray *rows = generation < 0 ? NULL : signature_rows(store, 0, error);
	g_autofree const char **matches = NULL;
	Lab *lab;

	if (!rows)
		return NULL;
	matches = g_new(const char *, rows->len + 1);
	for (guint i = 0; i < rows->len; i++)
		matches[i] = g_array_index(rows, SignatureRow, i).match;
	lab = g_new0(Lab, 1);
	*lab = (Lab){generation, rows, automaton_new(matches, rows->len)};
	return lab;
}

void lab_free(Lab *lab)
{
	if (!lab)
		return;
	automaton_free(lab->automaton);
	g_array_unref(lab->rows);
	g_free(lab);
}

bool lab_refresh(Lab **lab, Store *store, GError **error)
{
	int64_t generation = signature_generation(store, error);
	Lab *fresh;

	if (generation < 0)
		return false;
	if (*lab && (*lab)->generation == generation)
		return true;
	fresh = lab_load(store, error);
	if (!fresh)
		return false;
	lab_free(*lab);
	*lab = fresh;
	return true;
}
