#include "adm/entry.h"
#include "base/clock.h"
#include "wiki/category.h"
#include "wiki/document_save.h"
#include "wiki/entry_lock.h"
#include "wiki/entry_move.h"

#include <stdio.h>
#include <string.h>

enum { FILE_MAX = 1 << 20 };

static const AdmOption list_options[] = {
	{"category", 0, "SLUG", "only those of a category"},
	{"status", 0, "STATUS", "only live, draft, hidden or deleted ones"},
	{"kind", 0, "KIND", "only those of a kind"},
	{"tag", 0, "TAG", "only those with a tag"},
	{NULL, 0, NULL, NULL},
};

static bool check_choice(Adm *adm, const char *option, const char *const *choices, GError **error)
{
	const char *value = adm_option(adm, option);
	g_autofree char *known = NULL;

	if (!value || g_strv_contains(choices, value))
		return true;
	known = g_strjoinv(", ", (char **)choices);
	return mw_fail(
		error, MW_ERROR_INVALID, "'%s' is no %s; choose one of %s", value, option, known);
}

/* A filter that nothing can ever fit is a slip of the hand. */
static bool check_filters(Adm *adm, GError **error)
{
	static const char *const statuses[] = {"live", "draft", "hidden", "deleted", NULL};
	const char *category = adm_option(adm, "category");
	bool exists = true;

	if (!check_choice(adm, "status", statuses, error) ||
		!check_choice(adm, "kind", entry_kinds, error) ||
		(category && !category_exists(adm->store, category, &exists, error)))
		return false;
	return exists ||
	       mw_fail(error, MW_ERROR_NOT_FOUND,
		       "there is no category '%s'; see 'wikiadm category list'", category);
}

static bool run_list(Adm *adm, int *result, GError **error)
{
	static const char *const filters[] = {"category", "status", "kind", "tag"};
	g_autoptr(Query) query = NULL;
	json_auto_t *rows = NULL;

	(void)result;
	if (!check_filters(adm, error))
		return false;
	query = query_new(adm->store, QUERY_ENTRY_ADMIN_LIST);
	for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
		const char *value = adm_option(adm, filters[i]);

		query_bind_text(query, filters[i], value ? value : "");
	}
	rows = query_rows_json(query, error);
	if (rows)
		adm_print_rows(adm, rows,
			(const char *const[]){
				"category", "slug", "status", "revision", "title", NULL});
	return rows != NULL;
}

Entry *adm_entry(Adm *adm, const char *name, GError **error)
{
	int64_t id, number;

	return entry_find(adm->store, name, &id, &number, error)
		       ? entry_load(adm->store, id, number, error)
		       : NULL;
}

Entry *adm_whole_entry(Adm *adm, const char *name, GError **error)
{
	int64_t id, number;

	if (!entry_find(adm->store, name, &id, &number, error))
		return NULL;
	if (number) {
		mw_fail(error, MW_ERROR_INVALID, "'%s' names a revision; name the entry without it",
			name);
		return NULL;
	}
	return entry_load(adm->store, id, 0, error);
}

void adm_set_time(json_t *object, const char *name, int64_t seconds)
{
	g_autofree char *text = mw_time_to_rfc3339(seconds);

	json_object_set_new(object, name, json_string(text));
}

static bool run_show(Adm *adm, int *result, GError **error)
{
	g_autoptr(Entry) entry = adm_entry(adm, adm->words[0], error);
	g_autofree char *text = entry ? document_write(adm->store, entry, error) : NULL;
	json_auto_t *object = NULL;

	(void)result;
	if (!text)
		return false;
	if (!adm->json) {
		fputs(text, stdout);
		return true;
	}
	object = fields_to_json(entry->fields);
	json_object_set_new(object, "id", json_string(entry->public_id));
	json_object_set_new(object, "status", json_string(entry_status_name(entry->status)));
	json_object_set_new(object, "revision", json_integer(entry->number));
	adm_set_time(object, "published", entry->published);
	adm_set_time(object, "updated", entry->updated);
	adm_print_object(adm, object);
	return true;
}

