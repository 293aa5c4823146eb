/*
 * Unguessable values, from the kernel's generator (getrandom(2)).
 */
#pragma once

#include <stddef.h>

/* Fills BUFFER. Aborts when the kernel has no randomness, which getrandom(2) rules out after boot.
 */
void mw_random_bytes(void *buffer, size_t size);

/*
 * 26 characters of Crockford's base 32 in lower case, 130 bits: an entry's permanent id.
 * The caller owns the text.
 */
char *mw_random_id(void);
