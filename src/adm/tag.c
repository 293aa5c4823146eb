#include "adm/command.h"
#include "wiki/listing.h"
#include "wiki/tag.h"

static bool run_list(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = listing_tags(adm->store, error);

	(void)result;
	if (rows)
		adm_print_rows(adm, rows, (const char *const[]){"tag", "count", NULL});
	return rows != NULL;
}

static bool run_mv(Adm *adm, int *result, GError **error)
{
	const EntryBy by = adm_by("Tag renamed");
	int count = tag_rename(adm->store, adm->words[0], adm->words[1], &by, error);

	(void)result;
	if (count >= 0)
		adm_say(adm, "%d entries changed", count);
	return count >= 0;
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	const EntryBy by = adm_by("Tag removed");
	bool yes = false;
	int count;

	if (!adm_confirm(adm, &yes, error, "Take the tag '%s' from all entries?", adm->words[0]))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	if (!yes)
		return true;
	count = tag_rename(adm->store, adm->words[0], NULL, &by, error);
	if (count >= 0)
		adm_say(adm, "%d entries changed", count);
	return count >= 0;
}

const Command tag_commands[] = {
	{"tag list", "", "list the tags in use", 0, 0, ADM_STORE, false, NULL, run_list},
	{"tag mv", "TAG NEW", "rename a tag everywhere", 2, 2, ADM_STORE, true, NULL, run_mv},
	{"tag rm", "TAG", "take a tag from all entries", 1, 1, ADM_STORE, true, rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, false, NULL, NULL},
};
