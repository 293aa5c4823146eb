#include "adm/command.h"
#include "wiki/password.h"
#include "wiki/user.h"

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
	g_autofree char *password = NULL;
	bool made = false;

	(void)result;
	if (!role)
		return mw_fail(error, MW_ERROR_INVALID,
			"say what '%s' may do: --role reader, contributor, editor or admin", name);
	password = take_password(name, &made, error);
	if (!password || !adm_begin(adm, error) ||
		!user_add(adm->store, name, role, password, error))
		return false;
	answer(adm, name, role, made ? password : NULL, "added the account");
	return true;
}

static bool run_passwd(Adm *adm, int *result, GError **error)
{
	const char *name = adm->words[0];
	g_autofree char *password = NULL;
	g_autoptr(User) user = NULL;
	bool made = false;

	(void)result;
	password = take_password(name, &made, error);
	if (!password || !adm_begin(adm, error))
		return false;
	user = user_find(adm->store, name, error);
	if (!user || !user_set_password(adm->store, user->id, password, error))
		return false;
	answer(adm, user->name, NULL, made ? password : NULL, "new password for");
	return true;
}

const Command user_commands[] = {
	{"user add", "NAME --role ROLE", "add an account; prints the password that it made", 1, 1,
		ADM_STORE, add_options, run_add},
	{"user passwd", "NAME", "another password, from standard input or made", 1, 1, ADM_STORE,
		NULL, run_passwd},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
