#include "lab/answer.h"

#include "text/markdown.h"
#include "wiki/address.h"

#include <string.h>

enum { INDENT = 5, WIDTH = 96 };

static char letter_of(guint index)
{
	return (char)('A' + index % 26);
}

/* The text of our own HTML: tags out, the five entities in, blanks as one. The caller owns it. */
static char *text_of_html(const char *html)
{
	static const struct {
		const char *entity, *text;
	} entities[] = {
		{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
	GString *text = g_string_new(NULL);

	for (const char *p = html; *p;) {
		gsize i = 0;

		if (*p == '<') {
			/* Blocks stand on lines of their own. */
			if (strncmp(p, "</p", 3) == 0 || strncmp(p, "</li", 4) == 0 ||
				strncmp(p, "</pre", 5) == 0)
				g_string_append_c(text, '\n');
			p += strcspn(p, ">");
			p += *p == '>';
			continue;
		}
		while (i < G_N_ELEMENTS(entities) && !g_str_has_prefix(p, entities[i].entity))
			i++;
		if (i < G_N_ELEMENTS(entities)) {
			g_string_append(text, entities[i].text);
			p += strlen(entities[i].entity);
		} else {
			g_string_append_c(text, *p++);
		}
	}
	return g_strchomp(g_string_free(text, FALSE));
}

/* TEXT under LABEL, line by line, broken at blanks where it is wide. */
static void append_block(GString *out, const char *label, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	bool is_first = true;

	for (char **line = lines; *line; line++) {
		const char *p = *line;

		if (!*p)
			continue;
		while (*p) {
			gsize length = strlen(p), cut = length;

			if (length > WIDTH) {
				cut = WIDTH;
				while (cut > 0 && p[cut] != ' ')
					cut--;
				cut = cut ? cut : strcspn(p, " ");
			}
			g_string_append_printf(out, "%*s%-9s %.*s\n", INDENT, "",
				is_first ? label : "", (int)cut, p);
			is_first = false;
			p += cut;
			while (*p == ' ')
				p++;
		}
	}
}

static void append_captures(GString *out, const LabMatch *match)
{
	const char *name;
	json_t *value;

	json_object_foreach(match->captures, name, value) {
		g_autofree char *pair = g_strdup_printf("%s = %s", name, json_string_value(value));

		append_block(out, "where", pair);
	}
}

static void append_match(GString *out, const LabAnswer *answer, guint index, const char *base)
{
	const LabMatch *match = answer->matches->pdata[index];
	g_autofree char *title =
		markdown_inline_text(json_string_value(json_object_get(match->row, "title")));
	g_autofree char *path =
		address_of_entry(json_string_value(json_object_get(match->row, "category_slug")),
			json_string_value(json_object_get(match->row, "slug")));
	g_autofree char *fix = match->fix_html ? text_of_html(match->fix_html) : NULL;
	const char *signature = lab_match_signature(answer, match);

	g_string_append_printf(out, "  %c  %s (%s)\n", letter_of(index), title,
		match->level == LAB_EXACT   ? "exact signature"
		: match->level == LAB_CLASS ? "same error class, a guess"
					    : "similar text, a guess");
	g_string_append_printf(out, "%*s%s%s\n", INDENT, "", base, path);
	if (signature)
		append_block(out, "matched", signature);
	append_captures(out, match);
	if (match->versions)
		append_block(out, "version", match->versions);
	if (fix)
		append_block(out, "fix", fix);
	g_string_append_c(out, '\n');
}

static void append_counts(GString *out, const LabAnswer *answer)
{
	guint errors = answer->errors->len, exact = 0;

	for (guint i = 0; i < answer->matches->len; i++)
		exact += ((const LabMatch *)answer->matches->pdata[i])->level == LAB_EXACT;
	g_string_append_printf(out, "%u error%s, ", errors, errors == 1 ? "" : "s");
	if (exact)
		g_string_append_printf(
			out, "%u match%s by signature\n\n", exact, exact == 1 ? "" : "es");
	else if (answer->matches->len)
		g_string_append(out, "no signature matches; these are guesses\n\n");
	else
		g_string_append(out, "no entry matches\n\n");
}

char *lab_answer_text(const LabAnswer *answer, const char *base)
{
	GString *out = g_string_new(NULL);
	guint next = 0;

	if (!lab_answer_has_error(answer)) {
		g_string_append(out,
			"No error was found in this text. Paste more of it: the lines before and after the failure.\n");
		return g_string_free(out, FALSE);
	}
	append_counts(out, answer);
	for (guint i = 0; i < answer->errors->len; i++) {
		const LabError *error = answer->errors->pdata[i];

		g_string_append_printf(out, "line %u: %s\n", error->line, error->text);
		if (next >= answer->matches->len ||
			((const LabMatch *)answer->matches->pdata[next])->error != i)
			g_string_append(out, "     no entry for this one\n\n");
		while (next < answer->matches->len &&
			((const LabMatch *)answer->matches->pdata[next])->error == i)
			append_match(out, answer, next++, base);
	}
	if (answer->is_partial)
		g_string_append(
			out, "Matching took too long and was stopped: there may be more.\n");
	if (answer->is_cut)
		g_string_append(out, "There are more errors or matches than are shown.\n");
	return g_string_free(out, FALSE);
}
