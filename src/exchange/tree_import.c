#include "exchange/tree.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/slug.h"
#include "wiki/category.h"
#include "wiki/signature_lint.h"
#include "wiki/document_save.h"
#include "wiki/setting.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 1 << 20 };

/* What one import carries along. */
typedef struct {
	Store *store;
	const TreeOptions *options;
	const EntryBy *by;
	ImportReport *report;
	GPtrArray *files;  /* paths below ROOT, sorted */
	GHashTable *slugs; /* slug -> the file that brought it */
	const char *root;
	int others; /* files that are no Markdown */
} Import;

static bool is_markdown(const char *name)
{
	return g_str_has_suffix(name, ".md") || g_str_has_suffix(name, ".markdown");
}

static bool collect(Import *import, const char *below, int depth, GError **error);

static bool fail_as_name(const char *path, GError **error)
{
	g_autofree char *shown = g_utf8_make_valid(path, -1);

	return mw_fail(error, MW_ERROR_INVALID, "the name of the file '%s' is not UTF-8; rename it",
		shown);
}

static bool collect_one(Import *import, const char *path, int depth, GError **error)
{
	g_autofree char *full = g_build_filename(import->root, path, NULL);
	struct stat status;

	if (lstat(full, &status) != 0)
		return mw_fail(error, MW_ERROR_STORAGE, "cannot look at '%s': %s", full,
			g_strerror(errno));
	if (S_ISDIR(status.st_mode))
		return collect(import, path, depth + 1, error);
	if (S_ISLNK(status.st_mode)) {
		import_report_note(
			import->report, "'%s' is a symbolic link and was passed over", path);
		return true;
	}
	if (!S_ISREG(status.st_mode) || !is_markdown(path)) {
		import->others++;
		return true;
	}
	if (!g_utf8_validate(path, -1, NULL))
		return fail_as_name(path, error);
	if (import->files->len == TREE_FILES_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"'%s' holds more than %d files; import it in parts", import->root,
			TREE_FILES_MAX);
	g_ptr_array_add(import->files, g_strdup(path));
	return true;
}

static MwError folder_fault(const GError *fault)
{
	if (fault->domain != G_FILE_ERROR)
		return MW_ERROR_STORAGE;
	switch (fault->code) {
	case G_FILE_ERROR_NOENT: return MW_ERROR_NOT_FOUND;
	case G_FILE_ERROR_NOTDIR: return MW_ERROR_INVALID;
	case G_FILE_ERROR_ACCES: return MW_ERROR_DENIED;
	default: return MW_ERROR_STORAGE;
	}
}

static bool collect(Import *import, const char *below, int depth, GError **error)
{
	g_autofree char *full = g_build_filename(import->root, below, NULL);
	g_autoptr(GError) fault = NULL;
	g_autoptr(GDir) folder = g_dir_open(full, 0, &fault);
	const char *name;

	if (!folder)
		return mw_fail(error, folder_fault(fault), "cannot read the folder '%s': %s", full,
			fault->message);
	if (depth > TREE_DEPTH_MAX)
		return mw_fail(error, MW_ERROR_LIMIT, "'%s' is more than %d folders deep", full,
			TREE_DEPTH_MAX);
	while ((name = g_dir_read_name(folder))) {
		g_autofree char *path = g_build_filename(below, name, NULL);

		if (depth == 0 && g_strcmp0(name, import->options->skip) == 0)
			continue;
		if (name[0] != '.' && !collect_one(import, path, depth, error))
			return false;
	}
	return true;
}

static int compare_paths(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

/* The file's bytes; O_NOFOLLOW, since the folder may change under us. */
static char *read_file(const char *path, gsize *size, GError **error)
{
	int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	g_autofree char *bytes = g_malloc(FILE_MAX + 1);
	gssize got = 0;

	*size = 0;
	if (descriptor < 0) {
		mw_fail(error, errno == EACCES ? MW_ERROR_DENIED : MW_ERROR_STORAGE,
			"cannot open it: %s", g_strerror(errno));
		return NULL;
	}
	while (*size <= FILE_MAX &&
		(got = read(descriptor, bytes + *size, FILE_MAX + 1 - *size)) > 0)
		*size += (gsize)got;
	close(descriptor);
	if (got < 0) {
		mw_fail(error, MW_ERROR_STORAGE, "cannot read it: %s", g_strerror(errno));
		return NULL;
	}
	if (*size > FILE_MAX) {
		mw_fail(error, MW_ERROR_LIMIT, "it has more than %d bytes", FILE_MAX);
		return NULL;
	}
	return g_steal_pointer(&bytes);
}

/* The folder that a file lies in, or NULL at the top: its last segment. */
static char *folder_of(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);

	return strcmp(folder, ".") == 0 ? NULL : g_path_get_basename(folder);
}

