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

/* COUNT is -1 after a failure. */
static bool answer(Adm *adm, int count)
{
	if (count >= 0)
		adm_answer(adm, json_pack("{s:i}", "changed", count), "%d entries changed", count);
	return count >= 0;
}

static bool run_mv(Adm *adm, int *result, GError **error)
{
	const EntryBy by = adm_by("Tag renamed");

	(void)result;
	return adm_begin(adm, error) &&
	       answer(adm, tag_rename(adm->store, adm->words[0], adm->words[1], &by, error));
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	const EntryBy by = adm_by("Tag removed");
	bool yes = false;

	if (!adm_confirm(adm, &yes, error, "Take the tag '%s' from all entries?", adm->words[0]))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	return !yes || (adm_begin(adm, error) && answer(adm, tag_rename(adm->store, adm->words[0],
								     NULL, &by, error)));
}

const Command tag_commands[] = {
	{"tag list", "", "list the tags in use", 0, 0, ADM_STORE, NULL, run_list},
	{"tag mv", "TAG NEW", "rename a tag everywhere", 2, 2, ADM_STORE, NULL, run_mv},
	{"tag rm", "TAG", "take a tag from all entries", 1, 1, ADM_STORE, rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
