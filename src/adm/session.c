#include "adm/command.h"
#include "base/clock.h"
#include "wiki/account.h"
#include "wiki/session.h"

static bool run_list(Adm *adm, int *result, GError **error)
{
	g_autoptr(User) user = user_find(adm->store, adm->words[0], error);
	json_auto_t *rows = user ? session_list(adm->store, user->id, error) : NULL;
	size_t index;
	json_t *row;

	(void)result;
	json_array_foreach(rows, index, row) {
		g_autofree char *seen =
			mw_time_to_rfc3339(json_integer_value(json_object_get(row, "seen")));
		g_autofree char *created =
			mw_time_to_rfc3339(json_integer_value(json_object_get(row, "created")));

		json_object_set_new(row, "seen", json_string(seen));
		json_object_set_new(row, "created", json_string(created));
	}
	if (rows)
		adm_print_rows(
			adm, rows, (const char *const[]){"id", "seen", "address", "device", NULL});
	return rows != NULL;
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

	if (number && !g_ascii_string_to_unsigned(number, 10, 1, G_MAXINT64, &id, NULL))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' is no number of a session; see 'wikiadm session list %s'", number,
			name);
	if (!adm_confirm(adm, &yes, error, "End %s of '%s'?",
		    number ? "this session" : "all sessions", name))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	if (!yes)
		return true;
	if (!adm_begin(adm, error))
		return false;
	user = user_find(adm->store, name, error);
	if (!user || !account_end_session(adm->store, &actor, user, (int64_t)id, 0, error))
		return false;
	adm_answer(adm, json_pack("{s:s}", "name", user->name), "'%s' is signed out%s", user->name,
		number ? " there" : " everywhere");
	return true;
}

const Command session_commands[] = {
	{"session list", "NAME", "list where an account is signed in", 1, 1, ADM_STORE, NULL,
		run_list},
	{"session rm", "NAME [ID]", "end one session of an account, or all", 1, 2, ADM_STORE,
		rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
