/*
 * "check code": the programs beside the entries still print the errors that the entries explain.
 * The only place that runs programs; the worker never does.
 */
#include "adm/check.h"

#include "adm/process.h"
#include "adm/repro.h"
#include "match/signature.h"

#include <stdio.h>
#include <string.h>

enum {
	SECONDS = 120, /* for one program, unless --seconds says otherwise */
	SECONDS_MAX = 3600,
	JOBS_MAX = 64,
	OUTPUT_LINES = 12, /* of a program that failed, on the terminal */
};

/* One folder of programs. */
typedef struct {
	char *slug, *folder;
	json_t *signatures; /* the entry's; NULL: then SKIP or FAULT says why */
	char *body;         /* of the entry */
	const char *skip, *fault;
	json_t *rows; /* the answer; NULL until it is done */
} Job;

/* What all jobs share. */
typedef struct {
	int seconds;
	GMutex lock;
	GCond done;
	GHashTable *versions; /* tool -> its version, or NULL when it is missing */
} Check;

static void job_free(gpointer item)
{
	Job *job = item;

	g_free(job->slug);
	g_free(job->folder);
	g_free(job->body);
	json_decref(job->signatures);
	json_decref(job->rows);
	g_free(job);
}

/* The version of TOOL, looked for once. The caller's. */
static char *version_of(Check *check, const char *tool)
{
	gpointer known = NULL;
	char *version;
	bool found;

	g_mutex_lock(&check->lock);
	found = g_hash_table_lookup_extended(check->versions, tool, NULL, &known);
	version = g_strdup(known);
	g_mutex_unlock(&check->lock);
	if (found)
		return version;
	version = repro_version(tool);
	g_mutex_lock(&check->lock);
	g_hash_table_insert(check->versions, g_strdup(tool), g_strdup(version));
	g_mutex_unlock(&check->lock);
	return version;
}

static void answer(json_t *row, const char *result, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void answer(json_t *row, const char *result, const char *format, ...)
{
	g_autofree char *reason = NULL;
	va_list args;

	va_start(args, format);
	reason = g_strdup_vprintf(format, args);
	va_end(args);
	json_object_set_new(row, "result", json_string(result));
	json_object_set_new(row, "reason", json_string(reason));
}

/* Which of the entry's signatures matches TEXT, from 1; 0 for none. */
static int find_signature(const Job *job, const char *text)
{
	size_t index;
	json_t *one;

	json_array_foreach(job->signatures, index, one) {
		const char *match = json_string_value(json_object_get(one, "match"));
		g_autoptr(Signature) signature = match ? signature_new(match, NULL) : NULL;

		if (signature && signature_matches(signature, text, strlen(text), NULL))
			return (int)index + 1;
	}
	return 0;
}

static void judge_text(const Job *job, const char *text, json_t *row)
{
	int number = find_signature(job, text);

	if (number > 0) {
		json_object_set_new(row, "signature", json_integer(number));
		answer(row, "ok", "signature %d matches", number);
	} else if (json_array_size(job->signatures) == 0) {
		answer(row, "failed", "the entry has no signature");
	} else {
		answer(row, "failed", "no signature of the entry matches the output");
		json_object_set_new(row, "output", json_string(text));
	}
}

static void judge_symptom(const Job *job, const char *output, json_t *row)
{
	if (repro_is_shown(output, job->body)) {
		answer(row, "ok", "it prints what the entry shows");
		return;
	}
	answer(row, "failed", "nothing that it prints stands in the entry");
	json_object_set_new(row, "output", json_string(output));
}

static void judge_run(
	Check *check, const Job *job, const ReproProgram *program, Process *process, json_t *row)
{
	json_object_set_new(row, "exit", json_integer(process->status));
	json_object_set_new(row, "seconds", json_real(process->seconds));
	if (process->timed_out || process->flooded) {
		if (process->timed_out)
			answer(row, "failed", "it was stopped after %d seconds", check->seconds);
		else
			answer(row, "failed", "it was stopped after printing %d MiB",
				PROCESS_FLOOD_MAX >> 20);
		json_object_set_new(row, "output", json_string(process->output));
	} else if (program->part == REPRO_FAILS) {
		judge_text(job, process->output, row);
	} else if (program->part == REPRO_SYMPTOM) {
		judge_symptom(job, process->output, row);
	} else if (process->status == 0) {
		answer(row, "ok", "it exits with 0");
	} else {
		answer(row, "failed", "it exits with %d", process->status);
		json_object_set_new(row, "output", json_string(process->output));
	}
}

static void run_program(Check *check, const Job *job, const ReproProgram *program, json_t *row)
{
	g_autofree char *version = version_of(check, program->tool);
	g_autoptr(GError) error = NULL;
	g_autoptr(Process) process = NULL;
	char *copy;

	json_object_set_new(row, "command", json_string(program->command));
	json_object_set_new(row, "tool", json_string(program->tool));
	if (!version) {
		answer(row, "skipped", "'%s' is not on PATH", program->tool);
		return;
	}
	json_object_set_new(row, "version", json_string(version));
	if (program->needs && repro_is_old(version, program->needs)) {
		answer(row, "skipped", "it needs %s %s", program->tool, program->needs);
		return;
	}
	copy = repro_copy(job->folder, &error);
	process = copy ? process_run(program->command, copy, check->seconds, &error) : NULL;
	if (process)
		judge_run(check, job, program, process, row);
	else
		answer(row, "failed", "%s", error->message);
	repro_copy_remove(copy);
}

static void read_text(const Job *job, const ReproProgram *program, json_t *row)
{
	g_autofree char *path = g_build_filename(job->folder, program->name, NULL);
	g_autofree char *bytes = NULL;
	g_autofree char *text = NULL;
	gsize size = 0;

	if (!g_file_get_contents(path, &bytes, &size, NULL)) {
		answer(row, "failed", "it cannot be read");
		return;
	}
	text = g_utf8_make_valid(bytes, (gssize)size);
	judge_text(job, text, row);
}

static json_t *new_row(const Job *job, const char *program)
{
	return json_pack("{s:s, s:s}", "slug", job->slug, "program", program);
}

static json_t *run_programs(Check *check, const Job *job)
{
	json_t *rows = json_array();
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) programs = repro_programs(job->folder, &error);

	if (!programs || job->skip || job->fault) {
		json_t *row = new_row(job, "");

		answer(row, job->skip ? "skipped" : "failed", "%s",
			job->skip    ? job->skip
			: job->fault ? job->fault
				     : error->message);
		json_array_append_new(rows, row);
		return rows;
	}
	for (guint i = 0; i < programs->len; i++) {
		const ReproProgram *program = programs->pdata[i];
		json_t *row = new_row(job, program->name);

		if (program->part == REPRO_TEXT)
			read_text(job, program, row);
		else
			run_program(check, job, program, row);
		json_array_append_new(rows, row);
	}
	return rows;
}

