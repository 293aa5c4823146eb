#include "text/spelling.h"

enum { ONE_MISTAKE = 4, TWO_MISTAKES = 8 /* characters */ };

/* The folded characters of WORD; their number, or SPELLING_MAX + 1 when there are more. */
static guint read_word(const char *word, gunichar letters[SPELLING_MAX])
{
	guint count = 0;

	for (const char *p = word; *p; p = g_utf8_next_char(p)) {
		if (count == SPELLING_MAX)
			return SPELLING_MAX + 1;
		letters[count++] = g_unichar_tolower(g_utf8_get_char(p));
	}
	return count;
}

guint spelling_mistakes(const char *word)
{
	glong length = g_utf8_strlen(word, -1);

	return length >= TWO_MISTAKES ? 2 : length >= ONE_MISTAKE ? 1 : 0;
}

/* Optimal string alignment, row by row: ROWS holds the last three. */
guint spelling_distance(const char *one, const char *other, guint limit)
{
	gunichar a[SPELLING_MAX], b[SPELLING_MAX];
	guint rows[3][SPELLING_MAX + 1];
	guint m = read_word(one, a), n = read_word(other, b);

	if (m > SPELLING_MAX || n > SPELLING_MAX || MAX(m, n) - MIN(m, n) > limit)
		return limit + 1;
	for (guint j = 0; j <= n; j++)
		rows[0][j] = j;
	for (guint i = 1; i <= m; i++) {
		guint *row = rows[i % 3], *above = rows[(i + 2) % 3];
		const guint *before = rows[(i + 1) % 3];
		guint least = row[0] = i;

		for (guint j = 1; j <= n; j++) {
			guint replaced = above[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = MIN(replaced, MIN(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = MIN(row[j], before[j - 2] + 1);
			least = MIN(least, row[j]);
		}
		if (least > limit)
			return limit + 1;
	}
	return MIN(rows[m % 3][n], limit + 1);
}
