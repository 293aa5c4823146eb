#include "mustache-case.h"

#include <string.h>

/* Templates by name, as source; each is compiled when it is asked for. */
typedef struct {
	const char *const *sources; /* name, source, ... NULL */
	GPtrArray *compiled;
} Partials;

static const Mustache *find_partial(const char *name, void *data)
{
	Partials *partials = data;

	for (const char *const *p = partials->sources; p && *p; p += 2) {
		Mustache *template;

		if (strcmp(p[0], name) != 0)
			continue;
		template = mustache_compile(name, p[1], -1, MUSTACHE_DEFAULT, NULL);
		g_ptr_array_add(partials->compiled, template);
		return template;
	}
	return NULL;
}

static json_t *read_model(const char *text)
{
	g_autofree char *json = g_strdelimit(g_strdup(text ? text : "{}"), "'", '"');
	json_t *model = json_loads(json, JSON_DECODE_ANY, NULL);

	g_assert_nonnull(model);
	return model;
}

char *mustache_case_render(const MustacheCase *test, GError **error)
{
	Partials partials = {
		test->partials, g_ptr_array_new_with_free_func((GDestroyNotify)mustache_free)};
	MustacheOptions options = {.partial = find_partial,
		.data = &partials,
		.strict = test->strict,
		.max_output = test->max_output};
	g_autoptr(Mustache) template =
		mustache_compile("page.mustache", test->template, -1, MUSTACHE_DEFAULT, error);
	json_t *model = read_model(test->model);
	GString *out = g_string_new("kept:");
	bool done = template && mustache_render(template, model, &options, out, error);

	if (!done)
		g_assert_cmpstr(out->str, ==, "kept:");
	g_string_erase(out, 0, (gssize)strlen("kept:"));
	json_decref(model);
	g_ptr_array_unref(partials.compiled);
	return g_string_free(out, !done);
}

void mustache_case_renders(const MustacheCase *test, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *out = mustache_case_render(test, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(out, ==, expected);
}

void mustache_case_fails(const MustacheCase *test, MwError code, const char *message)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *out = mustache_case_render(test, &error);

	g_assert_null(out);
	g_assert_error(error, MW_ERROR, (int)code);
	if (error)
		g_assert_cmpstr(error->message, ==, message);
}