/* Jekyll's 2024-05-01-name.md carries its date; Hugo's name/index.md its name in the folder. */
static char *name_of(const char *path, int64_t *date)
{
	g_autofree char *base = g_path_get_basename(path);
	g_autofree char *folder = folder_of(path);
	char *dot = strrchr(base, '.');

	*dot = '\0';
	if (strcmp(base, "index") == 0 && folder)
		return g_steal_pointer(&folder);
	if (strlen(base) > 11 && base[10] == '-') {
		g_autofree char *day = g_strndup(base, 10);

		if (mw_time_parse(day, date, NULL))
			return g_strdup(base + 11);
	}
	return g_steal_pointer(&base);
}

/* Whether NAME is a category by its slug or title; FOUND is its slug, or NULL. */
static bool match_category(Store *store, const char *name, char **found, GError **error)
{
	g_autofree char *slug = mw_slug_from_text(name);
	bool exists = false;

	*found = NULL;
	if (!category_exists(store, slug, &exists, error))
		return false;
	if (exists)
		*found = g_steal_pointer(&slug);
	return exists || category_for_tag(store, name, found, error);
}

/* The folders that PATH lies in, the innermost first: a bundle's own, then its section. */
static char **folders_of(const char *path)
{
	g_auto(GStrv) segments = g_strsplit(path, "/", -1);
	guint count = g_strv_length(segments);
	char **folders = g_new0(char *, count);

	for (guint i = 0; i + 1 < count; i++)
		folders[i] = g_strdup(segments[count - 2 - i]);
	return folders;
}

static bool match_first(Store *store, char **names, char **found, GError **error)
{
	*found = NULL;
	for (char **name = names; *name && !*found; name++) {
		if (!match_category(store, *name, found, error))
			return false;
	}
	return true;
}

/* Where the entry goes: what it names, its folder, its tags, the option, the setting. */
static bool choose_category(Import *import, Document *document, const char *path, GError **error)
{
	g_auto(GStrv) folders = folders_of(path);
	g_autofree char *found = NULL;

	if (*document->fields->category)
		return true;
	if (!match_first(import->store, document->categories, &found, error))
		return false;
	if (!found && !match_first(import->store, folders, &found, error))
		return false;
	if (!found && !match_first(import->store, document->fields->tags, &found, error))
		return false;
	if (!found) {
		found = import->options->category
				? g_strdup(import->options->category)
				: setting_get(import->store, "import.category", error);
		if (!found)
			return false;
		import_report_note(
			import->report, "'%s' names no category; it went to '%s'", path, found);
	}
	fields_set_text(document->fields, field_find("category"), found);
	return true;
}

static bool complete(Import *import, Document *document, const char *path, GError **error)
{
	EntryFields *fields = document->fields;
	int64_t date = 0;
	g_autofree char *name = name_of(path, &date);

	if (!document->published)
		document->published = date;
	if (*fields->slug == '\0') {
		g_autofree char *slug = mw_slug_from_text(name);

		fields_set_text(fields, field_find("slug"), slug);
	}
	if (*fields->title == '\0')
		fields_set_text(fields, field_find("title"), name);
	if (*fields->kind == '\0')
		fields_set_text(fields, field_find("kind"), "article");
	return choose_category(import, document, path, error);
}

/* The entry that the document is a new text of: the one with its id, else with its slug. */
static bool find_entry(Store *store, const Document *document, int64_t *id, GError **error)
{
	const char *names[] = {document->public_id, document->fields->slug};

	*id = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(names) && !*id; i++) {
		QueryId lookup = i == 0 ? QUERY_ENTRY_BY_PUBLIC_ID : QUERY_ENTRY_BY_SLUG;
		g_autoptr(Query) query = query_new(store, lookup);
		QueryState state;

		if (!names[i])
			continue;
		query_bind_text(query, i == 0 ? "public_id" : "slug", names[i]);
		state = query_next(query, error);
		if (state == QUERY_FAILED)
			return false;
		*id = state == QUERY_ROW ? query_int(query, "id") : 0;
	}
	return true;
}

static bool save_rest(Import *import, const Document *document, const char *path, EntrySaved *saved,
	GError **error)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(g_free);

	if (!document_save_rest(import->store, document, import->by, saved, taken, error))
		return false;
	for (guint i = 0; i < taken->len; i++)
		import_report_note(
			import->report, "'%s': no alias, %s", path, (char *)taken->pdata[i]);
	return true;
}

/* What was deleted here stays so: an import is no reason to show it again. */
static bool is_deleted(Import *import, int64_t id, const char *path, bool *deleted, GError **error)
{
	g_autoptr(Entry) entry = id ? entry_load(import->store, id, 0, error) : NULL;

	*deleted = entry && entry->status == ENTRY_DELETED;
	if (*deleted) {
		import->report->unchanged++;
		import_report_note(import->report, "'%s': '%s/%s' was deleted here and was left so",
			path, entry->category, entry->slug);
	}
	return !id || entry;
}

