#include "base/random.h"

#include <glib.h>
#include <string.h>

static void ids_are_26_characters_that_nobody_mistakes(void)
{
	g_autofree char *id = mw_random_id();

	g_assert_cmpuint(strlen(id), ==, 26);
	g_assert_cmpuint(strspn(id, "0123456789abcdefghjkmnpqrstvwxyz"), ==, 26);
}

static void no_two_ids_are_equal(void)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (int i = 0; i < 10000; i++)
		g_assert_true(g_hash_table_add(seen, mw_random_id()));
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/random/ids-are-26-characters-that-nobody-mistakes",
		ids_are_26_characters_that_nobody_mistakes);
	g_test_add_func("/random/no-two-ids-are-equal", no_two_ids_are_equal);
	return g_test_run();
}
