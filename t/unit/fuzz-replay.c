/*
 * Runs a fuzz target over its corpus without a fuzzer: each file must end well.
 */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static guint replay(const char *folder)
{
	const char *source = g_getenv("top_srcdir");
	g_autofree char *path = g_build_filename(source ? source : ".", folder, NULL);
	g_autoptr(GDir) files = g_dir_open(path, 0, NULL);
	const char *name;
	guint count = 0;

	while (files && (name = g_dir_read_name(files))) {
		g_autofree char *file = g_build_filename(path, name, NULL);
		g_autofree char *bytes = NULL;
		gsize size;

		if (!g_file_get_contents(file, &bytes, &size, NULL))
			continue;
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
		count++;
	}
	return count;
}

static void the_corpus_ends_well(void)
{
	guint count = replay(FUZZ_CORPUS);

	g_test_message("%u files", count);
	g_assert_cmpuint(count, >, 0);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fuzz/" FUZZ_CORPUS, the_corpus_ends_well);
	return g_test_run();
}
