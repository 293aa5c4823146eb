/*
 * The errors in a cleaned paste: where each begins and ends, what it says, in which language, which
 * came first. Knows the tracebacks, panics and diagnostics of Python, the JVM, Go, Rust,
 * JavaScript, C and C++, PostgreSQL, SQLite and Mojo. Logs, prose, source code and builds that pass
 * have none.
 */
#pragma once

#include "match/paste.h"

enum {
	ERRORS_MAX = 100,      /* a paste may hold more; they are left out */
	ERROR_TEXT_MAX = 1000, /* bytes of a head or a message; the rest is cut */
	VERSIONS_MAX = 16,
};

/* How an error hangs together with the one that came before it in its chain. */
typedef enum {
	ERROR_ALONE,    /* or the first that happened in its chain */
	ERROR_CAUSED,   /* raised because of the one before: "direct cause", outside of "Caused by:"
			 */
	ERROR_HANDLING, /* raised while the one before was handled */
	ERROR_MEMBER,   /* a part of an exception group, or suppressed */
} ErrorLink;

typedef struct {
	guint first, last; /* its lines in Paste.lines, counted from 0, both inclusive */
	guint head;        /* the line that says what went wrong */
	guint line;        /* that line's number in what was pasted, counted from 1 */
	const char *lang;  /* python java kotlin go rust javascript c sql mojo; static */
	char *text;        /* the head as one line of UTF-8: "KeyError: 'amex'"; never NULL */
	char *message; /* the words alone, without class, code and place; "" when there are none */
	char *type;    /* "KeyError", "java.lang.NullPointerException", "panic", "error"; or NULL */
	char *code;    /* "E0502", "40P01", "ERR_REQUIRE_ESM", "EADDRINUSE"; or NULL */
	bool is_warning; /* counts as an error only when a signature matches in its lines */
	guint chain;     /* errors of one chain have the same number; they stand root first */
	ErrorLink link;
} PasteError;

typedef enum {
	FRAME_OWN,     /* the reader's own code: stays open */
	FRAME_RUNTIME, /* the language's own library or launcher */
	FRAME_LIBRARY, /* somebody else's package */
} FrameKind;

/* A line or more of a stack: a call, with its source line and markers below. */
typedef struct {
	guint first, last; /* in Paste.lines, both inclusive */
	FrameKind kind;
	char *name; /* "asyncio", "sqlalchemy", "java.base", "node", "std"; NULL for own code */
} PasteFrame;

/* A version that the paste names, to compare with an entry's affects and fixed_in. */
typedef struct {
	const char *product; /* cpython rustc go java kotlin node gcc clang valgrind postgresql
				sqlite mojo; static */
	char *version;       /* "3.11", "1.79.0" */
	guint line;          /* in what was pasted, counted from 1 */
} PasteVersion;

typedef struct {
	GPtrArray *errors; /* of PasteError: the one to look at first comes first */
	GArray *frames;    /* of PasteFrame, in the order of the text */
	GArray *versions;  /* of PasteVersion, each product and version once */
	bool is_cut;       /* there was more than could be read */
} PasteErrors;

/* Never NULL; linear in the paste. The caller frees it. */
PasteErrors *errors_find(const Paste *paste);
void errors_free(PasteErrors *errors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PasteErrors, errors_free)

/* Whether there is an error that is no warning. */
bool errors_any(const PasteErrors *errors);

/* The error to which the cleaned LINE belongs, as an index into errors; -1 when to none. */
int errors_at(const PasteErrors *errors, guint line);
