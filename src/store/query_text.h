/*
 * The SQL that was built in: what build-aux/sql2c.awk made of sql/.
 */
#pragma once

#include "store/queries.h"

typedef enum { QUERY_MODE_ONE, QUERY_MODE_MANY, QUERY_MODE_EXEC } QueryMode;

typedef struct {
	const char *name;
	QueryMode mode;
	const char *sql;
} QueryText;

typedef struct {
	const char *name;
	const char *sql;
} MigrationText;

extern const QueryText query_texts[QUERY_COUNT];
extern const MigrationText migration_texts[MIGRATION_COUNT];
