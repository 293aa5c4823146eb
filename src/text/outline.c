#include "text/outline.h"

#include "text/markdown.h"

#include <string.h>

/* CommonMark section 4.5: a fence is three or more ` or ~, at most three blanks in. */
static bool step_fence(OutlineWalk *walk, const char *line)
{
	const unsigned length = (unsigned)strspn(line, *line == '~' ? "~" : "`");

	if (length < 3)
		return false;
	if (!walk->fence) {
		/* what follows a fence of ` on its line may not hold one: that is code in a line */
		const char *mark = *line == '`' ? strchr(line + length, '`') : NULL;

		if (mark && mark < line + strcspn(line, "\n"))
			return false;
		walk->fence = *line;
		walk->length = length;
	} else if (*line == walk->fence && length >= walk->length) {
		const char *rest = line + length + strspn(line + length, " \t");

		if (*rest == '\n' || *rest == '\0')
			walk->fence = '\0';
	}
	return true;
}

bool outline_step(OutlineWalk *walk, const char *line)
{
	gsize marks;

	line += MIN(strspn(line, " "), 3);
	if ((*line == '`' || *line == '~') && step_fence(walk, line))
		return false;
	if (walk->fence)
		return false;
	marks = strspn(line, "#");
	return marks >= 1 && marks <= 6 && (line[marks] == ' ' || line[marks] == '\t');
}

char *outline_heading(const char *line)
{
	g_autofree char *words = NULL;

	line += strspn(line, " ");
	line += strspn(line, "#");
	words = g_strstrip(g_strndup(line, strcspn(line, "\n")));
	for (char *end = words + strlen(words); end > words && end[-1] == '#';)
		*--end = '\0';
	g_strstrip(words);
	return markdown_inline_text(words);
}

static const char *next_line(const char *line)
{
	const char *feed = strchr(line, '\n');

	return feed ? feed + 1 : line + strlen(line);
}

char *outline_heading_above(const char *text)
{
	OutlineWalk walk = {0};
	const char *found = NULL;

	for (const char *line = text; *line; line = next_line(line)) {
		if (outline_step(&walk, line))
			found = line;
	}
	return found ? outline_heading(found) : g_strdup("");
}

bool outline_ends_in_code(const char *text)
{
	OutlineWalk walk = {0};

	for (const char *line = text; *line; line = next_line(line))
		outline_step(&walk, line);
	return walk.fence != '\0';
}
