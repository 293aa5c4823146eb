/*
 * The parts of a Python traceback.
 */
#pragma once

#include "match/finder.h"

/* The stack of a traceback, innermost call last. */
typedef struct {
	bool has_gutter; /* an exception group's, with "| " before each line */
	gsize indent;    /* blanks before its header */
	guint frames;    /* how many */
	FrameKind kind;  /* of the innermost */
	bool is_raised;  /* the innermost line raises on purpose */
} PythonStack;

/* The line INDEX without a group's gutter. */
const char *python_line(const Finder *finder, guint index, bool has_gutter);

/* Whether TEXT is "File "x.py", line 3, in f", however indented. */
bool python_is_frame(const char *text);

/* Reads frames from INDEX on; the index behind them. */
guint python_stack_read(Finder *finder, guint index, PythonStack *stack);

/* The size of an exception's class that begins TEXT as in "KeyError: 'x'", else 0. */
gsize python_class_size(const char *text);

/* Errors that one line or two tell: "Task was destroyed but it is pending!" */
guint python_notice_read(Finder *finder, guint index);

/* Sets what the line TEXT of an exception says. */
void python_describe(PasteError *error, const char *text);
