/*
 * Entries as files to work on: checkout, status and push. The revision that a file was made from is
 * kept beside it, in FILE.base, as "ID@REVISION" with the entry's permanent id.
 */
#include "adm/entry.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BASE_MAX = 200 };

static bool write_file(const char *path, const char *text, GError **error)
{
	g_autoptr(GError) fault = NULL;

	return g_file_set_contents_full(path, text, -1,
		       G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
		       &fault) ||
	       mw_fail(error, MW_ERROR_STORAGE, "cannot write '%s': %s", path, fault->message);
}

static bool write_work(Adm *adm, const char *path, int64_t id, GError **error)
{
	g_autoptr(Entry) entry = entry_load(adm->store, id, 0, error);
	g_autofree char *text = entry ? document_write(adm->store, entry, error) : NULL;
	g_autofree char *base_path = g_strconcat(path, ".base", NULL);
	g_autofree char *base = NULL;

	if (!text)
		return false;
	base = g_strdup_printf("%s@%" G_GINT64_FORMAT "\n", entry->public_id, entry->revision);
	/* The base first: a file that is older than it says shows as changed, and loses nothing. */
	return adm->dry_run ||
	       (write_file(base_path, base, error) && write_file(path, text, error));
}

/* A file, and the entry and revision that it was made from. */
typedef struct {
	const char *path;
	Entry *start; /* in the revision that the file was made from */
	Document *document;
	bool changed;
} Work;

static void work_clear(Work *work)
{
	entry_free(work->start);
	document_free(work->document);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

static bool is_changed(const Document *document, const Entry *start)
{
	g_autoptr(EntryFields) fields = fields_copy(document->fields);
	json_auto_t *problems = fields_check(fields);

	return json_array_size(problems) > 0 || !fields_equal(fields, start->fields);
}

static bool read_work(Adm *adm, const char *path, Work *work, GError **error)
{
	g_autofree char *base_path = g_strconcat(path, ".base", NULL);
	g_autofree char *name = NULL;
	gsize size = 0;
	int64_t id, number;

	work->path = path;
	if (!g_file_test(base_path, G_FILE_TEST_EXISTS))
		return mw_fail(error, MW_ERROR_NOT_FOUND,
			"'%s' was not checked out: there is no '%s' beside it", path, base_path);
	name = adm_read(base_path, BASE_MAX, &size, error);
	if (!name)
		return false;
	g_strstrip(name);
	if (!strchr(name, '@'))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' must hold ID@REVISION; check the entry out again", base_path);
	if (!entry_find(adm->store, name, &id, &number, error))
		return false;
	work->start = entry_load(adm->store, id, number, error);
	work->document = work->start ? adm_document(path, error) : NULL;
	if (!work->document)
		return false;
	work->changed = is_changed(work->document, work->start);
	return true;
}

/* -- checkout -- */

/* A file that is there is written over only when nothing of it can be lost. */
static bool check_free(Adm *adm, const char *path, GError **error)
{
	g_auto(Work) work = {0};

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	if (!read_work(adm, path, &work, error)) {
		g_prefix_error(error, "'%s' is there already and stays as it is: ", path);
		return false;
	}
	return !work.changed ||
	       mw_fail(error, MW_ERROR_CONFLICT,
		       "'%s' has changes that are not in the wiki; push or remove it", path);
}

static bool run_checkout(Adm *adm, int *result, GError **error)
{
	g_autoptr(Entry) entry = adm_whole_entry(adm, adm->words[0], error);
	g_autofree char *path = NULL;

	(void)result;
	if (!entry)
		return false;
	path = adm->count > 1 ? g_strdup(adm->words[1]) : g_strconcat(entry->slug, ".md", NULL);
	if (!check_free(adm, path, error) || !write_work(adm, path, entry->id, error))
		return false;
	adm_answer(adm,
		json_pack("{s:s, s:I}", "file", path, "revision", (json_int_t)entry->revision),
		"'%s' is revision %" G_GINT64_FORMAT " of %s/%s", path, entry->revision,
		entry->category, entry->slug);
	return true;
}

/* -- status -- */

static const char *state_of(const Work *work)
{
	bool behind = work->start->revision != work->start->number;

	if (work->changed)
		return behind ? "changed, and the wiki has a newer text: push merges them"
			      : "changed: push it";
	return behind ? "not changed, and the wiki has a newer text: check it out again"
		      : "as in the wiki";
}

static bool add_status(Adm *adm, const char *path, json_t *rows, GError **error)
{
	g_auto(Work) work = {0};
	g_autofree char *name = NULL;

	if (!read_work(adm, path, &work, error))
		return false;
	name = g_strconcat(work.start->category, "/", work.start->slug, NULL);
	json_array_append_new(rows, json_pack("{s:s, s:s, s:I, s:I, s:b, s:s}", "file", path,
					    "entry", name, "base", (json_int_t)work.start->number,
					    "revision", (json_int_t)work.start->revision, "changed",
					    work.changed, "state", state_of(&work)));
	return true;
}

static int compare_paths(gconstpointer one, gconstpointer other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

/* The files of this folder that were checked out. The caller owns the array. */
static GPtrArray *find_work(void)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
	const char *name;

	while (folder && (name = g_dir_read_name(folder))) {
		if (g_str_has_suffix(name, ".base"))
			g_ptr_array_add(paths, g_strndup(name, strlen(name) - strlen(".base")));
	}
	g_ptr_array_sort(paths, compare_paths);
	return paths;
}

static bool run_status(Adm *adm, int *result, GError **error)
{
	g_autoptr(GPtrArray) found = adm->count ? NULL : find_work();
	const guint count = found ? found->len : (guint)adm->count;
	json_auto_t *rows = json_array();

	for (guint i = 0; i < count; i++) {
		if (!add_status(adm, found ? found->pdata[i] : adm->words[i], rows, error))
			return false;
	}
	adm_print_rows(adm, rows,
		(const char *const[]){"file", "entry", "base", "revision", "state", NULL});
	*result = count ? ADM_OK : ADM_NO;
	return true;
}

/* -- push -- */

static bool run_push(Adm *adm, int *result, GError **error)
{
	const char *path = adm->words[0];
	g_auto(Work) work = {0};
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};

	if (!adm_begin(adm, error) || !read_work(adm, path, &work, error))
		return false;
	entry = entry_load(adm->store, work.start->id, 0, error);
	if (!entry || !adm_save(adm, entry, work.document, work.start->number, &saved, error) ||
		!adm_report(adm, path, &saved, result, error))
		return false;
	/* The file is what the wiki says now, so that the next change starts from there. */
	return adm_commit(adm, error) && write_work(adm, path, entry->id, error);
}

static const AdmOption message_options[] = {
	{"message", 'm', "TEXT", "why, for the history"},
	{NULL, 0, NULL, NULL},
};

const Command work_commands[] = {
	{"entry checkout", "NAME [FILE]", "write an entry into a file to work on", 1, 2, ADM_STORE,
		NULL, run_checkout},
	{"entry status", "[FILE...]", "compare files with the wiki", 0, 64, ADM_STORE, NULL,
		run_status},
	{"entry push", "FILE [-m TEXT]", "save a file that was checked out", 1, 1, ADM_STORE,
		message_options, run_push},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
