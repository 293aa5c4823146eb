#include "wiki/entry_write.h"

#include "base/clock.h"
#include "base/random.h"
#include "wiki/generation.h"
#include "wiki/signature_check.h"

#include <string.h>

void entry_saved_clear(EntrySaved *saved)
{
	g_clear_pointer(&saved->url, g_free);
	g_clear_pointer(&saved->merge, fields_merge_free);
}

/* -- repeated saves -- */

/* What a form sends, to tell a repeat from another text: the caller owns it. NULL without an id. */
static char *digest_of(const EntryBy *by, int64_t entry, int64_t base, const EntryFields *fields)
{
	g_autofree char *digest = by->save_id ? fields_digest(fields) : NULL;

	return digest ? g_strdup_printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s", entry,
				base, digest, by->editor)
		      : NULL;
}

static bool check_save_id(const char *save_id, GError **error)
{
	return (*save_id && strlen(save_id) <= ENTRY_SAVE_ID_BYTES) ||
	       mw_fail(error, MW_ERROR_INVALID, "a save_id has 1 to %d bytes; this one has %zu",
		       ENTRY_SAVE_ID_BYTES, strlen(save_id));
}

/* Answers what the save that ROW tells of was answered. */
static bool answer_again(Store *store, Query *row, EntrySaved *saved, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, query_int(row, "entry_id"), 0, error);
	bool is_live = g_str_equal(query_text(row, "state"), "live") ||
		       g_str_equal(query_text(row, "state"), "hidden");
	bool merged = query_int(row, "base") != query_int(row, "parent");

	if (!entry)
		return false;
	entry->number = query_int(row, "number");
	entry_report(entry, !is_live ? ENTRY_PENDING : merged ? ENTRY_MERGED : ENTRY_SAVED, saved);
	saved->base = query_int(row, "base");
	saved->theirs = merged ? query_int(row, "parent") : 0;
	return true;
}

/* Whether a save with this id was made before; then SAVED tells what it did. */
static bool find_save(Store *store, const char *save_id, const char *digest, EntrySaved *saved,
	bool *found, GError **error)
{
	g_autoptr(Query) query = NULL;
	QueryState state;

	*found = false;
	if (!save_id || !check_save_id(save_id, error))
		return !save_id;
	query = query_new(store, QUERY_REVISION_BY_SAVE_ID);
	query_bind_text(query, "save_id", save_id);
	state = query_next(query, error);
	if (state != QUERY_ROW)
		return state == QUERY_DONE;
	if (g_strcmp0(query_text(query, "digest"), digest) != 0)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"this form was saved before with another text, as revision %" G_GINT64_FORMAT
			"; open the page again and bring in your change",
			query_int(query, "number"));
	*found = true;
	return answer_again(store, query, saved, error);
}

/* -- new entries -- */

static bool insert_entry(Store *store, Entry *entry, GError **error)
{
	g_autoptr(Query) category = query_new(store, QUERY_CATEGORY_ID);
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_INSERT);

	query_bind_text(category, "slug", entry->fields->category);
	if (!query_one(category, error, "there is no category '%s'", entry->fields->category))
		return false;
	query_bind_text(query, "public_id", entry->public_id);
	query_bind_text(query, "slug", entry->fields->slug);
	query_bind_int(query, "category_id", query_int(category, "id"));
	query_bind_text(query, "kind", entry->fields->kind);
	query_bind_int(query, "published", entry->published);
	query_bind_int(query, "updated", entry->updated);
	if (!query_run(query, error))
		return false;
	entry->id = store_last_id(store);
	return true;
}

/* A new entry that waits for review: a draft, and a revision that would make it live. */
static bool write_pending(Store *store, Entry *entry, const EntryChange *change, GError **error)
{
	const EntryPlace nowhere = {0};
	const EntryBy drafting = {.editor = change->by->editor,
		.user = change->by->user,
		.comment = change->by->comment};
	const EntryChange draft = {.action = "create", .by = &drafting};
	const EntryStatus wanted = entry->status;
	bool done;

	entry->status = ENTRY_DRAFT;
	if (!entry_write(store, entry, &nowhere, &draft, error))
		return false;
	entry->status = wanted;
	done = entry_write(store, entry, &nowhere, change, error);
	entry->status = ENTRY_DRAFT;
	return done;
}

