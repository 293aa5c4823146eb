/*
 * A paste while it is being cleaned: lines that know where they came from. Each step takes the
 * lines and leaves better ones.
 */
#pragma once

#include "match/paste.h"

typedef struct {
	const char *text;  /* ended by NUL; in the draft's text or strings */
	guint first, last; /* the pasted lines, counted from 1 */
	guint source;      /* which service wrote it, by its log prefix; 0 when unknown */
} DraftLine;

typedef struct {
	GArray *lines; /* of DraftLine */
	char *text;
	GStringChunk *strings;
	GHashTable *sources; /* the name of a service: its number */
} Draft;

static inline DraftLine *draft_line(const Draft *draft, guint index)
{
	return &g_array_index(draft->lines, DraftLine, index);
}

/* Any bytes as a terminal would show them: UTF-8 without colours. The caller's. */
char *paste_as_shown(const char *bytes, gsize size);

/* TEXT without what stands for colours where the escape character was lost or is written out. */
char *paste_without_colours(const char *text);

/* Takes the marks of quoted mail, "> ", away. */
void paste_unquote(Draft *draft);

/* Takes the blank lines away that stand between all lines, as chats and web pages copy them. */
void paste_single_space(Draft *draft);

/* Joins lines that a terminal or a mail broke at its width. */
void paste_unwrap(Draft *draft);

/* Whether LINE looks as if it began something: no rest of a broken line begins so. */
bool paste_line_begins(const char *line);

/* Takes what log collectors put before each line away, and notes the services. */
void paste_strip_prefixes(Draft *draft);

typedef struct {
	gsize size;         /* bytes of the line that are prefix */
	const char *source; /* the service's name in it, or NULL */
	gsize source_size;
	bool is_partial; /* the line goes on in the next one of its service */
} PastePrefix;

/* Reads the prefix of LINE; its size is 0 when there is none. */
PastePrefix paste_prefix_read(const char *line);

/* Makes the lines of a JSON or key=value log into their message and stack; whether there were any.
 */
bool paste_unfold(Draft *draft);

/* Sorts the lines of services that wrote at the same time into one block for each. */
void paste_separate(Draft *draft);

/* Takes the blanks away that all lines begin with. */
void paste_dedent(Draft *draft);
