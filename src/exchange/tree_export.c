#include "exchange/tree.h"

#include "base/log.h"
#include "text/frontmatter.h"
#include "wiki/category.h"
#include "wiki/document.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static bool make_folder(const char *path, GError **error)
{
	return g_mkdir_with_parents(path, 0755) == 0 ||
	       mw_fail(error, MW_ERROR_STORAGE, "cannot make the folder '%s': %s", path,
		       g_strerror(errno));
}

static bool write_file(const char *folder, const char *category, const char *name, const char *text,
	GError **error)
{
	g_autofree char *path = g_build_filename(folder, category, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);
	g_autoptr(GError) fault = NULL;

	if (!make_folder(parent, error))
		return false;
	return g_file_set_contents(path, text, -1, &fault) ||
	       mw_fail(error, MW_ERROR_STORAGE, "cannot write '%s': %s", path, fault->message);
}

static char *category_text(const Category *category)
{
	json_auto_t *keys = json_object();
	json_t *tags = json_array();
	g_autofree char *head = NULL;
	g_autofree char *position = g_strdup_printf("%d", (int)category->position);

	for (char **tag = category->tags; *tag; tag++)
		json_array_append_new(tags, json_string(*tag));
	json_object_set_new(keys, "title", json_string(category->title));
	json_object_set_new(keys, "slug", json_string(category->slug));
	json_object_set_new(keys, "position", json_string(position));
	json_object_set_new(keys, "promise", json_string(category->promise));
	if (json_array_size(tags) > 0)
		json_object_set(keys, "tags", tags);
	json_decref(tags);
	head = frontmatter_write(keys, NULL);
	return g_strconcat(head, "\n", category->body, NULL);
}

static bool export_categories(Store *store, const char *folder, GError **error)
{
	json_auto_t *list = category_list(store, error);
	size_t index;
	json_t *item;

	json_array_foreach(list, index, item) {
		g_autoptr(Category) category = category_load(
			store, json_string_value(json_object_get(item, "slug")), error);
		g_autofree char *text = category ? category_text(category) : NULL;

		if (!text || !write_file(folder, category->slug, "_index.md", text, error))
			return false;
	}
	return list != NULL;
}

static bool export_entry(Store *store, int64_t id, const char *folder, GError **error)
{
	g_autoptr(Entry) entry = entry_load(store, id, 0, error);
	g_autofree char *text = entry ? document_write(store, entry, error) : NULL;
	g_autofree char *name = NULL;

	if (!text)
		return false;
	name = g_strconcat(entry->slug, ".md", NULL);
	mw_log(MW_LOG_DEBUG, "export entry=%s/%s", entry->category, entry->slug);
	return write_file(folder, entry->category, name, text, error);
}

static bool export_entries(Store *store, const char *folder, int *count, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_ENTRY_EXPORTED);
	QueryState state;

	*count = 0;
	while ((state = query_next(query, error)) == QUERY_ROW) {
		if (!export_entry(store, query_int(query, "id"), folder, error))
			return false;
		++*count;
	}
	return state == QUERY_DONE;
}

static void remove_tree(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	const char *name;

	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		remove_tree(inner);
	}
	g_remove(path);
}

/* A folder with nothing in it may be written to; rename(2) replaces it. */
static bool is_empty_folder(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);

	return folder && !g_dir_read_name(folder);
}

bool tree_export(Store *store, const char *path, bool dry_run, int *count, GError **error)
{
	g_autofree char *bare = g_strdup(path);
	g_autofree char *partial = NULL;

	while (strlen(bare) > 1 && g_str_has_suffix(bare, "/"))
		bare[strlen(bare) - 1] = '\0';
	if (*bare == '\0')
		return mw_fail(error, MW_ERROR_INVALID, "name the folder to write to");
	if (g_file_test(bare, G_FILE_TEST_EXISTS) && !is_empty_folder(bare))
		return mw_fail(error, MW_ERROR_CONFLICT,
			"'%s' exists and is not an empty folder; name another one", bare);
	partial = g_strdup_printf("%s.partial-%d", bare, (int)getpid());
	if (!make_folder(partial, error) || !export_categories(store, partial, error) ||
		!export_entries(store, partial, count, error)) {
		remove_tree(partial);
		return false;
	}
	if (dry_run) {
		remove_tree(partial);
		return true;
	}
	if (g_rename(partial, bare) == 0)
		return true;
	mw_fail(error, MW_ERROR_STORAGE, "cannot name the folder '%s': %s", bare,
		g_strerror(errno));
	remove_tree(partial);
	return false;
}
