#include "adm/command.h"
#include "wiki/alias.h"

static bool run_list(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = alias_list(adm->store, error);

	(void)result;
	if (rows)
		adm_print_rows(adm, rows,
			(const char *const[]){"path", "category", "slug", "status", NULL});
	return rows != NULL;
}

static bool run_add(Adm *adm, int *result, GError **error)
{
	int64_t id, number;

	(void)result;
	return entry_find(adm->store, adm->words[1], &id, &number, error) &&
	       alias_add(adm->store, adm->words[0], id, error);
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	bool yes = false;

	if (!adm_confirm(adm, &yes, error, "Remove the alias '%s'? Links to it will break.",
		    adm->words[0]))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	return !yes || alias_remove(adm->store, adm->words[0], error);
}

const Command alias_commands[] = {
	{"alias list", "", "list the old addresses", 0, 0, ADM_STORE, false, NULL, run_list},
	{"alias add", "PATH NAME", "let an old address lead to an entry", 2, 2, ADM_STORE, true,
		NULL, run_add},
	{"alias rm", "PATH", "remove an old address", 1, 1, ADM_STORE, true, rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, false, NULL, NULL},
};