static bool store_entry(Import *import, const Document *document, const char *path, GError **error)
{
	g_auto(EntrySaved) saved = {0};
	const EntryOrigin origin = document_origin(document);
	bool deleted = false;
	int64_t id = 0;

	if (!find_entry(import->store, document, &id, error) ||
		!is_deleted(import, id, path, &deleted, error))
		return false;
	if (deleted)
		return true;
	if (id ? !entry_edit(import->store, id, 0, document->fields, import->by, &saved, error)
	       : !entry_create(import->store, document->fields, &origin, import->by, &saved, error))
		return false;
	if (!save_rest(import, document, path, &saved, error))
		return false;
	if (saved.outcome == ENTRY_UNCHANGED)
		import->report->unchanged++;
	else if (id)
		import->report->changed++;
	else
		import->report->added++;
	mw_log(MW_LOG_DEBUG, "import file=%s url=%s revision=%" G_GINT64_FORMAT, path, saved.url,
		saved.revision);
	return true;
}

static bool import_entry(Import *import, Document *document, const char *path, GError **error)
{
	const char *other;

	if (!complete(import, document, path, error))
		return false;
	other = g_hash_table_lookup(import->slugs, document->fields->slug);
	if (other)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"the slug '%s' is also that of '%s'; change one", document->fields->slug,
			other);
	g_hash_table_insert(import->slugs, g_strdup(document->fields->slug), g_strdup(path));
	return store_entry(import, document, path, error);
}

static bool import_category(
	Import *import, const Document *document, const char *path, GError **error)
{
	g_autofree char *folder = folder_of(path);
	const EntryFields *fields = document->fields;
	g_autoptr(Category) category = NULL;

	if (!folder || strchr(path, '/') != strrchr(path, '/')) {
		import_report_note(
			import->report, "'%s' describes no category and was passed over", path);
		return true;
	}
	category = category_new(
		*fields->slug ? fields->slug : folder, *fields->title ? fields->title : folder);
	g_free(category->promise);
	g_free(category->body);
	g_strfreev(category->tags);
	category->promise = g_strdup(fields->summary);
	category->body = g_strdup(fields->body);
	category->tags = g_strdupv(fields->tags);
	category->position = document->position;
	if (*fields->extra)
		import_report_note(import->report,
			"'%s': a category keeps no other front matter, so these lines were dropped: %s",
			path, fields->extra);
	return category_save(import->store, NULL, category, error);
}

static bool import_file(Import *import, const char *path, bool is_index, GError **error)
{
	g_autofree char *full = g_build_filename(import->root, path, NULL);
	gsize size = 0;
	g_autofree char *bytes = read_file(full, &size, error);
	g_autoptr(Document) document = bytes ? document_read(bytes, size, error) : NULL;

	if (!document || (is_index ? !import_category(import, document, path, error)
				   : !import_entry(import, document, path, error))) {
		g_prefix_error(error, "'%s': ", full);
		return false;
	}
	return true;
}

/* Categories first, so that entries find them. */
static bool import_files(Import *import, bool indexes, GError **error)
{
	for (guint i = 0; i < import->files->len; i++) {
		const char *path = import->files->pdata[i];
		g_autofree char *base = g_path_get_basename(path);

		if ((strcmp(base, "_index.md") == 0) != indexes)
			continue;
		if (!import_file(import, path, indexes, error))
			return false;
		if (import->options->progress)
			import->options->progress((int)i + 1, import->options->data);
	}
	return true;
}

/*
 * Signatures are judged once, at the end: entries that come together may cross until all are there,
 * and a thousand checks one by one take long. They are notes, not errors: what is imported was
 * published elsewhere already.
 */
static bool note_signatures(Import *import, GError **error)
{
	json_auto_t *findings = signature_lint_samples(import->store, 0, error);
	size_t index;
	json_t *finding;

	json_array_foreach(findings, index, finding) {
		import_report_note(import->report,
			"'%s', signature %" JSON_INTEGER_FORMAT " (%s): %s: %s",
			json_string_value(json_object_get(finding, "entry")),
			json_integer_value(json_object_get(finding, "number")),
			json_string_value(json_object_get(finding, "match")),
			json_string_value(json_object_get(finding, "message")),
			json_string_value(json_object_get(finding, "sample")));
	}
	return findings != NULL;
}

bool tree_import(Store *store, const char *path, const TreeOptions *options, const EntryBy *by,
	ImportReport *report, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) slugs =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	Import import = {store, options, by, report, files, slugs, path, 0};
	g_autoptr(Transaction) transaction = NULL;

	if (!collect(&import, "", 0, error))
		return false;
	g_ptr_array_sort(files, compare_paths);
	if (files->len == 0)
		return mw_fail(error, MW_ERROR_NOT_FOUND,
			"there is no Markdown file (*.md) in '%s'", path);
	if (import.others > 0)
		import_report_note(
			report, "%d files are no Markdown and were passed over", import.others);
	transaction = transaction_join(store, error);
	return transaction && import_files(&import, true, error) &&
	       (options->only_categories ||
		       (import_files(&import, false, error) && note_signatures(&import, error))) &&
	       transaction_commit(transaction, error);
}
