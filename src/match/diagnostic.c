/*
 * Compilers that print "file:line:column: error: text": C and C++, Java, Kotlin, Mojo and others.
 * The file's ending tells the language.
 */
#include "match/finder.h"

#include <string.h>

static const char *language(const Place *place)
{
	static const struct {
		const char *type, *lang;
	} types[] = {{"java", "java"}, {"kt", "kotlin"}, {"kts", "kotlin"}, {"mojo", "mojo"},
		{"\U0001F525", "mojo"}, {"py", "python"}, {"pyi", "python"}, {"js", "javascript"},
		{"mjs", "javascript"}, {"ts", "javascript"}, {"tsx", "javascript"},
		{"jsx", "javascript"}, {"go", "go"}, {"rs", "rust"}};

	for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
		if (place_is(place, types[i].type))
			return types[i].lang;
	}
	return "c";
}

/* What follows "error: " and its like in TEXT, or NULL. */
static const char *level(const char *text, bool *is_warning)
{
	const char *rest = after(text, "warning: ");

	*is_warning = rest;
	if (!rest && !(rest = after(text, "error: ")) && !(rest = after(text, "fatal error: ")))
		rest = after(text, "Error: ");
	return rest && *rest ? rest : NULL;
}

/* The lines that show the source and what is noted about it, until the next diagnostic. */
static guint read_source(const Finder *finder, guint index)
{
	Place place;

	while (index < finder->count) {
		const char *line = finder_line(finder, index);

		if (place_read(line, &place) && !after(place.rest, "note: "))
			break;
		/* the first line of source may begin at the first column: marks follow it */
		if (*line != ' ' && *line != '\t' && !after(line, "  where ") &&
			!(place_read(line, &place)) &&
			!after(unindented(finder_line(finder, index + 1)), "^") &&
			!after(unindented(finder_line(finder, index + 1)), "~"))
			break;
		if (*line == '\0')
			break;
		index++;
	}
	return index;
}

/* "[-Wimplicit-function-declaration]" or a checker's "[arg-type]" at the end of TEXT. */
static void note_code(PasteError *error, const char *text)
{
	const char *open = strrchr(text, '[');
	gsize size = open ? strcspn(open + 1, "]") : 0;

	if (open && open[1 + size] == ']' && open[2 + size] == '\0' &&
		strspn(open + 1,
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-=,0123456789") ==
			size)
		error_set_code(error, open + 1, size);
}

static guint add(Finder *finder, guint index, const char *lang, const char *text, bool is_warning)
{
	const char *line = finder_line(finder, index);
	guint end = read_source(finder, index + 1);
	PasteError *error = finder_add(finder, lang, index, index, end - 1, line);

	error_set_type(error, is_warning ? "warning" : "error", is_warning ? 7 : 5);
	error_set_message(error, text);
	if (error) {
		error->is_warning = is_warning;
		if (strcmp(lang, "c") == 0 || strcmp(lang, "python") == 0)
			note_code(error, text);
	}
	return end;
}

/* Gradle's "e: file:///src/App.kt:5:33 text" and "e: /src/App.kt: (5, 33): text" */
static guint read_gradle(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = after(line, "e: "), *end;
	bool is_warning = !text;

	if (!text && !(text = after(line, "w: ")))
		return index;
	if (!(end = behind(text, ".kt:")) && !(end = behind(text, ".kts:")))
		return index;
	end += strspn(end, " (,:0123456789)");
	return *end ? add(finder, index, "kotlin", end, is_warning) : index;
}

/* Maven's "/src/App.java:[5,9] cannot find symbol" */
static guint read_maven(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = behind(line, ".java:[");

	if (!text)
		text = behind(line, ".kt:[");
	if (!text || !g_ascii_isdigit(*text) || !(text = behind(text, "] ")) || *line != '/')
		return index;
	text = after(text, "error: ") ? after(text, "error: ") : text;
	return add(finder, index, strstr(line, ".kt:[") ? "kotlin" : "java", text, false);
}

guint diagnostic_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text;
	bool is_warning;
	Place place;
	guint next;

	if ((next = read_gradle(finder, index)) > index ||
		(next = read_maven(finder, index)) > index)
		return next;
	if (!place_read(line, &place) || !(text = level(place.rest, &is_warning)))
		return index;
	return add(finder, index, language(&place), text, is_warning);
}
