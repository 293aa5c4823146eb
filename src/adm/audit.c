#include "adm/command.h"
#include "base/clock.h"
#include "wiki/audit.h"

enum { SHOWN = 100, LIMIT_MAX = 100000 };

static const AdmOption audit_options[] = {
	{"user", 0, "NAME", "what this account did, or what was done to it"},
	{"act", 0, "ACT", "only this act, such as 'login failed'"},
	{"limit", 0, "NUMBER", "at most so many, the newest; 100"},
	{NULL, 0, NULL, NULL},
};

static bool run_audit(Adm *adm, int *result, GError **error)
{
	const char *user = adm_option(adm, "user"), *act = adm_option(adm, "act");
	const char *limit = adm_option(adm, "limit");
	guint64 count = SHOWN;
	json_auto_t *rows = NULL;
	size_t index;
	json_t *row;

	if (limit && !g_ascii_string_to_unsigned(limit, 10, 1, LIMIT_MAX, &count, NULL))
		return mw_fail(error, MW_ERROR_INVALID, "--limit must be 1 to %d", LIMIT_MAX);
	rows = audit_list(adm->store, user ? user : "", act ? act : "", 0, (int64_t)count, error);
	json_array_foreach(rows, index, row) {
		g_autofree char *time =
			mw_time_to_rfc3339(json_integer_value(json_object_get(row, "moment")));

		json_object_set_new(row, "time", json_string(time));
		json_object_del(row, "moment");
	}
	if (!rows)
		return false;
	adm_print_rows(adm, rows,
		(const char *const[]){"time", "act", "actor", "object", "detail", "address", NULL});
	*result = json_array_size(rows) > 0 ? ADM_OK : ADM_NO;
	return true;
}

const Command audit_commands[] = {
	{"audit", "[--user NAME] [--act ACT]", "show who logged in and who changed what", 0, 0,
		ADM_STORE, audit_options, run_audit},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
