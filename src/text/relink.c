#include "text/relink.h"

#include "base/slug.h"
#include "text/outline.h"

#include <string.h>

typedef struct {
	const char *from, *category, *slug;
	GString *text;
	guint count; /* links that were written anew */
} Relinking;

/* Writes the name "category/slug#heading" of a link anew; false when it names another entry. */
static bool write_name(Relinking *relinking, const char *start, gsize size)
{
	g_autofree char *name = g_strndup(start, size);
	char *hash = strchr(name, '#');
	g_autofree char *heading = hash ? g_strdup(hash) : NULL;
	char *slash;
	g_autofree char *slug = NULL;

	if (hash)
		*hash = '\0';
	slash = strrchr(name, '/');
	slug = mw_slug_from_text(slash ? slash + 1 : name);
	if (strcmp(slug, relinking->from) != 0)
		return false;
	if (slash)
		g_string_append_printf(relinking->text, "%s/", relinking->category);
	g_string_append(relinking->text, relinking->slug);
	if (heading)
		g_string_append(relinking->text, heading);
	relinking->count++;
	return true;
}

/* Copies the link at AT, "[[", with its name written anew if need be; returns where it goes on. */
static const char *copy_link(Relinking *relinking, const char *at)
{
	const char *name = at + 2;
	gsize size = strcspn(name, "[]|\n");
	const char *end = name + size;
	/* In a table, the bar before a label is escaped. */
	gsize shown = *end == '|' && size && end[-1] == '\\' ? size - 1 : size;

	g_string_append(relinking->text, "[[");
	if ((*end != ']' || end[1] != ']') && *end != '|')
		return name;
	if (!write_name(relinking, name, shown))
		g_string_append_len(relinking->text, name, (gssize)shown);
	return name + shown;
}

/* Where the code that begins with the backquotes at AT ends, in its paragraph; else behind them. */
static const char *code_end(const char *at)
{
	const gsize length = strspn(at, "`");
	const char *paragraph = strstr(at, "\n\n");
	const char *close = at + length;

	while (*close && (!paragraph || close < paragraph)) {
		gsize run = strspn(close, "`");

		if (run == length)
			return close + run;
		close += run ? run : 1;
	}
	return at + length;
}

static const char *copy_line(Relinking *relinking, const char *at)
{
	while (*at && *at != '\n') {
		const char *end = at + 1;

		if (*at == '[' && at[1] == '[') {
			at = copy_link(relinking, at);
			continue;
		}
		if (*at == '\\' && at[1] && at[1] != '\n')
			end = at + 2;
		else if (*at == '`')
			end = code_end(at);
		g_string_append_len(relinking->text, at, end - at);
		at = end;
	}
	if (*at)
		g_string_append_c(relinking->text, *at++);
	return at;
}

/* CommonMark section 4.4: four blanks, and a blank line above; ABOVE says what was above. */
static bool is_indented_code(const char *line, bool above)
{
	return above && (g_str_has_prefix(line, "    ") || *line == '\t');
}

char *relink_text(const char *source, const char *from, const char *category, const char *slug)
{
	g_autoptr(GString) text = g_string_sized_new(strlen(source) + 64);
	Relinking relinking = {from, category, slug, text, 0};
	OutlineWalk walk = {0};
	bool blank_above = true;

	for (const char *at = source; *at;) {
		const char *feed = strchr(at, '\n');
		const char *end = feed ? feed + 1 : at + strlen(at);
		bool was_code = walk.fence != '\0';
		bool is_blank = at[strspn(at, " \t")] == '\n';

		outline_step(&walk, at);
		if (was_code || walk.fence || is_indented_code(at, blank_above)) {
			g_string_append_len(text, at, end - at);
			at = end;
		} else {
			at = copy_line(&relinking, at);
		}
		/* code in a line may have gone on over the line's end */
		blank_above = is_blank || (blank_above && was_code);
	}
	return relinking.count ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}
