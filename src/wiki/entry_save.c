#include "wiki/entry_save.h"

#include "base/clock.h"
#include "base/random.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "wiki/address.h"
#include "wiki/alias.h"
#include "wiki/category.h"
#include "wiki/generation.h"
#include "wiki/projection.h"

#include <string.h>

enum { COMMENT_MAX = 500 };

void entry_saved_clear(EntrySaved *saved)
{
	g_clear_pointer(&saved->url, g_free);
}

static bool fail_with_problems(json_t *problems, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	size_t index;
	json_t *problem;

	json_array_foreach(problems, index, problem) {
		g_string_append_printf(text, "%s%s", index ? "; " : "",
			json_string_value(json_object_get(problem, "message")));
	}
	return mw_fail(error, MW_ERROR_INVALID, "%s", text->str);
}

/* A checked copy of FIELDS, or NULL with INVALID. */
static EntryFields *checked(const EntryFields *fields, GError **error)
{
	g_autoptr(EntryFields) copy = fields_copy(fields);
	json_auto_t *problems = fields_check(copy);

	if (json_array_size(problems) > 0) {
		fail_with_problems(problems, error);
		return NULL;
	}
	return g_steal_pointer(&copy);
}

static bool check_place(Store *store, const EntryFields *fields, int64_t entry, GError **error)
{
	bool exists = false;
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_BY_SLUG);
	g_autoptr(Entry) holder = NULL;
	QueryState state;

	if (!category_exists(store, fields->category, &exists, error))
		return false;
	if (!exists)
		return mw_fail(error, MW_ERROR_INVALID,
			"there is no category '%s'; choose one that exists", fields->category);
	query_bind_text(query, "slug", fields->slug);
	state = query_next(query, error);
	if (state != QUERY_ROW || query_int(query, "id") == entry)
		return state != QUERY_FAILED;
	holder = entry_load(store, query_int(query, "id"), 0, error);
	if (!holder)
		return false;
	return mw_fail(error, MW_ERROR_CONFLICT,
		"the address '%s' is taken by %s'%s/%s'; choose another", fields->slug,
		holder->status == ENTRY_DELETED ? "the deleted entry " : "", holder->category,
		holder->slug);
}

static int64_t last_number(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_LAST_NUMBER);

	query_bind_int(query, "entry_id", entry);
	return query_one(query, error, "no revisions") ? query_int(query, "number") : -1;
}

static int64_t size_of(Store *store, int64_t entry, int64_t number)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_SIZE);

	query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "number", number);
	return query_next(query, NULL) == QUERY_ROW ? query_int(query, "size") : 0;
}

/* Writes the next revision of ENTRY, whose fields and place are the new ones, and sets its number.
 */
static bool write_revision(
	Store *store, Entry *entry, const char *action, const EntryBy *by, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_INSERT);
	g_autofree char *comment = mw_text_one_line(by->comment ? by->comment : "");
	g_autofree char *short_comment = mw_text_shorten(comment, COMMENT_MAX);
	int64_t number = last_number(store, entry->id, error);
	int64_t size = (int64_t)strlen(entry->fields->body);

	if (number < 0)
		return false;
	query_bind_int(query, "entry_id", entry->id);
	query_bind_int(query, "number", number + 1);
	query_bind_int(query, "parent", entry->revision);
	query_bind_text(query, "action", action);
	query_bind_text(query, "status", entry_status_name(entry->status));
	if (by->user)
		query_bind_int(query, "user_id", by->user);
	query_bind_text(query, "editor", by->editor);
	query_bind_int(query, "created", mw_now());
	query_bind_text(query, "comment", short_comment);
	query_bind_text(query, "save_id", by->save_id);
	query_bind_int(query, "size", size);
	query_bind_int(query, "delta",
		strcmp(action, "delete") == 0 ? -size
					      : size - size_of(store, entry->id, entry->revision));
	fields_bind(entry->fields, query);
	entry->revision = number + 1;
	return query_run(query, error);
}

/* Where an entry stood before a change, to see who must hear of it. */
typedef struct {
	char *path, *slug;
	bool visible;
} Place;

