#include "base/log.h"
#include "store/pack.h"
#include "store/rank.h"
#include "store/sqlite_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	APPLICATION_ID = 0x4d6f6a6f, /* "Mojo", in the file's header */
	CACHE_KIB = 2048,
	BUSY_STEP = 4000,        /* microseconds between two looks at the lock of another writer */
	BUSY_PATIENCE = 1000000, /* ... as long as it has not taken so many */
	ROW_BYTES_MAX = 16 << 20,
	SQL_BYTES_MAX = 64 << 10,
	PROGRESS_STEPS = 2000, /* between two looks at the deadline: well under a millisecond */
};

bool sqlite_fail(Store *store, int code, GError **error)
{
	const char *path = store->path;
	const char *detail =
		store->database ? sqlite3_errmsg(store->database) : sqlite3_errstr(code);

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return mw_fail(error, MW_ERROR_BUSY,
			"the database '%s' is locked by another writer; try again in a moment",
			path);
	case SQLITE_NOTADB:
		return mw_fail(error, MW_ERROR_UNAVAILABLE,
			"'%s' is not a MojoWiki database; check the path, or make one with 'wikiadm --db PATH init'",
			path);
	case SQLITE_CORRUPT:
		return mw_fail(error, MW_ERROR_UNAVAILABLE,
			"the database '%s' is damaged (%s); restore it from a backup", path,
			detail);
	case SQLITE_READONLY:
		return mw_fail(error, MW_ERROR_STORAGE,
			"the database '%s' is read-only; make the file and its folder writable",
			path);
	case SQLITE_FULL:
		return mw_fail(error, MW_ERROR_STORAGE,
			"the disk that holds '%s' is full; make room and try again", path);
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		return mw_fail(error, MW_ERROR_STORAGE,
			"the database '%s' cannot be read or written (%s); check the disk and the folder's permissions",
			path, detail);
	case SQLITE_AUTH:
		return mw_fail(error, MW_ERROR_DENIED,
			"this request may not change the database '%s'", path);
	case SQLITE_INTERRUPT:
		return mw_fail(error, MW_ERROR_LIMIT, "the query took too long and was stopped");
	case SQLITE_TOOBIG:
		return mw_fail(error, MW_ERROR_LIMIT, "a value is larger than the database takes");
	case SQLITE_CONSTRAINT:
		return mw_fail(error, MW_ERROR_CONFLICT, "the database '%s' refuses the change: %s",
			path, detail);
	default:
		return mw_fail(
			error, MW_ERROR_INTERNAL, "the database '%s' failed: %s", path, detail);
	}
}

bool sqlite_run(Store *store, const char *sql, GError **error)
{
	int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);

	return code == SQLITE_OK || sqlite_fail(store, code, error);
}

int64_t sqlite_integer(Store *store, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	int64_t value = -1;

	if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) == SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

/*
 * While guarded, lets through only what reads. PRAGMA data_version is how a reader sees a commit,
 * the other two tell the size of the file; a pragma with a value (SECOND) would change something.
 * Declaring the search index's columns is reported as an UPDATE of sqlite_master, which no SQL can
 * do for real: DEFENSIVE forbids it.
 */
static int authorize(void *data, int action, const char *first, const char *second,
	const char *database, const char *trigger)
{
	static const char *const pragmas[] = {"data_version", "page_count", "page_size", NULL};
	const Store *store = data;

	(void)database;
	(void)trigger;
	if (!store->guarded)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE: return SQLITE_OK;
	case SQLITE_UPDATE: return strcmp(first, "sqlite_master") == 0 ? SQLITE_OK : SQLITE_DENY;
	case SQLITE_PRAGMA:
		return !second && g_strv_contains(pragmas, first) ? SQLITE_OK : SQLITE_DENY;
	default: return SQLITE_DENY;
	}
}

static int check_deadline(void *data)
{
	const Store *store = data;

	return store->deadline != 0 && g_get_monotonic_time() > store->deadline;
}

/*
 * SQLite's own handler asks less and less often, up to every 100 ms: whoever has waited longest
 * meets the lock free most seldom, and starves when many write. This one asks steadily, and more
 * often after a while.
 */
static int wait_for_writer(void *data, int asked)
{
	Store *store = data;
	gint64 now = g_get_monotonic_time();

	if (asked == 0)
		store->waiting = now;
	if (now - store->waiting > (gint64)STORE_BUSY_SECONDS * G_USEC_PER_SEC)
		return 0;
	g_usleep(now - store->waiting < BUSY_PATIENCE ? BUSY_STEP : BUSY_STEP / 4);
	return 1;
}

