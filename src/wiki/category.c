#include "wiki/category.h"

#include "base/slug.h"
#include "base/utf8.h"
#include "text/markdown.h"
#include "wiki/address.h"
#include "wiki/alias.h"
#include "wiki/generation.h"
#include "wiki/projection.h"
#include "wiki/setting.h"

#include <string.h>

enum { TITLE_MAX = 60, PROMISE_MAX = 200, TAGS_MAX = 100 };

Category *category_new(const char *slug, const char *title)
{
	Category *category = g_new0(Category, 1);

	category->slug = g_strdup(slug);
	category->title = g_strdup(title);
	category->promise = g_strdup("");
	category->body = g_strdup("");
	category->html = g_strdup("");
	category->tags = g_new0(char *, 1);
	return category;
}

void category_free(Category *category)
{
	if (!category)
		return;
	g_free(category->slug);
	g_free(category->title);
	g_free(category->promise);
	g_free(category->body);
	g_free(category->html);
	g_strfreev(category->tags);
	g_free(category);
}

static char **load_tags(Store *store, int64_t id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_TAGS);
	g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
	QueryState state;

	query_bind_int(query, "id", id);
	while ((state = query_next(query, error)) == QUERY_ROW)
		g_ptr_array_add(tags, g_strdup(query_text(query, "tag")));
	if (state == QUERY_FAILED)
		return NULL;
	g_ptr_array_add(tags, NULL);
	return (char **)g_ptr_array_steal(tags, NULL);
}

/* The row id of the category, 0 for none. */
static bool find(Store *store, const char *slug, int64_t *id, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_ID);
	QueryState state;

	query_bind_text(query, "slug", slug);
	state = query_next(query, error);
	*id = state == QUERY_ROW ? query_int(query, "id") : 0;
	return state != QUERY_FAILED;
}

bool category_former(Store *store, const char *slug, char **present, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_ALIAS_FIND);
	QueryState state;

	query_bind_text(query, "slug", slug);
	state = query_next(query, error);
	*present = state == QUERY_ROW ? g_strdup(query_text(query, "slug")) : NULL;
	return state != QUERY_FAILED;
}

bool category_exists(Store *store, const char *slug, bool *exists, GError **error)
{
	int64_t id = 0;

	if (!find(store, slug, &id, error))
		return false;
	*exists = id != 0;
	return true;
}

Category *category_load(Store *store, const char *slug, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_BY_SLUG);
	g_autoptr(Category) category = g_new0(Category, 1);

	query_bind_text(query, "slug", slug);
	if (!query_one(query, error, "there is no category '%s'", slug))
		return NULL;
	category->slug = g_strdup(query_text(query, "slug"));
	category->title = g_strdup(query_text(query, "title"));
	category->promise = g_strdup(query_text(query, "promise"));
	category->body = g_strdup(query_text(query, "body"));
	category->html = g_strdup(query_text(query, "html"));
	category->position = query_int(query, "position");
	category->tags = load_tags(store, query_int(query, "id"), error);
	return category->tags ? g_steal_pointer(&category) : NULL;
}

static bool check(const Category *category, GError **error)
{
	g_autofree char *title = mw_text_one_line(category->title);

	if (!mw_slug_is_valid(category->slug))
		return mw_fail(error, MW_ERROR_INVALID,
			"the category '%s' may hold lower-case letters, digits and single hyphens only",
			category->slug);
	if (address_is_reserved(category->slug))
		return mw_fail(error, MW_ERROR_INVALID,
			"'%s' is an address of the wiki itself; choose another name for the category",
			category->slug);
	if (*title == '\0' || mw_text_length(title) > TITLE_MAX)
		return mw_fail(error, MW_ERROR_INVALID,
			"the category '%s' needs a title of 1 to %d characters", category->slug,
			TITLE_MAX);
	if (mw_text_length(category->promise) > PROMISE_MAX)
		return mw_fail(error, MW_ERROR_INVALID,
			"the promise of the category '%s' must be %d characters or fewer; it has %zu",
			category->slug, PROMISE_MAX, mw_text_length(category->promise));
	if (g_strv_length(category->tags) > TAGS_MAX)
		return mw_fail(error, MW_ERROR_INVALID, "the category '%s' takes %d tags at most",
			category->slug, TAGS_MAX);
	return true;
}

static int64_t next_position(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_NEXT_POSITION);

	return query_one(query, error, "no position") ? query_int(query, "position") : -1;
}

static bool write_row(
	Store *store, int64_t id, const Category *category, int64_t position, GError **error)
{
	g_autoptr(Query) query =
		query_new(store, id ? QUERY_CATEGORY_UPDATE : QUERY_CATEGORY_INSERT);
	g_autofree char *title = mw_text_one_line(category->title);
	g_autofree char *promise = mw_text_one_line(category->promise);
	g_autoptr(Markdown) markdown = projection_render(store, category->body, error);

	if (!markdown)
		return false;
	if (id)
		query_bind_int(query, "id", id);
	query_bind_text(query, "slug", category->slug);
	query_bind_text(query, "title", title);
	query_bind_text(query, "promise", promise);
	query_bind_text(query, "body", category->body);
	query_bind_text(query, "html", markdown->html);
	query_bind_int(query, "position", position);
	return query_run(query, error);
}

