#include "config.h"

#include "adm/command.h"
#include "exchange/tree.h"
#include "wiki/password.h"
#include "wiki/search_index.h"
#include "wiki/stats.h"
#include "wiki/user.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const AdmOption init_options[] = {
	{"content", 0, "DIR", "start with the Markdown in DIR; 'none': the categories only"},
	{"admin", 0, "NAME", "add an admin and print the password once"},
	{NULL, 0, NULL, NULL},
};

static bool fill(Adm *adm, Store *store, int *entries, GError **error)
{
	const char *content = adm_option(adm, "content");
	bool is_bare = content && strcmp(content, "none") == 0;
	const TreeOptions options = {.only_categories = is_bare, .skip = "repro"};
	const EntryBy by = {.editor = "MojoWiki",
		.role = ROLE_ADMIN,
		.comment = "Starter content",
		.import = true};
	g_autoptr(ImportReport) report = import_report_new();

	if (!tree_import(store, content && !is_bare ? content : adm_content_folder(), &options, &by,
		    report, error))
		return false;
	for (guint i = 0; i < report->notes->len; i++)
		adm_say(adm, "%s", (char *)report->notes->pdata[i]);
	*entries = report->added;
	return true;
}

/* The password cannot be asked for again: a wiki whose admin never saw it is not made. */
static bool announce(Adm *adm, int entries, const char *password, GError **error)
{
	const char *shown = adm->dry_run ? NULL : password;
	json_auto_t *object = json_pack(
		"{s:s, s:i, s:s*}", "path", adm->database, "entries", entries, "password", shown);

	if (adm->json)
		adm_print_object(adm, object);
	else if (shown)
		puts(shown);
	if (fflush(stdout) != 0 || ferror(stdout))
		return mw_fail(error, MW_ERROR_STORAGE,
			"the output cannot be written, so '%s' was not made", adm->database);
	adm_say(adm,
		adm->dry_run ? "dry run: '%s' would hold %d entries" : "made '%s' with %d entries",
		adm->database, entries);
	return true;
}

static bool make(Adm *adm, Store *store, GError **error)
{
	const char *name = adm_option(adm, "admin");
	g_autofree char *password = name ? password_make() : NULL;
	int entries = 0;

	return fill(adm, store, &entries, error) &&
	       (!name || user_add(store, name, "admin", password, error)) &&
	       announce(adm, entries, password, error);
}

/* A database that could not be filled is taken away again: the next try starts afresh. */
static void take_away(const char *path)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};

	for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *name = g_strconcat(path, suffixes[i], NULL);

		unlink(name);
	}
}

static bool run_init(Adm *adm, int *result, GError **error)
{
	g_autoptr(Store) store = NULL;
	bool done;

	(void)result;
	if (!adm->database || !*adm->database)
		return mw_fail(error, MW_ERROR_INVALID,
			"name the new database with --db PATH or in MOJOWIKI_DB");
	store = store_open(adm->database, STORE_CREATE, error);
	if (!store)
		return false;
	done = make(adm, store, error);
	if (!done || adm->dry_run) {
		g_clear_pointer(&store, store_close);
		take_away(adm->database);
	}
	return done;
}

static const AdmOption migrate_options[] = {
	{"check", 0, NULL, "change nothing; exit 1 when a migration is due"},
	{NULL, 0, NULL, NULL},
};

static bool run_migrate(Adm *adm, int *result, GError **error)
{
	int schema = store_schema(adm->store), wanted = store_schema_wanted();

	if (adm_option(adm, "check") || adm->dry_run) {
		adm_answer(adm, json_pack("{s:i, s:i}", "schema", schema, "wanted", wanted),
			"'%s' has schema %d; this program needs %d", adm->database, schema, wanted);
		*result = schema == wanted ? ADM_OK : ADM_NO;
		return true;
	}
	if (!store_migrate(adm->store, error) || !search_index_refresh(adm->store, error))
		return false;
	adm_answer(adm, json_pack("{s:i, s:i}", "schema", wanted, "wanted", wanted),
		"'%s' has schema %d%s", adm->database, wanted,
		schema == wanted ? " already" : " now");
	return true;
}

static bool run_stats(Adm *adm, int *result, GError **error)
{
	json_auto_t *stats = stats_read(adm->store, error);

	(void)result;
	if (stats)
		adm_print_object(adm, stats);
	return stats != NULL;
}

static bool run_fsck(Adm *adm, int *result, GError **error)
{
	(void)result;
	if (!store_check(adm->store, error))
		return false;
	adm_answer(adm, json_pack("{s:s, s:b}", "database", adm->database, "sound", true),
		"'%s' is sound", adm->database);
	return true;
}

static bool run_version(Adm *adm, int *result, GError **error)
{
	json_auto_t *version = json_pack(
		"{s:s, s:i}", "version", PACKAGE_VERSION, "schema", store_schema_wanted());

	(void)result;
	(void)error;
	if (adm->json)
		adm_print_object(adm, version);
	else
		puts(PACKAGE_STRING);
	return true;
}

const Command site_commands[] = {
	{"init", "[--content DIR] [--admin NAME]", "make a wiki", 0, 0, ADM_NO_STORE, init_options,
		run_init},
	{"migrate", "[--check]", "bring the database to this program's schema", 0, 0,
		ADM_ANY_SCHEMA, migrate_options, run_migrate},
	{"fsck", "", "check the database and the search index", 0, 0, ADM_STORE, NULL, run_fsck},
	{"stats", "", "count what is in the wiki", 0, 0, ADM_STORE, NULL, run_stats},
	{"version", "", "print the version", 0, 0, ADM_NO_STORE, NULL, run_version},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
