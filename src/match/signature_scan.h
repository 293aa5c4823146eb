/*
 * A signature ready to be matched, and the matching of one in a text.
 */
#pragma once

#include "match/signature_source.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { SIGNATURE_STEPS = 2000000 /* of one signature in one text, about 40 ms */ };

struct Signature {
	SignatureSource source;
	pcre2_code *code;
	char **names; /* NULL-terminated */
	guint *numbers;
};

/* How much one search may do. */
typedef struct {
	gint64 deadline; /* by g_get_monotonic_time(); 0 for none */
	guint64 steps;   /* left */
	guint64 stride;  /* steps between looks at the clock */
	bool is_late;    /* the deadline is over */
} SignatureBudget;

/* Called for each match with PCRE2's offsets; false ends the search. */
typedef bool (*SignatureFound)(
	const Signature *signature, const size_t *offsets, guint count, gpointer data);

/*
 * All matches in TEXT that hold a literal not before FROM. False when it gave up: BUDGET says
 * whether the time is over for all.
 */
bool signature_scan(Signature *signature, const char *text, gsize size, gsize from,
	SignatureBudget *budget, SignatureFound found, gpointer data);