/* The sides of a place, a line each with what it is before it. */
static void print_place(const FieldsPlace *place, guint number, guint count)
{
	const struct {
		const char *name, *text;
	} sides[] = {{"base", place->base}, {"theirs", place->theirs}, {"yours", place->yours}};

	printf("Place %u of %u, %s%s%s\n", number, count, place->field->label,
		*place->section ? ", section " : "", place->section);
	for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
		g_auto(GStrv) lines = g_strsplit(sides[i].text, "\n", -1);

		for (guint k = 0; lines[k] && (k == 0 || *lines[k] || lines[k + 1]); k++)
			printf("  %-7s %s\n", k == 0 ? sides[i].name : "", lines[k]);
	}
}

static void print_places(const Adm *adm, const FieldsMerge *merge)
{
	json_auto_t *rows = json_array();

	for (guint i = 0; i < merge->places->len; i++) {
		const FieldsPlace *place = &g_array_index(merge->places, FieldsPlace, i);

		if (!adm->json)
			print_place(place, i + 1, merge->places->len);
		json_array_append_new(
			rows, json_pack("{s:s, s:s, s:s, s:s, s:s}", "field", place->field->name,
				      "section", place->section, "base", place->base, "theirs",
				      place->theirs, "yours", place->yours));
	}
	if (adm->json)
		adm_print_rows(adm, rows, (const char *const[]){NULL});
}

static char *outcome_words(const EntrySaved *saved)
{
	switch (saved->outcome) {
	case ENTRY_UNCHANGED: return g_strdup("as it was");
	case ENTRY_MERGED:
		return g_strdup_printf(
			"saved, merged with revision %" G_GINT64_FORMAT, saved->theirs);
	case ENTRY_PENDING: return g_strdup("kept for review");
	default: return g_strdup("saved");
	}
}

bool adm_report(Adm *adm, const char *name, const EntrySaved *saved, int *result, GError **error)
{
	g_autofree char *words = NULL;

	*result = ADM_OK;
	if (saved->outcome == ENTRY_CONFLICT) {
		print_places(adm, saved->merge);
		return mw_fail(error, MW_ERROR_CONFLICT,
			"'%s' is at revision %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT
			", and %u place%s changed on both sides; nothing was saved: settle them and name %" G_GINT64_FORMAT
			" as the base",
			name, saved->theirs, saved->base, saved->merge->places->len,
			saved->merge->places->len == 1 ? " was" : "s were", saved->theirs);
	}
	words = outcome_words(saved);
	adm_answer(adm,
		json_pack("{s:s, s:I, s:b, s:b}", "url", saved->url, "revision",
			(json_int_t)saved->revision, "changed", saved->outcome != ENTRY_UNCHANGED,
			"merged", saved->outcome == ENTRY_MERGED),
		"%s is %s (revision %" G_GINT64_FORMAT ")", saved->url, words, saved->revision);
	return true;
}

static const AdmOption write_options[] = {
	{"message", 'm', "TEXT", "why, for the history"},
	{"base", 0, "REVISION", "the revision that the text was made from"},
	{NULL, 0, NULL, NULL},
};

Document *adm_document(const char *path, GError **error)
{
	gsize size = 0;
	g_autofree char *bytes = adm_read(path, FILE_MAX, &size, error);
	Document *document = bytes ? document_read(bytes, size, error) : NULL;

	if (bytes && !document)
		g_prefix_error(error, "'%s': ", strcmp(path, "-") == 0 ? "standard input" : path);
	return document;
}

static Document *read_document(Adm *adm, GError **error)
{
	return adm_document(adm->count > 1 ? adm->words[1] : "-", error);
}

/*
 * A text without front matter has its title in a heading at the top, which is taken out, since the
 * page shows the title; else its name has to do.
 */
static void find_title(EntryFields *fields)
{
	g_autofree char *body = g_strdup(fields->body);
	gsize length = strcspn(body, "\n");
	g_autofree char *title = NULL;

	if (g_str_has_prefix(body, "# ")) {
		title = g_strndup(body + 2, length - 2);
		fields_set_text(fields, field_find("body"), body + length);
	} else {
		title = g_strdelimit(g_strdup(fields->slug), "-", ' ');
	}
	fields_set_text(fields, field_find("title"), title);
}

