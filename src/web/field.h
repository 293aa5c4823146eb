/*
 * One line of a form, as partials/field prints it.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>

typedef struct {
	const char *name;  /* its id is "f-NAME" */
	const char *label; /* what people call it */
	const char *hint;  /* or NULL */
	const char *type;  /* of the input element; NULL: text */
	const char *value; /* what stands in it; may be NULL */
	const char *error; /* what is wrong with that, or NULL */
	json_t *options;   /* [{"value", "title", "selected"}] for a choice, taken over; or NULL */
	bool required;
} FieldLine;

/* The caller owns the model. */
json_t *field_model(const FieldLine *line);
