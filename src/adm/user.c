#include "adm/command.h"
#include "base/clock.h"
#include "wiki/account.h"
#include "wiki/password.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { INPUT_MAX = 4 * PASSWORD_MAX + 2 };

/*
 * The password on standard input when it is no terminal and holds one; else one is made, and MADE
 * says so. The caller owns it.
 */
static char *take_password(const char *name, bool *made, GError **error)
{
	gsize size = 0;
	g_autofree char *text =
		isatty(STDIN_FILENO) ? g_strdup("") : adm_read(NULL, INPUT_MAX, &size, error);

	if (!text)
		return NULL;
	text[strcspn(text, "\r\n")] = '\0';
	*made = *text == '\0';
	if (*made)
		return password_make();
	if (!g_utf8_validate(text, -1, NULL)) {
		mw_fail(error, MW_ERROR_INVALID, "the password is not UTF-8");
		return NULL;
	}
	return password_check(text, name, error) ? g_steal_pointer(&text) : NULL;
}

/* A password that was made is printed alone, once; --json puts it into the object. */
static void answer(
	const Adm *adm, const char *name, const char *role, const char *password, const char *what)
{
	const char *shown = adm->dry_run ? NULL : password;
	json_auto_t *object =
		json_pack("{s:s, s:s*, s:s*}", "name", name, "role", role, "password", shown);

	if (adm->json)
		adm_print_object(adm, object);
	else if (shown)
		puts(shown);
	if (!adm->json)
		adm_say(adm, "%s '%s'", what, name);
}

static const AdmOption add_options[] = {
	{"role", 0, "ROLE", "reader, contributor, editor or admin"},
	{NULL, 0, NULL, NULL},
};

static bool run_add(Adm *adm, int *result, GError **error)
{
	const char *name = adm->words[0], *role = adm_option(adm, "role");
	const Actor actor = adm_actor();
	g_autofree char *password = NULL;
	bool made = false;

	(void)result;
	if (!role)
		return mw_fail(error, MW_ERROR_INVALID,
			"say what '%s' may do: --role reader, contributor, editor or admin", name);
	password = take_password(name, &made, error);
	if (!password || !adm_begin(adm, error) ||
		!account_add(adm->store, &actor, name, role, password, error))
		return false;
	answer(adm, name, role, made ? password : NULL, "added the account");
	return true;
}

static bool run_passwd(Adm *adm, int *result, GError **error)
{
	const char *name = adm->words[0];
	const Actor actor = adm_actor();
	g_autofree char *password = NULL;
	g_autoptr(User) user = NULL;
	bool made = false;

	(void)result;
	password = take_password(name, &made, error);
	if (!password || !adm_begin(adm, error))
		return false;
	user = user_find(adm->store, name, error);
	if (!user || !account_set_password(adm->store, &actor, user, password, 0, error))
		return false;
	answer(adm, user->name, NULL, made ? password : NULL, "new password for");
	return true;
}

static void set_time(json_t *object, const char *name, int64_t seconds)
{
	g_autofree char *text = seconds ? mw_time_to_rfc3339(seconds) : NULL;

	json_object_set_new(object, name, text ? json_string(text) : json_null());
}

static bool run_list(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = account_list(adm->store, &(AccountFilter){0}, NULL, error);
	size_t index;
	json_t *row;

	(void)result;
	json_array_foreach(rows, index, row) {
		json_object_set_new(row, "state",
			json_string(user_state_name(!json_is_null(json_object_get(row, "disabled")),
				!json_is_null(json_object_get(row, "removed")))));
		json_object_del(row, "disabled");
		json_object_del(row, "removed");
		set_time(row, "created", json_integer_value(json_object_get(row, "created")));
		set_time(row, "seen", json_integer_value(json_object_get(row, "seen")));
	}
	if (rows)
		adm_print_rows(adm, rows,
			(const char *const[]){
				"name", "role", "state", "edits", "sessions", "seen", NULL});
	return rows != NULL;
}

