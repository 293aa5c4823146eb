/*
 * What real programs print: the error to look at first is found, as it stands and in logs.
 */
#include "paste-corpus.h"

#include <jansson.h>
#include <string.h>

static const PasteError *error_at(const PasteErrors *found, guint index)
{
	g_assert_cmpuint(found->errors->len, >, index);
	return found->errors->pdata[index];
}

static void the_first_error_is_found(void)
{
	g_autoptr(GPtrArray) pastes = corpus_read();

	for (guint i = 0; i < pastes->len; i++) {
		const CorpusPaste *expected = pastes->pdata[i];
		g_autoptr(Paste) paste = paste_read(expected->paste, expected->size, NULL);
		g_autoptr(PasteErrors) found = errors_find(paste);
		const PasteError *error;

		g_test_message("%s", expected->name);
		g_assert_cmpint(errors_any(found), ==, strcmp(expected->lang, "none") != 0);
		if (!errors_any(found))
			continue;
		error = error_at(found, 0);
		g_assert_cmpstr(error->text, ==, expected->text);
		g_assert_cmpstr(error->lang, ==, expected->lang);
		g_assert_cmpuint(error->line, ==, expected->line);
	}
}

/* TEXT without blanks: a terminal may have broken a line at one. */
static char *squeezed(const char *text)
{
	g_auto(GStrv) parts = g_strsplit_set(text, " \t", -1);

	return g_strjoinv("", parts);
}

/* How many of PASTES have another first error in DISGUISE; each is told. */
static guint count_wrong(GPtrArray *pastes, const CorpusDisguise *disguise)
{
	guint wrong = 0;

	for (guint i = 0; i < pastes->len; i++) {
		const char *plain = pastes->pdata[i];
		g_autofree char *other = disguise->disguise(plain);
		g_autofree char *expected = corpus_first_error(plain, strlen(plain));
		g_autofree char *got = corpus_first_error(other, strlen(other));
		g_autofree char *one = squeezed(expected), *two = squeezed(got);

		if (strcmp(one, two) != 0) {
			g_test_message("in %s: '%s' is '%s'", disguise->name, expected, got);
			wrong++;
		}
	}
	return wrong;
}

static void the_same_error_is_found_in(gconstpointer data)
{
	const CorpusDisguise *disguise = data;
	g_autoptr(GPtrArray) pastes = corpus_read();
	g_autoptr(GPtrArray) plain = g_ptr_array_new();

	for (guint i = 0; i < pastes->len; i++)
		g_ptr_array_add(plain, ((CorpusPaste *)pastes->pdata[i])->paste);
	/* three in a hundred may be lost */
	g_assert_cmpuint(count_wrong(plain, disguise) * 100, <=, plain->len * 3);
}

static json_t *shared_cases(void)
{
	const char *shared = g_getenv("MOJOWIKI_SHARED"), *source = g_getenv("top_srcdir");
	g_autofree char *path = shared ? g_build_filename(shared, "errors", "cases.jsonl", NULL)
				       : g_build_filename(source ? source : ".", "..", "shared",
						 "errors", "cases.jsonl", NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	json_t *cases = json_array();

	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		json_decref(cases);
		return NULL;
	}
	lines = g_strsplit(g_strchomp(text), "\n", -1);
	for (guint i = 0; lines[i]; i++)
		json_array_append_new(cases, json_loads(lines[i], 0, NULL));
	return cases;
}

static void shared_cases_are_told_apart(void)
{
	json_t *cases = shared_cases(), *value;
	g_autoptr(GPtrArray) plain = g_ptr_array_new();
	size_t i;

	if (!cases) {
		g_test_skip("the labelled pastes are not at ../shared");
		return;
	}
	json_array_foreach(cases, i, value) {
		const char *text = json_string_value(json_object_get(value, "text"));
		const char *label = json_string_value(json_object_get(value, "label"));
		g_autofree char *error = corpus_first_error(text, strlen(text));

		g_test_message("%s", label);
		g_assert_cmpint(*error == '\0', ==, strcmp(label, "none") == 0);
		g_ptr_array_add(plain, (gpointer)text);
	}
	for (i = 0; corpus_disguises[i].name; i++)
		g_assert_cmpuint(
			count_wrong(plain, &corpus_disguises[i]) * 100, <=, plain->len * 3);
	json_decref(cases);
}

static PasteErrors *find(const char *text)
{
	g_autoptr(Paste) paste = paste_read(text, strlen(text), NULL);

	return errors_find(paste);
}

