/*
 * An entry as a form: declared after the one table of fields (wiki/fields.h), read from what was
 * sent, and shown again with what is wrong in it. The ids of its elements begin with "f-".
 */
#pragma once

#include "web/form.h"
#include "wiki/fields.h"

/*
 * The form fields OWN of a view (may be NULL), and after them all that an entry has. The caller
 * frees it with g_free.
 */
FormField *entry_form_declare(const FormField *own);

/* Puts what was sent into FIELDS; a field that was not sent stays as it is. */
void entry_form_read(const Form *form, EntryFields *fields);

/*
 * What the form of an entry prints: "rows" of fields, "body" and "signatures".
 * PROBLEMS are those of fields_check() and may be NULL. CATEGORIES: [{"slug", "title"}]. Without
 * HAS_ADDRESS the page address is left out: an entry that stands is moved, not edited, to another.
 * The caller owns the object.
 */
json_t *entry_form_model(
	const EntryFields *fields, json_t *problems, json_t *categories, bool has_address);

/* The value of one field as its element holds it. The caller owns the text. */
char *entry_form_value(const EntryFields *fields, const Field *field);

/* Adds a pattern without words, for one more. */
void entry_form_add_pattern(EntryFields *fields);

/* [{"href", "message"}]: the same problems for the head of the page, href null where no one element
 * is to blame. The caller owns it. */
json_t *entry_form_summary(json_t *problems);
