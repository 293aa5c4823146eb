/*
 * Pastes without an error: logs of healthy services, prose, data, source code and builds that pass
 * have none, however they are varied.
 */
#include "match/errors.h"

#include <string.h>

static guint tried;

static void assert_none(const char *text, gsize size)
{
	g_autoptr(Paste) paste = paste_read(text, size, NULL);
	g_autoptr(PasteErrors) found = errors_find(paste);

	tried++;
	if (errors_any(found))
		g_assert_cmpstr(((PasteError *)found->errors->pdata[0])->text, ==, "none");
}

static const char *const templates[] = {
	"10.0.%d.%d - - [11/Mar/2026:04:00:%02d +0000] \"GET /pitfalls/%s HTTP/1.1\" 200 %d \"-\" "
	"\"Mozilla/5.0\"\n",
	"2026-03-11 04:%d:%d INFO server: request %02d for %s done in %d ms\n",
	"{\"level\":\"info\",\"a\":%d,\"b\":%d,\"c\":%02d,\"msg\":\"%s listens\",\"port\":%d}\n",
	"%d,%d,%02d,%s,%d\n",
	"%d. %d readers asked %02d times for the page about %s, which has %d words.\n",
	"* %d.%d.%02d fixed: %s no longer jumps on narrow screens (#%d)\n",
	"   Compiling crate%d v%d.%02d.0 (%s)\n    Finished dev target(s) in %ds\n",
	"--- PASS: Test%d (%d.%02ds)\nok  \tshop/%s\t0.%ds\n",
	"test tests::case%d_%d_%02d ... ok\ntest result: ok. %s passed; %d failed\n",
	"tests/test_%d.py .%d%02d %s [100%%]\n=== %d passed in 0.03s ===\n",
	"<p id=\"a%d\" class=\"b%d\">%02d <b>%s</b> %d</p>\n",
	"key%d:\n  value: %d\n  - item%02d: %s\n  count: %d\n",
	" %d | %d | %02d | %s | %d\n----+----+----\n",
	"2026/03/11 04:%d:%d main.go:%02d: %s started with %d workers\n",
	"[INFO] Building module%d %d.%02d %s\n[INFO] BUILD SUCCESS %d\n",
	"def f%d(x%d):\n    try:\n        return x[%02d]\n    except KeyError:\n"
	"        raise ValueError(\"%s\") from None  # %d\n",
	"if (x%d < 0) throw new IllegalStateException(\"a%d\"); // %02d %s %d\n",
	"fn f%d() -> Result<u%d, Error> { Err(Error::new(\"%02d %s %d\")) }\n",
	"commit %d%d\nAuthor: P%02d <p@example.com>\n\n    errors: say %s more clearly (%d)\n",
	"- name: step%d\n  run: cargo test --error-format short %d %02d %s %d\n",
	"diff --git a/f%d.c b/f%d.c\n@@ -%02d,7 +1,7 @@ %s\n-\treturn %d;\n+\treturn 0;\n",
	"web-%d    | 04:%d:%02d GET /%s 200 %d ms\n",
	"Mar 11 04:%d:%d web-%02d systemd[1]: Started %s (%d).\n",
	"%d %d added %02d packages, and audited %s packages in %ds\nfound 0 vulnerabilities\n",
};

static void logs_data_and_prose(void)
{
	static const char *const names[] = {"gil", "nil-map", "error-handling", "panic-rooms",
		"exceptions", "traceback", "warnings", "fatal-attraction"};
	g_autoptr(GRand) random = g_rand_new_with_seed(99);

	for (guint i = 0; i < G_N_ELEMENTS(templates); i++) {
		for (int round = 0; round < 20; round++) {
			g_autoptr(GString) text = g_string_new(NULL);

			for (int line = g_rand_int_range(random, 1, 30); line > 0; line--) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
				g_string_append_printf(text, templates[i],
					g_rand_int_range(random, 0, 60),
					g_rand_int_range(random, 0, 60),
					g_rand_int_range(random, 0, 60),
					names[g_rand_int_range(random, 0, G_N_ELEMENTS(names))],
					g_rand_int_range(random, 0, 9000));
#pragma GCC diagnostic pop
			}
			assert_none(text->str, text->len);
		}
	}
}

static void bytes_of_any_kind(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(5);

	for (int i = 0; i < 60; i++) {
		gsize size = (gsize)g_rand_int_range(random, 0, 5000);
		g_autofree char *bytes = g_malloc(size + 1);

		for (gsize k = 0; k < size; k++)
			bytes[k] = (char)g_rand_int_range(random, 0, i % 2 ? 256 : 128);
		assert_none(bytes, size);
	}
}

static void files_below(const char *folder)
{
	const char *source = g_getenv("top_srcdir");
	g_autofree char *path = g_build_filename(source ? source : ".", folder, NULL);
	g_autoptr(GDir) files = g_dir_open(path, 0, NULL);
	const char *name;

	while (files && (name = g_dir_read_name(files))) {
		g_autofree char *file = g_build_filename(path, name, NULL);
		g_autofree char *inner = g_build_filename(folder, name, NULL);
		g_autofree char *text = NULL;
		gsize size;

		if (g_file_test(file, G_FILE_TEST_IS_DIR))
			files_below(inner);
		else if (!g_str_has_suffix(name, ".o") &&
			 g_file_get_contents(file, &text, &size, NULL))
			assert_none(text, MIN(size, PASTE_SIZE_MAX));
	}
}

static void source_code(void)
{
	/* but for src/match, which quotes all errors there are */
	files_below("src/base");
	files_below("src/text");
	files_below("src/store");
	files_below("sql");
	files_below("templates");
	files_below("build-aux");
}

static void there_were_hundreds(void)
{
	g_test_message("%u pastes", tried);
	g_assert_cmpuint(tried, >, 500);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/no-errors/" #name, name)
	TEST(logs_data_and_prose);
	TEST(bytes_of_any_kind);
	TEST(source_code);
	TEST(there_were_hundreds);
	return g_test_run();
}