static bool complete(Document *document, const char *name, GError **error)
{
	EntryFields *fields = document->fields;
	const char *place = name + strspn(name, "/");
	const char *slash = strchr(place, '/');
	g_autofree char *category = slash ? g_strndup(place, (gsize)(slash - place)) : NULL;

	if (!slash)
		return mw_fail(error, MW_ERROR_INVALID,
			"name the new entry category/slug, not '%s'", name);
	fields_set_text(fields, field_find("category"), category);
	fields_set_text(fields, field_find("slug"), slash + 1);
	if (*fields->title == '\0')
		find_title(fields);
	if (*fields->kind == '\0')
		fields_set_text(fields, field_find("kind"), "pitfall");
	return true;
}

/* The text of an entry that exists was taken as a pattern, its id with it. */
static bool check_id(Adm *adm, const Document *document, GError **error)
{
	g_autoptr(Query) query = query_new(adm->store, QUERY_ENTRY_BY_PUBLIC_ID);
	QueryState state;

	if (!document->public_id)
		return true;
	query_bind_text(query, "public_id", document->public_id);
	state = query_next(query, error);
	if (state == QUERY_ROW)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"the id '%s' is that of another entry; take the line 'id:' out of the text",
			document->public_id);
	return state == QUERY_DONE;
}

static bool run_new(Adm *adm, int *result, GError **error)
{
	g_autoptr(Document) document = read_document(adm, error);
	const EntryBy by = adm_by(adm_option(adm, "message"));
	g_auto(EntrySaved) saved = {0};
	EntryOrigin origin;

	if (!document || !complete(document, adm->words[0], error))
		return false;
	origin = document_origin(document);
	return adm_begin(adm, error) && check_id(adm, document, error) &&
	       entry_create(adm->store, document->fields, &origin, &by, &saved, error) &&
	       document_save_rest(adm->store, document, &by, &saved, NULL, error) &&
	       adm_report(adm, adm->words[0], &saved, result, error);
}

/*
 * A text without front matter changes the body alone; with it, it says everything but what an entry
 * cannot be without.
 */
static void keep_fields(Document *document, const EntryFields *present)
{
	EntryFields *fields = document->fields;
	g_autofree char *body = g_strdup(fields->body);
	EntryFields *merged = fields_copy(present);

	if (!document->has_header) {
		fields_set_text(merged, field_find("body"), body);
		fields_free(fields);
		document->fields = merged;
		return;
	}
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		static const char *const places[] = {"title", "slug", "category", "kind", NULL};
		json_auto_t *value = fields_get(fields, &entry_fields[i]);

		if (g_strv_contains(places, entry_fields[i].name) &&
			json_string_length(value) == 0) {
			json_auto_t *kept = fields_get(present, &entry_fields[i]);

			fields_set_text(fields, &entry_fields[i], json_string_value(kept));
		}
	}
	fields_free(merged);
}

static bool parse_base(Adm *adm, int64_t *base, GError **error)
{
	const char *text = adm_option(adm, "base");
	guint64 number = 0;

	if (text && !g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT32, &number, NULL))
		return mw_fail(error, MW_ERROR_INVALID,
			"--base takes the number of a revision, not '%s'", text);
	*base = (int64_t)number;
	return true;
}

bool adm_save(Adm *adm, const Entry *entry, Document *document, int64_t base, EntrySaved *saved,
	GError **error)
{
	const EntryBy by = adm_by(adm_option(adm, "message"));

	if (document->public_id && strcmp(document->public_id, entry->public_id) != 0)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"the text is that of another entry: its id is '%s', and '%s/%s' has '%s'",
			document->public_id, entry->category, entry->slug, entry->public_id);
	keep_fields(document, entry->fields);
	if (!entry_edit(adm->store, entry->id, base, document->fields, &by, saved, error))
		return false;
	if (saved->outcome == ENTRY_CONFLICT)
		return true;
	/* The text was made before this change, which is the last one now. */
	document->updated = 0;
	return document_save_rest(adm->store, document, &by, saved, NULL, error);
}

/* The text is read before the entry is: it may come slowly. */
static bool run_edit(Adm *adm, int *result, GError **error)
{
	g_autoptr(Entry) before = adm_whole_entry(adm, adm->words[0], error);
	g_autoptr(Document) document = before ? read_document(adm, error) : NULL;
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};
	int64_t base = 0;

	if (!document || !parse_base(adm, &base, error) || !adm_begin(adm, error))
		return false;
	entry = adm_whole_entry(adm, adm->words[0], error);
	return entry && adm_save(adm, entry, document, base, &saved, error) &&
	       adm_report(adm, adm->words[0], &saved, result, error);
}

