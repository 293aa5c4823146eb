#include "wiki/setting.h"

#include "base/utf8.h"
#include "wiki/category.h"
#include "wiki/generation.h"

#include <string.h>

static const char *const open_or_closed[] = {"closed", "open", NULL};
static const char *const off_or_on[] = {"off", "on", NULL};

const Setting settings[] = {
	{"site.title", "MojoWiki", "the name of the site, in its head and in titles", false, false,
		NULL},
	{"site.url", "http://127.0.0.1:8080", "the site's address, for links that leave it", true,
		false, NULL},
	{"site.description", "The mechanism behind the error", "one line about the site", false,
		false, NULL},
	{"account.registration", "closed",
		"open: anyone may make an account, as a contributor; or closed", false, false,
		open_or_closed},
	{"account.question", "Write the word 'traceback' backwards",
		"what who registers has to answer, so that robots do not", false, false, NULL},
	{"account.answer", "kcabecart", "the answer, in any case of letters", false, false, NULL},
	{"account.remote-user", "off",
		"on: believe the web server's REMOTE_USER; only if it always sets it itself", false,
		false, off_or_on},
	{"lab.misses", "off",
		"on: count errors that no signature matches, without their values, for editors",
		false, false, off_or_on},
	{"lab.share", "on", "off: nobody can make a link to a masked paste", false, false,
		off_or_on},
	{"import.category", "production-horrors",
		"where imported articles go that no tag sends elsewhere", false, true, NULL},
	{NULL, NULL, NULL, false, false, NULL},
};

static const Setting *find(const char *name, GError **error)
{
	for (const Setting *setting = settings; setting->name; setting++) {
		if (strcmp(setting->name, name) == 0)
			return setting;
	}
	mw_fail(error, MW_ERROR_NOT_FOUND, "there is no setting '%s'; see 'wikiadm config list'",
		name);
	return NULL;
}

char *setting_get(Store *store, const char *name, GError **error)
{
	const Setting *setting = find(name, error);
	g_autoptr(Query) query = NULL;
	QueryState state;

	if (!setting)
		return NULL;
	query = query_new(store, QUERY_SETTING_GET);
	query_bind_text(query, "name", name);
	state = query_next(query, error);
	if (state == QUERY_FAILED)
		return NULL;
	return g_strdup(state == QUERY_ROW ? query_text(query, "value") : setting->initial);
}

static bool check(Store *store, const Setting *setting, const char *value, GError **error)
{
	bool exists = true;

	if (*value == '\0' || mw_text_length(value) > SETTING_VALUE_MAX)
		return mw_fail(error, MW_ERROR_INVALID, "'%s' must have 1 to %d characters",
			setting->name, SETTING_VALUE_MAX);
	if (setting->is_url && !g_str_has_prefix(value, "http://") &&
		!g_str_has_prefix(value, "https://"))
		return mw_fail(error, MW_ERROR_INVALID, "'%s' must start with http:// or https://",
			setting->name);
	if (setting->choices && !g_strv_contains(setting->choices, value))
		return mw_fail(error, MW_ERROR_INVALID, "'%s' must be %s or %s", setting->name,
			setting->choices[0], setting->choices[1]);
	if (setting->is_category && !category_exists(store, value, &exists, error))
		return false;
	return exists || mw_fail(error, MW_ERROR_INVALID, "there is no category '%s'", value);
}

bool setting_set(Store *store, const char *name, const char *value, GError **error)
{
	const Setting *setting = find(name, error);
	g_autofree char *line = mw_text_one_line(value);
	g_autoptr(Transaction) transaction = NULL;
	g_autoptr(Query) query = NULL;

	if (!setting)
		return false;
	while (setting->is_url && g_str_has_suffix(line, "/"))
		line[strlen(line) - 1] = '\0';
	if (!check(store, setting, line, error))
		return false;
	transaction = transaction_begin(store, error);
	if (!transaction)
		return false;
	query = query_new(store, QUERY_SETTING_SET);
	query_bind_text(query, "name", name);
	query_bind_text(query, "value", line);
	return query_run(query, error) && generation_rise(store, error) &&
	       transaction_commit(transaction, error);
}

bool setting_change(
	Store *store, const Actor *actor, const char *name, const char *value, GError **error)
{
	g_autofree char *detail = NULL;
	g_autoptr(Transaction) transaction = transaction_begin(store, error);

	if (!transaction ||
		!permission_check(actor->user, actor->role, ACT_ADMINISTER, NULL, NULL, error) ||
		!setting_set(store, name, value, error))
		return false;
	detail = g_str_equal(name, "account.answer") ? g_strdup("")
						     : setting_get(store, name, error);
	return detail && audit_add(store, actor, "config set", name, detail, error) &&
	       transaction_commit(transaction, error);
}

bool setting_reset(Store *store, const char *name, GError **error)
{
	g_autoptr(Transaction) transaction = NULL;
	g_autoptr(Query) query = NULL;

	if (!find(name, error))
		return false;
	transaction = transaction_begin(store, error);
	if (!transaction)
		return false;
	query = query_new(store, QUERY_SETTING_REMOVE);
	query_bind_text(query, "name", name);
	return query_run(query, error) && generation_rise(store, error) &&
	       transaction_commit(transaction, error);
}
