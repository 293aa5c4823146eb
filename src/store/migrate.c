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

	if (!transaction || !sqlite_run(store, migration_texts[number - 1].sql, error) ||
		!sqlite_run(store, mark, error) || !transaction_commit(transaction, error)) {
		g_prefix_error(error,
			"migration '%s' was not applied: ", migration_texts[number - 1].name);
		return false;
	}
	return true;
}

bool store_migrate(Store *store, GError **error)
{
	for (int number = store_schema(store) + 1; number <= MIGRATION_COUNT; number++) {
		if (!apply(store, number, error))
			return false;
	}
	return true;
}