static void place_clear(Place *place)
{
	g_free(place->path);
	g_free(place->slug);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static Place place_of(const Entry *entry)
{
	return (Place){g_strconcat(entry->category, "/", entry->slug, NULL), g_strdup(entry->slug),
		entry->status == ENTRY_LIVE};
}

/* Heals what links to a former name of ENTRY, since its present address or visibility changed. */
static bool heal_aliases(Store *store, int64_t entry, GError **error)
{
	json_auto_t *paths = alias_list_of(store, entry, error);
	size_t index;
	json_t *path;

	json_array_foreach(paths, index, path) {
		const char *slug = strrchr(json_string_value(path), '/') + 1;

		if (!projection_heal(store, slug, error))
			return false;
	}
	return paths != NULL;
}

static bool tell_others(Store *store, const Entry *entry, const Place *before, GError **error)
{
	g_auto(Place) now = place_of(entry);
	bool moved = before->path && strcmp(before->path, now.path) != 0;

	/* Whoever stands at an address has it; an older claim to it would never be asked for. */
	if ((moved || !before->path) && !alias_give_way(store, now.path, error))
		return false;
	if (moved && !alias_add(store, before->path, entry->id, error))
		return false;
	if (!moved && before->visible == now.visible)
		return true;
	return projection_heal(store, entry->slug, error) && heal_aliases(store, entry->id, error);
}

/* The common end of all changes: the revision, what is derived from it, and whom it concerns. */
static bool finish(Store *store, Entry *entry, const char *action, const Place *before,
	const EntryBy *by, GError **error)
{
	g_free(entry->slug);
	g_free(entry->category);
	entry->slug = g_strdup(entry->fields->slug);
	entry->category = g_strdup(entry->fields->category);
	return write_revision(store, entry, by->import ? "import" : action, by, error) &&
	       projection_write(store, entry, error) && tell_others(store, entry, before, error) &&
	       generation_rise(store, error);
}

/* Whether the one who acts may do ACT to ENTRY (NULL: make one). */
static bool may(Act act, const Entry *entry, const EntryBy *by, GError **error)
{
	return permission_check(by->user, by->role, act, entry, NULL, error);
}

static void report(const Entry *entry, EntryOutcome outcome, EntrySaved *saved)
{
	g_free(saved->url);
	saved->outcome = outcome;
	saved->entry = entry->id;
	saved->revision = entry->revision;
	saved->url = address_of_entry(entry->category, entry->slug);
}

/* Whether a save with this id was made before; then SAVED tells what it did. */
static bool find_save(
	Store *store, const char *save_id, EntrySaved *saved, bool *found, GError **error)
{
	g_autoptr(Query) query = NULL;
	g_autoptr(Entry) entry = NULL;
	QueryState state;

	*found = false;
	if (!save_id)
		return true;
	query = query_new(store, QUERY_REVISION_BY_SAVE_ID);
	query_bind_text(query, "save_id", save_id);
	state = query_next(query, error);
	if (state != QUERY_ROW)
		return state == QUERY_DONE;
	entry = entry_load(store, query_int(query, "entry_id"), 0, error);
	if (!entry)
		return false;
	report(entry, ENTRY_SAVED, saved);
	saved->revision = query_int(query, "number");
	*found = true;
	return true;
}

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

bool entry_create(Store *store, const EntryFields *fields, const EntryOrigin *origin,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	static const EntryOrigin nowhere = {0};
	const EntryOrigin *from = origin ? origin : &nowhere;
	const Place before = {0};
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = g_new0(Entry, 1);
	bool found;

	if (!transaction || !may(ACT_CREATE, NULL, by, error) ||
		!find_save(store, by->save_id, saved, &found, error))
		return false;
	if (found)
		return true;
	entry->fields = checked(fields, error);
	if (!entry->fields || !check_place(store, entry->fields, 0, error))
		return false;
	entry->public_id = from->public_id ? g_strdup(from->public_id) : mw_random_id();
	entry->published = from->published ? from->published : mw_now();
	entry->updated = from->updated ? from->updated : entry->published;
	entry->status = from->status;
	if (!insert_entry(store, entry, error) ||
		!finish(store, entry, "create", &before, by, error) ||
		!transaction_commit(transaction, error))
		return false;
	report(entry, ENTRY_SAVED, saved);
	return true;
}

/* What the four changes of an existing entry have in common. FIELDS are checked already. */
static bool change(Store *store, Entry *entry, EntryFields *fields, const char *action,
	const EntryBy *by, GError **error)
{
	g_auto(Place) before = place_of(entry);

	if (fields) {
		fields_free(entry->fields);
		entry->fields = fields;
	}
	/* A new address says nothing new: feeds and sitemaps must not offer it as news. */
	if (strcmp(action, "rename") != 0)
		entry->updated = mw_now();
	return check_place(store, entry->fields, entry->id, error) &&
	       finish(store, entry, action, &before, by, error);
}

/* A deleted entry has no text to change: whoever writes one means to bring it back first. */
static bool check_standing(const Entry *entry, GError **error)
{
	return entry->status != ENTRY_DELETED ||
	       mw_fail(error, MW_ERROR_CONFLICT,
		       "'%s/%s' is deleted; bring it back with 'wikiadm entry restore' first",
		       entry->category, entry->slug);
}

bool entry_edit(Store *store, int64_t id, int64_t base, const EntryFields *fields,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = NULL;
	g_autoptr(EntryFields) wanted = NULL;
	bool found;

	entry = transaction ? entry_load(store, id, 0, error) : NULL;
	if (!entry || !may(ACT_EDIT, entry, by, error) ||
		!find_save(store, by->save_id, saved, &found, error))
		return false;
	if (found)
		return true;
	wanted = check_standing(entry, error) ? checked(fields, error) : NULL;
	if (!wanted)
		return false;
	if (base && base != entry->revision) {
		report(entry, ENTRY_CONFLICT, saved);
		return true;
	}
	if (fields_equal(entry->fields, wanted)) {
		report(entry, ENTRY_UNCHANGED, saved);
		return true;
	}
	if (!change(store, entry, g_steal_pointer(&wanted), "edit", by, error) ||
		!transaction_commit(transaction, error))
		return false;
	report(entry, ENTRY_SAVED, saved);
	return true;
}

bool entry_rename(Store *store, int64_t id, const char *category, const char *slug,
	const EntryBy *by, EntrySaved *saved, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(EntryFields) wanted = NULL;
	g_autoptr(EntryFields) moved = NULL;

	if (!entry || !may(ACT_RENAME, entry, by, error) || !check_standing(entry, error))
		return false;
	moved = fields_copy(entry->fields);
	fields_set_text(moved, field_find("category"), category);
	fields_set_text(moved, field_find("slug"), slug);
	wanted = checked(moved, error);
	if (!wanted)
		return false;
	if (fields_equal(entry->fields, wanted)) {
		report(entry, ENTRY_UNCHANGED, saved);
		return true;
	}
	if (!change(store, entry, g_steal_pointer(&wanted), "rename", by, error) ||
		!transaction_commit(transaction, error))
		return false;
	report(entry, ENTRY_SAVED, saved);
	return true;
}

bool entry_delete(Store *store, int64_t id, const EntryBy *by, EntrySaved *saved, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_auto(Place) before = {0};

	if (!entry || !may(ACT_DELETE, entry, by, error))
		return false;
	if (entry->status == ENTRY_DELETED)
		return mw_fail(error, MW_ERROR_CONFLICT, "'%s/%s' is deleted already",
			entry->category, entry->slug);
	before = place_of(entry);
	entry->status = ENTRY_DELETED;
	entry->updated = mw_now();
	if (!finish(store, entry, "delete", &before, by, error) ||
		!transaction_commit(transaction, error))
		return false;
	report(entry, ENTRY_SAVED, saved);
	return true;
}

static Act act_of_status(const Entry *entry, EntryStatus status)
{
	return status == ENTRY_HIDDEN || entry->status == ENTRY_HIDDEN ? ACT_HIDE : ACT_EDIT;
}

bool entry_set_status(Store *store, int64_t id, EntryStatus status, const EntryBy *by,
	EntrySaved *saved, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_auto(Place) before = {0};

	if (!entry || !may(act_of_status(entry, status), entry, by, error) ||
		!check_standing(entry, error))
		return false;
	before = place_of(entry);
	entry->status = status;
	entry->updated = mw_now();
	if (!finish(store, entry, "edit", &before, by, error) ||
		!transaction_commit(transaction, error))
		return false;
	report(entry, ENTRY_SAVED, saved);
	return true;
}

static int64_t last_standing(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_LAST_STANDING);

	query_bind_int(query, "entry_id", id);
	return query_one(query, error, "there is no revision to restore")
		       ? query_int(query, "number")
		       : 0;
}

