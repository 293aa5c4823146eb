#include "adm/command.h"
#include "match/automaton.h"
#include "match/paste.h"
#include "wiki/signature.h"
#include "wiki/signature_lint.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { BENCH_ROUNDS = 200, PASTE_BYTES = 4096 };

/* The entry that the verb's word names, or 0 for all. */
static bool find_entry(const Adm *adm, int64_t *entry, GError **error)
{
	int64_t revision;

	*entry = 0;
	return adm->count == 0 || entry_find(adm->store, adm->words[0], entry, &revision, error);
}

static bool run_list(Adm *adm, int *result, GError **error)
{
	static const char *const columns[] = {"entry", "number", "samples", "match", NULL};
	int64_t entry;
	json_auto_t *rows =
		find_entry(adm, &entry, error) ? signature_list(adm->store, entry, error) : NULL;
	size_t index;
	json_t *row;

	(void)result;
	json_array_foreach(rows, index, row)
		json_object_del(row, "entry_id");
	if (rows)
		adm_print_rows(adm, rows, columns);
	return rows != NULL;
}

/* Findings as rows: what is wrong with which signature. */
static void print_findings(const Adm *adm, json_t *findings)
{
	size_t index;
	json_t *finding;

	if (adm->json) {
		adm_print_rows(adm, findings, (const char *const[]){NULL});
		return;
	}
	json_array_foreach(findings, index, finding) {
		const char *sample = json_string_value(json_object_get(finding, "sample"));

		printf("%s: signature %" JSON_INTEGER_FORMAT " “%s”: %s%s%s%s\n",
			json_string_value(json_object_get(finding, "entry")),
			json_integer_value(json_object_get(finding, "number")),
			json_string_value(json_object_get(finding, "match")),
			json_string_value(json_object_get(finding, "message")), sample ? ": “" : "",
			sample ? sample : "", sample ? "”" : "");
	}
}

static bool run_test(Adm *adm, int *result, GError **error)
{
	int64_t entry;
	int tested = 0;
	json_auto_t *findings = find_entry(adm, &entry, error)
					? signature_lint_each(adm->store, entry, &tested, error)
					: NULL;

	if (!findings)
		return false;
	print_findings(adm, findings);
	adm_say(adm, "%d signatures tested, %zu findings", tested, json_array_size(findings));
	*result = json_array_size(findings) ? ADM_NO : ADM_OK;
	return true;
}

static bool run_lint(Adm *adm, int *result, GError **error)
{
	int64_t entry;
	json_auto_t *findings = find_entry(adm, &entry, error)
					? signature_lint_samples(adm->store, entry, error)
					: NULL;
	json_auto_t *broad = findings ? signature_lint_broad(adm->store, entry, error) : NULL;

	if (!broad)
		return false;
	print_findings(adm, findings);
	print_findings(adm, broad);
	adm_say(adm, "%zu findings on samples, %zu broad signatures", json_array_size(findings),
		json_array_size(broad));
	*result = json_array_size(findings) ? ADM_NO : ADM_OK;
	return true;
}

static const AdmOption coverage_options[] = {
	{"missing", 0, NULL, "name the entries that no signature leads to"},
	{NULL, 0, NULL, NULL},
};

static bool run_coverage(Adm *adm, int *result, GError **error)
{
	static const char *const counts[] = {"category", "lang", "covered", "entries", NULL};
	static const char *const names[] = {"entry", "lang", "title", NULL};
	bool missing = adm_option(adm, "missing") != NULL;
	json_auto_t *rows = missing ? signature_uncovered(adm->store, error)
				    : signature_coverage(adm->store, error);

	if (!rows)
		return false;
	adm_print_rows(adm, rows, missing ? names : counts);
	*result = missing && json_array_size(rows) ? ADM_NO : ADM_OK;
	return true;
}

/* Samples of the wiki one after another, as a paste of PASTE_BYTES. The caller owns it. */
static GString *make_paste(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SIGNATURE_SAMPLES);
	GString *text = g_string_new(NULL);
	QueryState state = QUERY_ROW;

	query_bind_int(query, "entry_id", 0);
	while (text->len < PASTE_BYTES && (state = query_next(query, error)) == QUERY_ROW)
		g_string_append_printf(text, "%s\n", query_text(query, "sample"));
	while (text->len > 0 && text->len < PASTE_BYTES)
		g_string_append(text, "2026-05-12 03:14:07 INFO worker: job done in 12 ms\n");
	if (state == QUERY_FAILED)
		g_string_free(g_steal_pointer(&text), TRUE);
	return text;
}

static double milliseconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)(now.tv_sec - start->tv_sec) * 1e3 +
	       (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

static json_t *measure(Automaton *automaton, const Paste *paste, double build)
{
	struct timespec start;
	bool is_partial = false;
	guint hits = 0;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	for (int i = 0; i < BENCH_ROUNDS; i++) {
		g_autoptr(GPtrArray) found = automaton_search(
			automaton, paste->text, paste->size, AUTOMATON_MILLISECONDS, &is_partial);

		hits = found->len;
	}
	return json_pack("{s:i, s:i, s:i, s:f, s:f}", "bytes", (int)paste->size, "hits", (int)hits,
		"automaton_bytes", (int)automaton_size(automaton), "build_ms", build, "search_ms",
		milliseconds_since(&start) / BENCH_ROUNDS);
}

static bool run_bench(Adm *adm, int *result, GError **error)
{
	g_autoptr(GArray) rows = signature_rows(adm->store, 0, error);
	g_autoptr(GString) text = rows ? make_paste(adm->store, error) : NULL;
	g_autoptr(Paste) paste = text ? paste_read(text->str, text->len, error) : NULL;
	g_autofree const char **matches = rows ? g_new(const char *, rows->len + 1) : NULL;
	g_autoptr(Automaton) automaton = NULL;
	json_auto_t *numbers = NULL;
	struct timespec start;

	(void)result;
	if (!paste)
		return false;
	for (guint i = 0; i < rows->len; i++)
		matches[i] = g_array_index(rows, SignatureRow, i).match;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	automaton = automaton_new(matches, rows->len);
	numbers = measure(automaton, paste, milliseconds_since(&start));
	json_object_set_new(numbers, "signatures", json_integer(rows->len));
	if (adm->json)
		adm_print_object(adm, numbers);
	else
		printf("%u signatures: automaton of %" JSON_INTEGER_FORMAT
		       " KiB built in %.1f ms; a paste of %zu bytes takes %.3f ms (CPU) and has %" JSON_INTEGER_FORMAT
		       " hits\n",
			rows->len,
			json_integer_value(json_object_get(numbers, "automaton_bytes")) / 1024,
			json_real_value(json_object_get(numbers, "build_ms")), paste->size,
			json_real_value(json_object_get(numbers, "search_ms")),
			json_integer_value(json_object_get(numbers, "hits")));
	return true;
}

const Command signature_commands[] = {
	{"sig list", "[ENTRY]", "list the signatures", 0, 1, ADM_STORE, NULL, run_list},
	{"sig test", "[ENTRY]", "test each signature on its own samples", 0, 1, ADM_STORE, NULL,
		run_test},
	{"sig lint", "[ENTRY]", "find signatures that match what belongs to other entries", 0, 1,
		ADM_STORE, NULL, run_lint},
	{"sig coverage", "[--missing]", "count the entries that signatures lead to", 0, 0,
		ADM_STORE, coverage_options, run_coverage},
	{"sig bench", "", "measure the matching of a paste", 0, 0, ADM_STORE, NULL, run_bench},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
