#include "wiki/miss.h"

#include "base/clock.h"
#include "wiki/setting.h"

#include <string.h>

enum { WORDS_MAX = 24, WORD_MAX = 30, KNOWN_WORDS_MIN = 2 };

#define VALUE "…"

bool miss_is_on(Store *store, bool *is_on, GError **error)
{
	g_autofree char *value = setting_get(store, "lab.misses", error);

	*is_on = g_strcmp0(value, "on") == 0;
	return value != NULL;
}

static bool is_known(Store *store, const char *word, bool *known, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_SEARCH_COUNT);
	g_autofree char *match = g_strdup_printf("\"%s\"", word);

	query_bind_text(query, "match", match);
	query_bind_int(query, "limit", 1);
	if (!query_one(query, error, "no count"))
		return false;
	*known = query_int(query, "count") > 0;
	return true;
}

static bool is_class(const char *type, const char *word)
{
	static const char *const ends[] = {"Error", "Exception", "Warning", "panic"};
	const char *last = type ? strrchr(type, '.') : NULL;

	if (!type || strcmp(last ? last + 1 : type, word) != 0)
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		if (g_str_has_suffix(word, ends[i]))
			return true;
	}
	return false;
}

static void append_value(GString *made)
{
	if (!g_str_has_suffix(made->str, VALUE) && !g_str_has_suffix(made->str, VALUE " "))
		g_string_append(made, VALUE);
}

/* The end of what stands between quotes at P, or of one run without blanks. */
static const char *end_of_run(const char *p)
{
	const char *close = strchr("'\"`", *p) ? strchr(p + 1, *p) : NULL;

	if (close)
		return close + 1;
	return p + MAX(strcspn(p, " \t\n"), (gsize)1);
}

/* A run of letters alone, with at most a colon, comma or full stop behind. The caller owns it. */
static char *word_of(const char *p, const char *end, const char **after)
{
	const char *q = p;

	while (q < end && g_ascii_isalpha(*q))
		q++;
	*after = q;
	if (q - p < 2 || q - p > WORD_MAX || (q < end && !strchr(":,.;", *q)) ||
		(q < end && q + 1 < end))
		return NULL;
	return g_strndup(p, (gsize)(q - p));
}

char *miss_fingerprint(Store *store, const char *type, const char *text, GError **error)
{
	g_autoptr(GString) made = g_string_new(NULL);
	int known_words = 0, runs = 0;

	for (const char *p = text, *end; *p && runs < WORDS_MAX; p = end, runs++) {
		g_autofree char *word = NULL;
		const char *after;
		bool known = false;

		p += strspn(p, " \t\n");
		end = *p ? end_of_run(p) : p;
		word = word_of(p, end, &after);
		if (word && !is_class(type, word) && !is_known(store, word, &known, error))
			return NULL;
		if (made->len && made->str[made->len - 1] != ' ')
			g_string_append_c(made, ' ');
		if (word && (known || is_class(type, word))) {
			g_string_append_len(made, p, end - p);
			known_words++;
		} else if (*p) {
			append_value(made);
		}
	}
	g_strchomp(made->str);
	if (known_words < KNOWN_WORDS_MIN || strlen(made->str) > MISS_BYTES_MAX)
		return NULL;
	return g_strdup(made->str);
}

static bool make_room(Store *store, GError **error)
{
	g_autoptr(Query) count = query_new(store, QUERY_MISS_COUNT);
	g_autoptr(Query) drop = query_new(store, QUERY_MISS_DROP_RAREST);
	int64_t kept;

	if (!query_one(count, error, "no count"))
		return false;
	kept = query_int(count, "count");
	query_bind_int(drop, "limit", MAX(kept - MISS_KEPT_MAX, 0));
	return query_run(drop, error);
}

bool miss_add(Store *store, GHashTable *fingerprints, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(store, error);
	GHashTableIter all;
	gpointer fingerprint, lang;

	if (!transaction)
		return false;
	g_hash_table_iter_init(&all, fingerprints);
	while (g_hash_table_iter_next(&all, &fingerprint, &lang)) {
		g_autoptr(Query) query = query_new(store, QUERY_MISS_ADD);

		query_bind_text(query, "fingerprint", fingerprint);
		query_bind_text(query, "lang", lang);
		query_bind_int(query, "now", mw_now());
		if (!query_run(query, error))
			return false;
	}
	return make_room(store, error) && transaction_commit(transaction, error);
}

json_t *miss_list(Store *store, int64_t limit, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_MISS_LIST);

	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}

bool miss_remove(Store *store, const char *fingerprint, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_MISS_REMOVE);

	query_bind_text(query, "fingerprint", fingerprint);
	return query_run(query, error);
}

char *miss_template(const char *fingerprint)
{
	g_auto(GStrv) parts = g_strsplit(fingerprint, VALUE, -1);
	GString *made = g_string_new(NULL);

	for (int i = 0; parts[i]; i++) {
		if (i > 0)
			g_string_append_printf(made, "{value%d}", i);
		g_string_append(made, parts[i]);
	}
	return g_string_free(made, FALSE);
}