static bool configure(Store *store, GError **error)
{
	g_autofree char *pragmas = g_strdup_printf("PRAGMA foreign_keys = ON;"
						   "PRAGMA synchronous = FULL;"
						   "PRAGMA trusted_schema = OFF;"
						   "PRAGMA cell_size_check = ON;"
						   "PRAGMA temp_store = MEMORY;"
						   "PRAGMA cache_size = -%d;",
		CACHE_KIB);
	int code = pack_register(store->database);

	if (code == SQLITE_OK)
		code = rank_register(store->database);
	if (code != SQLITE_OK)
		return sqlite_fail(store, code, error);
	sqlite3_extended_result_codes(store->database, 1);
	sqlite3_busy_handler(store->database, wait_for_writer, store);
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(store->database, SQLITE_LIMIT_LENGTH, ROW_BYTES_MAX);
	sqlite3_limit(store->database, SQLITE_LIMIT_SQL_LENGTH, SQL_BYTES_MAX);
	sqlite3_limit(store->database, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_set_authorizer(store->database, authorize, store);
	sqlite3_progress_handler(store->database, PROGRESS_STEPS, check_deadline, store);
	return sqlite_run(store, pragmas, error);
}

/* SQLite reports a missing file, a folder and a closed door alike: tell them apart beforehand. */
static bool check_path(const char *path, StoreOpen how, GError **error)
{
	struct stat status;

	if (stat(path, &status) != 0) {
		if (errno == ENOENT && how == STORE_CREATE)
			return true;
		if (errno == ENOENT)
			return mw_fail(error, MW_ERROR_NOT_FOUND,
				"there is no database at '%s'; make one with 'wikiadm --db %s init'",
				path, path);
		return mw_fail(error, MW_ERROR_STORAGE, "cannot look at '%s': %s", path,
			g_strerror(errno));
	}
	if (how == STORE_CREATE)
		return mw_fail(error, MW_ERROR_CONFLICT,
			"'%s' exists already; choose another path, or use 'migrate' to bring it up to date",
			path);
	if (!S_ISREG(status.st_mode))
		return mw_fail(error, MW_ERROR_UNAVAILABLE,
			"'%s' is not a file; name the database itself", path);
	if (access(path, R_OK) != 0)
		return mw_fail(error, MW_ERROR_DENIED,
			"you may not read '%s'; run as the owner of the wiki", path);
	return true;
}

/* The file holds password hashes: it is its owner's alone. SQLite makes its companions alike. */
static bool make_private(const char *path, GError **error)
{
	int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (descriptor < 0)
		return mw_fail(
			error, MW_ERROR_STORAGE, "cannot make '%s': %s", path, g_strerror(errno));
	close(descriptor);
	return true;
}

static bool check_schema(Store *store, StoreOpen how, GError **error)
{
	int schema = store_schema(store);
	int64_t application = sqlite_integer(store, "PRAGMA application_id");

	if (application < 0)
		return sqlite_fail(store, sqlite3_errcode(store->database), error);
	if (application != APPLICATION_ID)
		return sqlite_fail(store, SQLITE_NOTADB, error);
	if (schema > MIGRATION_COUNT)
		return mw_fail(error, MW_ERROR_UNAVAILABLE,
			"'%s' has schema %d, and this program knows %d; upgrade MojoWiki",
			store->path, schema, MIGRATION_COUNT);
	if (schema < MIGRATION_COUNT && how == STORE_EXISTING)
		return mw_fail(error, MW_ERROR_UNAVAILABLE,
			"'%s' has schema %d, and this program needs %d; run 'wikiadm --db %s migrate'",
			store->path, schema, MIGRATION_COUNT, store->path);
	return true;
}

static bool create(Store *store, GError **error)
{
	g_autofree char *mark = g_strdup_printf("PRAGMA application_id = %d", APPLICATION_ID);

	return sqlite_run(store, "PRAGMA journal_mode = WAL", error) &&
	       sqlite_run(store, mark, error) && store_migrate(store, error);
}

static void remember_file(Store *store)
{
	struct stat status;

	if (stat(store->path, &status) == 0) {
		store->device = status.st_dev;
		store->inode = status.st_ino;
	}
}

bool store_is_in_place(const Store *store)
{
	struct stat status;

	return stat(store->path, &status) == 0 && status.st_dev == store->device &&
	       status.st_ino == store->inode;
}

Store *store_open(const char *path, StoreOpen how, GError **error)
{
	g_autoptr(Store) store = NULL;
	int code;

	if (!check_path(path, how, error) || (how == STORE_CREATE && !make_private(path, error)))
		return NULL;
	/* Counting its memory costs SQLite a lock for each allocation. Refused once it has started.
	 */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	store = g_new0(Store, 1);
	store->path = g_strdup(path);
	store->queue = g_array_new(FALSE, FALSE, sizeof(Queued));
	code = sqlite3_open_v2(
		path, &store->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK) {
		sqlite_fail(store, code, error);
		return NULL;
	}
	remember_file(store);
	if (!configure(store, error))
		return NULL;
	if (how == STORE_CREATE ? !create(store, error) : !check_schema(store, how, error)) {
		if (how == STORE_CREATE)
			unlink(path);
		return NULL;
	}
	return g_steal_pointer(&store);
}

void store_close(Store *store)
{
	if (!store)
		return;
	for (int i = 0; i < QUERY_COUNT; i++) {
		sqlite3_finalize(store->queries[i].statement);
		g_clear_error(&store->queries[i].fault);
	}
	sqlite3_finalize(store->data_version);
	sqlite3_finalize(store->begin_reading);
	sqlite3_finalize(store->end_reading);
	sqlite3_close(store->database);
	g_array_unref(store->queue);
	g_free(store->path);
	g_free(store);
}

const char *store_path(const Store *store)
{
	return store->path;
}

void store_guard(Store *store, bool guarded)
{
	store->guarded = guarded;
}

void store_set_deadline(Store *store, unsigned milliseconds)
{
	store->deadline = milliseconds ? g_get_monotonic_time() + (gint64)milliseconds * 1000 : 0;
}

/* A statement that every request runs, prepared once. */
static sqlite3_stmt *keep(Store *store, sqlite3_stmt **statement, const char *sql)
{
	if (!*statement)
		sqlite3_prepare_v3(
			store->database, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
	return *statement;
}

int64_t store_data_version(Store *store)
{
	sqlite3_stmt *statement = keep(store, &store->data_version, "PRAGMA data_version");
	int64_t version = -1;

	if (statement && sqlite3_step(statement) == SQLITE_ROW)
		version = sqlite3_column_int64(statement, 0);
	sqlite3_reset(statement);
	return version;
}

bool store_begin_reading(Store *store, GError **error)
{
	sqlite3_stmt *statement = keep(store, &store->begin_reading, "BEGIN");
	int code = statement ? sqlite3_step(statement) : sqlite3_errcode(store->database);

	sqlite3_reset(statement);
	return code == SQLITE_DONE || sqlite_fail(store, code, error);
}

void store_end_reading(Store *store)
{
	sqlite3_stmt *statement = keep(store, &store->end_reading, "COMMIT");

	/* Ending a transaction that only read cannot fail, and SQLite ends a broken one by itself.
	 */
	if (statement && sqlite3_step(statement) != SQLITE_DONE)
		mw_log(MW_LOG_DEBUG, "no reading to end in '%s'", store->path);
	sqlite3_reset(statement);
}

int64_t store_size(Store *store)
{
	return sqlite_integer(store, "PRAGMA page_count") *
	       sqlite_integer(store, "PRAGMA page_size");
}

int64_t store_last_id(Store *store)
{
	return sqlite3_last_insert_rowid(store->database);
}

int store_changes(Store *store)
{
	return sqlite3_changes(store->database);
}

/* The first column of a check's first row when it is not GOOD, or NULL. */
static char *find_fault(Store *store, const char *sql, const char *good)
{
	sqlite3_stmt *statement = NULL;
	char *fault = NULL;
	int code = sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(statement, 0);

		if (!good || g_strcmp0(text, good) != 0)
			fault = g_strdup(text);
	} else if (code != SQLITE_DONE) {
		fault = g_strdup(sqlite3_errmsg(store->database));
	}
	sqlite3_finalize(statement);
	return fault;
}

bool store_check(Store *store, GError **error)
{
	const struct {
		const char *sql, *good, *what;
	} checks[] = {
		{"PRAGMA integrity_check(1)", "ok", "its structure is damaged"},
		{"PRAGMA foreign_key_check", NULL, "rows point at rows that are gone, in table"},
		{query_texts[QUERY_WORDS_CHECK].sql, NULL,
			"the search index is damaged; run 'wikiadm reindex'"},
		{query_texts[QUERY_INDEXED_CHECK].sql, NULL,
			"the search index differs from the entries; run 'wikiadm reindex'"},
		{query_texts[QUERY_FRAGMENTS_CHECK].sql, NULL,
			"the search index differs from the entries; run 'wikiadm reindex'"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(checks); i++) {
		g_autofree char *fault = find_fault(store, checks[i].sql, checks[i].good);

		if (fault)
			return mw_fail(error, MW_ERROR_UNAVAILABLE,
				"the database '%s' fails its check: %s (%s)", store->path,
				checks[i].what, fault);
	}
	return true;
}
