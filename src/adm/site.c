#include "config.h"

#include "adm/command.h"
#include "exchange/tree.h"
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

static bool fill(Adm *adm, Store *store, GError **error)
{
	const char *content = adm_option(adm, "content");
	bool is_bare = content && strcmp(content, "none") == 0;
	const TreeOptions options = {.only_categories = is_bare};
	const EntryBy by = {.editor = "MojoWiki", .comment = "Starter content", .import = true};
	g_autoptr(ImportReport) report = import_report_new();

	if (!tree_import(store, content && !is_bare ? content : MW_DATADIR "/content", &options,
		    &by, report, error))
		return false;
	for (guint i = 0; i < report->notes->len; i++)
		adm_say(adm, "%s", (char *)report->notes->pdata[i]);
	adm_say(adm, "made '%s' with %d entries", adm->database, report->added);
	return true;
}

static bool add_admin(Adm *adm, Store *store, GError **error)
{
	const char *name = adm_option(adm, "admin");
	g_autofree char *password = user_make_password();

	if (!name)
		return true;
	if (!user_add(store, name, "admin", password, error))
		return false;
	puts(password);
	return true;
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
	done = fill(adm, store, error) && add_admin(adm, store, error);
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
		adm_say(adm, "'%s' has schema %d; this program needs %d", adm->database, schema,
			wanted);
		*result = schema == wanted ? ADM_OK : ADM_NO;
		return true;
	}
	if (!store_migrate(adm->store, error))
		return false;
	adm_say(adm, schema == wanted ? "'%s' has schema %d already" : "'%s' has schema %d now",
		adm->database, wanted);
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
	{"init", "[--content DIR] [--admin NAME]", "make a wiki", 0, 0, ADM_NO_STORE, false,
		init_options, run_init},
	{"migrate", "[--check]", "bring the database to this program's schema", 0, 0,
		ADM_ANY_SCHEMA, false, migrate_options, run_migrate},
	{"stats", "", "count what is in the wiki", 0, 0, ADM_STORE, false, NULL, run_stats},
	{"version", "", "print the version", 0, 0, ADM_NO_STORE, false, NULL, run_version},
	{NULL, NULL, NULL, 0, 0, 0, false, NULL, NULL},
};
