#include "store/sqlite_internal.h"

int store_schema(const Store *store)
{
	return (int)sqlite_integer((Store *)store, "PRAGMA user_version");
}

int store_schema_wanted(void)
{
	return MIGRATION_COUNT;
}

static bool apply(Store *store, int number, GError **error)
{
	g_autofree char *mark = g_strdup_printf("PRAGMA user_version = %d", number);
	g_autoptr(Transaction) transaction = transaction_begin(store, error);

	return transaction && sqlite_run(store, migration_texts[number - 1].sql, error) &&
	       sqlite_run(store, mark, error) && transaction_commit(transaction, error);
}

/* SQL that worked on every other file of this schema: then the file is not what it says it is. */
static bool fail(int number, GError *fault, GError **error)
{
	if (fault->code == MW_ERROR_INTERNAL)
		fault->code = MW_ERROR_UNAVAILABLE;
	g_propagate_prefixed_error(
		error, fault, "migration '%s' was not applied: ", migration_texts[number - 1].name);
	return false;
}

bool store_migrate(Store *store, GError **error)
{
	for (int number = store_schema(store) + 1; number <= MIGRATION_COUNT; number++) {
		GError *fault = NULL;

		if (!apply(store, number, &fault))
			return fail(number, fault, error);
	}
	return true;
}