static bool run_mv(Adm *adm, int *result, GError **error)
{
	g_autoptr(Entry) entry =
		adm_begin(adm, error) ? adm_whole_entry(adm, adm->words[0], error) : NULL;
	const EntryBy by = adm_by(adm_option(adm, "message"));
	g_auto(EntrySaved) saved = {0};
	const char *place = adm->words[1] + strspn(adm->words[1], "/");
	const char *slash = strchr(place, '/');
	g_autofree char *category = NULL;

	if (!entry)
		return false;
	category = slash ? g_strndup(place, (gsize)(slash - place)) : g_strdup(entry->category);
	return entry_rename(adm->store, entry->id, category, slash ? slash + 1 : place,
		       adm_option(adm, "links") != NULL, &by, &saved, error) &&
	       adm_report(adm, adm->words[0], &saved, result, error);
}

static const AdmOption rm_options[] = {
	{"message", 'm', "TEXT", "why, for the history"},
	{"yes", 'y', NULL, "do not ask"},
	{NULL, 0, NULL, NULL},
};

static bool run_rm(Adm *adm, int *result, GError **error)
{
	g_autoptr(Entry) entry = adm_whole_entry(adm, adm->words[0], error);
	const EntryBy by = adm_by(adm_option(adm, "message"));
	g_auto(EntrySaved) saved = {0};
	bool yes = false;

	if (!entry || !adm_confirm(adm, &yes, error,
			      "Delete '%s/%s'? Its history stays; 'entry restore' brings it back.",
			      entry->category, entry->slug))
		return false;
	*result = ADM_NO;
	return !yes ||
	       (adm_begin(adm, error) && entry_delete(adm->store, entry->id, &by, &saved, error) &&
		       adm_report(adm, adm->words[0], &saved, result, error));
}

static bool set_locked(Adm *adm, bool locked, int *result, GError **error)
{
	g_autoptr(Entry) entry =
		adm_begin(adm, error) ? adm_whole_entry(adm, adm->words[0], error) : NULL;
	const EntryBy by = adm_by(adm_option(adm, "message"));

	if (!entry)
		return false;
	*result = entry->locked == locked ? ADM_NO : ADM_OK;
	return entry_set_locked(adm->store, entry->id, locked, &by, error);
}

static bool run_lock(Adm *adm, int *result, GError **error)
{
	return set_locked(adm, true, result, error);
}

static bool run_unlock(Adm *adm, int *result, GError **error)
{
	return set_locked(adm, false, result, error);
}

static const AdmOption message_options[] = {
	{"message", 'm', "TEXT", "why, for the history"},
	{NULL, 0, NULL, NULL},
};

static const AdmOption move_options[] = {
	{"links", 0, NULL, "write [[links]] to the old name anew in other entries"},
	{"message", 'm', "TEXT", "why, for the history"},
	{NULL, 0, NULL, NULL},
};

const Command entry_commands[] = {
	{"entry list", "[OPTIONS]", "list entries", 0, 0, ADM_STORE, list_options, run_list},
	{"entry show", "NAME", "print an entry with its front matter", 1, 1, ADM_STORE, NULL,
		run_show},
	{"entry new", "NAME [FILE|-]", "write an entry", 1, 2, ADM_STORE, message_options, run_new},
	{"entry edit", "NAME [FILE|-] [-m TEXT] [--base REV]", "change an entry", 1, 2, ADM_STORE,
		write_options, run_edit},
	{"entry mv", "NAME NEW [--links]", "move an entry; its old address leads on", 2, 2,
		ADM_STORE, move_options, run_mv},
	{"entry rm", "NAME", "delete an entry", 1, 1, ADM_STORE, rm_options, run_rm},
	{"entry lock", "NAME", "let only admins change an entry", 1, 1, ADM_STORE, message_options,
		run_lock},
	{"entry unlock", "NAME", "let editors change it again", 1, 1, ADM_STORE, message_options,
		run_unlock},
	{NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};
