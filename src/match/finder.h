/*
 * Finding errors in a cleaned paste, a language a file. A reader is asked line by line whether an
 * error of its language begins there; it notes what it finds and says where reading goes on.
 */
#pragma once

#include "match/errors.h"

typedef struct {
	const Paste *paste;
	char *text;   /* a copy of the paste's, each line ended by NUL */
	guint count;  /* lines */
	guint chains; /* numbers given to chains */
	PasteErrors *found;
} Finder;

/* The line INDEX, "" behind the last one. */
const char *finder_line(const Finder *finder, guint index);

/*
 * Notes an error of LANG in the lines FIRST to LAST whose HEAD line says TEXT (SIZE bytes, or all
 * when G_MAXSIZE). NULL when there are too many.
 */
PasteError *finder_add(
	Finder *finder, const char *lang, guint first, guint head, guint last, const char *text);

/* Sets the parts of ERROR from SIZE bytes at TEXT. Nothing happens when ERROR is NULL. */
void error_set_type(PasteError *error, const char *text, gsize size);
void error_set_code(PasteError *error, const char *text, gsize size);
void error_set_text(PasteError *error, const char *text);
void error_set_message(PasteError *error, const char *text);

/* Notes a frame of the lines FIRST to LAST; NAME has SIZE bytes, or is NULL. */
void finder_frame(
	Finder *finder, guint first, guint last, FrameKind kind, const char *name, gsize size);

/* Notes the version at TEXT ("3.11.2..."), which stands in line INDEX; nothing if there is none. */
void finder_version(Finder *finder, const char *product, const char *text, guint index);

/* Makes the errors from the index START on one chain, if there are several. */
void finder_chain(Finder *finder, guint start);

/* Moves the error INDEX before the one at TO. */
void finder_move(Finder *finder, guint index, guint to);

/*
 * Readers. Each returns the index of the line behind what it read, or INDEX when nothing begins
 * there. What was read by one is not seen by those after it.
 */
typedef guint (*ErrorReader)(Finder *finder, guint index);

guint python_read(Finder *finder, guint index);
guint python_lone_read(Finder *finder, guint index);
guint python_pytest_read(Finder *finder, guint index);
guint jvm_read(Finder *finder, guint index);
guint go_read(Finder *finder, guint index);
guint rust_read(Finder *finder, guint index);
guint javascript_read(Finder *finder, guint index);
guint sanitizer_read(Finder *finder, guint index);
guint diagnostic_read(Finder *finder, guint index);
guint c_read(Finder *finder, guint index);
guint sql_read(Finder *finder, guint index);
guint mojo_read(Finder *finder, guint index);

/* Words of a line */

/* What follows PREFIX in TEXT, or NULL when it does not begin so. */
static inline const char *after(const char *text, const char *prefix)
{
	while (*prefix && *text == *prefix) {
		text++;
		prefix++;
	}
	return *prefix ? NULL : text;
}

/* What follows PREFIX wherever it is in TEXT, or NULL. */
const char *behind(const char *text, const char *prefix);

/* The first of WORDS (NULL-terminated) that TEXT begins with, or that it holds; or NULL. */
const char *begins_with_any(const char *text, const char *const *words);
const char *holds_any(const char *text, const char *const *words);

/* TEXT without the blanks it begins with. */
const char *unindented(const char *text);

/* The size of the dotted name "a.b.Class" at TEXT; letters, digits, '_' and '$'. */
gsize name_size(const char *text);

/* The last part of the dotted name of SIZE bytes at TEXT. */
const char *name_last(const char *text, gsize size);

/* "path/file.c:12:3: ": where the parts are; column may be missing. */
typedef struct {
	gsize path;       /* size of the path, which begins the text */
	const char *type; /* its ending, behind the last full stop; not terminated */
	gsize type_size;
	bool has_column;
	const char *rest; /* what follows ": " */
} Place;

bool place_read(const char *text, Place *place);
bool place_is(const Place *place, const char *type);

/* "ECONNREFUSED" in TEXT: an errno name; its size goes to SIZE. NULL when there is none. */
const char *errno_name(const char *text, gsize *size);
