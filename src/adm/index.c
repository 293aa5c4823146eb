#include "adm/command.h"
#include "wiki/projection.h"
#include "wiki/search.h"
#include "wiki/search_index.h"

enum { SEARCH_LIMIT = 500 };

static const AdmOption search_options[] = {
	{"limit", 0, "NUMBER", "how many entries at most, 20 unless said, 500 at most"},
	{NULL, 0, NULL, NULL},
};

/* What a reader would be told above the results. */
static void say_how(const Adm *adm, const SearchResult *result)
{
	if (result->is_partial)
		adm_say(adm, "the search took too long and was stopped; there may be more");
	if (result->suggestion)
		adm_say(adm, "nothing holds that; these are the entries for '%s'",
			result->suggestion);
	if (result->is_loose)
		adm_say(adm, "no entry holds all of these words; these hold some");
}

static bool run_search(Adm *adm, int *result, GError **error)
{
	g_autofree char *text = g_strjoinv(" ", adm->words);
	const char *limit = adm_option(adm, "limit");
	g_autoptr(SearchQuery) query = search_query_read(text);
	g_autoptr(SearchResult) found = NULL;
	SearchView view = {"best", {20, 0}};
	guint64 number;

	if (limit && !g_ascii_string_to_unsigned(limit, 10, 1, SEARCH_LIMIT, &number, NULL))
		return mw_fail(error, MW_ERROR_INVALID, "--limit takes a number from 1 to %d",
			SEARCH_LIMIT);
	if (limit)
		view.page.limit = (int64_t)number;
	found = search_run(adm->store, query, &view, error);
	if (!found)
		return false;
	say_how(adm, found);
	adm_print_rows(
		adm, found->rows, (const char *const[]){"category_slug", "slug", "title", NULL});
	*result = found->total > 0 ? ADM_OK : ADM_NO;
	return true;
}

static bool run_reindex(Adm *adm, int *result, GError **error)
{
	(void)result;
	if (!adm_begin(adm, error) || !search_index_rebuild(adm->store, error))
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
