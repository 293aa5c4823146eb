/*
 * What a verb of wikiadm is: one table lists them, the driver opens what a verb needs and calls it.
 */
#pragma once

#include "store/store.h"
#include "wiki/audit.h"
#include "wiki/entry_save.h"

typedef enum {
	ADM_NO_STORE,   /* the verb needs no database */
	ADM_STORE,      /* an existing wiki of this program's schema */
	ADM_ANY_SCHEMA, /* ... or an older one */
} AdmNeed;

/* An option of a verb. With an argument name it takes a value, once or, ending in "...", often. */
typedef struct {
	const char *name;
	char letter;          /* or 0 */
	const char *argument; /* NULL: a flag */
	const char *meaning;
} AdmOption;

typedef struct Command Command;

/* One run of the program. */
typedef struct {
	const Command *command;
	const char *database;
	bool json, quiet, dry_run;
	bool wants_help; /* --help was given and is answered */
	Store *store;
	Transaction *transaction; /* of adm_begin(); the driver ends it */
	char **words;             /* after the verb, NULL-terminated */
	int count;
	GHashTable *options; /* name -> text, or char ** for those that may come often */
} Adm;

enum {
	ADM_OK = 0,
	ADM_NO = 1, /* the answer is negative: nothing found, checks failed */
};

struct Command {
	const char *name;      /* "entry list", or one word */
	const char *arguments; /* for the usage line */
	const char *summary;
	int minimum, maximum; /* of words */
	AdmNeed need;
	const AdmOption *options; /* ended by one without a name; may be NULL */
	/* Sets RESULT to ADM_OK or ADM_NO. */
	bool (*run)(Adm *adm, int *result, GError **error);
};

/* Ended by a command without a name. */
extern const Command alias_commands[], audit_commands[], category_commands[], check_commands[],
	config_commands[], entry_commands[], exchange_commands[], explain_commands[],
	history_commands[], index_commands[], review_commands[], session_commands[],
	signature_commands[], site_commands[], tag_commands[], token_commands[], user_commands[],
	work_commands[];

/* The value of an option, or NULL. A flag that was given is "". */
const char *adm_option(const Adm *adm, const char *name);
/* All values of an option that may come often; never NULL. */
const char *const *adm_options(const Adm *adm, const char *name);

/*
 * Begins the one transaction of a verb that changes the wiki; the driver commits it, or rolls it
 * back after --dry-run. It takes the write lock: everything that can wait for a person or a pipe,
 * such as adm_read() and adm_confirm(), comes before it.
 */
MW_CHECKED bool adm_begin(Adm *adm, GError **error);

/*
 * Ends that transaction before the verb does, for one that does something else afterwards: commits
 * it, or rolls it back after --dry-run.
 */
MW_CHECKED bool adm_commit(Adm *adm, GError **error);

/* A message for the person, on standard error, unless --quiet. */
void adm_say(const Adm *adm, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * Prints ROWS on standard output: an object a line with --json, else the members that COLUMNS
 * names (ended by NULL) in aligned columns.
 */
void adm_print_rows(const Adm *adm, json_t *rows, const char *const *columns);

/* Prints one object: as JSON, or a line for each member. */
void adm_print_object(const Adm *adm, json_t *object);

/*
 * Answers a change: with --json OBJECT, whose reference is taken, on standard output; else a
 * message for the person.
 */
void adm_answer(const Adm *adm, json_t *object, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The folder of the starter content: MOJOWIKI_CONTENT, or the installed one. */
const char *adm_content_folder(void);

/* Who makes the change: the person that runs the program, with a comment that may be NULL. */
EntryBy adm_by(const char *comment);

/* The same for accounts, tokens and settings: an admin, from no network address. */
Actor adm_actor(void);

/*
 * Whether to go on with something that cannot be taken back easily: --yes, or the answer at a
 * terminal. INVALID when there is nobody to ask.
 */
MW_CHECKED bool adm_confirm(const Adm *adm, bool *yes, GError **error, const char *format, ...)
	G_GNUC_PRINTF(4, 5);

/* The bytes of a file, or of standard input for "-" and NULL; at most LIMIT of them. The caller's.
 */
MW_CHECKED char *adm_read(const char *path, gsize limit, gsize *size, GError **error);
