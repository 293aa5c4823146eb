/*
 * The languages that code blocks are written in: how authors name them and how readers see them.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
	const char *id;      /* as in class="lang-rust" */
	const char *label;   /* as in the caption */
	const char *aliases; /* other names, each between blanks */
	bool output;         /* what a machine said: its lines are not numbered */
} MarkdownLanguage;

/* The language that the SIZE bytes at NAME mean, in any case; NULL for one that is not known. */
const MarkdownLanguage *markdown_language_find(const char *name, gsize size);
