/* What was changed in an entry, and taking it back. */
#include "adm/entry.h"

#include "base/clock.h"
#include "text/diff.h"
#include "wiki/blame.h"
#include "wiki/entry_move.h"
#include "wiki/history.h"

#include <stdio.h>
#include <string.h>

bool adm_revision(Adm *adm, const char *name, int64_t *entry, int64_t *number, GError **error)
{
	if (!entry_find(adm->store, name, entry, number, error))
		return false;
	return *number || mw_fail(error, MW_ERROR_INVALID,
				  "name the revision, as in '%s@12'; 'entry log' lists them", name);
}

static bool run_log(Adm *adm, int *result, GError **error)
{
	g_autoptr(Entry) entry = adm_entry(adm, adm->words[0], error);
	json_auto_t *rows = entry ? history_of_entry(adm->store, entry->id, error) : NULL;
	size_t index;
	json_t *row;

	(void)result;
	json_array_foreach(rows, index, row)
		adm_set_time(row, "created", json_integer_value(json_object_get(row, "created")));
	if (rows)
		adm_print_rows(adm, rows,
			(const char *const[]){"number", "created", "action", "state", "editor",
				"size", "slug", "comment", NULL});
	return rows != NULL;
}

static bool parse_number(const char *text, int64_t *number, GError **error)
{
	guint64 value = 0;

	if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT32, &value, NULL))
		return mw_fail(error, MW_ERROR_INVALID, "a revision is a number, not '%s'", text);
	*number = (int64_t)value;
	return true;
}

/* Which two revisions to compare: the words, or the named one and what it followed. */
static bool choose_two(
	const Adm *adm, const Entry *entry, int64_t *from, int64_t *to, GError **error)
{
	*to = entry->number;
	*from = entry->parent;
	if (adm->count > 1 && !parse_number(adm->words[1], from, error))
		return false;
	if (adm->count > 2 && !parse_number(adm->words[2], to, error))
		return false;
	return *from ||
	       mw_fail(error, MW_ERROR_INVALID,
		       "revision %" G_GINT64_FORMAT " is the first; there is nothing before it",
		       *to);
}

static char *document_of(Adm *adm, int64_t id, int64_t number, GError **error)
{
	g_autoptr(Entry) entry = entry_load_any(adm->store, id, number, error);

	return entry ? document_write(adm->store, entry, error) : NULL;
}

static void print_diff(const Adm *adm, const char *name, const Diff *diff, int64_t from, int64_t to)
{
	g_autofree char *old_name = g_strdup_printf("%s@%" G_GINT64_FORMAT, name, from);
	g_autofree char *new_name = g_strdup_printf("%s@%" G_GINT64_FORMAT, name, to);
	g_autofree char *text = diff_print(diff, old_name, new_name, DIFF_CONTEXT);
	json_auto_t *object = NULL;

	if (!adm->json) {
		fputs(text, stdout);
		return;
	}
	object = json_pack("{s:I, s:I, s:i, s:i, s:s}", "from", (json_int_t)from, "to",
		(json_int_t)to, "inserted", (int)diff->inserted, "deleted", (int)diff->deleted,
		"diff", text);
	adm_print_object(adm, object);
}

static bool run_diff(Adm *adm, int *result, GError **error)
{
	int64_t id, number, from, to;
	g_autoptr(Entry) entry = NULL;
	g_autofree char *name = NULL, *old = NULL, *new = NULL;
	g_autoptr(Diff) diff = NULL;

	if (!entry_find(adm->store, adm->words[0], &id, &number, error))
		return false;
	entry = entry_load_any(adm->store, id, number, error);
	if (!entry || !choose_two(adm, entry, &from, &to, error))
		return false;
	old = document_of(adm, id, from, error);
	new = old ? document_of(adm, id, to, error) : NULL;
	diff = new ? diff_texts(old, new, error) : NULL;
	if (!diff)
		return false;
	name = g_strconcat(entry->category, "/", entry->slug, NULL);
	print_diff(adm, name, diff, from, to);
	*result = diff->inserted + diff->deleted ? ADM_OK : ADM_NO;
	return true;
}

