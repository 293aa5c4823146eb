/*
 * What an entry says about versions ("cpython>=3.11,<3.13", "Rust 1.65 and later", fixed in "3.12")
 * against the versions that a paste names. What is not written so is for people, and stays silent.
 */
#pragma once

#include "base/error.h"

typedef enum {
	VERSIONS_SILENT,  /* nothing to compare */
	VERSIONS_INSIDE,  /* the paste's version is affected */
	VERSIONS_OUTSIDE, /* it is not */
} VersionsVerdict;

/* What an entry says; any may be empty. LANG names the product where the fields do not. */
typedef struct {
	const char *lang, *affects, *fixed_in;
} VersionsClaim;

/* The product that LANG, or a name such as "CPython" or "rustc", stands for: "cpython"; or NULL. */
const char *versions_product(const char *name);

/*
 * Compares CLAIM with VERSION of PRODUCT, as the paste names it. SENTENCE, the caller's, says it to
 * the reader ("Fixed in 3.12; you run 3.11."), NULL when the answer is VERSIONS_SILENT.
 */
VersionsVerdict versions_compare(
	const VersionsClaim *claim, const char *product, const char *version, char **sentence);
