#include "adm/command.h"
#include "lab/answer.h"
#include "wiki/setting.h"

#include <stdio.h>

static bool run_explain(Adm *adm, int *result, GError **error)
{
	gsize size = 0;
	g_autofree char *bytes =
		adm_read(adm->count ? adm->words[0] : "-", PASTE_SIZE_MAX, &size, error);
	g_autofree char *base = bytes ? setting_get(adm->store, "site.url", error) : NULL;
	g_autoptr(Lab) lab = base ? lab_load(adm->store, error) : NULL;
	g_autoptr(LabAnswer) answer = NULL;

	if (!lab)
		return false;
	answer = lab_answer(lab, adm->store, bytes, size, LAB_MATCHES, error);
	if (!answer)
		return false;
	if (adm->json) {
		json_auto_t *object = lab_answer_json(answer, base);

		adm_print_object(adm, object);
	} else {
		g_autofree char *text = lab_answer_text(answer, base);

		fputs(text, stdout);
	}
	*result = lab_answer_is_exact(answer) ? ADM_OK : ADM_NO;
	return true;
}

const Command explain_commands[] = {
	{"explain", "[FILE|-]", "find the entries for the errors in a text", 0, 1, ADM_STORE, NULL,
		run_explain},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
