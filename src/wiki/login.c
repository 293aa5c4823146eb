#include "wiki/login.h"

#include "wiki/password.h"
#include "wiki/secret.h"
#include "wiki/throttle.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

enum { STEP_MILLISECONDS = 20 };

void login_result_clear(LoginResult *result)
{
	g_clear_pointer(&result->user, user_free);
	g_clear_pointer(&result->device, g_free);
}

/*
 * A hash takes 64 MiB and a core for a while: the workers of one database take turns, by flock(2)
 * on its folder. Never on its file: to close a second descriptor of that would drop SQLite's own
 * locks (fcntl(2)) and ruin it. The descriptor to close, or -1.
 */
static int take_turn(Store *store, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(store_path(store));
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	for (int waited = 0; descriptor >= 0 && waited <= LOGIN_QUEUE_MILLISECONDS;
		waited += STEP_MILLISECONDS) {
		if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
			return descriptor;
		g_usleep(STEP_MILLISECONDS * 1000);
	}
	if (descriptor >= 0)
		close(descriptor);
	mw_fail(error, MW_ERROR_BUSY,
		"many people are logging in at this moment; try again in a few seconds");
	return -1;
}

/* Whether the device was given its secret at a login of this account, with its present password. */
static bool is_known(const User *user, const char *device)
{
	return user && user->password && device && secret_verify(user->password, "device", device);
}

/* The account called NAME; NULL in USER when there is none. */
static bool find(Store *store, const char *name, User **user, GError **error)
{
	g_autoptr(GError) fault = NULL;

	*user = user_find(store, name, &fault);
	if (*user || g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND))
		return true;
	g_propagate_error(error, g_steal_pointer(&fault));
	return false;
}

static bool compare(
	Store *store, const User *user, const char *password, bool *matches, GError **error)
{
	bool may = user && !user->disabled && !user->removed && user->password;
	int turn = take_turn(store, error);

	if (turn < 0)
		return false;
	*matches = password_matches(may ? user->password : NULL, password) && may;
	close(turn);
	return true;
}

/* A name that nobody has may be a password in the wrong field: it is not written down. */
static bool note(
	Store *store, const LoginAttempt *attempt, const User *user, bool granted, GError **error)
{
	const Actor actor = {.name = user ? user->name : "",
		.address = attempt->address,
		.request = attempt->request};

	return audit_add(store, &actor, granted ? "login" : "login failed", user ? user->name : "",
		user ? (user->disabled && !granted ? "the account is disabled" : "")
		     : "a name that nobody has",
		error);
}

char *login_device(Store *store, int64_t id, GError **error)
{
	g_autoptr(User) user = user_load(store, id, error);

	return user && user->password ? secret_sign(user->password, "device") : NULL;
}

static bool grant(Store *store, const Attempt *throttled, const LoginAttempt *attempt,
	LoginResult *result, GError **error)
{
	User *user = result->user;

	if (password_needs_rehash(user->password)) {
		if (!user_set_password(store, user->id, attempt->password, error))
			return false;
		user = user_load(store, result->user->id, error);
		if (!user)
			return false;
		user_free(result->user);
		result->user = user;
	}
	result->outcome = LOGIN_GRANTED;
	result->device = secret_sign(user->password, "device");
	return throttle_clear(store, throttled, error) && user_note_login(store, user->id, error) &&
	       note(store, attempt, user, true, error);
}

bool login_try(Store *store, const LoginAttempt *attempt, LoginResult *result, GError **error)
{
	g_autoptr(User) user = NULL;
	Attempt throttled = {attempt->name, attempt->address, false};
	bool matches = false;

	result->outcome = LOGIN_WAIT;
	if (!find(store, attempt->name, &user, error))
		return false;
	throttled.is_known = is_known(user, attempt->device);
	if (!throttle_take(store, &throttled, &result->wait, error))
		return false;
	if (result->wait)
		return true;
	if (!compare(store, user, attempt->password, &matches, error))
		return false;
	if (!matches) {
		result->outcome = LOGIN_REFUSED;
		return note(store, attempt, user, false, error);
	}
	result->user = g_steal_pointer(&user);
	return grant(store, &throttled, attempt, result, error);
}

bool login_confirm(Store *store, const Actor *actor, const char *password, GError **error)
{
	g_autoptr(User) user = user_load(store, actor->user, error);
	const Attempt throttled = {user ? user->name : "", actor->address, true};
	bool matches = false;
	int64_t wait = 0;

	if (!user || !throttle_take(store, &throttled, &wait, error))
		return false;
	if (wait)
		return mw_fail(error, MW_ERROR_DENIED,
			"The password was wrong too often; try again in %" G_GINT64_FORMAT
			" seconds",
			wait);
	if (!compare(store, user, password, &matches, error))
		return false;
	if (matches)
		return throttle_clear(store, &throttled, error);
	return audit_add(store, actor, "password failed", user->name, "", error) &&
	       mw_fail(error, MW_ERROR_DENIED, "That is not your password");
}
