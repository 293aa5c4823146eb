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
} FormRule;

typedef struct {
	const char *name;
	FormRule rule;
	gsize max;
	const char *initial;
	const char *const *choices; /* NULL-terminated */
} FormField;

typedef struct Form Form;

enum { FORM_PAIRS_MAX = 200 /* name=value pairs; more are refused */ };

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

/*
 * The query that asks for the same, with NAME set to VALUE instead (NULL: left out): "?q=a&page=2",
 * or "" when all is as initially. The caller owns the text.
 */
char *form_query_with(const Form *form, const char *name, const char *value);
