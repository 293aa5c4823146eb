/*
 * What error pages say: what happened, and what the reader can do.
 */
#pragma once

typedef struct {
	int status;
	const char *heading, *message;
} ErrorWords;

/* Ended by status 0. */
extern const ErrorWords error_words_all[];

/* The words for STATUS, those of 500 when there are none. */
const ErrorWords *error_words(int status);