static bool run_show(Adm *adm, int *result, GError **error)
{
	g_autoptr(User) user = user_find(adm->store, adm->words[0], error);
	json_auto_t *object = NULL;

	(void)result;
	if (!user)
		return false;
	object = json_pack("{s:s, s:s, s:s, s:b}", "name", user->name, "role",
		role_name(user->role), "state", user_state_name(user->disabled, user->removed),
		"password", user->password != NULL);
	set_time(object, "created", user->created);
	set_time(object, "seen", user->seen);
	adm_print_object(adm, object);
	return true;
}

/* The answer to a change: what the account is now. */
static bool show_after(Adm *adm, const char *name, GError **error)
{
	g_autoptr(User) user = user_find(adm->store, name, error);

	if (!user)
		return false;
	adm_answer(adm,
		json_pack("{s:s, s:s, s:s}", "name", user->name, "role", role_name(user->role),
			"state", user_state_name(user->disabled, user->removed)),
		"'%s' is %s %s, %s", user->name,
		g_str_has_prefix(role_name(user->role), "a") ||
				g_str_has_prefix(role_name(user->role), "e")
			? "an"
			: "a",
		role_name(user->role), user_state_name(user->disabled, user->removed));
	return true;
}

static bool run_role(Adm *adm, int *result, GError **error)
{
	const Actor actor = adm_actor();
	g_autoptr(User) user = NULL;

	(void)result;
	if (!adm_begin(adm, error))
		return false;
	user = user_find(adm->store, adm->words[0], error);
	return user && account_set_role(adm->store, &actor, user, adm->words[1], error) &&
	       show_after(adm, user->name, error);
}

static bool set_disabled(Adm *adm, bool disabled, GError **error)
{
	const Actor actor = adm_actor();
	g_autoptr(User) user = NULL;

	if (!adm_begin(adm, error))
		return false;
	user = user_find(adm->store, adm->words[0], error);
	return user && account_disable(adm->store, &actor, user, disabled, error) &&
	       show_after(adm, user->name, error);
}

static bool run_disable(Adm *adm, int *result, GError **error)
{
	(void)result;
	return set_disabled(adm, true, error);
}

static bool run_enable(Adm *adm, int *result, GError **error)
{
	(void)result;
	return set_disabled(adm, false, error);
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	const Actor actor = adm_actor();
	const char *name = adm->words[0];
	g_autoptr(User) user = NULL;
	bool yes = false;

	if (!adm_confirm(adm, &yes, error,
		    "Remove the account '%s'? What it wrote stays, under another name.", name))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	if (!yes)
		return true;
	if (!adm_begin(adm, error))
		return false;
	user = user_find(adm->store, name, error);
	if (!user || !account_remove(adm->store, &actor, user, error))
		return false;
	adm_answer(adm, json_pack("{s:s, s:s}", "name", user->name, "state", "removed"),
		"'%s' is removed", user->name);
	return true;
}

const Command user_commands[] = {
	{"user add", "NAME --role ROLE", "add an account; prints the password that it made", 1, 1,
		ADM_STORE, add_options, run_add},
	{"user passwd", "NAME", "another password, from standard input or made", 1, 1, ADM_STORE,
		NULL, run_passwd},
	{"user list", "", "list the accounts", 0, 0, ADM_STORE, NULL, run_list},
	{"user show", "NAME", "show an account", 1, 1, ADM_STORE, NULL, run_show},
	{"user role", "NAME ROLE", "give an account other rights", 2, 2, ADM_STORE, NULL, run_role},
	{"user disable", "NAME", "keep an account from logging in; its sessions end", 1, 1,
		ADM_STORE, NULL, run_disable},
	{"user enable", "NAME", "let an account log in again", 1, 1, ADM_STORE, NULL, run_enable},
	{"user rm", "NAME", "remove an account; what it wrote stays", 1, 1, ADM_STORE, rm_options,
		run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
