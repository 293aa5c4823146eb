#include "adm/command.h"
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

const Command check_commands[] = {
	{"check links", "", "list links to entries that do not exist; exit 1 when there are any", 0,
		0, ADM_STORE, NULL, run_links},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
