/*
 * word_rank(INDEX, WEIGHT...): how well a row of a full-text index fits the query; the less, the
 * better, as bm25() of FTS5 says it and by the same formula. But bm25() counts the rows of every
 * phrase to its end; this one counts the first and estimates, so that a word in half of all rows
 * costs no more than a rare one.
 */
#pragma once

#include <sqlite3.h>

/* Makes it known to DATABASE. A code of SQLite. */
int rank_register(sqlite3 *database);