static bool write_tags(Store *store, int64_t id, char **tags, GError **error)
{
	g_autoptr(Query) clear = query_new(store, QUERY_CATEGORY_TAG_CLEAR);

	query_bind_int(clear, "id", id);
	if (!query_run(clear, error))
		return false;
	for (char **tag = tags; *tag; tag++) {
		g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_TAG_SET);
		g_autofree char *lower = g_utf8_strdown(*tag, -1);

		query_bind_text(query, "tag", lower);
		query_bind_int(query, "id", id);
		if (!query_run(query, error))
			return false;
	}
	return true;
}

/* The place of CATEGORY, which is called PRESENT now. */
static int64_t position_for(
	Store *store, int64_t id, const char *present, const Category *category, GError **error)
{
	g_autoptr(Category) old = NULL;

	if (category->position)
		return category->position;
	if (!id)
		return next_position(store, error);
	old = category_load(store, present, error);
	return old ? old->position : -1;
}

/* Imports that fell into the category still do. */
static bool follow_setting(Store *store, const char *from, const char *to, GError **error)
{
	g_autofree char *present = setting_get(store, "import.category", error);

	return present &&
	       (strcmp(present, from) != 0 || setting_set(store, "import.category", to, error));
}

static bool keep_former_slug(
	Store *store, int64_t id, const char *from, const char *to, GError **error)
{
	g_autoptr(Query) add = query_new(store, QUERY_CATEGORY_ALIAS_ADD);
	g_autoptr(Query) remove = query_new(store, QUERY_CATEGORY_ALIAS_REMOVE);

	query_bind_text(add, "slug", from);
	query_bind_int(add, "id", id);
	query_bind_text(remove, "slug", to);
	return query_run(add, error) && query_run(remove, error);
}

/* Old addresses lead on; entries that link into the category carry its address in their HTML. */
static bool follow_move(Store *store, int64_t id, const char *from, const char *to, GError **error)
{
	return strcmp(from, to) == 0 || (keep_former_slug(store, id, from, to, error) &&
						alias_follow_category(store, id, from, to, error) &&
						follow_setting(store, from, to, error) &&
						projection_rerender(store, error) >= 0);
}

bool category_save(Store *store, const char *slug, const Category *category, GError **error)
{
	const char *present = slug ? slug : category->slug;
	g_autoptr(Transaction) transaction = NULL;
	int64_t id = 0, other = 0, position;

	if (!check(category, error))
		return false;
	transaction = transaction_begin(store, error);
	if (!transaction || !find(store, present, &id, error) ||
		!find(store, category->slug, &other, error))
		return false;
	if (slug && !id)
		return mw_fail(error, MW_ERROR_NOT_FOUND, "there is no category '%s'", slug);
	if (other && other != id)
		return mw_fail(error, MW_ERROR_CONFLICT, "there is a category '%s' already",
			category->slug);
	position = position_for(store, id, present, category, error);
	if (position < 0 || !write_row(store, id, category, position, error) ||
		!write_tags(store, id ? id : store_last_id(store), category->tags, error))
		return false;
	return (!id || follow_move(store, id, present, category->slug, error)) &&
	       generation_rise(store, error) && transaction_commit(transaction, error);
}

bool category_remove(Store *store, const char *slug, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	g_autoptr(Query) count = NULL;
	g_autoptr(Query) query = NULL;
	int64_t id = 0;

	if (!transaction || !find(store, slug, &id, error))
		return false;
	if (!id)
		return mw_fail(error, MW_ERROR_NOT_FOUND, "there is no category '%s'", slug);
	count = query_new(store, QUERY_CATEGORY_ENTRY_COUNT);
	query_bind_int(count, "id", id);
	if (!query_one(count, error, "no count"))
		return false;
	if (query_int(count, "count") > 0)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"the category '%s' holds %d entries, deleted ones included; move them first",
			slug, (int)query_int(count, "count"));
	query = query_new(store, QUERY_CATEGORY_REMOVE);
	query_bind_int(query, "id", id);
	return query_run(query, error) && generation_rise(store, error) &&
	       transaction_commit(transaction, error);
}

json_t *category_list(Store *store, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_ALL);

	return query_rows_json(query, error);
}

bool category_for_tag(Store *store, const char *tag, char **slug, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_CATEGORY_BY_TAG);
	g_autofree char *lower = g_utf8_strdown(tag, -1);
	QueryState state;

	query_bind_text(query, "tag", lower);
	state = query_next(query, error);
	*slug = state == QUERY_ROW ? g_strdup(query_text(query, "slug")) : NULL;
	return state != QUERY_FAILED;
}
