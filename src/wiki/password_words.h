/*
 * What people choose as passwords, and what those who guess try first.
 */
#pragma once

/* Lower-case words and names, and rows of keys, in no order; ended by NULL. */
extern const char *const password_words[];
