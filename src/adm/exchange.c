#include "adm/command.h"
#include "exchange/feed_import.h"
#include "exchange/tree.h"

#include <stdio.h>
#include <unistd.h>

static void print_report(Adm *adm, const ImportReport *report)
{
	json_auto_t *object = NULL;
	json_t *notes = json_array();

	for (guint i = 0; i < report->notes->len; i++)
		json_array_append_new(notes, json_string(report->notes->pdata[i]));
	object = json_pack("{s:i, s:i, s:i, s:o}", "new", report->added, "changed", report->changed,
		"unchanged", report->unchanged, "notes", notes);
	if (adm->json) {
		adm_print_object(adm, object);
		return;
	}
	for (guint i = 0; i < report->notes->len; i++)
		adm_say(adm, "%s", (char *)report->notes->pdata[i]);
	printf("%d new, %d changed, %d unchanged\n", report->added, report->changed,
		report->unchanged);
}

static const AdmOption feed_options[] = {
	{"site", 0, "HOST", "articles that link to their page on HOST answer at its path here"},
	{"map", 0, "TAG=CATEGORY...", "send articles with TAG to CATEGORY; may be repeated"},
	{"category", 0, "SLUG", "where articles go that no tag sends elsewhere"},
	{NULL, 0, NULL, NULL},
};

static bool run_import_rss(Adm *adm, int *result, GError **error)
{
	const FeedOptions options = {
		adm_option(adm, "site"), adm_option(adm, "category"), adm_options(adm, "map")};
	EntryBy by = adm_by("Imported from a feed");
	g_autoptr(ImportReport) report = import_report_new();

	(void)result;
	by.import = true;
	if (!adm_begin(adm, error) ||
		!feed_import(adm->store, adm->words[0], &options, &by, report, error))
		return false;
	print_report(adm, report);
	return true;
}

static const AdmOption tree_options[] = {
	{"category", 0, "SLUG", "where entries go that name no category"},
	{NULL, 0, NULL, NULL},
};

static void show_progress(int files, void *data)
{
	(void)data;
	if (files % 100 == 0)
		fprintf(stderr, "\r%d files", files);
}

static bool run_import_md(Adm *adm, int *result, GError **error)
{
	bool watched = !adm->quiet && isatty(STDERR_FILENO);
	const TreeOptions options = {.category = adm_option(adm, "category"),
		.progress = watched ? show_progress : NULL};
	EntryBy by = adm_by("Imported from Markdown");
	g_autoptr(ImportReport) report = import_report_new();
	bool done;

	(void)result;
	by.import = true;
	done = adm_begin(adm, error) &&
	       tree_import(adm->store, adm->words[0], &options, &by, report, error);
	if (watched)
		fputs("\r\033[K", stderr);
	if (done)
		print_report(adm, report);
	return done;
}

static bool run_export_md(Adm *adm, int *result, GError **error)
{
	int count = 0;

	(void)result;
	if (!tree_export(adm->store, adm->words[0], adm->dry_run, &count, error))
		return false;
	adm_answer(adm, json_pack("{s:i, s:s}", "entries", count, "path", adm->words[0]),
		adm->dry_run ? "dry run: %d entries would go to '%s'" : "wrote %d entries to '%s'",
		count, adm->words[0]);
	return true;
}

const Command exchange_commands[] = {
	{"import rss", "PATH [OPTIONS]", "import the articles of an RSS or Atom file", 1, 1,
		ADM_STORE, feed_options, run_import_rss},
	{"import md", "PATH [OPTIONS]", "import a folder of Markdown", 1, 1, ADM_STORE,
		tree_options, run_import_md},
	{"export md", "PATH", "write all entries to a new folder", 1, 1, ADM_STORE, NULL,
		run_export_md},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
