#include "wiki-fixture.h"

#include "store/store.h"

static bool rise(Wiki *wiki)
{
	g_autoptr(GError) error = NULL;
	bool risen = generation_rise(wiki->store, &error);

	g_assert_no_error(error);
	return risen;
}

static void what_is_committed_stays(Wiki *wiki, gconstpointer data)
{
	int64_t before = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;

	(void)data;
	{
		g_autoptr(Transaction) transaction = transaction_begin(wiki->store, &error);

		g_assert_true(rise(wiki) && transaction_commit(transaction, &error));
	}
	g_assert_cmpint(wiki_generation(wiki), >, before);
}

static void what_is_not_committed_is_rolled_back(Wiki *wiki, gconstpointer data)
{
	int64_t before = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;

	(void)data;
	{
		g_autoptr(Transaction) transaction = transaction_begin(wiki->store, &error);

		g_assert_nonnull(transaction);
		g_assert_true(rise(wiki));
		g_assert_cmpint(wiki_generation(wiki), >, before);
	}
	g_assert_cmpint(wiki_generation(wiki), ==, before);
}

static void an_inner_transaction_rolls_back_alone(Wiki *wiki, gconstpointer data)
{
	int64_t before = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;

	(void)data;
	{
		g_autoptr(Transaction) outer = transaction_begin(wiki->store, &error);

		g_assert_true(rise(wiki));
		for (int i = 0; i < 3; i++) {
			g_autoptr(Transaction) inner = transaction_begin(wiki->store, &error);
			g_autoptr(Transaction) innermost = transaction_begin(wiki->store, &error);

			g_assert_nonnull(inner);
			g_assert_true(rise(wiki) && transaction_commit(innermost, &error));
		}
		g_assert_true(transaction_commit(outer, &error));
	}
	g_assert_no_error(error);
	g_assert_cmpint(wiki_generation(wiki), >, before);
}

static void an_outer_transaction_takes_the_inner_ones_back(Wiki *wiki, gconstpointer data)
{
	int64_t before = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;

	(void)data;
	{
		g_autoptr(Transaction) outer = transaction_begin(wiki->store, &error);
		g_autoptr(Transaction) inner = transaction_begin(wiki->store, &error);

		g_assert_nonnull(outer);
		g_assert_true(rise(wiki) && transaction_commit(inner, &error));
	}
	g_assert_cmpint(wiki_generation(wiki), ==, before);
	/* and the store is as ready as before */
	g_assert_true(rise(wiki));
	g_assert_cmpint(wiki_generation(wiki), >, before);
}

static void what_joined_is_a_part(Wiki *wiki, gconstpointer data)
{
	int64_t before = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;

	(void)data;
	{
		g_autoptr(Transaction) alone = transaction_join(wiki->store, &error);

		g_assert_true(alone && rise(wiki));
	}
	g_assert_cmpint(wiki_generation(wiki), ==, before);
	{
		g_autoptr(Transaction) outer = transaction_begin(wiki->store, &error);
		g_autoptr(Transaction) joined = transaction_join(wiki->store, &error);
		g_autoptr(Transaction) inner = transaction_begin(wiki->store, &error);

		g_assert_true(rise(wiki) && transaction_commit(inner, &error) &&
			      transaction_commit(joined, &error) &&
			      transaction_commit(outer, &error));
	}
	g_assert_no_error(error);
	g_assert_cmpint(wiki_generation(wiki), >, before);
}

static void a_part_that_failed_fails_the_whole(Wiki *wiki, gconstpointer data)
{
	int64_t before = wiki_generation(wiki);
	g_autoptr(GError) error = NULL;

	(void)data;
	{
		g_autoptr(Transaction) outer = transaction_begin(wiki->store, &error);
		Transaction *joined = transaction_join(wiki->store, &error);

		g_assert_true(rise(wiki));
		transaction_end(joined);
		/* one inside it that is rolled back takes nothing of that back */
		transaction_end(transaction_begin(wiki->store, NULL));
		g_assert_false(transaction_commit(outer, &error));
		g_assert_error(error, MW_ERROR, MW_ERROR_INTERNAL);
	}
	g_assert_cmpint(wiki_generation(wiki), ==, before);
	/* and the store is as ready as before */
	g_assert_true(rise(wiki));
	g_assert_cmpint(wiki_generation(wiki), >, before);
}

#define ADD(path, test) \
	g_test_add("/transaction/" path, Wiki, NULL, wiki_set_up, test, wiki_tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("what-is-committed-stays", what_is_committed_stays);
	ADD("what-is-not-committed-is-rolled-back", what_is_not_committed_is_rolled_back);
	ADD("an-inner-transaction-rolls-back-alone", an_inner_transaction_rolls_back_alone);
	ADD("an-outer-transaction-takes-the-inner-ones-back",
		an_outer_transaction_takes_the_inner_ones_back);
	ADD("what-joined-is-a-part", what_joined_is_a_part);
	ADD("a-part-that-failed-fails-the-whole", a_part_that_failed_fails_the_whole);
	return g_test_run();
}
