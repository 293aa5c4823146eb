/*
 * Any bytes as a search: what is built of them must be an expression that the indexes take.
 *
 *	clang -g -fsanitize=fuzzer,address,undefined (flags of the build) fuzz/fuzz-search-query.c \
 *		src/wiki/search_query.c src/wiki/search_match.c src/wiki/search_facet.c \
 *		src/text/tokens.c -lsqlite3
 *	./fuzz-search-query fuzz/corpus/search-query
 */
#include "wiki/search_facet.h"
#include "wiki/search_match.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static sqlite3 *open_index(void)
{
	sqlite3 *database = NULL;

	if (sqlite3_open(":memory:", &database) != SQLITE_OK ||
		sqlite3_exec(database,
			"CREATE VIRTUAL TABLE words USING fts5 (title, summary, tags, errors, prose,"
			" code, tokens, facets, tokenize = \"unicode61 remove_diacritics 2\");"
			"CREATE VIRTUAL TABLE fragments USING fts5 (title, tags, errors,"
			" tokenize = 'trigram');"
			"INSERT INTO words VALUES ('a title', '', 'tag', 'E0502', 'prose', 'x != y',"
			" 'opnoteq', 'facet272757374');"
			"INSERT INTO fragments VALUES ('a title', 'tag', 'E0502')",
			NULL, NULL, NULL) != SQLITE_OK)
		abort();
	return database;
}

static void match(sqlite3 *database, const char *sql, char *expression)
{
	sqlite3_stmt *statement = NULL;
	int code;

	if (expression) {
		if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
			abort();
		sqlite3_bind_text(statement, 1, expression, -1, SQLITE_STATIC);
		while ((code = sqlite3_step(statement)) == SQLITE_ROW)
			;
		if (code != SQLITE_DONE)
			abort();
		sqlite3_finalize(statement);
	}
	g_free(expression);
}

/* An expression with the filters of QUERY, which may be none. */
static void match_narrowed(
	sqlite3 *database, const char *sql, const SearchQuery *query, char *expression)
{
	g_autofree char *facets = search_facets_match(query);

	if (expression)
		match(database, sql, search_facets_narrow(expression, facets));
	match(database, sql, g_steal_pointer(&facets));
	g_free(expression);
}

/* Writing a query and reading it again must not change what it asks for. */
static void read_again(const SearchQuery *query)
{
	g_autofree char *text =
		search_query_with(query, SEARCH_CATEGORY, query->filters[SEARCH_CATEGORY]);
	g_autoptr(SearchQuery) again = NULL;
	g_autofree char *one = search_match(query, SEARCH_MATCH_SPELLED);
	g_autofree char *other = NULL;

	if (g_utf8_strlen(text, -1) > SEARCH_QUERY_MAX)
		return;
	again = search_query_read(text);
	other = search_match(again, SEARCH_MATCH_SPELLED);
	if (g_strcmp0(one, other) != 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char words[] = "SELECT bm25(words) FROM words WHERE words MATCH ?";
	static const char fragments[] = "SELECT rowid FROM fragments WHERE fragments MATCH ?";
	g_autofree char *text = g_utf8_make_valid((const char *)data, (gssize)size);
	g_autoptr(SearchQuery) query = search_query_read(text);
	static sqlite3 *database;

	if (!database)
		database = open_index();
	match_narrowed(database, words, query, search_match(query, SEARCH_MATCH_SPELLED));
	match_narrowed(database, words, query, search_match(query, SEARCH_MATCH_WORDS));
	match_narrowed(database, words, query, search_match(query, SEARCH_MATCH_TOP));
	match_narrowed(database, words, query, search_match_any(query->terms, true));
	match(database, fragments, search_match_fragments(query));
	for (guint i = 0; i < query->terms->len; i++) {
		const SearchTerm *term = query->terms->pdata[i];

		match(database, words, search_match_term(term));
		match(database, fragments, search_match_near(term->text));
	}
	read_again(query);
	return 0;
}
