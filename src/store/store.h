/*
 * One wiki's database: open it, group changes into transactions, run the named queries of sql/.
 * The header knows no engine; sqlite.c is the engine today. A Store belongs to one thread.
 */
#pragma once

#include "base/error.h"
#include "store/queries.h"

#include <jansson.h>
#include <stdint.h>

typedef struct Store Store;
typedef struct Query Query;

typedef enum {
	STORE_EXISTING,   /* the file must hold a wiki of this program's schema */
	STORE_ANY_SCHEMA, /* ... or of an older one: for migrate */
	STORE_CREATE,     /* the file must not exist yet */
} StoreOpen;

/*
 * Opens the database at PATH. NULL with NOT_FOUND (no file), CONFLICT (STORE_CREATE and there is
 * one), DENIED (the file's permissions), UNAVAILABLE (no database, corrupt, of a newer or older
 * schema), BUSY or STORAGE. Writers wait BUSY_SECONDS for one another. The caller owns the Store.
 */
enum { STORE_BUSY_SECONDS = 10 };
MW_CHECKED Store *store_open(const char *path, StoreOpen how, GError **error);
void store_close(Store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

const char *store_path(const Store *store);

/* Whether the file at the path is still the one that was opened: not moved away, not replaced. */
bool store_is_in_place(const Store *store);

/* The schema that the file has, and the one that this program writes. */
int store_schema(const Store *store);
int store_schema_wanted(void);

/*
 * Brings the file to the wanted schema, each migration in its own transaction. Fails with
 * UNAVAILABLE when a migration does not fit the file, else as store_open() does; the earlier ones
 * stay.
 */
MW_CHECKED bool store_migrate(Store *store, GError **error);

/*
 * While guarded, every statement that would change the database is refused with DENIED: a GET
 * never writes.
 */
void store_guard(Store *store, bool guarded);

/* Stops a query after MILLISECONDS from now with LIMIT; 0 takes the deadline away. */
void store_set_deadline(Store *store, unsigned milliseconds);

/*
 * Changes when another connection has committed. Cheap enough to ask at every request; says
 * nothing about this connection's own commits.
 */
int64_t store_data_version(Store *store);

/*
 * From the first to the second, this connection sees the database as it was at the first, whatever
 * others commit: a page is made of one state. No transaction can begin in between.
 */
MW_CHECKED bool store_begin_reading(Store *store, GError **error);
void store_end_reading(Store *store);

/* Bytes of the file, its free pages included. */
int64_t store_size(Store *store);

/* Checks the file's structure, its foreign keys and the search index; UNAVAILABLE names the fault.
 */
MW_CHECKED bool store_check(Store *store, GError **error);

/*
 * A transaction that takes the write lock at its start, or, inside one, a savepoint: functions
 * that need atomicity nest without knowing of each other. The scope rolls back what was not
 * committed when it is cleaned up.
 *
 *	g_autoptr(Transaction) transaction = transaction_begin(store, error);
 *	if (!transaction || !step(store, error))
 *		return false;
 *	return transaction_commit(transaction, error);
 */
typedef struct Transaction Transaction;
MW_CHECKED Transaction *transaction_begin(Store *store, GError **error);

/*
 * The same, but inside a transaction it makes no savepoint, for work without end: SQLite keeps in
 * memory what a page was at an open savepoint, and goes through all of it whenever an inner one is
 * released. What was not committed then fails the transaction around it when that is committed.
 */
MW_CHECKED Transaction *transaction_join(Store *store, GError **error);
MW_CHECKED bool transaction_commit(Transaction *transaction, GError **error);
void transaction_end(Transaction *transaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Transaction, transaction_end)

/*
 * A named query, ready for values. The caller frees it with query_free(), which makes it ready
 * for the next user. A fault in preparing or binding is reported by the next query_next().
 */
Query *query_new(Store *store, QueryId id);
void query_free(Query *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Query, query_free)

/*
 * Work that is done best together: RUN is called with ITEM at the end of the outermost transaction,
 * before it commits, or earlier when BYTES of all items have become many; then FREE, if any, which
 * is all when the transaction does not come to its end. To be called inside a transaction. Items
 * run in the order they came, without any other statement in between.
 */
typedef bool (*StoreTask)(Store *store, void *item, GError **error);
void store_queue(Store *store, StoreTask run, void *item, GDestroyNotify free, gsize bytes);

/* Runs what is queued when it takes LEAST bytes or more; transactions do so by themselves. */
enum { STORE_QUEUE_BYTES = 1 << 20 };
MW_CHECKED bool store_run_queue(Store *store, gsize least, GError **error);

/* Bind by the parameter's name without its colon. Text is copied; NULL binds SQL's NULL. */
void query_bind_text(Query *query, const char *name, const char *value);
void query_bind_int(Query *query, const char *name, int64_t value);
/* As a JSON array; IDS are int64_t, NULL binds SQL's NULL. */
void query_bind_ids(Query *query, const char *name, const GArray *ids);
void query_bind_null(Query *query, const char *name);

typedef enum { QUERY_FAILED, QUERY_DONE, QUERY_ROW } QueryState;

/* Steps to the next row. */
MW_CHECKED QueryState query_next(Query *query, GError **error);

/* Runs a query to its end, for those that change something. */
MW_CHECKED bool query_run(Query *query, GError **error);

/*
 * Steps to the only row. False with NOT_FOUND and the message MISSING (a sentence) when there is
 * none.
 */
MW_CHECKED bool query_one(Query *query, GError **error, const char *missing, ...)
	G_GNUC_PRINTF(3, 4);

/*
 * Columns of the current row by name; the name must be in the query. Text is the query's own
 * until its next step; NULL is NULL.
 */
const char *query_text(Query *query, const char *name);
int64_t query_int(Query *query, const char *name);
bool query_is_null(Query *query, const char *name);

/*
 * The current row as a JSON object, column by column: text, integer or null. A column named
 * x_json holds JSON text and becomes the member x. The caller owns the object.
 */
json_t *query_row_json(Query *query);

/* All remaining rows as a JSON array, or NULL with the error. */
MW_CHECKED json_t *query_rows_json(Query *query, GError **error);

/* The row number that the last insert of this Store made, and how many rows the last change hit. */
int64_t store_last_id(Store *store);
int store_changes(Store *store);
