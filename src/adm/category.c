#include "adm/command.h"
#include "base/utf8.h"
#include "wiki/address.h"
#include "wiki/category.h"

static bool run_list(Adm *adm, int *result, GError **error)
{
	json_auto_t *rows = category_list(adm->store, error);

	(void)result;
	if (rows)
		adm_print_rows(adm, rows, (const char *const[]){"slug", "count", "title", NULL});
	return rows != NULL;
}

static const AdmOption options[] = {
	{"title", 0, "TEXT", "its title"},
	{"promise", 0, "TEXT", "what it promises, in one line"},
	{"body", 0, "FILE", "its description, Markdown; '-' reads standard input"},
	{"tags", 0, "LIST", "tags that bring imported articles here, with commas between"},
	{"position", 0, "NUMBER", "its place in the order of the site"},
	{NULL, 0, NULL, NULL},
};

static void replace(char **text, const char *value)
{
	if (!value)
		return;
	g_free(*text);
	*text = g_strdup(value);
}

/* Takes over what the options say. */
static bool apply(Adm *adm, Category *category, GError **error)
{
	const char *tags = adm_option(adm, "tags"), *position = adm_option(adm, "position");
	const char *file = adm_option(adm, "body");
	guint64 number = 0;

	replace(&category->title, adm_option(adm, "title"));
	replace(&category->promise, adm_option(adm, "promise"));
	if (position && !g_ascii_string_to_unsigned(position, 10, 1, 10000, &number, NULL))
		return mw_fail(
			error, MW_ERROR_INVALID, "--position takes a number from 1 to 10000");
	if (number)
		category->position = (int64_t)number;
	if (tags) {
		g_strfreev(category->tags);
		category->tags = g_strsplit_set(tags, ", ", -1);
	}
	if (file) {
		gsize size;
		g_autofree char *bytes = adm_read(file, 64 << 10, &size, error);
		char *body = bytes ? mw_text_clean(bytes, size, file, error) : NULL;

		if (!body)
			return false;
		g_free(category->body);
		category->body = body;
	}
	return true;
}

static bool save(Adm *adm, const char *slug, const Category *category, GError **error)
{
	g_autofree char *url = address_of_category(category->slug);

	if (!category_save(adm->store, slug, category, error))
		return false;
	adm_answer(adm, json_pack("{s:s, s:s}", "slug", category->slug, "url", url),
		"the category '%s' is at %s", category->title, url);
	return true;
}

static bool run_add(Adm *adm, int *result, GError **error)
{
	g_autoptr(Category) category = category_new(adm->words[0], adm->words[0]);
	bool exists = false;

	(void)result;
	if (!apply(adm, category, error) || !adm_begin(adm, error) ||
		!category_exists(adm->store, adm->words[0], &exists, error))
		return false;
	if (exists)
		return mw_fail(error, MW_ERROR_CONFLICT, "there is a category '%s' already",
			adm->words[0]);
	return save(adm, NULL, category, error);
}

static bool run_set(Adm *adm, int *result, GError **error)
{
	g_autoptr(Category) category = category_load(adm->store, adm->words[0], error);

	(void)result;
	return category && apply(adm, category, error) && adm_begin(adm, error) &&
	       save(adm, adm->words[0], category, error);
}

static bool run_mv(Adm *adm, int *result, GError **error)
{
	g_autoptr(Category) category = category_load(adm->store, adm->words[0], error);

	(void)result;
	if (!category)
		return false;
	replace(&category->slug, adm->words[1]);
	return adm_begin(adm, error) && save(adm, adm->words[0], category, error);
}

static const AdmOption rm_options[] = {
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	bool yes = false;

	if (!adm_confirm(adm, &yes, error, "Remove the category '%s'?", adm->words[0]))
		return false;
	*result = yes ? ADM_OK : ADM_NO;
	if (!yes)
		return true;
	if (!adm_begin(adm, error) || !category_remove(adm->store, adm->words[0], error))
		return false;
	adm_answer(adm, json_pack("{s:s}", "slug", adm->words[0]), "the category '%s' is gone",
		adm->words[0]);
	return true;
}

const Command category_commands[] = {
	{"category list", "", "list the categories", 0, 0, ADM_STORE, NULL, run_list},
	{"category add", "SLUG [OPTIONS]", "add a category", 1, 1, ADM_STORE, options, run_add},
	{"category set", "SLUG [OPTIONS]", "change a category", 1, 1, ADM_STORE, options, run_set},
	{"category mv", "SLUG NEW", "give a category another address", 2, 2, ADM_STORE, NULL,
		run_mv},
	{"category rm", "SLUG", "remove an empty category", 1, 1, ADM_STORE, rm_options, run_rm},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