static void run_job(gpointer item, gpointer data)
{
	Job *job = item;
	Check *check = data;
	json_t *rows = run_programs(check, job);

	g_mutex_lock(&check->lock);
	job->rows = rows;
	g_cond_broadcast(&check->done);
	g_mutex_unlock(&check->lock);
}

/* The beginning of what a program printed, indented, for the person. */
static void show_output(const Adm *adm, const char *output)
{
	g_auto(GStrv) lines = g_strsplit(output, "\n", OUTPUT_LINES + 1);

	for (int i = 0; lines[i] && i < OUTPUT_LINES; i++) {
		if (*lines[i])
			adm_say(adm, "        %s", lines[i]);
	}
}

static const char *member(json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "";
}

static void print_row(const Adm *adm, json_t *row)
{
	if (adm->json) {
		adm_print_object(adm, row);
	} else {
		const char *program = member(row, "program");

		printf("%-8s%s%s%s: %s%s%s\n", member(row, "result"), member(row, "slug"),
			*program ? "/" : "", program, member(row, "reason"),
			*member(row, "version") ? "; " : "", member(row, "version"));
		fflush(stdout);
		show_output(adm, member(row, "output"));
	}
	fflush(stdout);
}

/* Prints the rows of all jobs in their order, each as soon as it can be. */
static void print_rows(const Adm *adm, Check *check, GPtrArray *jobs, int counts[3])
{
	static const char *const results[] = {"ok", "failed", "skipped"};

	for (guint i = 0; i < jobs->len; i++) {
		const Job *job = jobs->pdata[i];
		size_t index;
		json_t *row;

		g_mutex_lock(&check->lock);
		while (!job->rows)
			g_cond_wait(&check->done, &check->lock);
		g_mutex_unlock(&check->lock);
		json_array_foreach(job->rows, index, row) {
			print_row(adm, row);
			for (gsize k = 0; k < G_N_ELEMENTS(results); k++)
				counts[k] += strcmp(member(row, "result"), results[k]) == 0;
		}
	}
}

