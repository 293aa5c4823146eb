/*
 * The lines of a log without the prefixes of its collectors, and with those of each service
 * together.
 */
#include "match/paste_draft.h"

#include <string.h>

static guint source_number(Draft *draft, const char *name, gsize size)
{
	g_autofree char *key = g_strndup(name, size);
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(draft->sources, key));

	if (number == 0) {
		number = g_hash_table_size(draft->sources) + 1;
		g_hash_table_insert(
			draft->sources, g_steal_pointer(&key), GUINT_TO_POINTER(number));
	}
	return number;
}

/* The size of "name | " or "[name] " or "name: " at LINE, which is a prefix only in company. */
typedef gsize (*WeakPrefix)(const char *line, gsize *name);

static gsize bar(const char *line, gsize *name)
{
	gsize size;

	*name = strcspn(line, " |\t");
	if (*name == 0 || strspn(line, "0123456789") == *name)
		return 0;
	size = *name + strspn(line + *name, " ");
	if (line[size++] != '|')
		return 0;
	return line[size] == ' ' ? size + 1 : line[size] == '\0' ? size : 0;
}

static gsize bracketed(const char *line, gsize *name)
{
	*name = strcspn(line, "] ");
	if (*line != '[' || *name < 2 || *name > 40 || line[*name] != ']')
		return 0;
	return line[*name + 1] == ' ' ? *name + 2 : line[*name + 1] == '\0' ? *name + 1 : 0;
}

/* "@scope/app:build: " of turbo */
static gsize task(const char *line, gsize *name)
{
	*name = strcspn(line, " ");
	if (*name < 4 || line[*name - 1] != ':' || !memchr(line, ':', *name - 1) ||
		memchr(line, '(', *name) || g_ascii_isdigit(line[*name - 2]))
		return 0;
	return line[*name] == ' ' ? *name + 1 : *name;
}

enum { SAMPLE_MAX = 5000 /* lines that are looked at */ };

/* The same prefix before nearly all lines, of few names, is one. */
static bool is_everywhere(const Draft *draft, WeakPrefix weak)
{
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint count = 0, filled = 0;

	for (guint i = 0; i < MIN(draft->lines->len, SAMPLE_MAX); i++) {
		const char *line = draft_line(draft, i)->text;
		gsize name;

		filled += *line != '\0';
		if (weak(line, &name) == 0)
			continue;
		count++;
		if (g_hash_table_size(names) <= 20)
			g_hash_table_add(names, g_strndup(line, name));
	}
	return count >= 3 && count * 10 >= filled * 7 && g_hash_table_size(names) <= 20 &&
	       g_hash_table_size(names) * 3 <= count;
}

static void strip_weak(Draft *draft, WeakPrefix weak)
{
	guint source = 0;

	for (guint i = 0; i < draft->lines->len; i++) {
		DraftLine *line = draft_line(draft, i);
		gsize name, size = weak(line->text, &name);

		if (size > 0) {
			source = source_number(draft, line->text, name);
			line->text += size;
		}
		if (source > 0)
			line->source = source;
	}
}

/* A line that its runtime cut into parts, in the making. */
typedef struct {
	GString *text;
	guint index; /* of the draft's line that it becomes */
	bool is_open;
} Parts;

static void close_parts(Draft *draft, Parts *parts)
{
	if (parts->is_open)
		draft_line(draft, parts->index)->text =
			g_string_chunk_insert(draft->strings, parts->text->str);
	parts->is_open = false;
}

/* Whether LINE is the next part of the one before it. */
static bool add_part(Draft *draft, Parts *parts, const DraftLine *line)
{
	DraftLine *whole;

	if (!parts->is_open)
		return false;
	whole = draft_line(draft, parts->index);
	if (whole->source != line->source)
		return false;
	g_string_append(parts->text, line->text);
	whole->last = line->last;
	return true;
}

static void strip_strong(Draft *draft)
{
	g_autoptr(GString) text = g_string_new(NULL);
	Parts parts = {.text = text};
	guint kept = 0, source = 0;

	for (guint i = 0; i < draft->lines->len; i++) {
		DraftLine line = *draft_line(draft, i);
		PastePrefix prefix = paste_prefix_read(line.text);
		bool is_part;

		if (prefix.source_size > 0)
			source = source_number(draft, prefix.source, prefix.source_size);
		if (source > 0)
			line.source = source;
		line.text += prefix.size;
		is_part = add_part(draft, &parts, &line);
		if (!is_part || !prefix.is_partial)
			close_parts(draft, &parts);
		if (is_part)
			continue;
		if (prefix.is_partial) {
			g_string_assign(text, line.text);
			parts.index = kept;
			parts.is_open = true;
		}
		*draft_line(draft, kept++) = line;
	}
	close_parts(draft, &parts);
	g_array_set_size(draft->lines, kept);
}