static Entry *entry_from(const EntryFields *fields, const EntryOrigin *origin)
{
	static const EntryOrigin nowhere = {0};
	const EntryOrigin *from = origin ? origin : &nowhere;
	Entry *entry = g_new0(Entry, 1);

	entry->fields = fields_copy(fields);
	entry->slug = g_strdup(fields->slug);
	entry->category = g_strdup(fields->category);
	entry->public_id = from->public_id ? g_strdup(from->public_id) : mw_random_id();
	entry->published = from->published ? from->published : mw_now();
	entry->updated = from->updated ? from->updated : entry->published;
	entry->status = from->status;
	return entry;
}

bool entry_create(Store *store, const EntryFields *fields, const EntryOrigin *origin,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	const EntryPlace nowhere = {0};
	EntryChange change = {.action = "create", .by = by};
	g_autoptr(Transaction) transaction = NULL;
	g_autoptr(EntryFields) wanted = NULL;
	g_autofree char *digest = NULL;
	g_autoptr(Entry) entry = NULL;
	bool found;

	if (!signature_check_save(store, fields, 0, by, error))
		return false;
	transaction = transaction_begin(store, error);
	if (!transaction || !entry_may(by, ACT_CREATE, NULL, &change.pending, error) ||
		!(wanted = entry_checked_fields(fields, error)))
		return false;
	change.digest = digest = digest_of(by, 0, 0, wanted);
	if (!find_save(store, by->save_id, digest, saved, &found, error))
		return false;
	if (found)
		return true;
	entry = entry_from(wanted, origin);
	if (!entry_check_place(store, entry, error) || !insert_entry(store, entry, error) ||
		!(change.pending ? write_pending(store, entry, &change, error)
				 : entry_write(store, entry, &nowhere, &change, error)) ||
		!transaction_commit(transaction, error))
		return false;
	entry_report(entry, change.pending ? ENTRY_PENDING : ENTRY_SAVED, saved);
	return true;
}

/* -- changes -- */

/* Revision BASE of ENTRY, which readers must be able to see: a merge would show them its text. */
static Entry *load_base(Store *store, const Entry *entry, int64_t base, GError **error)
{
	g_autoptr(GError) fault = NULL;
	Entry *loaded = entry_load(store, entry->id, base, &fault);

	if (!loaded && g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND))
		mw_fail(error, MW_ERROR_INVALID,
			"the text was made from revision %" G_GINT64_FORMAT
			", which '%s/%s' does not have; open the page again and bring in your change",
			base, entry->category, entry->slug);
	else if (!loaded)
		g_propagate_error(error, g_steal_pointer(&fault));
	return loaded;
}

bool entry_edit(Store *store, int64_t id, int64_t base, const EntryFields *fields,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	EntryChange change = {.action = "edit", .by = by, .base = base};
	g_autoptr(Transaction) transaction = NULL;
	g_autoptr(Entry) entry = NULL;
	g_autoptr(EntryFields) wanted = NULL;
	g_autofree char *digest = NULL;
	g_autoptr(Entry) start = NULL;
	bool found, moved;

	if (!signature_check_save(store, fields, id, by, error))
		return false;
	transaction = transaction_begin(store, error);
	entry = transaction ? entry_load(store, id, 0, error) : NULL;
	if (!entry || !entry_may(by, ACT_EDIT, entry, &change.pending, error) ||
		!(wanted = entry_checked_fields(fields, error)))
		return false;
	change.digest = digest = digest_of(by, id, base, wanted);
	if (!find_save(store, by->save_id, digest, saved, &found, error))
		return false;
	if (found)
		return true;
	if (!entry_check_standing(entry, error))
		return false;
	moved = entry_has_moved(entry, base);
	start = moved ? load_base(store, entry, base, error) : NULL;
	if (moved && !start)
		return false;
	return entry_write_merged(
		       store, entry, start ? start->fields : NULL, wanted, &change, saved, error) &&
	       transaction_commit(transaction, error);
}

