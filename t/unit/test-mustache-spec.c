/*
 * The official specification's cases, one test each: those of the core and of inheritance.
 */
#include "text/mustache.h"

#include <string.h>

static const char *const modules[] = {"comments", "delimiters", "interpolation", "inverted",
	"partials", "sections", "~inheritance"};

typedef struct {
	json_t *partials;
	GHashTable *compiled;
} Partials;

static const Mustache *find_partial(const char *name, void *data)
{
	Partials *partials = data;
	Mustache *template = g_hash_table_lookup(partials->compiled, name);
	const char *source = json_string_value(json_object_get(partials->partials, name));

	if (template || !source)
		return template;
	template = mustache_compile(name, source, -1, MUSTACHE_DEFAULT, NULL);
	g_hash_table_insert(partials->compiled, g_strdup(name), template);
	return template;
}

static void renders_as_specified(const void *data)
{
	json_t *test = (json_t *)data;
	Partials partials = {
		json_object_get(test, "partials"), g_hash_table_new_full(g_str_hash, g_str_equal,
							   g_free, (GDestroyNotify)mustache_free)};
	MustacheOptions options = {.partial = find_partial, .data = &partials};
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(Mustache) template = mustache_compile(
		json_string_value(json_object_get(test, "name")),
		json_string_value(json_object_get(test, "template")), -1, MUSTACHE_DEFAULT, &error);

	g_assert_no_error(error);
	if (template) {
		g_assert_true(mustache_render(
			template, json_object_get(test, "data"), &options, out, &error));
		g_assert_no_error(error);
		g_assert_cmpstr(out->str, ==, json_string_value(json_object_get(test, "expected")));
	}
	g_hash_table_unref(partials.compiled);
}

static char *shared_folder(void)
{
	const char *shared = g_getenv("MOJOWIKI_SHARED"), *source = g_getenv("top_srcdir");

	if (shared)
		return g_strdup(shared);
	return g_build_filename(source ? source : ".", "..", "shared", NULL);
}

static void skips(void)
{
	g_test_skip("the specification's cases are not at ../shared/mustache-spec");
}

/* Adds a test for every case of the file, which it returns. */
static json_t *add_cases(const char *module)
{
	g_autofree char *folder = shared_folder();
	g_autofree char *name = g_strconcat(module, ".json", NULL);
	g_autofree char *file = g_build_filename(folder, "mustache-spec", name, NULL);
	json_t *cases = json_load_file(file, 0, NULL), *test;
	gsize i;

	if (!cases) {
		g_autofree char *path = g_strdup_printf("/mustache-spec/%s", module);

		g_test_add_func(path, skips);
		return NULL;
	}
	json_array_foreach(json_object_get(cases, "tests"), i, test) {
		g_autofree char *path = g_strdup_printf("/mustache-spec/%s/%zu %s", module, i + 1,
			json_string_value(json_object_get(test, "name")));

		g_strdelimit(path + strlen("/mustache-spec/") + strlen(module) + 1, "/", ' ');
		g_test_add_data_func(path, test, renders_as_specified);
	}
	return cases;
}

int main(int argc, char *argv[])
{
	json_t *cases[G_N_ELEMENTS(modules)];
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	for (gsize i = 0; i < G_N_ELEMENTS(modules); i++)
		cases[i] = add_cases(modules[i]);
	status = g_test_run();
	for (gsize i = 0; i < G_N_ELEMENTS(modules); i++)
		json_decref(cases[i]);
	return status;
}
