/*
 * Pastes of t/paste/ with the error that stands first in each, and what logs and terminals make of
 * a text.
 */
#pragma once

#include "match/errors.h"

typedef struct {
	char *name;
	char *lang; /* "none" when there is no error */
	guint line;
	char *text; /* the head of the first error */
	char *paste;
	gsize size;
} CorpusPaste;

/* All of t/paste/expected.tsv. The caller's, of CorpusPaste. */
GPtrArray *corpus_read(void);

/* What a text becomes. The caller's. */
typedef char *(*Disguise)(const char *text);

typedef struct {
	const char *name;
	Disguise disguise;
} CorpusDisguise;

/* Ended by a row without name. */
extern const CorpusDisguise corpus_disguises[];

/* The text of the first error that is no warning, or "". The caller's. */
char *corpus_first_error(const char *paste, gsize size);
