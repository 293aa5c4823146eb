#include "web/template_set.h"

#include "text/mustache.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A theme of a site and the installed templates, in a folder of the test's own. */
typedef struct {
	char *top, *site, *installed;
} Fixture;

static void set_up(Fixture *fixture, const void *data)
{
	(void)data;
	fixture->top = g_dir_make_tmp("mojowiki-templates-XXXXXX", NULL);
	fixture->site = g_build_filename(fixture->top, "site", NULL);
	fixture->installed = g_build_filename(fixture->top, "installed", NULL);
	g_assert_cmpint(g_mkdir(fixture->site, 0700), ==, 0);
	g_assert_cmpint(g_mkdir(fixture->installed, 0700), ==, 0);
}

static void remove_tree(const char *path)
{
	g_autoptr(GDir) folder = NULL;
	const char *name;

	if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK))
		folder = g_dir_open(path, 0, NULL);
	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	g_remove(path);
}

static void tear_down(Fixture *fixture, const void *data)
{
	(void)data;
	remove_tree(fixture->top);
	g_free(fixture->top);
	g_free(fixture->site);
	g_free(fixture->installed);
}

static void write_template(const char *folder, const char *file, const char *source)
{
	g_autofree char *path = g_build_filename(folder, file, NULL);
	g_autofree char *parent = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, source, -1, NULL));
}

static TemplateSet *load(const Fixture *fixture, bool strict, GError **error)
{
	const char *const folders[] = {fixture->site, fixture->installed, NULL};

	return template_set_load(folders, strict, error);
}

