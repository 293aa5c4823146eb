#include "adm/check.h"
#include "wiki/listing.h"

/* Exit 1 when a [[link]] leads nowhere: a wanted page, or a slip. */
static bool run_links(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = listing_dangling(adm->store, error);

	if (!rows)
		return false;
	adm_print_rows(
		adm, rows, (const char *const[]){"slug", "from_category", "from_slug", NULL});
	*result = json_array_size(rows) == 0 ? ADM_OK : ADM_NO;
	return true;
}

static const AdmOption code_options[] = {
	{"dir", 0, "DIR", "the content folder that holds repro/, instead of the installed one"},
	{"jobs", 'j', "NUMBER", "how many entries at once; 1 unless said"},
	{"seconds", 0, "NUMBER", "stop a program after so long; 120 unless said"},
	{NULL, 0, NULL, NULL},
};

const Command check_commands[] = {
	{"check code", "[ENTRY...]",
		"run the programs beside entries; exit 1 when one says otherwise", 0, 1000,
		ADM_STORE, code_options, check_code},
	{"check links", "", "list links to entries that do not exist; exit 1 when there are any", 0,
		0, ADM_STORE, NULL, run_links},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
