#include "wiki-fixture.h"

#include "wiki/projection.h"

#include <glib/gstdio.h>
#include <string.h>

const EntryBy wiki_editor = {.editor = "ada", .role = ROLE_ADMIN};

static void add_category(Wiki *wiki, const char *slug, const char *title)
{
	g_autoptr(Category) category = category_new(slug, title);
	g_autoptr(GError) error = NULL;

	g_assert_true(category_save(wiki->store, NULL, category, &error));
	g_assert_no_error(error);
}

void wiki_set_up(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki->folder = g_dir_make_tmp("mojowiki-test-XXXXXX", &error);
	g_assert_no_error(error);
	wiki->path = g_build_filename(wiki->folder, "wiki.db", NULL);
	wiki->store = store_open(wiki->path, STORE_CREATE, &error);
	g_assert_no_error(error);
	add_category(wiki, "python-pitfalls", "Python Pitfalls");
	add_category(wiki, "rust-engineering", "Rust Engineering");
}

void wiki_tear_down(Wiki *wiki, gconstpointer data)
{
	g_autoptr(GDir) folder = g_dir_open(wiki->folder, 0, NULL);
	const char *name;

	(void)data;
	store_close(wiki->store);
	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *path = g_build_filename(wiki->folder, name, NULL);

		g_unlink(path);
	}
	g_rmdir(wiki->folder);
	g_free(wiki->folder);
	g_free(wiki->path);
}

static void set(EntryFields *fields, const char *name, const char *value)
{
	fields_set_text(fields, field_find(name), value);
}

EntryFields *wiki_fields(const char *slug, const char *body)
{
	EntryFields *fields = fields_new();
	g_autofree char *title = g_strconcat("The pitfall ", slug, NULL);

	set(fields, "title", title);
	set(fields, "slug", slug);
	set(fields, "category", "python-pitfalls");
	set(fields, "kind", "pitfall");
	set(fields, "body", body);
	return fields;
}

int64_t wiki_create(Wiki *wiki, const char *slug, const char *body)
{
	g_autoptr(EntryFields) fields = wiki_fields(slug, body);
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	g_assert_true(entry_create(wiki->store, fields, NULL, &wiki_editor, &saved, &error));
	g_assert_no_error(error);
	return saved.entry;
}

void wiki_rewrite(Wiki *wiki, int64_t id, const char *body)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Entry) entry = entry_load(wiki->store, id, 0, &error);
	g_auto(EntrySaved) saved = {0};

	g_assert_no_error(error);
	set(entry->fields, "body", body);
	g_assert_true(entry_edit(wiki->store, id, 0, entry->fields, &wiki_editor, &saved, &error));
	g_assert_no_error(error);
}

char *wiki_html(Wiki *wiki, int64_t entry)
{
	g_autoptr(GError) error = NULL;
	json_auto_t *rendering = projection_load(wiki->store, entry, &error);

	g_assert_no_error(error);
	return g_strdup(json_string_value(json_object_get(rendering, "html")));
}

int64_t wiki_generation(Wiki *wiki)
{
	g_autoptr(GError) error = NULL;
	int64_t generation = generation_get(wiki->store, &error);

	g_assert_no_error(error);
	return generation;
}

void assert_failed(GError **error, MwError code, const char *text)
{
	g_assert_error(*error, MW_ERROR, (gint)code);
	if (*error && !strstr((*error)->message, text))
		g_test_fail_printf("'%s' does not say '%s'", (*error)->message, text);
	g_clear_error(error);
}
