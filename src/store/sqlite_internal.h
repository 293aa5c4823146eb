/*
 * What the files of the SQLite engine share. Nothing outside src/store includes it.
 */
#pragma once

#include "store/query_text.h"
#include "store/store.h"

#include <sqlite3.h>
#include <sys/types.h>

struct Query {
	Store *store;
	QueryId id;
	sqlite3_stmt *statement;
	bool kept; /* the store's own, made ready again by query_free() */
	bool in_use;
	GError *fault; /* of preparing or binding, told by the next step */
};

typedef struct {
	StoreTask run;
	void *item;
	GDestroyNotify free;
} Queued;

struct Store {
	sqlite3 *database;
	char *path;
	dev_t device; /* with the inode, the file that was opened */
	ino_t inode;
	bool guarded;
	int depth;       /* of nested transactions */
	int doomed;      /* the depth at which one that had joined was not committed, or 0 */
	GArray *queue;   /* of Queued */
	gsize queued;    /* bytes that they take */
	gint64 deadline; /* monotonic microseconds, 0: none */
	gint64 waiting;  /* since when for another writer, as DEADLINE */
	sqlite3_stmt *data_version;
	sqlite3_stmt *begin_reading, *end_reading;
	Query queries[QUERY_COUNT];
};

/* Sets ERROR from what SQLite says of CODE, in words for the person at the keyboard. */
bool sqlite_fail(Store *store, int code, GError **error);

/* Forgets what was queued since there were COUNT. */
void queue_cut(Store *store, guint count);

/* Runs SQL without values: pragmas and transaction control. */
MW_CHECKED bool sqlite_run(Store *store, const char *sql, GError **error);

/* The integer in the first column of SQL's first row, or -1. */
int64_t sqlite_integer(Store *store, const char *sql);
