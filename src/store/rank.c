#include "store/rank.h"

#include "store/query_text.h"

#include <glib.h>
#include <math.h>

enum { COUNT_MAX = 1000 /* rows that are counted of one phrase */ };

/* Okapi BM25, with the constants and the least weight of FTS5. */
static const double K1 = 1.2, B = 0.75, IDF_MIN = 1e-6;

/* What does not change from row to row. */
typedef struct {
	double average; /* words of a row */
	int phrases;
	double *idf;  /* of each phrase */
	double *hits; /* of each phrase in the row, weighted */
} Weights;

typedef struct {
	gint64 count;
	sqlite3_int64 row; /* the last that was counted */
} Count;

static void weights_free(void *data)
{
	Weights *weights = data;

	g_free(weights->idf);
	g_free(weights->hits);
	g_free(weights);
}

static int count_row(const Fts5ExtensionApi *api, Fts5Context *context, void *data)
{
	Count *count = data;

	count->row = api->xRowid(context);
	return ++count->count < COUNT_MAX ? SQLITE_OK : SQLITE_DONE;
}

/* The inverse document frequency of a phrase. Rows come by number: what is left is like the first.
 */
static int find_idf(const Fts5ExtensionApi *api, Fts5Context *context, int phrase,
	sqlite3_int64 rows, double *idf)
{
	Count count = {0, 0};
	int code = api->xQueryPhrase(context, phrase, &count, count_row);
	double found = (double)count.count;

	if (count.count == COUNT_MAX && count.row > 0 && count.row < rows)
		found *= (double)rows / (double)count.row;
	found = MIN(found, (double)rows);
	*idf = MAX(log(((double)rows - found + 0.5) / (found + 0.5)), IDF_MIN);
	return code;
}

/* The weights of a query, kept with it. A code of SQLite. */
static int make_weights(const Fts5ExtensionApi *api, Fts5Context *context, Weights **made)
{
	sqlite3_int64 rows = 0, words = 0;
	Weights *weights;
	int code = api->xRowCount(context, &rows);

	if (code == SQLITE_OK)
		code = api->xColumnTotalSize(context, -1, &words);
	if (code != SQLITE_OK)
		return code;
	weights = g_new0(Weights, 1);
	weights->average = (double)MAX(words, 1) / (double)MAX(rows, 1);
	weights->phrases = api->xPhraseCount(context);
	weights->idf = g_new0(double, (gsize)weights->phrases);
	weights->hits = g_new0(double, (gsize)weights->phrases);
	for (int i = 0; i < weights->phrases && code == SQLITE_OK; i++)
		code = find_idf(api, context, i, rows, &weights->idf[i]);
	if (code != SQLITE_OK) {
		weights_free(weights);
		return code;
	}
	*made = weights;
	return api->xSetAuxdata(context, weights, weights_free);
}

static double score(const Weights *weights, double words)
{
	double sum = 0;

	for (int i = 0; i < weights->phrases; i++) {
		double hits = weights->hits[i];

		sum += weights->idf[i] * (hits * (K1 + 1)) /
		       (hits + K1 * (1 - B + B * words / weights->average));
	}
	return -sum;
}

static void rank_row(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result,
	int count, sqlite3_value **values)
{
	Weights *weights = api->xGetAuxdata(context, 0);
	int hits = 0, words = 0;
	int code = weights ? SQLITE_OK : make_weights(api, context, &weights);

	if (code == SQLITE_OK)
		code = api->xInstCount(context, &hits);
	if (code == SQLITE_OK)
		code = api->xColumnSize(context, -1, &words);
	if (code != SQLITE_OK) {
		sqlite3_result_error_code(result, code);
		return;
	}
	for (int i = 0; i < weights->phrases; i++)
		weights->hits[i] = 0;
	for (int i = 0; i < hits; i++) {
		int phrase, column, offset;

		if (api->xInst(context, i, &phrase, &column, &offset) == SQLITE_OK)
			weights->hits[phrase] +=
				column < count ? sqlite3_value_double(values[column]) : 1;
	}
	sqlite3_result_double(result, score(weights, words));
}

int rank_register(sqlite3 *database)
{
	sqlite3_stmt *statement = NULL;
	fts5_api *api = NULL;
	int code = sqlite3_prepare_v2(
		database, query_texts[QUERY_FTS5_INTERFACE].sql, -1, &statement, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(statement);
	}
	sqlite3_finalize(statement);
	if (!api)
		return code == SQLITE_OK ? SQLITE_ERROR : code;
	return api->xCreateFunction(api, "word_rank", NULL, rank_row, NULL);
}
