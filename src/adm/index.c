#include "adm/command.h"
#include "wiki/projection.h"
#include "wiki/search.h"

#include <string.h>

static const AdmOption search_options[] = {
	{"limit", 0, "NUMBER", "how many entries at most, 20 unless said, 1000 at most"},
	{NULL, 0, NULL, NULL},
};

static bool run_search(Adm *adm, int *result, GError **error)
{
	g_autofree char *text = g_strjoinv(" ", adm->words);
	const char *limit = adm_option(adm, "limit");
	guint64 number = 20;
	ListingPage page = {0};
	json_auto_t *rows = NULL;
	int64_t total;

	if (limit && !g_ascii_string_to_unsigned(limit, 10, 1, 1000, &number, NULL))
		return mw_fail(error, MW_ERROR_INVALID, "--limit takes a number from 1 to 1000");
	page.limit = (int64_t)number;
	rows = search_entries(adm->store, text, &page, &total, error);
	if (!rows)
		return false;
	adm_print_rows(adm, rows, (const char *const[]){"category_slug", "slug", "title", NULL});
	*result = total > 0 ? ADM_OK : ADM_NO;
	return true;
}

static bool run_reindex(Adm *adm, int *result, GError **error)
{
	(void)result;
	if (!adm_begin(adm, error) || !projection_reindex(adm->store, error))
		return false;
	adm_answer(adm, json_object(), "the search index was built again");
	return true;
}

static bool run_rerender(Adm *adm, int *result, GError **error)
{
	int count = adm_begin(adm, error) ? projection_rerender(adm->store, error) : -1;

	(void)result;
	if (count >= 0)
		adm_answer(adm, json_pack("{s:i}", "entries", count),
			"%d entries were rendered again", count);
	return count >= 0;
}

const Command index_commands[] = {
	{"search", "QUERY...", "find entries; exit 1 when there are none", 1, 100, ADM_STORE,
		search_options, run_search},
	{"reindex", "", "build the search index again", 0, 0, ADM_STORE, NULL, run_reindex},
	{"rerender", "", "render all entries again", 0, 0, ADM_STORE, NULL, run_rerender},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