FieldsMerge *entry_merge(Store *store, int64_t id, int64_t base, int64_t theirs,
	const EntryFields *yours, GError **error)
{
	g_autoptr(EntryFields) wanted = entry_checked_fields(yours, error);
	g_autoptr(Entry) entry = wanted ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) from = entry ? load_base(store, entry, base, error) : NULL;
	g_autoptr(Entry) other = from ? load_base(store, entry, theirs, error) : NULL;

	return other ? fields_merge(from->fields, other->fields, wanted, error) : NULL;
}

bool entry_read_base(Store *store, int64_t id, const char *text, int64_t *base, GError **error)
{
	const char *at = strrchr(text, '@');
	g_autofree char *public_id = at ? g_strndup(text, (gsize)(at - text)) : NULL;
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_HEAD);
	guint64 number = 0;

	if (!g_ascii_string_to_unsigned(at ? at + 1 : text, 10, 1, G_MAXINT32, &number, NULL))
		return mw_fail(error, MW_ERROR_INVALID,
			"the base '%s' names no revision; it is a number such as 41", text);
	*base = (int64_t)number;
	query_bind_int(query, "id", id);
	if (!query_one(query, error, "there is no such entry"))
		return false;
	return !public_id || strcmp(public_id, query_text(query, "public_id")) == 0 ||
	       mw_fail(error, MW_ERROR_INVALID,
		       "the text was made from another entry than '%s/%s'; open this page again and bring in your change",
		       query_text(query, "category"), query_text(query, "slug"));
}

static Act act_of_status(const Entry *entry, EntryStatus status)
{
	return status == ENTRY_HIDDEN || entry->status == ENTRY_HIDDEN ? ACT_HIDE : ACT_EDIT;
}

bool entry_set_status(Store *store, int64_t id, EntryStatus status, const EntryBy *by,
	EntrySaved *saved, GError **error)
{
	const EntryChange change = {.action = "edit", .by = by};
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_auto(EntryPlace) before = {0};

	if (!entry || !entry_may(by, act_of_status(entry, status), entry, NULL, error) ||
		!entry_check_standing(entry, error))
		return false;
	before = entry_place_of(entry);
	entry->status = status;
	entry->updated = mw_now();
	if (!entry_write(store, entry, &before, &change, error) ||
		!transaction_commit(transaction, error))
		return false;
	entry_report(entry, ENTRY_SAVED, saved);
	return true;
}

/* -- imports -- */

bool entry_set_times(Store *store, int64_t id, int64_t published, int64_t updated, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) query = NULL;

	if (!transaction)
		return false;
	query = query_new(store, QUERY_ENTRY_SET_TIMES);
	query_bind_int(query, "id", id);
	query_bind_int(query, "published", published);
	query_bind_int(query, "updated", updated);
	return query_run(query, error) && generation_rise(store, error) &&
	       transaction_commit(transaction, error);
}

bool entry_set_source(
	Store *store, int64_t id, const char *source_id, const char *digest, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_SET_SOURCE);

	query_bind_int(query, "id", id);
	query_bind_text(query, "source_id", source_id);
	query_bind_text(query, "source_digest", digest);
	return query_run(query, error);
}

bool entry_find_source(
	Store *store, const char *source_id, int64_t *entry, char **digest, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_BY_SOURCE_ID);
	QueryState state;

	query_bind_text(query, "source_id", source_id);
	state = query_next(query, error);
	*entry = state == QUERY_ROW ? query_int(query, "id") : 0;
	*digest = state == QUERY_ROW ? g_strdup(query_text(query, "source_digest")) : NULL;
	return state != QUERY_FAILED;
}