void paste_strip_prefixes(Draft *draft)
{
	static const WeakPrefix weak[] = {bar, bracketed, task};

	strip_strong(draft);
	for (guint i = 0; i < G_N_ELEMENTS(weak); i++) {
		if (is_everywhere(draft, weak[i])) {
			strip_weak(draft, weak[i]);
			strip_strong(draft);
		}
	}
}

static gint compare_sources(gconstpointer a, gconstpointer b)
{
	const DraftLine *one = a, *other = b;

	if (one->source != other->source)
		return one->source < other->source ? -1 : 1;
	return one->first < other->first ? -1 : one->first > other->first;
}

void paste_separate(Draft *draft)
{
	guint changes = 0;

	for (guint i = 1; i < draft->lines->len; i++)
		changes += draft_line(draft, i)->source != draft_line(draft, i - 1)->source;
	if (changes > g_hash_table_size(draft->sources))
		g_array_sort(draft->lines, compare_sources);
}

/* The size of the marks "> > " at LINE. */
static gsize quote_size(const char *line)
{
	gsize size = 0;

	/* ">>> " is Python's prompt */
	if (*line != '>' || g_str_has_prefix(line, ">>> "))
		return 0;
	while (line[size] == '>')
		size += line[size + 1] == ' ' && line[size + 2] == '>' ? 2 : 1;
	if (size == 0 || line[size] == '\0')
		return size;
	return line[size] == ' ' ? size + 1 : 0;
}

/* "> " and a word, which no debugger's arrow before indented code is */
static bool is_quoted(const Draft *draft, guint index)
{
	const char *line = draft_line(draft, index)->text;
	gsize size = quote_size(line);

	if (size == 0)
		return false;
	if (line[size] != '\0' && line[size] != ' ')
		return true;
	/* indented or empty lines have company */
	return (index > 0 && quote_size(draft_line(draft, index - 1)->text) > 0) ||
	       (index + 1 < draft->lines->len &&
		       quote_size(draft_line(draft, index + 1)->text) > 0);
}

void paste_unquote(Draft *draft)
{
	gsize size = 0;

	/* the lines before and behind are looked at as they were: the last is cut later */
	for (guint i = 0; i < draft->lines->len; i++) {
		gsize next = is_quoted(draft, i) ? quote_size(draft_line(draft, i)->text) : 0;

		if (i > 0)
			draft_line(draft, i - 1)->text += size;
		size = next;
	}
	if (draft->lines->len > 0)
		draft_line(draft, draft->lines->len - 1)->text += size;
}

void paste_single_space(Draft *draft)
{
	enum { FILLED_MIN = 2 };
	guint filled = 0, kept = 0;
	bool was_filled = false;

	for (guint i = 0; i < draft->lines->len; i++) {
		bool is_filled = *draft_line(draft, i)->text != '\0';

		if (is_filled && was_filled)
			return;
		filled += is_filled;
		was_filled = is_filled;
	}
	if (filled < FILLED_MIN)
		return;
	for (guint i = 0; i < draft->lines->len; i++) {
		bool is_filled = *draft_line(draft, i)->text != '\0';

		if (is_filled || !was_filled)
			*draft_line(draft, kept++) = *draft_line(draft, i);
		was_filled = is_filled;
	}
	g_array_set_size(draft->lines, kept);
}

void paste_dedent(Draft *draft)
{
	gsize common = G_MAXSIZE;

	for (guint i = 0; i < draft->lines->len && common > 0; i++) {
		const char *line = draft_line(draft, i)->text;
		gsize blanks = strspn(line, " ");

		if (line[blanks])
			common = MIN(common, blanks);
	}
	if (common == 0 || common == G_MAXSIZE)
		return;
	for (guint i = 0; i < draft->lines->len; i++) {
		DraftLine *line = draft_line(draft, i);

		line->text += MIN(common, strspn(line->text, " "));
	}
}
