#include "wiki/entry_write.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "wiki/address.h"
#include "wiki/alias.h"
#include "wiki/audit.h"
#include "wiki/category.h"
#include "wiki/generation.h"
#include "wiki/projection.h"

#include <string.h>

enum { COMMENT_MAX = 500 };

EntryPlace entry_place_of(const Entry *entry)
{
	return (EntryPlace){g_strconcat(entry->category, "/", entry->slug, NULL),
		g_strdup(entry->slug), entry->status == ENTRY_LIVE};
}

void entry_place_clear(EntryPlace *place)
{
	g_free(place->path);
	g_free(place->slug);
}

bool entry_may(const EntryBy *by, Act act, const Entry *entry, bool *pending, GError **error)
{
	Permission granted = PERMISSION_DENIED;

	if (!permission_check(by->user, by->role, act, entry, pending ? &granted : NULL, error))
		return false;
	if (pending)
		*pending = granted == PERMISSION_PENDING;
	return true;
}

bool entry_audit(Store *store, const EntryBy *by, const char *act, const Entry *entry,
	int64_t number, GError **error)
{
	const Actor actor = {.name = by->editor, .address = by->address, .request = by->request};
	g_autofree char *revision =
		number ? g_strdup_printf("@%" G_GINT64_FORMAT, number) : g_strdup("");
	g_autofree char *object =
		g_strdup_printf("%s/%s%s", entry->category, entry->slug, revision);

	return audit_add(store, &actor, act, object, by->comment, error);
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

EntryFields *entry_checked_fields(const EntryFields *fields, GError **error)
{
	g_autoptr(EntryFields) copy = fields_copy(fields);
	json_auto_t *problems = fields_check(copy);

	if (json_array_size(problems) > 0) {
		fail_with_problems(problems, error);
		return NULL;
	}
	return g_steal_pointer(&copy);
}

bool entry_check_standing(const Entry *entry, GError **error)
{
	return entry->status != ENTRY_DELETED ||
	       mw_fail(error, MW_ERROR_CONFLICT,
		       "'%s/%s' is deleted; bring it back first, on its page or with 'wikiadm entry restore'",
		       entry->category, entry->slug);
}

bool entry_check_place(Store *store, const Entry *entry, GError **error)
{
	const EntryFields *fields = entry->fields;
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
	if (state != QUERY_ROW || query_int(query, "id") == entry->id)
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

static void bind_by(Query *query, const EntryBy *by, bool pending)
{
	g_autofree char *comment = mw_text_one_line(by->comment ? by->comment : "");
	g_autofree char *short_comment = mw_text_shorten(comment, COMMENT_MAX);

	if (by->user)
		query_bind_int(query, "user_id", by->user);
	query_bind_text(query, "editor", by->editor);
	query_bind_text(query, "comment", short_comment);
	query_bind_text(query, "save_id", by->save_id);
	query_bind_text(query, "state", pending ? "pending" : "live");
}

/* Writes the next revision of ENTRY, whose fields are the new ones, and sets its number. */
static bool write_revision(Store *store, Entry *entry, const EntryChange *change, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_REVISION_INSERT);
	int64_t last = last_number(store, entry->id, error);
	int64_t size = (int64_t)strlen(entry->fields->body);
	bool is_deletion = strcmp(change->action, "delete") == 0;

	if (last < 0)
		return false;
	entry->number = last + 1;
	query_bind_int(query, "entry_id", entry->id);
	query_bind_int(query, "number", entry->number);
	query_bind_int(query, "parent", entry->revision);
	query_bind_int(query, "base", change->base ? change->base : entry->revision);
	query_bind_text(query, "action", change->by->import ? "import" : change->action);
	query_bind_text(query, "status", entry_status_name(entry->status));
	query_bind_int(query, "created", mw_now());
	query_bind_text(query, "digest", change->digest);
	query_bind_int(query, "size", size);
	query_bind_int(query, "delta",
		is_deletion ? -size : size - size_of(store, entry->id, entry->revision));
	bind_by(query, change->by, change->pending);
	fields_bind(entry->fields, query);
	return query_run(query, error);
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

static bool tell_others(Store *store, const Entry *entry, const EntryPlace *before, GError **error)
{
	g_auto(EntryPlace) now = entry_place_of(entry);
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

bool entry_refresh(Store *store, const Entry *entry, const EntryPlace *before, GError **error)
{
	return projection_write(store, entry, error) && tell_others(store, entry, before, error) &&
	       generation_rise(store, error);
}

bool entry_write(Store *store, Entry *entry, const EntryPlace *before, const EntryChange *change,
	GError **error)
{
	if (!entry_check_place(store, entry, error) || !write_revision(store, entry, change, error))
		return false;
	if (change->pending)
		return true;
	if (before->path &&
		(strcmp(entry->slug, entry->fields->slug) != 0 ||
			strcmp(entry->category, entry->fields->category) != 0) &&
		!entry_audit(store, change->by, "entry rename", entry, 0, error))
		return false;
	entry->revision = entry->number;
	g_free(entry->slug);
	g_free(entry->category);
	entry->slug = g_strdup(entry->fields->slug);
	entry->category = g_strdup(entry->fields->category);
	return entry_refresh(store, entry, before, error);
}

void entry_report(const Entry *entry, EntryOutcome outcome, EntrySaved *saved)
{
	entry_saved_clear(saved);
	*saved = (EntrySaved){.outcome = outcome, .entry = entry->id};
	saved->revision = outcome == ENTRY_UNCHANGED || outcome == ENTRY_CONFLICT ? entry->revision
										  : entry->number;
	saved->url = address_of_entry(entry->category, entry->slug);
}

/* The merged fields, checked again since together they may be too many; NULL with the error. */
static EntryFields *merged_fields(FieldsMerge *merge, GError **error)
{
	g_autoptr(EntryFields) merged = fields_merge_result(merge);
	EntryFields *checked = entry_checked_fields(merged, error);

	if (!checked)
		g_prefix_error(error,
			"merged with what others saved meanwhile, the entry breaks a rule: ");
	return checked;
}

/* Merges YOURS with the entry. Sets FIELDS (the caller's), or leaves NULL and fills SAVED. */
static bool merge(const Entry *entry, const EntryFields *base, const EntryFields *yours,
	EntryFields **fields, EntrySaved *saved, GError **error)
{
	g_autoptr(FieldsMerge) merged = fields_merge(base, entry->fields, yours, error);

	if (!merged)
		return false;
	if (fields_merge_open(merged) > 0) {
		entry_report(entry, ENTRY_CONFLICT, saved);
		saved->theirs = entry->revision;
		saved->merge = g_steal_pointer(&merged);
		return true;
	}
	*fields = merged_fields(merged, error);
	return *fields != NULL;
}

bool entry_has_moved(const Entry *entry, int64_t base)
{
	return base && base != entry->revision;
}

bool entry_write_merged(Store *store, Entry *entry, const EntryFields *base,
	const EntryFields *yours, const EntryChange *change, EntrySaved *saved, GError **error)
{
	g_auto(EntryPlace) before = entry_place_of(entry);
	const int64_t theirs = entry->revision;
	const bool moved = entry_has_moved(entry, change->base);
	g_autoptr(EntryFields) fields = NULL;

	if (!moved)
		fields = fields_copy(yours);
	else if (!merge(entry, base, yours, &fields, saved, error))
		return false;
	if (fields && fields_equal(entry->fields, fields)) {
		entry_report(entry, ENTRY_UNCHANGED, saved);
	} else if (fields) {
		fields_free(entry->fields);
		entry->fields = g_steal_pointer(&fields);
		/* A new address says nothing new: feeds and sitemaps must not offer it as news. */
		if (strcmp(change->action, "rename") != 0 && !change->pending)
			entry->updated = mw_now();
		if (!entry_write(store, entry, &before, change, error))
			return false;
		entry_report(entry,
			change->pending ? ENTRY_PENDING
			: moved         ? ENTRY_MERGED
					: ENTRY_SAVED,
			saved);
		saved->theirs = moved ? theirs : 0;
	}
	saved->base = change->base ? change->base : theirs;
	return true;
}