bool entry_restore(Store *store, int64_t id, int64_t number, const EntryBy *by, EntrySaved *saved,
	GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Entry) entry = transaction ? entry_load(store, id, 0, error) : NULL;
	g_autoptr(Entry) old = NULL;
	g_auto(Place) before = {0};
	int64_t wanted = number ? number : entry ? last_standing(store, id, error) : 0;

	if (!entry || !may(ACT_RESTORE, entry, by, error) || !wanted)
		return false;
	old = entry_load(store, id, wanted, error);
	if (!old)
		return false;
	fields_set_text(old->fields, field_find("slug"), entry->slug);
	fields_set_text(old->fields, field_find("category"), entry->category);
	if (entry->status != ENTRY_DELETED && fields_equal(entry->fields, old->fields)) {
		report(entry, ENTRY_UNCHANGED, saved);
		return true;
	}
	before = place_of(entry);
	fields_free(entry->fields);
	entry->fields = g_steal_pointer(&old->fields);
	entry->updated = mw_now();
	if (entry->status == ENTRY_DELETED)
		entry->status = old->status_then;
	if (!finish(store, entry, "restore", &before, by, error) ||
		!transaction_commit(transaction, error))
		return false;
	report(entry, ENTRY_SAVED, saved);
	return true;
}

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
