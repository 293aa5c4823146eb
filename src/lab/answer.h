/*
 * What the Lab says to a paste: the errors in it, the root first, and for each the entries whose
 * signatures match, best first. Everything in it is masked (lab/redact.h).
 */
#pragma once

#include "lab/lab.h"
#include "lab/versions.h"
#include "match/errors.h"

enum {
	LAB_MATCHES_MAX = 50, /* that are told; ANSWER_LIMIT unless somebody asks for others */
	LAB_MATCHES = 20,
	LAB_GUESSES = 5,
};

/* How sure a match is; in words for people, "exact", "class" and "similar" for programs. */
typedef enum { LAB_EXACT, LAB_CLASS, LAB_SIMILAR } LabLevel;

typedef struct {
	guint first, last; /* cleaned lines, from 0 */
	guint line;        /* of what was pasted, from 1 */
	char *text, *lang;
	const PasteError *found; /* NULL for a line that only a signature takes for an error */
} LabError;

typedef struct {
	guint error; /* in the answer's errors */
	int64_t entry;
	LabLevel level;
	double score;     /* 0 to 1, for programs */
	const Hit *hit;   /* the best one; NULL when no signature matched */
	GArray *lines;    /* of guint, as pasted */
	json_t *captures; /* name -> value, in the order of the signature */
	json_t *row;      /* of listed_entry */
	char *fix_html;   /* or NULL */
	char *versions;   /* a sentence about the reader's version, or NULL */
} LabMatch;

typedef struct {
	const Lab *lab;
	Paste *paste;
	PasteErrors *found;
	GPtrArray *hits;    /* of Hit */
	json_t *masked;     /* [{"name", "count"}] */
	GPtrArray *errors;  /* of LabError */
	GPtrArray *matches; /* of LabMatch, by error, best first */
	bool is_partial;    /* the time was up before all signatures were tried */
	bool is_cut;        /* there are more matches or errors than are told */
} LabAnswer;

/*
 * Answers the SIZE bytes at BYTES with at most LIMIT matches. LIMIT with the error's words when
 * they are too many. Ends within about a quarter of a second whatever is pasted. The caller owns
 * it, but LAB must outlive it.
 */
MW_CHECKED LabAnswer *lab_answer(
	const Lab *lab, Store *store, const char *bytes, gsize size, guint limit, GError **error);
void lab_answer_free(LabAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LabAnswer, lab_answer_free)

/* Whether the paste holds an error at all. */
bool lab_answer_has_error(const LabAnswer *answer);

/* Whether a signature matched, or else the matches are guesses. */
bool lab_answer_is_exact(const LabAnswer *answer);

/* The signature of MATCH as its entry has it, or NULL. */
const char *lab_match_signature(const LabAnswer *answer, const LabMatch *match);

/* "exact", "class", "similar". */
const char *lab_level_name(LabLevel level);
/* "Exact signature", "Same error class", "Similar text". */
const char *lab_level_words(LabLevel level);

/* The answer for programs, as mojowiki-api(7) tells; URLs follow BASE. The caller owns it. */
json_t *lab_answer_json(const LabAnswer *answer, const char *base);

/* The answer for a terminal; URLs follow BASE. The caller owns it. */
char *lab_answer_text(const LabAnswer *answer, const char *base);
