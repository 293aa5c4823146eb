/*
 * Texts that are read rarely and whole, packed with Zstandard (RFC 8878): the SQL functions
 * pack(TEXT), a blob, and unpack(BLOB), the text again. NULL stays NULL.
 */
#pragma once

#include <sqlite3.h>

/* Makes both known to DATABASE. A code of SQLite. */
int pack_register(sqlite3 *database);
