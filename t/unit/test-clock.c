#include "base/clock.h"

static void assert_reads(const char *text, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *written = NULL;
	int64_t seconds = 0;

	g_assert_true(mw_time_parse(text, &seconds, &error));
	g_assert_no_error(error);
	written = mw_time_to_rfc3339(seconds);
	g_assert_cmpstr(written, ==, expected);
}

static void reads_the_dates_that_people_and_feeds_write(void)
{
	assert_reads("2026-05-12", "2026-05-12T00:00:00Z");
	assert_reads("2026-05-12T09:14:00Z", "2026-05-12T09:14:00Z");
	assert_reads("2026-05-12 09:14", "2026-05-12T09:14:00Z");
	assert_reads("2026-05-12T09:14:00.25+02:00", "2026-05-12T07:14:00Z");
	assert_reads("2026-05-12 09:14:00 -0330", "2026-05-12T12:44:00Z");
	assert_reads("Mon, 11 May 2026 22:38:46 +0000", "2026-05-11T22:38:46Z");
	assert_reads("11 May 2026 22:38 EST", "2026-05-12T03:38:00Z");
}

static void refuses_what_is_no_date(void)
{
	static const char *const bad[] = {"", "today", "2026", "2026-13-01", "2026-02-30",
		"12/05/2026", "2026-05-12T25:00:00Z", "2026-05-12T09:14:00Zz",
		"Mon, 11 Foo 2026 22:38:46 +0000"};

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		int64_t seconds;

		g_assert_false(mw_time_parse(bad[i], &seconds, &error));
		g_assert_error(error, MW_ERROR, MW_ERROR_INVALID);
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/clock/reads-the-dates-that-people-and-feeds-write",
		reads_the_dates_that_people_and_feeds_write);
	g_test_add_func("/clock/refuses-what-is-no-date", refuses_what_is_no_date);
	return g_test_run();
}