static void assert_renders(const TemplateSet *set, const char *name, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	json_t *model = json_pack("{s:s}", "title", "E0502");

	g_assert_true(template_set_render(set, name, model, out, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(out->str, ==, expected);
	json_decref(model);
}

static void assert_refused(const Fixture *fixture, MwError code, const char *message)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(TemplateSet) set = load(fixture, false, &error);

	g_assert_null(set);
	g_assert_error(error, MW_ERROR, (int)code);
	if (error && !strstr(error->message, message))
		g_assert_cmpstr(error->message, ==, message);
}

static void names_are_paths_without_the_suffix(Fixture *fixture, const void *data)
{
	g_autoptr(TemplateSet) set = NULL;

	(void)data;
	write_template(
		fixture->installed, "entry.mustache", "<h1>{{title}}</h1>\n{{>partials/foot}}\n");
	write_template(fixture->installed, "partials/foot.mustache", "<footer>\n");
	write_template(fixture->installed, "notes.txt", "{{#broken}}");
	write_template(fixture->installed, ".entry.mustache", "{{#broken}}");
	set = load(fixture, true, NULL);
	g_assert_nonnull(set);
	assert_renders(set, "entry", "<h1>E0502</h1>\n<footer>\n");
	assert_renders(set, "partials/foot", "<footer>\n");
}

static void a_site_overrides_single_templates(Fixture *fixture, const void *data)
{
	g_autoptr(TemplateSet) set = NULL;

	(void)data;
	write_template(fixture->installed, "entry.mustache", "{{title}}|{{>partials/foot}}");
	write_template(fixture->installed, "partials/foot.mustache", "installed {{#broken}}");
	write_template(fixture->site, "partials/foot.mustache", "ours");
	set = load(fixture, true, NULL);
	g_assert_nonnull(set);
	assert_renders(set, "entry", "E0502|ours");
}

static void links_are_followed(Fixture *fixture, const void *data)
{
	g_autofree char *target = g_build_filename(fixture->top, "elsewhere", NULL);
	g_autofree char *link = g_build_filename(fixture->site, "partials", NULL);
	g_autoptr(TemplateSet) set = NULL;

	(void)data;
	write_template(target, "foot.mustache", "linked");
	g_assert_cmpint(symlink(target, link), ==, 0);
	set = load(fixture, true, NULL);
	g_assert_nonnull(set);
	assert_renders(set, "partials/foot", "linked");
}

static void a_link_back_up_is_refused(Fixture *fixture, const void *data)
{
	g_autofree char *link = g_build_filename(fixture->site, "again", NULL);

	(void)data;
	g_assert_cmpint(symlink(".", link), ==, 0);
	assert_refused(fixture, MW_ERROR_LIMIT, "lies more than 8 deep");
}

static void a_bad_template_is_named_with_its_place(Fixture *fixture, const void *data)
{
	g_autofree char *expected = NULL;

	(void)data;
	write_template(fixture->installed, "home.mustache", "fine");
	write_template(
		fixture->installed, "partials/row.mustache", "<tr>\n  <td>{{#cell}}\n</tr>\n");
	expected = g_strdup_printf(
		"%s/partials/row.mustache:2:7: section 'cell' is not closed", fixture->installed);
	assert_refused(fixture, MW_ERROR_INVALID, expected);
}

static void a_partial_that_is_nowhere_is_refused(Fixture *fixture, const void *data)
{
	(void)data;
	write_template(fixture->installed, "home.mustache", "{{title}}\n  {{>partials/nav}}\n");
	assert_refused(fixture, MW_ERROR_INVALID,
		"home.mustache:2:3: there is no template 'partials/nav'; add it or correct the name");
}

static void unescaped_values_need_an_html_name(Fixture *fixture, const void *data)
{
	(void)data;
	write_template(fixture->installed, "home.mustache", "{{{entry.body_html}}}{{{title}}}");
	assert_refused(fixture, MW_ERROR_INVALID, "home.mustache:1:22: 'title' would be printed");
}

static void a_missing_folder_is_named(Fixture *fixture, const void *data)
{
	(void)data;
	g_assert_cmpint(g_rmdir(fixture->installed), ==, 0);
	assert_refused(fixture, MW_ERROR_NOT_FOUND, fixture->installed);
}

static void what_cannot_be_read_is_refused(Fixture *fixture, const void *data)
{
	g_autofree char *link = g_build_filename(fixture->site, "home.mustache", NULL);

	(void)data;
	g_assert_cmpint(symlink("nowhere", link), ==, 0);
	assert_refused(fixture, MW_ERROR_STORAGE, "cannot read the template");
	g_remove(link);
	g_assert_cmpint(symlink("/dev/zero", link), ==, 0);
	assert_refused(fixture, MW_ERROR_STORAGE, "is not a file");
}

static void a_huge_file_is_refused(Fixture *fixture, const void *data)
{
	g_autofree char *huge = g_strnfill(MUSTACHE_SOURCE_MAX + 1, 'x');

	(void)data;
	write_template(fixture->installed, "home.mustache", huge);
	assert_refused(fixture, MW_ERROR_LIMIT, "is larger than");
}

static void a_byte_order_mark_is_dropped(Fixture *fixture, const void *data)
{
	g_autoptr(TemplateSet) set = NULL;

	(void)data;
	write_template(fixture->installed, "home.mustache", "\xef\xbb\xbf{{! home }}\n{{title}}");
	set = load(fixture, true, NULL);
	g_assert_nonnull(set);
	assert_renders(set, "home", "E0502");
}

static void an_unknown_key_fails_in_strict_mode_only(Fixture *fixture, const void *data)
{
	g_autoptr(TemplateSet) strict = NULL, lenient = NULL;
	g_autoptr(GString) out = g_string_new("kept");
	g_autoptr(GError) error = NULL;
	json_t *model = json_object();

	(void)data;
	write_template(fixture->installed, "home.mustache", "a {{titel}}");
	strict = load(fixture, true, NULL);
	lenient = load(fixture, false, NULL);
	g_assert_false(template_set_render(strict, "home", model, out, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_INTERNAL);
	g_assert_true(
		strstr(error->message, "home.mustache:1:3: the model has no key 'titel'") != NULL);
	g_assert_cmpstr(out->str, ==, "kept");
	g_assert_true(template_set_render(lenient, "home", model, out, NULL));
	g_assert_cmpstr(out->str, ==, "kepta ");
	json_decref(model);
}

static void an_unknown_template_is_an_internal_error(Fixture *fixture, const void *data)
{
	g_autoptr(TemplateSet) set = load(fixture, false, NULL);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_false(template_set_render(set, "entry", NULL, out, &error));
	g_assert_error(error, MW_ERROR, MW_ERROR_INTERNAL);
}

static char *digest(const Fixture *fixture)
{
	g_autoptr(TemplateSet) set = load(fixture, false, NULL);

	return g_strdup(template_set_digest(set));
}

static void the_digest_tells_sets_apart(Fixture *fixture, const void *data)
{
	g_autofree char *first = NULL, *same = NULL, *changed = NULL, *renamed = NULL;

	(void)data;
	write_template(fixture->installed, "a.mustache", "one");
	write_template(fixture->installed, "b.mustache", "two");
	first = digest(fixture);
	same = digest(fixture);
	write_template(fixture->site, "b.mustache", "two!");
	changed = digest(fixture);
	write_template(fixture->site, "c.mustache", "");
	renamed = digest(fixture);
	g_assert_cmpuint(strlen(first), ==, 16);
	g_assert_cmpstr(first, ==, same);
	g_assert_cmpstr(first, !=, changed);
	g_assert_cmpstr(changed, !=, renamed);
}

static void add(const char *path, void (*test)(Fixture *, const void *))
{
	g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	add("/template-set/names-are-paths", names_are_paths_without_the_suffix);
	add("/template-set/a-site-overrides-single-templates", a_site_overrides_single_templates);
	add("/template-set/links-are-followed", links_are_followed);
	add("/template-set/a-link-back-up-is-refused", a_link_back_up_is_refused);
	add("/template-set/a-bad-template-is-named", a_bad_template_is_named_with_its_place);
	add("/template-set/a-partial-that-is-nowhere", a_partial_that_is_nowhere_is_refused);
	add("/template-set/raw-needs-an-html-name", unescaped_values_need_an_html_name);
	add("/template-set/a-missing-folder-is-named", a_missing_folder_is_named);
	add("/template-set/what-cannot-be-read", what_cannot_be_read_is_refused);
	add("/template-set/a-huge-file", a_huge_file_is_refused);
	add("/template-set/a-byte-order-mark", a_byte_order_mark_is_dropped);
	add("/template-set/strict", an_unknown_key_fails_in_strict_mode_only);
	add("/template-set/unknown-template", an_unknown_template_is_an_internal_error);
	add("/template-set/digest", the_digest_tells_sets_apart);
	return g_test_run();
}
