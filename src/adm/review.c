#include "wiki/review.h"

#include "adm/entry.h"

#include <string.h>

enum { LISTED = 1000 };

static bool run_list(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = review_list(adm->store, 0, 0, LISTED, error);
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		g_autofree char *name = g_strdup_printf("%s/%s@%d",
			json_string_value(json_object_get(row, "category_slug")),
			json_string_value(json_object_get(row, "slug")),
			(int)json_integer_value(json_object_get(row, "number")));

		json_object_set_new(row, "name", json_string(name));
		adm_set_time(row, "created", json_integer_value(json_object_get(row, "created")));
	}
	if (rows)
		adm_print_rows(adm, rows,
			(const char *const[]){
				"name", "created", "editor", "delta", "comment", NULL});
	*result = json_array_size(rows) ? ADM_OK : ADM_NO;
	return rows != NULL;
}

static bool run_approve(Adm *adm, int *result, GError **error)
{
	const EntryBy by = adm_by(adm_option(adm, "message"));
	g_auto(EntrySaved) saved = {0};
	int64_t id, number;

	return adm_begin(adm, error) && adm_revision(adm, adm->words[0], &id, &number, error) &&
	       review_approve(adm->store, id, number, NULL, 0, &by, &saved, error) &&
	       adm_report(adm, adm->words[0], &saved, result, error);
}

static bool decline(Adm *adm, const char *done,
	bool (*act)(Store *, int64_t, int64_t, const EntryBy *, GError **), GError **error)
{
	const EntryBy by = adm_by(adm_option(adm, "message"));
	int64_t id, number;

	if (!adm_begin(adm, error) || !adm_revision(adm, adm->words[0], &id, &number, error) ||
		!act(adm->store, id, number, &by, error))
		return false;
	adm_answer(adm, json_pack("{s:s, s:s}", "name", adm->words[0], "state", done), "%s is %s",
		adm->words[0], done);
	return true;
}

static bool run_reject(Adm *adm, int *result, GError **error)
{
	(void)result;
	return decline(adm, "rejected", review_reject, error);
}

static bool run_return(Adm *adm, int *result, GError **error)
{
	(void)result;
	return decline(adm, "returned", review_return, error);
}

static const AdmOption message_options[] = {
	{"message", 'm', "TEXT", "why, for who wrote it"},
	{NULL, 0, NULL, NULL},
};

const Command review_commands[] = {
	{"review list", "", "changes that wait for review", 0, 0, ADM_STORE, NULL, run_list},
	{"review approve", "NAME@REV", "make one live", 1, 1, ADM_STORE, message_options,
		run_approve},
	{"review reject", "NAME@REV -m TEXT", "decline one", 1, 1, ADM_STORE, message_options,
		run_reject},
	{"review return", "NAME@REV -m TEXT", "give one back to its writer", 1, 1, ADM_STORE,
		message_options, run_return},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
