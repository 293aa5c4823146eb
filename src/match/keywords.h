/*
 * Which lines of a paste can tell of an error at all: those that hold one of the words that errors
 * are told with. The others, most of any log, are never looked at again.
 */
#pragma once

#include "match/paste.h"

/* A byte for each cleaned line, 1 for those. Linear in the paste. The caller's. */
guint8 *keywords_mark(const Paste *paste);
