/*
 * What an entry says: the fields of a revision. One table declares each field with its type and
 * limit, and everything that walks over fields (forms, JSON, front matter, SQL, checks) uses it.
 */
#pragma once

#include "store/store.h"

typedef struct {
	char *title, *slug, *category, *kind, *lang, *topic, *summary;
	char **tags, **codes;
	char *severity, *affects, *fixed_in, *verified_on, *verified_with;
	json_t *signatures; /* [{"match", "samples": [], "not": []}], the lists only where not empty
			     */
	char *author, *canonical_url;
	char *extra; /* front matter that MojoWiki does not know, as YAML lines */
	char *body;
} EntryFields;

typedef enum {
	FIELD_LINE,       /* char *: one line */
	FIELD_TEXT,       /* char *: lines */
	FIELD_CHOICE,     /* char *: one of CHOICES, or empty when not required */
	FIELD_SLUG,       /* char * */
	FIELD_DATE,       /* char *: 2026-05-12, or empty */
	FIELD_URL,        /* char *: http or https, or empty */
	FIELD_LIST,       /* char **: lines, each within MAX */
	FIELD_SIGNATURES, /* json_t * */
} FieldType;

typedef struct {
	const char *name;  /* in SQL, JSON, forms and front matter alike */
	const char *label; /* for people, as in "Enter a title" */
	FieldType type;
	gsize offset; /* in EntryFields */
	gsize max;    /* characters; bytes for FIELD_TEXT */
	bool required;
	const char *const *choices; /* NULL-terminated */
	const char *hint;           /* for writers, or NULL */
} Field;

enum {
	FIELD_COUNT = 19,
	FIELD_LIST_MAX = 50,       /* items of a list */
	FIELD_SIGNATURES_MAX = 50, /* signatures of an entry */
	FIELD_SAMPLES_MAX = 20,    /* samples of a signature, of either sort */
	FIELD_SAMPLE_BYTES = 16 << 10,
	FIELD_PATTERN_MAX = 1000, /* characters of a signature */
	FIELD_BODY_BYTES = 64 << 10,
};

/* In the order of forms. */
extern const Field entry_fields[FIELD_COUNT];

/* NULL-terminated: "pitfall", "traceback", "horror", "comparison", "article". */
extern const char *const entry_kinds[];
/* NULL-terminated, the mildest first. */
extern const char *const entry_severities[];

/* The field of that name, or NULL. */
const Field *field_find(const char *name);

/* Fields that are all empty: no member is NULL. */
EntryFields *fields_new(void);
EntryFields *fields_copy(const EntryFields *fields);
void fields_free(EntryFields *fields);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntryFields, fields_free)

bool fields_equal(const EntryFields *one, const EntryFields *other);

/* BLAKE2b of all values in hexadecimal: the same for equal fields only. The caller owns it. */
char *fields_digest(const EntryFields *fields);

/*
 * Takes one value. A list is given as a JSON array or as text with commas or line breaks; all else
 * as text. False with INVALID when the value is of the wrong sort. What it holds is judged by
 * fields_check().
 */
MW_CHECKED bool fields_set(EntryFields *fields, const Field *field, json_t *value, GError **error);
void fields_set_text(EntryFields *fields, const Field *field, const char *text);

/* The value of one field as JSON: text, or an array. The caller owns the reference. */
json_t *fields_get(const EntryFields *fields, const Field *field);

/* All fields but EXTRA as a JSON object, in the order of the table. The caller owns it. */
json_t *fields_to_json(const EntryFields *fields);

/*
 * Puts the fields into their stored form (lines trimmed and folded, dates short, tags in lower
 * case, repeats dropped, an empty slug made from the title) and judges them. Returns a JSON array
 * of
 * {"field", "message"}, empty when all is well, in the order of the table. The caller owns it.
 */
json_t *fields_check(EntryFields *fields);

/* Binds every field to the parameter of its name; lists as JSON text. */
void fields_bind(const EntryFields *fields, Query *query);

/* Reads the fields from a row of revision_get. The caller owns them. */
EntryFields *fields_from_row(Query *query);