static void a_chain_stands_root_first(void)
{
	g_autoptr(PasteErrors) found =
		find("Traceback (most recent call last):\n"
		     "  File \"/srv/a.py\", line 2, in load\n"
		     "    return cache[key]\n"
		     "KeyError: 'dsn'\n\n"
		     "The above exception was the direct cause of the following exception:\n\n"
		     "Traceback (most recent call last):\n"
		     "  File \"/srv/a.py\", line 4, in main\n"
		     "    raise ConfigError('no dsn') from e\n"
		     "app.ConfigError: no dsn\n");

	g_assert_cmpuint(found->errors->len, ==, 2);
	g_assert_cmpstr(error_at(found, 0)->text, ==, "KeyError: 'dsn'");
	g_assert_cmpint(error_at(found, 0)->link, ==, ERROR_ALONE);
	g_assert_cmpint(error_at(found, 1)->link, ==, ERROR_CAUSED);
	g_assert_cmpuint(error_at(found, 0)->chain, ==, error_at(found, 1)->chain);
	g_assert_cmpint(errors_at(found, 3), ==, 0);
	g_assert_cmpint(errors_at(found, 9), ==, 1);
	g_assert_cmpint(errors_at(found, 4), ==, -1);
}

static void frames_are_told_apart(void)
{
	g_autoptr(PasteErrors) found =
		find("Traceback (most recent call last):\n"
		     "  File \"/srv/app/jobs.py\", line 4, in run\n"
		     "    session.execute(q)\n"
		     "  File \"/srv/venv/lib/python3.9/site-packages/sqlalchemy/orm/session.py\","
		     " line 2306, in execute\n"
		     "    return self._execute_internal(\n"
		     "  File \"/usr/lib/python3.9/asyncio/locks.py\", line 14, in __aenter__\n"
		     "    await self.acquire()\n"
		     "RuntimeError: no\n");
	const PasteFrame *frames = (const PasteFrame *)found->frames->data;

	g_assert_cmpuint(found->frames->len, ==, 3);
	g_assert_cmpint(frames[0].kind, ==, FRAME_OWN);
	g_assert_cmpint(frames[1].kind, ==, FRAME_LIBRARY);
	g_assert_cmpstr(frames[1].name, ==, "sqlalchemy");
	g_assert_cmpint(frames[2].kind, ==, FRAME_RUNTIME);
	g_assert_cmpstr(frames[2].name, ==, "asyncio");
	g_assert_cmpuint(frames[1].first, ==, 3);
	g_assert_cmpuint(frames[1].last, ==, 4);
	g_assert_cmpuint(found->versions->len, ==, 1);
	g_assert_cmpstr(g_array_index(found->versions, PasteVersion, 0).product, ==, "cpython");
	g_assert_cmpstr(g_array_index(found->versions, PasteVersion, 0).version, ==, "3.9");
}

static void codes_are_read(void)
{
	g_autoptr(PasteErrors) rust = find("error[E0502]: cannot borrow `x`\n --> src/a.rs:1:2\n");
	g_autoptr(PasteErrors) sql = find("ERROR:  deadlock detected\nDETAIL:  Process 1 waits.\n");
	g_autoptr(PasteErrors) node =
		find("TypeError [ERR_INVALID_ARG_TYPE]: The \"path\" argument\n"
		     "    at open (node:fs:1:2)\n");
	g_autoptr(PasteErrors) number =
		find("Error: listen EADDRINUSE: address already in use :::80\n"
		     "    at Server.setupListenHandle (node:net:1:2)\n");

	g_assert_cmpstr(error_at(rust, 0)->code, ==, "E0502");
	g_assert_cmpstr(error_at(rust, 0)->message, ==, "cannot borrow `x`");
	g_assert_cmpstr(error_at(sql, 0)->code, ==, "40P01");
	g_assert_cmpstr(error_at(node, 0)->code, ==, "ERR_INVALID_ARG_TYPE");
	g_assert_cmpstr(error_at(number, 0)->code, ==, "EADDRINUSE");
}

static void a_warning_is_no_error(void)
{
	g_autoptr(PasteErrors) found =
		find("a.c:1:20: warning: unused variable 'x' [-Wunused-variable]\n");

	g_assert_cmpuint(found->errors->len, ==, 1);
	g_assert_true(error_at(found, 0)->is_warning);
	g_assert_false(errors_any(found));
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/errors/" #name, name)
	TEST(the_first_error_is_found);
	for (guint i = 0; corpus_disguises[i].name; i++) {
		g_autofree char *name = g_strconcat(
			"/errors/the_same_error_is_found_in/", corpus_disguises[i].name, NULL);

		g_test_add_data_func(name, &corpus_disguises[i], the_same_error_is_found_in);
	}
	TEST(shared_cases_are_told_apart);
	TEST(a_chain_stands_root_first);
	TEST(frames_are_told_apart);
	TEST(codes_are_read);
	TEST(a_warning_is_no_error);
	return g_test_run();
}
