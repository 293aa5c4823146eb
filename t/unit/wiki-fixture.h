/*
 * A wiki of its own for every test: a new database in a folder of its own, with two categories,
 * python-pitfalls and rust-engineering. For g_test_add(PATH, Wiki, NULL, wiki_set_up, TEST,
 * wiki_tear_down).
 */
#pragma once

#include "wiki/category.h"
#include "wiki/entry_move.h"
#include "wiki/generation.h"

typedef struct {
	char *folder, *path;
	Store *store;
} Wiki;

void wiki_set_up(Wiki *wiki, gconstpointer data);
void wiki_tear_down(Wiki *wiki, gconstpointer data);

/* Who saves in the tests. */
extern const EntryBy wiki_editor;

/* The fields of a pitfall of python-pitfalls that keeps every rule. The caller owns them. */
EntryFields *wiki_fields(const char *slug, const char *body);

/* Creates such an entry and returns its row. */
int64_t wiki_create(Wiki *wiki, const char *slug, const char *body);

/* Gives the entry another body. */
void wiki_rewrite(Wiki *wiki, int64_t entry, const char *body);

/* The stored HTML of an entry. The caller owns the text. */
char *wiki_html(Wiki *wiki, int64_t entry);

int64_t wiki_generation(Wiki *wiki);

/* Whether ERROR is of CODE and says TEXT; it is cleared for the next one. */
void assert_failed(GError **error, MwError code, const char *text);
