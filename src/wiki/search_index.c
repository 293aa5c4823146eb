#include "wiki/search_index.h"

#include "wiki/generation.h"
#include "wiki/search_text.h"

#include <string.h>

/* A change of the indexes that waits for the end of the transaction. */
typedef struct {
	bool is_removal;
	bool in_fragments; /* not of the words alone */
	int64_t entry;
	SearchText *text;
} Change;

static void change_free(gpointer item)
{
	Change *change = item;

	search_text_free(change->text);
	g_free(change);
}

static void bind_fragments(Query *query, const SearchText *text)
{
	query_bind_text(query, "title", text->title);
	query_bind_text(query, "tags", text->tags);
	query_bind_text(query, "errors", text->errors);
}

static bool change_words(Store *store, const Change *change, GError **error)
{
	const SearchText *text = change->text;
	g_autoptr(Query) query =
		query_new(store, change->is_removal ? QUERY_WORDS_REMOVE : QUERY_WORDS_ADD);

	query_bind_int(query, "id", change->entry);
	bind_fragments(query, text);
	query_bind_text(query, "summary", text->summary);
	query_bind_text(query, "prose", text->prose);
	query_bind_text(query, "code", text->code);
	query_bind_text(query, "tokens", text->tokens);
	query_bind_text(query, "facets", text->facets);
	return query_run(query, error);
}

static bool change_fragments(Store *store, const Change *change, GError **error)
{
	g_autoptr(Query) query =
		query_new(store, change->is_removal ? QUERY_FRAGMENTS_REMOVE : QUERY_FRAGMENTS_ADD);

	query_bind_int(query, "id", change->entry);
	bind_fragments(query, change->text);
	return query_run(query, error);
}

static bool change_run(Store *store, void *item, GError **error)
{
	const Change *change = item;

	return change_words(store, change, error) &&
	       (!change->in_fragments || change_fragments(store, change, error));
}

static void queue(Store *store, Change change)
{
	store_queue(store, change_run, g_memdup2(&change, sizeof change), change_free,
		search_text_size(change.text));
}

static bool run_alone(Store *store, QueryId id, GError **error)
{
	g_autoptr(Query) query = query_new(store, id);

	return query_run(query, error);
}

/* What the index holds of revision NUMBER. */
static SearchText *load_text(Store *store, int64_t entry, int64_t number, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_INDEXED_SOURCE);
	g_autoptr(EntryFields) fields = NULL;

	query_bind_int(query, "entry_id", entry);
	query_bind_int(query, "number", number);
	if (!query_one(query, error, "a revision is gone; run 'wikiadm reindex'"))
		return NULL;
	fields = fields_from_row(query);
	return search_text_new(fields, error);
}

/* The number of the revision that is indexed, 0 for none, or -1. */
static int64_t indexed_revision(Store *store, int64_t entry, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_INDEXED_GET);
	QueryState state;

	query_bind_int(query, "id", entry);
	state = query_next(query, error);
	if (state == QUERY_FAILED)
		return -1;
	return state == QUERY_ROW ? query_int(query, "revision") : 0;
}

/* Whether the index of fragments holds all of NOW already: most changes are of the body alone. */
static bool has_same_fragments(const SearchText *old, const SearchText *now)
{
	return strcmp(old->title, now->title) == 0 && strcmp(old->tags, now->tags) == 0 &&
	       strcmp(old->errors, now->errors) == 0;
}

static bool set_indexed(
	Store *store, const Entry *entry, const SearchText *text, bool is_same, GError **error)
{
	g_autoptr(Query) query =
		query_new(store, is_same ? QUERY_INDEXED_SET_REVISION : QUERY_INDEXED_SET);

	query_bind_int(query, "id", entry->id);
	query_bind_int(query, "revision", entry->revision);
	if (!is_same)
		bind_fragments(query, text);
	return query_run(query, error);
}

/* Puts ENTRY, with the text NOW, which is taken over, in the place of revision INDEXED. */
static bool replace(
	Store *store, const Entry *entry, SearchText *now, int64_t indexed, GError **error)
{
	g_autoptr(SearchText) text = now;
	SearchText *old = indexed > 0 ? load_text(store, entry->id, indexed, error) : NULL;
	bool is_same = old && has_same_fragments(old, text);

	if (indexed > 0 && !old)
		return false;
	if (old)
		queue(store, (Change){true, !is_same, entry->id, old});
	if (!set_indexed(store, entry, text, is_same, error))
		return false;
	queue(store, (Change){false, !is_same, entry->id, g_steal_pointer(&text)});
	return true;
}

static bool take_out(Store *store, const Entry *entry, int64_t number, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_INDEXED_REMOVE);
	SearchText *text = load_text(store, entry->id, number, error);

	if (!text)
		return false;
	queue(store, (Change){true, true, entry->id, text});
	query_bind_int(query, "id", entry->id);
	return query_run(query, error);
}

/* Whether the indexes were made as this program makes them. */
static bool is_current(Store *store, bool *current, GError **error)
{
	g_autofree char *wanted = search_text_version();
	g_autoptr(Query) query = query_new(store, QUERY_INDEX_VERSION);

	if (!query_one(query, error, "the database has no version of its search index"))
		return false;
	*current = strcmp(query_text(query, "version"), wanted) == 0;
	return true;
}

bool search_index_set(Store *store, const Entry *entry, const Markdown *markdown, GError **error)
{
	bool current = false;
	int64_t indexed;

	if (!is_current(store, &current, error))
		return false;
	if (!current)
		return search_index_rebuild(store, error);
	indexed = indexed_revision(store, entry->id, error);
	if (indexed < 0)
		return false;
	if (entry->status != ENTRY_LIVE)
		return indexed == 0 || take_out(store, entry, indexed, error);
	return indexed == entry->revision ||
	       replace(store, entry, search_text_of(entry->fields, markdown), indexed, error);
}

static bool add_current(Store *store, int64_t id, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, id, 0, error);
	SearchText *text;

	if (!entry || entry->status != ENTRY_LIVE)
		return entry != NULL;
	text = search_text_new(entry->fields, error);
	return text && replace(store, entry, text, 0, error) &&
	       store_run_queue(store, STORE_QUEUE_BYTES, error);
}

static bool clear(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_INDEX_SET_VERSION);
	g_autofree char *version = search_text_version();

	query_bind_text(query, "version", version);
	return query_run(query, error) && run_alone(store, QUERY_WORDS_CLEAR, error) &&
	       run_alone(store, QUERY_INDEXED_CLEAR, error) &&
	       run_alone(store, QUERY_FRAGMENTS_REBUILD, error);
}

bool search_index_rebuild(Store *store, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_join(store, error);
	g_autoptr(GArray) ids = NULL;

	if (!transaction || !store_run_queue(store, 0, error) || !clear(store, error))
		return false;
	ids = entry_all_ids(store, error);
	for (guint i = 0; ids && i < ids->len; i++) {
		if (!add_current(store, g_array_index(ids, int64_t, i), error))
			return false;
	}
	return ids && generation_rise(store, error) && transaction_commit(transaction, error);
}

bool search_index_refresh(Store *store, GError **error)
{
	bool current = false;

	return is_current(store, &current, error) &&
	       (current || search_index_rebuild(store, error));
}
