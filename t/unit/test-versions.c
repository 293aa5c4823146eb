#include "lab/versions.h"

static void assert_says(const char *lang, const char *affects, const char *fixed_in,
	const char *product, const char *version, const char *sentence)
{
	const VersionsClaim claim = {lang, affects, fixed_in};
	g_autofree char *said = NULL;

	if (versions_compare(&claim, product, version, &said) == VERSIONS_SILENT)
		g_assert_null(said);
	g_assert_cmpstr(said, ==, sentence);
}

static void assert_verdict(const char *affects, const char *version, VersionsVerdict verdict)
{
	const VersionsClaim claim = {"python", affects, ""};
	g_autofree char *said = NULL;

	g_test_message("'%s' and %s", affects, version);
	g_assert_cmpint(versions_compare(&claim, "cpython", version, &said), ==, verdict);
}

static void a_fix_is_named_with_the_readers_version(void)
{
	assert_says("python", "", "3.12", "cpython", "3.11", "Fixed in 3.12; you run 3.11.");
	assert_says("rust", "rustc >= 1.60", "Rust 1.66", "rustc", "1.65.0",
		"Fixed in Rust 1.66; you run 1.65.0.");
	assert_says("python", "", "3.12", "cpython", "3.12.1",
		"Fixed in 3.12, and you run 3.12.1: another cause is likelier.");
}

static void ranges_are_compared(void)
{
	assert_verdict("cpython>=3.11,<3.13", "3.11", VERSIONS_INSIDE);
	assert_verdict("cpython>=3.11,<3.13", "3.12.9", VERSIONS_INSIDE);
	assert_verdict("cpython>=3.11,<3.13", "3.13.0", VERSIONS_OUTSIDE);
	assert_verdict("cpython>=3.11,<3.13", "3.10.4", VERSIONS_OUTSIDE);
	assert_verdict("Python 3.8 to 3.11", "3.11.4", VERSIONS_INSIDE);
	assert_verdict("3.8–3.11", "3.12", VERSIONS_OUTSIDE);
	assert_verdict("CPython 3.4 and later", "3.3", VERSIONS_OUTSIDE);
	assert_verdict("CPython 3.4 and later", "3.10", VERSIONS_INSIDE);
	assert_verdict("Python 3.9 and earlier", "3.9.18", VERSIONS_INSIDE);
	assert_verdict("before 3.10", "3.10.0", VERSIONS_OUTSIDE);
	assert_verdict("since Python 3.10", "3.10.0", VERSIONS_SILENT);
	assert_verdict("Python 3.11", "3.11.7", VERSIONS_INSIDE);
}

static void too_little_is_not_compared(void)
{
	assert_verdict(">= 3.11.4", "3.11", VERSIONS_SILENT);
	assert_verdict(">= 3.11.0", "3.11", VERSIONS_INSIDE);
	assert_verdict(">= 3.11", "unknown", VERSIONS_SILENT);
}

static void words_for_people_stay_silent(void)
{
	assert_verdict("all versions", "3.11", VERSIONS_SILENT);
	assert_verdict(
		"all CPython versions; the second message since 3.7.6", "3.11", VERSIONS_SILENT);
	assert_verdict(
		"macOS and Windows; Linux by default since CPython 3.14", "3.11", VERSIONS_SILENT);
	assert_verdict("kotlinx.coroutines 1.0 and later", "3.11", VERSIONS_SILENT);
	assert_verdict("V8 9.3 and later, so Node 16.9 and later", "3.11", VERSIONS_SILENT);
	assert_verdict("", "3.11", VERSIONS_SILENT);
}

static void another_product_is_not_compared(void)
{
	assert_says("python", "Rust 1.65 and later", "", "cpython", "3.11", NULL);
	assert_says("rust", "1.65 and later", "", "rustc", "1.79.0",
		"Affects 1.65 and later; you run 1.79.0.");
	assert_says("", "1.65 and later", "", "rustc", "1.79.0", NULL);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/versions/a fix is named with the reader's version",
		a_fix_is_named_with_the_readers_version);
	g_test_add_func("/versions/ranges are compared", ranges_are_compared);
	g_test_add_func("/versions/too little is not compared", too_little_is_not_compared);
	g_test_add_func("/versions/words for people stay silent", words_for_people_stay_silent);
	g_test_add_func(
		"/versions/another product is not compared", another_product_is_not_compared);
	return g_test_run();
}
