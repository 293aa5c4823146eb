#include "adm/command.h"
#include "wiki/setting.h"

#include <stdio.h>

static bool run_list(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = json_array();

	(void)result;
	for (const Setting *setting = settings; setting->name; setting++) {
		g_autofree char *value = setting_get(adm->store, setting->name, error);

		if (!value)
			return false;
		json_array_append_new(rows, json_pack("{s:s, s:s, s:s}", "name", setting->name,
						    "value", value, "meaning", setting->meaning));
	}
	adm_print_rows(adm, rows, (const char *const[]){"name", "value", "meaning", NULL});
	return true;
}

static bool run_get(Adm *adm, int *result, GError **error)
{
	g_autofree char *value = setting_get(adm->store, adm->words[0], error);
	json_auto_t *object =
		value ? json_pack("{s:s, s:s}", "name", adm->words[0], "value", value) : NULL;

	(void)result;
	if (object && adm->json)
		adm_print_object(adm, object);
	else if (object)
		puts(value);
	return value != NULL;
}

static bool answer(Adm *adm, GError **error)
{
	const char *name = adm->words[0];
	g_autofree char *value = setting_get(adm->store, name, error);

	if (value)
		adm_answer(adm, json_pack("{s:s, s:s}", "name", name, "value", value), "%s is '%s'",
			name, value);
	return value != NULL;
}

static bool run_set(Adm *adm, int *result, GError **error)
{
	const Actor actor = adm_actor();

	(void)result;
	return adm_begin(adm, error) &&
	       setting_change(adm->store, &actor, adm->words[0], adm->words[1], error) &&
	       answer(adm, error);
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	bool yes = false;

	if (!adm_confirm(adm, &yes, error, "Give '%s' its initial value?", adm->words[0]))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	return !yes || (adm_begin(adm, error) && setting_reset(adm->store, adm->words[0], error) &&
			       answer(adm, error));
}

const Command config_commands[] = {
	{"config list", "", "list the settings", 0, 0, ADM_STORE, NULL, run_list},
	{"config get", "NAME", "print a setting", 1, 1, ADM_STORE, NULL, run_get},
	{"config set", "NAME VALUE", "change a setting", 2, 2, ADM_STORE, NULL, run_set},
	{"config rm", "NAME", "give a setting its initial value", 1, 1, ADM_STORE, rm_options,
		run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
