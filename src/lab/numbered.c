#include "lab/numbered.h"

#include <string.h>

enum {
	CONTEXT_LINES = 3,      /* around an error that stay open */
	STRETCH_MIN = 8,        /* lines without an error, from which on they are folded */
	FOLD_SHOWN_MAX = 200,   /* lines of one fold */
	LINES_SHOWN_MAX = 3000, /* of the whole paste */
	TEXT_SHOWN_MAX = 2000,  /* bytes of a line */
	NAMES_SHOWN_MAX = 2,
};

typedef struct {
	bool is_near; /* an error, or within CONTEXT_LINES of one */
	bool is_hit;
	bool is_frame;
	FrameKind kind;
	const char *name; /* of the frame's library */
} LineInfo;

char *lab_letter(guint index)
{
	char letter = (char)('A' + index % 26);

	return index < 26 ? g_strdup_printf("%c", letter)
			  : g_strdup_printf("%c%u", letter, index / 26);
}

static void mark_near(LineInfo *info, guint count, guint first, guint last)
{
	guint from = first > CONTEXT_LINES ? first - CONTEXT_LINES : 1;

	for (guint line = from; line <= MIN(last + CONTEXT_LINES, count); line++)
		info[line].is_near = true;
}

static void note_frames(const LabAnswer *answer, LineInfo *info, guint count)
{
	for (guint i = 0; i < answer->found->frames->len; i++) {
		const PasteFrame *frame = &g_array_index(answer->found->frames, PasteFrame, i);
		guint last = paste_line(answer->paste, frame->last)->last;

		for (guint line = paste_line(answer->paste, frame->first)->first;
			line <= MIN(last, count); line++) {
			info[line].is_frame = true;
			info[line].kind = frame->kind;
			info[line].name = frame->name;
		}
	}
}

static LineInfo *read_lines(const LabAnswer *answer, guint count)
{
	LineInfo *info = g_new0(LineInfo, count + 1);

	for (guint i = 0; i < answer->errors->len; i++) {
		const LabError *error = answer->errors->pdata[i];

		mark_near(info, count, paste_line(answer->paste, error->first)->first,
			paste_line(answer->paste, error->last)->last);
	}
	note_frames(answer, info, count);
	for (guint i = 0; i < answer->matches->len; i++) {
		const LabMatch *match = answer->matches->pdata[i];

		for (guint j = 0; match->hit && j < match->lines->len; j++) {
			guint line = g_array_index(match->lines, guint, j);

			if (line <= count)
				info[line].is_hit = info[line].is_near = true;
		}
	}
	return info;
}

/* The match that HIT is told in, on LINE as pasted; -1 when it was left out. */
static int match_of(const LabAnswer *answer, const Hit *hit, guint line)
{
	int64_t entry = g_array_index(answer->lab->rows, SignatureRow, hit->signature).entry;

	for (guint i = 0; i < answer->matches->len; i++) {
		const LabMatch *match = answer->matches->pdata[i];

		for (guint j = 0; match->entry == entry && j < match->lines->len; j++) {
			if (g_array_index(match->lines, guint, j) == line)
				return (int)i;
		}
	}
	return -1;
}

/* Marks the bytes of TEXT, the pasted line NUMBER, that HIT holds. */
static void mark_bytes(
	const LabAnswer *answer, const Hit *hit, guint number, const char *text, bool *marked)
{
	guint to = paste_line_at(answer->paste, hit->end - 1);

	for (guint i = paste_line_at(answer->paste, hit->start); i <= to; i++) {
		const PasteLine *line = paste_line(answer->paste, i);
		guint start = MAX(hit->start, line->offset);
		guint end = MIN(hit->end, line->offset + line->size);
		g_autofree char *piece = NULL;
		const char *found;

		if (number < line->first || number > line->last || end <= start)
			continue;
		piece = g_strndup(answer->paste->text + start, end - start);
		found = strstr(text, piece);
		if (found)
			memset(marked + (found - text), true, strlen(piece));
	}
}

static json_t *make_parts(const char *text, const bool *marked)
{
	json_t *parts = json_array();
	gsize size = strlen(text);

	for (gsize start = 0, end; start < size; start = end) {
		g_autofree char *piece = NULL;

		for (end = start + 1; end < size && marked[end] == marked[start];)
			end++;
		piece = g_strndup(text + start, end - start);
		json_array_append_new(
			parts, json_pack("{s:s, s:b}", "text", piece, "mark", marked[start]));
	}
	return parts;
}

static void add_why(const LabAnswer *answer, json_t *why, const Hit *hit, guint index)
{
	const LabMatch *match = answer->matches->pdata[index];
	const char *signature =
		g_array_index(answer->lab->rows, SignatureRow, hit->signature).match;
	g_autofree char *letter = lab_letter(index);
	g_autofree char *lower = g_ascii_strdown(letter, -1);
	g_autofree char *href = g_strconcat("#match-", lower, NULL);
	json_t *row;
	size_t i;

	json_array_foreach(why, i, row) {
		if (strcmp(json_string_value(json_object_get(row, "letter")), letter) == 0)
			return;
	}
	/* A template reads like the message; a regular expression is told in full at the match. */
	json_array_append_new(why, json_pack("{s:s, s:s, s:s, s:s}", "letter", letter, "href", href,
					   "signature", *signature == '/' ? "a pattern" : signature,
					   "level", lab_level_words(match->level)));
}

