#include "web/template_set.h"

#include "text/mustache.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define SUFFIX ".mustache"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DIR, closedir)

struct TemplateSet {
	GHashTable *templates; /* name -> Mustache */
	bool strict;
	char digest[TEMPLATE_SET_DIGEST_SIZE];
};

void template_set_free(TemplateSet *set)
{
	if (!set)
		return;
	g_hash_table_unref(set->templates);
	g_free(set);
}

/* An entry of a template folder, called PATH; NAME is where it lies below the uppermost folder. */
static bool add_file(GHashTable *files, const char *path, const char *name, GError **error)
{
	g_autofree char *template = NULL;

	if (!g_str_has_suffix(name, SUFFIX))
		return true;
	template = g_strndup(name, strlen(name) - strlen(SUFFIX));
	if (g_hash_table_contains(files, template))
		return true;
	if (g_hash_table_size(files) == TEMPLATE_SET_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"'%s' is one template more than the %d that a site may have; remove some",
			path, TEMPLATE_SET_MAX);
	g_hash_table_insert(files, g_steal_pointer(&template), g_strdup(path));
	return true;
}

/* Adds the templates in the folder at PATH whose names FILES does not have yet. */
static bool add_folder(
	GHashTable *files, const char *path, const char *below, guint depth, GError **error)
{
	g_autoptr(DIR) folder = opendir(path);
	const struct dirent *entry;

	if (!folder)
		return mw_fail(error, MW_ERROR_NOT_FOUND,
			"cannot open the template folder '%s': %s; correct its path", path,
			g_strerror(errno));
	if (depth > TEMPLATE_SET_DEPTH_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"the template folder '%s' lies more than %d deep; does a link lead back up?",
			path, TEMPLATE_SET_DEPTH_MAX);
	while ((entry = readdir(folder))) {
		g_autofree char *child = g_build_filename(path, entry->d_name, NULL);
		g_autofree char *name = g_build_filename(below, entry->d_name, NULL);
		bool added;

		if (entry->d_name[0] == '.')
			continue;
		if (g_file_test(child, G_FILE_TEST_IS_DIR))
			added = add_folder(files, child, name, depth + 1, error);
		else
			added = add_file(files, child, name, error);
		if (!added)
			return false;
	}
	return true;
}

static bool check_file(const char *path, GError **error)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return mw_fail(error, MW_ERROR_STORAGE,
			"cannot read the template '%s': %s; remove it or make it readable", path,
			g_strerror(errno));
	if (!S_ISREG(status.st_mode))
		return mw_fail(error, MW_ERROR_STORAGE,
			"the template '%s' is not a file; remove it", path);
	if (status.st_size > MUSTACHE_SOURCE_MAX)
		return mw_fail(error, MW_ERROR_LIMIT,
			"the template '%s' is larger than %d bytes; split it into partials", path,
			MUSTACHE_SOURCE_MAX);
	return true;
}

static Mustache *compile_file(const char *name, const char *path, GChecksum *digest, GError **error)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	g_autoptr(GError) reason = NULL;
	g_autofree char *content = NULL;
	const char *source;
	gsize size;

	if (!check_file(path, error))
		return NULL;
	if (!g_file_get_contents(path, &content, &size, &reason)) {
		mw_fail(error, MW_ERROR_STORAGE, "cannot read a template: %s", reason->message);
		return NULL;
	}
	source = content;
	if (g_str_has_prefix(source, byte_order_mark)) {
		source += strlen(byte_order_mark);
		size -= strlen(byte_order_mark);
	}
	/* with their NULs, so that no two sets run together into the same bytes */
	g_checksum_update(digest, (const guchar *)name, (gssize)strlen(name) + 1);
	g_checksum_update(digest, (const guchar *)source, (gssize)size + 1);
	return mustache_compile(path, source, (gssize)size, MUSTACHE_RAW_NEEDS_HTML_NAME, error);
}

static const Mustache *find_partial(const char *name, void *data)
{
	const TemplateSet *set = data;

	return g_hash_table_lookup(set->templates, name);
}

static bool compile_files(TemplateSet *set, GHashTable *files, GError **error)
{
	g_autoptr(GChecksum) digest = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(files), (GCompareFunc)strcmp);

	for (const GList *name = names; name; name = name->next) {
		const char *path = g_hash_table_lookup(files, name->data);
		Mustache *template = compile_file(name->data, path, digest, error);

		if (!template)
			return false;
		g_hash_table_insert(set->templates, g_strdup(name->data), template);
	}
	for (const GList *name = names; name; name = name->next) {
		const Mustache *template = g_hash_table_lookup(set->templates, name->data);

		if (!mustache_check_partials(template, find_partial, set, error))
			return false;
	}
	g_strlcpy(set->digest, g_checksum_get_string(digest), sizeof set->digest);
	return true;
}

TemplateSet *template_set_load(const char *const *folders, bool strict, GError **error)
{
	g_autoptr(GHashTable) files =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(TemplateSet) set = g_new0(TemplateSet, 1);

	set->strict = strict;
	set->templates = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)mustache_free);
	for (; *folders; folders++)
		if (!add_folder(files, *folders, "", 1, error))
			return NULL;
	return compile_files(set, files, error) ? g_steal_pointer(&set) : NULL;
}

bool template_set_render(
	const TemplateSet *set, const char *name, json_t *model, GString *out, GError **error)
{
	const MustacheOptions options = {
		.partial = find_partial, .data = (void *)set, .strict = set->strict};
	const Mustache *template = g_hash_table_lookup(set->templates, name);
	g_autoptr(GError) reason = NULL;

	if (!template)
		return mw_fail(error, MW_ERROR_INTERNAL,
			"there is no template '%s'; add %s" SUFFIX " to a template folder", name,
			name);
	if (mustache_render(template, model, &options, out, &reason))
		return true;
	return mw_fail(error, MW_ERROR_INTERNAL, "%s", reason->message);
}

const char *template_set_digest(const TemplateSet *set)
{
	return set->digest;
}
