#include "text/excerpt.h"

#include "base/utf8.h"
#include "text/escape.h"

#include <stdbool.h>
#include <string.h>

enum {
	UTF8_BYTES_MAX = 4, /* of a character (RFC 3629 section 3) */
	SHORT_TERM = 4,     /* characters; shorter terms are found at the beginning of words only */
	HITS_MAX = 1000,    /* of one term; a text so full of it shows it anywhere */
};

typedef struct {
	gsize start, end; /* bytes in the text */
	gsize character;  /* where it starts, in characters */
	guint term;
} Hit;

/* Lower case in the same bytes: letters whose lower case is of another length stay as they are. */
static char *fold(const char *text)
{
	gsize size = strlen(text);
	char *folded = g_malloc(size + 1);

	for (gsize i = 0, step; i < size; i += step) {
		gunichar c, lower;

		step = 1;
		if ((guchar)text[i] < 0x80) {
			folded[i] =
				text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] | 0x20) : text[i];
			continue;
		}
		c = g_utf8_get_char(text + i);
		lower = g_unichar_tolower(c);
		step = (gsize)(g_utf8_next_char(text + i) - (text + i));
		if (g_unichar_to_utf8(lower, NULL) != (gint)step)
			lower = c;
		g_unichar_to_utf8(lower, folded + i);
	}
	folded[size] = '\0';
	return folded;
}

static bool begins_word(const char *text, const char *at)
{
	return at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

static void find_term(GArray *hits, const char *text, const char *term, guint number)
{
	gsize size = strlen(term);
	bool anywhere =
		mw_text_length(term) >= SHORT_TERM || !g_unichar_isalnum(g_utf8_get_char(term));
	const char *at = size > 0 ? strstr(text, term) : NULL;

	for (guint found = 0; at && found < HITS_MAX; at = strstr(at + size, term), found++) {
		Hit hit = {(gsize)(at - text), (gsize)(at - text) + size, 0, number};

		if (anywhere || begins_word(text, at))
			g_array_append_val(hits, hit);
	}
}

static gint by_start(gconstpointer a, gconstpointer b)
{
	const Hit *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->end > right->end ? -1 : left->end < right->end;
}

/* All hits in the order of the text; of those that overlap, the first. */
static GArray *find_hits(const char *text, const char *const *terms)
{
	g_autofree char *folded = fold(text);
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Hit));
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(Hit));
	gsize end = 0, character = 0;
	const char *counted = text;

	for (guint i = 0; terms[i] && i < EXCERPT_TERMS_MAX; i++) {
		g_autofree char *term = fold(terms[i]);

		find_term(all, folded, term, i);
	}
	g_array_sort(all, by_start);
	for (guint i = 0; i < all->len; i++) {
		Hit *hit = &g_array_index(all, Hit, i);

		if (i > 0 && hit->start < end)
			continue;
		character += mw_text_count(counted, (gsize)(text + hit->start - counted));
		counted = text + hit->start;
		hit->character = character;
		end = hit->end;
		g_array_append_val(hits, *hit);
	}
	return hits;
}

/* The hits FIRST to LAST with the most different terms within CHARACTERS. */
static void find_cluster(GArray *hits, gsize characters, guint *first, guint *last)
{
	guint seen[EXCERPT_TERMS_MAX] = {0};
	guint terms = 0, best = 0;

	for (guint i = 0, start = 0; i < hits->len; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		terms += seen[hit->term]++ == 0;
		while (hit->character - g_array_index(hits, Hit, start).character > characters)
			terms -= --seen[g_array_index(hits, Hit, start++).term] == 0;
		if (terms > best) {
			best = terms;
			*first = start;
			*last = i;
		}
	}
}

/* COUNT characters before AT, moved on to where a word begins. */
static const char *window_start(const char *text, const char *at, gsize count)
{
	const char *start = at;
	const char *blank;

	while (count-- > 0 && start > text)
		start = g_utf8_prev_char(start);
	if (start == text || start[-1] == ' ')
		return start;
	blank = memchr(start, ' ', (gsize)(at - start));
	return blank ? blank + 1 : start;
}

/* COUNT characters from START, taken back to where a word ends, but not before KEEP. */
static const char *window_end(const char *start, const char *keep, gsize count)
{
	const char *end = start;
	const char *blank;

	while (*end && count > 0) {
		end = g_utf8_next_char(end);
		count--;
	}
	if (*end == '\0' || *end == ' ')
		return end;
	blank = g_strrstr_len(start, end - start, " ");
	return blank && blank > start && blank >= keep ? blank : end;
}

static char *mark_hits(const char *text, const char *start, const char *end, GArray *hits)
{
	GString *html = g_string_new(start > text ? "…" : NULL);
	const char *done = start;

	for (guint i = 0; i < hits->len; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		if (text + hit->start < done)
			continue;
		if (text + hit->end > end)
			break;
		escape_html(html, done, text + hit->start - done);
		g_string_append(html, "<mark>");
		escape_html(html, text + hit->start, (gssize)(hit->end - hit->start));
		g_string_append(html, "</mark>");
		done = text + hit->end;
	}
	escape_html(html, done, end - done);
	if (*end)
		g_string_append(html, "…");
	return g_string_free(html, FALSE);
}

/* How many characters to show before FROM: a third of what is left over, more near the end. */
static gsize lead(const char *line, const Hit *from, const Hit *to, gsize characters)
{
	gsize span = to->character - from->character;
	gsize spare = characters > span ? (characters - span) / 3 : 0;
	const char *shown = line + from->start;
	gsize rest = mw_text_count(shown, strnlen(shown, characters * UTF8_BYTES_MAX));

	return rest < characters ? MAX(spare, characters - rest) : spare;
}

static char *cut_out(const char *line, GArray *hits, gsize characters)
{
	const char *start = line;
	const char *keep = line;

	if (hits->len > 0) {
		guint first = 0, last = 0;
		const Hit *from, *to;

		find_cluster(hits, characters, &first, &last);
		from = &g_array_index(hits, Hit, first);
		to = &g_array_index(hits, Hit, last);
		keep = line + to->end;
		start = window_start(line, line + from->start, lead(line, from, to, characters));
	}
	return mark_hits(line, start, window_end(start, keep, characters), hits);
}

char *excerpt_html(const char *line, const char *const *terms, gsize characters)
{
	g_autoptr(GArray) hits = find_hits(line, terms);

	return cut_out(line, hits, characters);
}

char *excerpt_hit_html(const char *line, const char *const *terms, gsize characters)
{
	g_autoptr(GArray) hits = find_hits(line, terms);

	return hits->len > 0 ? cut_out(line, hits, characters) : NULL;
}