static json_t *make_line(const LabAnswer *answer, const LineInfo *info, guint number)
{
	g_autofree char *text = paste_pasted_line(answer->paste, number);
	g_autofree bool *marked = NULL;
	json_t *why = json_array();
	json_t *line;

	if (strlen(text) > TEXT_SHOWN_MAX) {
		char *shown = g_utf8_find_prev_char(text, text + TEXT_SHOWN_MAX);
		char *cut = NULL;

		*shown = '\0';
		cut = g_strconcat(text, "…", NULL);
		g_free(text);
		text = cut;
	}
	marked = g_new0(bool, strlen(text) + 1);
	for (guint i = 0; info->is_hit && i < answer->hits->len; i++) {
		const Hit *hit = answer->hits->pdata[i];
		const PasteLine *from =
			paste_line(answer->paste, paste_line_at(answer->paste, hit->start));
		const PasteLine *to =
			paste_line(answer->paste, paste_line_at(answer->paste, hit->end - 1));
		int match = from->first <= number && number <= to->last
				    ? match_of(answer, hit, number)
				    : -1;

		if (match < 0)
			continue;
		mark_bytes(answer, hit, number, text, marked);
		add_why(answer, why, hit, (guint)match);
	}
	line = json_pack("{s:i, s:b, s:b, s:o, s:o}", "number", (int)number, "is_own",
		info->is_frame && info->kind == FRAME_OWN && !info->is_hit, "hit", info->is_hit,
		"parts", make_parts(text, marked), "why", why);
	json_object_set_new(line, "has_why", json_boolean(json_array_size(why) > 0));
	return line;
}

typedef enum { RUN_OPEN, RUN_FRAMES, RUN_STRETCH } RunKind;

static RunKind kind_of(const LineInfo *info)
{
	if (info->is_hit)
		return RUN_OPEN;
	if (info->is_frame && info->kind != FRAME_OWN)
		return RUN_FRAMES;
	return info->is_near || info->is_frame ? RUN_OPEN : RUN_STRETCH;
}

/* "4 lines in asyncio and selectors, 5 to 8". The caller owns it. */
static char *summarize(const LineInfo *info, RunKind kind, guint first, guint last)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint line = first; kind == RUN_FRAMES && line <= last; line++) {
		const char *name = info[line].name;

		if (!name || !g_hash_table_add(seen, (char *)name))
			continue;
		if (g_hash_table_size(seen) <= NAMES_SHOWN_MAX)
			g_string_append_printf(names, "%s%s", names->len ? " and " : "", name);
	}
	if (g_hash_table_size(seen) > NAMES_SHOWN_MAX)
		g_string_append(names, " and others");
	if (kind == RUN_STRETCH)
		g_string_assign(names, "without an error");
	return g_strdup_printf("%u lines %s%s, %u to %u", last - first + 1,
		kind == RUN_FRAMES ? "in " : "",
		names->len ? names->str : "the runtime and libraries", first, last);
}

static void add_fold(const LabAnswer *answer, const LineInfo *info, RunKind kind, guint first,
	guint last, guint *shown, json_t *items)
{
	json_t *lines = json_array();
	g_autofree char *summary = summarize(info, kind, first, last);
	guint line = first;

	while (line <= last && line - first < FOLD_SHOWN_MAX && *shown < LINES_SHOWN_MAX) {
		json_array_append_new(lines, make_line(answer, &info[line], line));
		line++;
		(*shown)++;
	}
	json_array_append_new(
		items, json_pack("{s:n, s:{s:s, s:o, s:o}}", "line", "fold", "summary", summary,
			       "lines", lines, "left_out",
			       line <= last ? json_integer(last - line + 1) : json_null()));
}

json_t *lab_numbered(const LabAnswer *answer)
{
	guint count = paste_pasted_count(answer->paste), shown = 0;
	g_autofree LineInfo *info = read_lines(answer, count);
	json_t *items = json_array();

	for (guint first = 1, next; first <= count; first = next) {
		RunKind kind = kind_of(&info[first]);
		guint least = kind == RUN_FRAMES ? 2 : STRETCH_MIN;

		for (next = first + 1; next <= count && kind_of(&info[next]) == kind;)
			next++;
		if ((kind != RUN_OPEN && next - first >= least) || shown >= LINES_SHOWN_MAX) {
			add_fold(answer, info, kind, first, next - 1, &shown, items);
			continue;
		}
		for (guint line = first; line < next; line++, shown++)
			json_array_append_new(
				items, json_pack("{s:o, s:n}", "line",
					       make_line(answer, &info[line], line), "fold"));
	}
	return items;
}
