#include "adm/command.h"
#include "base/clock.h"
#include "wiki/account.h"
#include "wiki/token.h"

#include <stdio.h>

static void set_time(json_t *row, const char *name)
{
	json_t *value = json_object_get(row, name);
	g_autofree char *text = NULL;

	if (!json_is_integer(value))
		return;
	text = mw_time_to_rfc3339(json_integer_value(value));
	json_object_set_new(row, name, json_string(text));
}

static bool run_list(Adm *adm, int *result, GError **error)
{
	g_autoptr(User) user = user_find(adm->store, adm->words[0], error);
	json_auto_t *rows = user ? token_list(adm->store, user->id, error) : NULL;
	size_t index;
	json_t *row;

	(void)result;
	json_array_foreach(rows, index, row) {
		set_time(row, "created");
		set_time(row, "seen");
	}
	if (rows)
		adm_print_rows(
			adm, rows, (const char *const[]){"id", "created", "seen", "name", NULL});
	return rows != NULL;
}

static const AdmOption new_options[] = {
	{"name", 0, "TEXT", "what it is for"},
	{NULL, 0, NULL, NULL},
};

static bool run_new(Adm *adm, int *result, GError **error)
{
	const Actor actor = adm_actor();
	const char *name = adm_option(adm, "name");
	g_autoptr(User) user = NULL;
	g_autofree char *secret = NULL;
	json_auto_t *object = NULL;

	(void)result;
	if (!adm_begin(adm, error))
		return false;
	user = user_find(adm->store, adm->words[0], error);
	if (!user || !account_add_token(
			     adm->store, &actor, user, name ? name : "wikiadm", &secret, error))
		return false;
	object =
		json_pack("{s:s, s:s*}", "name", user->name, "token", adm->dry_run ? NULL : secret);
	if (adm->json)
		adm_print_object(adm, object);
	else if (!adm->dry_run)
		puts(secret);
	if (!adm->json)
		adm_say(adm, "made a token of '%s'; it is shown only now", user->name);
	return true;
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	const Actor actor = adm_actor();
	const char *name = adm->words[0], *number = adm->words[1];
	g_autoptr(User) user = NULL;
	guint64 id = 0;
	bool yes = false;

	if (!g_ascii_string_to_unsigned(number, 10, 1, G_MAXINT64, &id, NULL))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' is no number of a token; see 'wikiadm token list %s'", number, name);
	if (!adm_confirm(adm, &yes, error, "Remove token %s of '%s'? Programs with it fail then.",
		    number, name))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	if (!yes)
		return true;
	if (!adm_begin(adm, error))
		return false;
	user = user_find(adm->store, name, error);
	if (!user || !account_remove_token(adm->store, &actor, user, (int64_t)id, error))
		return false;
	adm_answer(adm, json_pack("{s:s, s:I}", "name", user->name, "id", (json_int_t)id),
		"token %s of '%s' is removed", number, user->name);
	return true;
}

const Command token_commands[] = {
	{"token list", "USER", "list the tokens of an account", 1, 1, ADM_STORE, NULL, run_list},
	{"token new", "USER", "make a token and print it, once", 1, 1, ADM_STORE, new_options,
		run_new},
	{"token rm", "USER ID", "remove a token", 2, 2, ADM_STORE, rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