/* A line for each line of the text: who wrote it last, when, and in which revision. */
static void print_blame(json_t *stretches)
{
	size_t i, k;
	json_t *stretch, *line;

	json_array_foreach(stretches, i, stretch) {
		g_autofree char *day =
			mw_time_to_date(json_integer_value(json_object_get(stretch, "created")));
		int number = (int)json_integer_value(json_object_get(stretch, "first"));

		json_array_foreach(json_object_get(stretch, "lines"), k, line) {
			printf("%5d %-16.16s %s %4d) %s\n",
				(int)json_integer_value(json_object_get(stretch, "number")),
				json_string_value(json_object_get(stretch, "editor")), day,
				number + (int)k, json_string_value(line));
		}
	}
}

static bool run_blame(Adm *adm, int *result, GError **error)
{
	int64_t id, number;
	json_auto_t *stretches = NULL;

	(void)result;
	if (!entry_find(adm->store, adm->words[0], &id, &number, error))
		return false;
	stretches = blame_entry(adm->store, id, number, error);
	if (!stretches)
		return false;
	if (adm->json)
		adm_print_rows(adm, stretches, (const char *const[]){NULL});
	else
		print_blame(stretches);
	return true;
}

static bool run_restore(Adm *adm, int *result, GError **error)
{
	const EntryBy by = adm_by(adm_option(adm, "message"));
	g_auto(EntrySaved) saved = {0};
	int64_t id, number;

	return adm_begin(adm, error) &&
	       entry_find(adm->store, adm->words[0], &id, &number, error) &&
	       entry_restore(adm->store, id, number, &by, &saved, error) &&
	       adm_report(adm, adm->words[0], &saved, result, error);
}

/* What revert, hide and unhide have in common: one revision, which must be named. */
static bool change_revision(Adm *adm, int *result,
	bool (*change)(Store *, int64_t, int64_t, const EntryBy *, EntrySaved *, GError **),
	GError **error)
{
	const EntryBy by = adm_by(adm_option(adm, "message"));
	g_auto(EntrySaved) saved = {0};
	int64_t id, number;

	return adm_begin(adm, error) && adm_revision(adm, adm->words[0], &id, &number, error) &&
	       change(adm->store, id, number, &by, &saved, error) &&
	       adm_report(adm, adm->words[0], &saved, result, error);
}

static bool run_revert(Adm *adm, int *result, GError **error)
{
	return change_revision(adm, result, entry_undo, error);
}

static bool run_hide(Adm *adm, int *result, GError **error)
{
	return change_revision(adm, result, entry_hide, error);
}

static bool run_unhide(Adm *adm, int *result, GError **error)
{
	return change_revision(adm, result, entry_unhide, error);
}

static const AdmOption message_options[] = {
	{"message", 'm', "TEXT", "why, for the history"},
	{NULL, 0, NULL, NULL},
};

const Command history_commands[] = {
	{"entry log", "NAME", "list the revisions of an entry", 1, 1, ADM_STORE, NULL, run_log},
	{"entry diff", "NAME[@REV] [FROM [TO]]", "what changed between two revisions", 1, 3,
		ADM_STORE, NULL, run_diff},
	{"entry blame", "NAME[@REV]", "who wrote which line last", 1, 1, ADM_STORE, NULL,
		run_blame},
	{"entry restore", "NAME[@REV]", "bring an entry or an old text back", 1, 1, ADM_STORE,
		message_options, run_restore},
	{"entry revert", "NAME@REV", "take one old change back", 1, 1, ADM_STORE, message_options,
		run_revert},
	{"entry hide", "NAME@REV", "take a revision from all readers", 1, 1, ADM_STORE,
		message_options, run_hide},
	{"entry unhide", "NAME@REV", "show a hidden revision again", 1, 1, ADM_STORE,
		message_options, run_unhide},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
