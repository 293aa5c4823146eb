/*
 * What a client sent, as declared fields: a view names the fields it takes, each with its rule, and
 * sees values that keep it. Everything else that was sent is dropped.
 */
#pragma once

#include "base/error.h"

typedef enum {
	FORM_LINE,   /* one line, at most MAX characters, longer is cut */
	FORM_NUMBER, /* 0 to MAX; anything else is the initial value */
	FORM_CHOICE, /* one of CHOICES; anything else is the initial value */
	FORM_PATH,   /* a percent-encoded path of this site; else the initial value */
	FORM_TEXT,   /* as it was sent, with line feeds; whoever uses it judges it */
	FORM_ROWS,   /* a text that may come often: form_row() */
} FormRule;

typedef struct {
	const char *name; /* "p#" stands for p1, p2... of a rule FORM_ROWS */
	FormRule rule;
	gsize max;
	const char *initial;
	const char *const *choices; /* NULL-terminated */
} FormField;

typedef struct Form Form;

enum { FORM_PAIRS_MAX = 2200 /* name=value pairs; more are refused */ };

/*
 * Reads TEXT (application/x-www-form-urlencoded, of a query or body) after FIELDS, which end with
 * an entry without a name and may be NULL. Of a repeated field the first counts. INVALID for broken
 * escapes, NUL, what is not UTF-8, or too many pairs. The caller frees it.
 */
MW_CHECKED Form *form_read(const FormField *fields, const char *text, gsize size, GError **error);
void form_free(Form *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Form, form_free)

/* The value of a declared field; its initial one when it was not sent. */
const char *form_text(const Form *form, const char *name);
gint64 form_number(const Form *form, const char *name);

/* Whether PATH, percent-encoded, stays on this site when it stands in a Location. */
bool form_is_own_path(const char *path);

/* Whether a declared field was sent with a value that keeps its rule. */
bool form_has(const Form *form, const char *name);

/*
 * Number INDEX of the values whose rule is FORM_ROWS, in the order in which they came: sets NAME
 * as it was sent and VALUE, which are the form's. False after the last.
 */
bool form_row(const Form *form, guint index, const char **name, const char **value);

/*
 * The query that asks for the same, with NAME set to VALUE instead (NULL: left out): "?q=a&page=2",
 * or "" when all is as initially. The caller owns the text.
 */
char *form_query_with(const Form *form, const char *name, const char *value);
