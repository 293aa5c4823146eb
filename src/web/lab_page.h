/*
 * The page that shows an answer of the Lab.
 */
#pragma once

#include "lab/answer.h"

#include <jansson.h>

/* The model of lab-result.mustache, as mojowiki-templates(7) tells. The caller owns it. */
json_t *lab_page_model(const LabAnswer *answer);
