#include "adm/command.h"
#include "wiki/address.h"
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
	g_autofree char *path = alias_normalise(adm->words[0]);
	g_autoptr(Entry) entry = NULL;
	g_autofree char *url = NULL;
	int64_t id, number;

	(void)result;
	if (!adm_begin(adm, error) || !entry_find(adm->store, adm->words[1], &id, &number, error))
		return false;
	entry = entry_load(adm->store, id, 0, error);
	if (!entry || !alias_add(adm->store, path, id, error))
		return false;
	url = address_of_entry(entry->category, entry->slug);
	adm_answer(adm, json_pack("{s:s, s:s}", "path", path, "url", url), "/%s leads to %s", path,
		url);
	return true;
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	g_autofree char *path = NULL;
	bool yes = false;

	if (!adm_confirm(adm, &yes, error, "Remove the alias '%s'? Links to it will break.",
		    adm->words[0]))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	if (!yes)
		return true;
	if (!adm_begin(adm, error) || !alias_remove(adm->store, adm->words[0], error))
		return false;
	path = alias_normalise(adm->words[0]);
	adm_answer(adm, json_pack("{s:s}", "path", path), "/%s leads nowhere now", path);
	return true;
}

const Command alias_commands[] = {
	{"alias list", "", "list the old addresses", 0, 0, ADM_STORE, NULL, run_list},
	{"alias add", "PATH NAME", "let an old address lead to an entry", 2, 2, ADM_STORE, NULL,
		run_add},
	{"alias rm", "PATH", "remove an old address", 1, 1, ADM_STORE, rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