/* Finds the entry that the programs belong to. */
static bool find_entry(Adm *adm, Job *job, GError **error)
{
	g_autoptr(GError) fault = NULL;
	g_autoptr(Entry) entry = NULL;
	int64_t id = 0, number = 0;

	if (!entry_find(adm->store, job->slug, &id, &number, &fault)) {
		if (!g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND)) {
			g_propagate_error(error, g_steal_pointer(&fault));
			return false;
		}
		job->fault = "the wiki has no entry of that name";
		return true;
	}
	entry = entry_load(adm->store, id, 0, error);
	if (!entry)
		return false;
	if (entry->status == ENTRY_DELETED)
		job->skip = "the entry is deleted in this wiki";
	else
		job->signatures = json_incref(entry->fields->signatures);
	job->body = g_strdup(entry->fields->body);
	return true;
}

static bool add_job(Adm *adm, GPtrArray *jobs, const char *root, const char *slug, GError **error)
{
	Job *job = g_new0(Job, 1);

	job->slug = g_strdup(slug);
	job->folder = g_build_filename(root, slug, NULL);
	g_ptr_array_add(jobs, job);
	return find_entry(adm, job, error);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

/* All folders below ROOT. */
static GPtrArray *folder_names(const char *root, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) folder = g_dir_open(root, 0, NULL);
	const char *name;

	if (!folder) {
		mw_fail(error, MW_ERROR_NOT_FOUND,
			"there is no folder '%s'; name the one that holds repro/ with --dir", root);
		return NULL;
	}
	while ((name = g_dir_read_name(folder))) {
		g_autofree char *path = g_build_filename(root, name, NULL);

		if (*name != '.' && g_file_test(path, G_FILE_TEST_IS_DIR))
			g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, by_name);
	return g_steal_pointer(&names);
}

/* The folder's name of an entry that was named as people name it: "category/slug" or "slug". */
static bool add_named(Adm *adm, GPtrArray *jobs, const char *root, const char *name, GError **error)
{
	const char *slash = strrchr(name, '/');
	const char *slug = slash ? slash + 1 : name;
	g_autofree char *path = g_build_filename(root, slug, NULL);

	if (!*slug || !g_file_test(path, G_FILE_TEST_IS_DIR))
		return mw_fail(error, MW_ERROR_NOT_FOUND, "there are no programs for '%s' in '%s'",
			name, root);
	return add_job(adm, jobs, root, slug, error);
}

static GPtrArray *collect_jobs(Adm *adm, const char *root, GError **error)
{
	g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func(job_free);
	g_autoptr(GPtrArray) names = folder_names(root, error);

	if (!names)
		return NULL;
	for (char **word = adm->words; *word; word++) {
		if (!add_named(adm, jobs, root, *word, error))
			return NULL;
	}
	for (guint i = 0; adm->count == 0 && i < names->len; i++) {
		if (!add_job(adm, jobs, root, names->pdata[i], error))
			return NULL;
	}
	return g_steal_pointer(&jobs);
}

static bool read_number(
	const Adm *adm, const char *name, int initial, int maximum, int *number, GError **error)
{
	const char *text = adm_option(adm, name);
	guint64 value = (guint64)initial;

	if (text && !g_ascii_string_to_unsigned(text, 10, 1, (guint64)maximum, &value, NULL))
		return mw_fail(
			error, MW_ERROR_INVALID, "--%s takes a number from 1 to %d", name, maximum);
	*number = (int)value;
	return true;
}

bool check_code(Adm *adm, int *result, GError **error)
{
	const char *content = adm_option(adm, "dir");
	g_autofree char *root =
		g_build_filename(content ? content : adm_content_folder(), "repro", NULL);
	g_autoptr(GPtrArray) jobs = NULL;
	Check check = {0};
	GThreadPool *pool;
	int counts[3] = {0}, threads = 1;

	if (!read_number(adm, "seconds", SECONDS, SECONDS_MAX, &check.seconds, error) ||
		!read_number(adm, "jobs", 1, JOBS_MAX, &threads, error))
		return false;
	jobs = collect_jobs(adm, root, error);
	if (!jobs)
		return false;
	check.versions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	pool = g_thread_pool_new(run_job, &check, threads, FALSE, NULL);
	for (guint i = 0; i < jobs->len; i++)
		g_thread_pool_push(pool, jobs->pdata[i], NULL);
	print_rows(adm, &check, jobs, counts);
	g_thread_pool_free(pool, FALSE, TRUE);
	g_hash_table_unref(check.versions);
	adm_say(adm, "%d as they should be, %d not, %d skipped", counts[0], counts[1], counts[2]);
	*result = counts[1] == 0 ? ADM_OK : ADM_NO;
	return true;
}
