/*
 * wikiadm: everything an admin does, as verbs. This file reads the command line, opens what the
 * verb needs, and turns errors into exit codes.
 */
#include "config.h"

#include "adm/command.h"
#include "base/log.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, OPTIONS_MAX = 24, WORDS_MAX = 16 };

static const Command *const groups[] = {site_commands, config_commands, entry_commands,
	history_commands, work_commands, review_commands, category_commands, tag_commands,
	alias_commands, exchange_commands, index_commands, check_commands, signature_commands,
	user_commands, session_commands, token_commands, audit_commands, explain_commands};

static int exit_code_of(const GError *error)
{
	if (error->domain != MW_ERROR)
		return EXIT_USAGE;
	switch ((MwError)error->code) {
	case MW_ERROR_INVALID:
	case MW_ERROR_LIMIT: return EXIT_USAGE;
	case MW_ERROR_NOT_FOUND: return 3;
	case MW_ERROR_CONFLICT: return 4;
	case MW_ERROR_DENIED: return 5;
	case MW_ERROR_BUSY: return 6;
	case MW_ERROR_UNAVAILABLE: return 7;
	case MW_ERROR_STORAGE:
	case MW_ERROR_INTERNAL: break;
	}
	return 8;
}

static void print_help(void)
{
	fputs("usage: wikiadm [--db PATH] [--json] [-q|-v] [-n] VERB ...\n\n", stdout);
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		for (const Command *command = groups[i]; command->name; command++) {
			g_autofree char *line =
				g_strconcat(command->name, " ", command->arguments, NULL);

			printf("  %-44s %s\n", line, command->summary);
		}
	}
	fputs("\nMOJOWIKI_DB names the database when --db does not. 'wikiadm VERB --help' lists the\n"
	      "options of a verb; wikiadm(1) says more.\n",
		stdout);
}

/* The command that the words begin with, and how many words its name has. */
static const Command *find_command(char **words, int count, int *used)
{
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		for (const Command *command = groups[i]; command->name; command++) {
			g_auto(GStrv) name = g_strsplit(command->name, " ", -1);
			int length = (int)g_strv_length(name);
			int same = 0;

			while (same < length && same < count &&
				strcmp(name[same], words[same]) == 0)
				same++;
			if (same == length) {
				*used = length;
				return command;
			}
		}
	}
	return NULL;
}

static bool unknown_command(char **words, int count, GError **error)
{
	g_autoptr(GString) known = g_string_new(NULL);

	if (count == 0)
		return mw_fail(error, MW_ERROR_INVALID,
			"say what to do; 'wikiadm --help' lists the verbs");
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		for (const Command *command = groups[i]; command->name; command++) {
			gsize length = strlen(words[0]);

			if (strncmp(command->name, words[0], length) == 0 &&
				command->name[length] == ' ')
				g_string_append_printf(
					known, "%s'%s'", known->len ? ", " : "", command->name);
		}
	}
	if (known->len)
		return mw_fail(error, MW_ERROR_INVALID, "'%s' needs a second word: %s", words[0],
			known->str);
	return mw_fail(error, MW_ERROR_INVALID,
		"'%s' is no verb of wikiadm; 'wikiadm --help' lists them", words[0]);
}

/* Where GOption puts what it finds: room for the options of one verb. */
typedef struct {
	char *text[OPTIONS_MAX];
	char **list[OPTIONS_MAX];
	int flag[OPTIONS_MAX];
	char *database;
	int json, quiet, verbose, dry_run, help;
} Values;

static GOptionEntry describe(const AdmOption *option, Values *values, int index)
{
	GOptionEntry entry = {option->name, option->letter, 0, G_OPTION_ARG_NONE,
		&values->flag[index], option->meaning, option->argument};

	if (option->argument && g_str_has_suffix(option->argument, "...")) {
		entry.arg = G_OPTION_ARG_STRING_ARRAY;
		entry.arg_data = &values->list[index];
	} else if (option->argument) {
		entry.arg = G_OPTION_ARG_STRING;
		entry.arg_data = &values->text[index];
	}
	return entry;
}

static void keep_values(Adm *adm, const AdmOption *options, const Values *values)
{
	for (int i = 0; options && options[i].name; i++) {
		void *value = values->text[i]   ? (void *)values->text[i]
			      : values->list[i] ? (void *)values->list[i]
			      : values->flag[i] ? (void *)""
						: NULL;

		if (value)
			g_hash_table_insert(adm->options, (char *)options[i].name, value);
	}
}

/* The options of every verb, and those of COMMAND, which may be NULL. The caller owns it. */
static GOptionContext *make_context(const Command *command, Values *values)
{
	const GOptionEntry global[] = {
		{"db", 0, 0, G_OPTION_ARG_FILENAME, &values->database, "the wiki's database",
			"PATH"},
		{"json", 0, 0, G_OPTION_ARG_NONE, &values->json, "print JSON, an object a line",
			NULL},
		{"quiet", 'q', 0, G_OPTION_ARG_NONE, &values->quiet, "say nothing but errors",
			NULL},
		{"verbose", 'v', 0, G_OPTION_ARG_NONE, &values->verbose,
			"name each entry that is taken in or out", NULL},
		{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &values->dry_run,
			"change nothing, say what would be", NULL},
		{"help", 'h', 0, G_OPTION_ARG_NONE, &values->help, "list the options", NULL},
		{NULL, 0, 0, 0, NULL, NULL, NULL},
	};
	GOptionEntry own[OPTIONS_MAX + 1] = {{0}};
	g_autofree char *title = g_strconcat(
		command ? command->name : "VERB", " ", command ? command->arguments : "...", NULL);
	GOptionContext *context = g_option_context_new(title);

	for (int i = 0; command && command->options && command->options[i].name; i++) {
		g_assert(i < OPTIONS_MAX);
		own[i] = describe(&command->options[i], values, i);
	}
	g_option_context_add_main_entries(context, global, NULL);
	g_option_context_add_main_entries(context, own, NULL);
	g_option_context_set_summary(context, command ? command->summary : NULL);
	/* Before the verb is known, its options are not: they are read the second time. */
	g_option_context_set_ignore_unknown_options(context, command == NULL);
	/* GLib's own answer to --help would end the program without a look at the output. */
	g_option_context_set_help_enabled(context, false);
	return context;
}

/* Reads the command line: global options, those of COMMAND (may be NULL), and words. */
static bool parse(
	Adm *adm, const Command *command, Values *values, char ***arguments, GError **error)
{
	g_autoptr(GOptionContext) context = make_context(command, values);
	g_autoptr(GError) fault = NULL;

	if (!g_option_context_parse_strv(context, arguments, &fault))
		return mw_fail(error, MW_ERROR_INVALID, "%s; see 'wikiadm %s%s--help'",
			fault->message, command ? command->name : "", command ? " " : "");
	if (values->help && command) {
		g_autofree char *text = g_option_context_get_help(context, true, NULL);

		fputs(text, stdout);
	}
	adm->wants_help = values->help;
	adm->json = values->json;
	adm->quiet = values->quiet;
	adm->dry_run = values->dry_run;
	adm->database = values->database ? values->database : g_getenv("MOJOWIKI_DB");
	mw_log_set_level(values->verbose ? MW_LOG_DEBUG
			 : values->quiet ? MW_LOG_ERROR
					 : MW_LOG_INFO);
	keep_values(adm, command ? command->options : NULL, values);
	return true;
}

static void clear_values(Values *values)
{
	for (int i = 0; i < OPTIONS_MAX; i++) {
		g_free(values->text[i]);
		g_strfreev(values->list[i]);
	}
	g_free(values->database);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Values, clear_values)

/* The words that are not options; those of the verb's own options may be among them. */
static int bare_words(char **arguments, char **words, int maximum)
{
	int count = 0;

	for (char **word = arguments + 1; *word && count < maximum; word++) {
		if (**word != '-')
			words[count++] = *word;
	}
	return count;
}

static bool open_store(Adm *adm, GError **error)
{
	if (adm->command->need == ADM_NO_STORE)
		return true;
	if (!adm->database || !*adm->database)
		return mw_fail(error, MW_ERROR_INVALID,
			"name the wiki's database with --db PATH or in MOJOWIKI_DB");
	adm->store = store_open(adm->database,
		adm->command->need == ADM_STORE ? STORE_EXISTING : STORE_ANY_SCHEMA, error);
	return adm->store != NULL;
}

static bool run_command(Adm *adm, int *result, GError **error)
{
	const Command *command = adm->command;
	bool done;

	if (adm->count < command->minimum || adm->count > command->maximum)
		return mw_fail(error, MW_ERROR_INVALID, "usage: wikiadm %s %s", command->name,
			command->arguments);
	if (!open_store(adm, error))
		return false;
	done = command->run(adm, result, error) && adm_commit(adm, error);
	g_clear_pointer(&adm->transaction, transaction_end);
	return done;
}

/* "--" ends the options and is no word; GOption leaves it when options seem to follow. */
static void drop_dashes(char **words)
{
	while (*words && strcmp(*words, "--") != 0)
		words++;
	if (!*words)
		return;
	g_free(*words);
	do {
		words[0] = words[1];
	} while (*words++);
}

/* Words become names, queries and texts: all of them UTF-8. */
static bool check_words(char **words, GError **error)
{
	for (; *words; words++) {
		g_autofree char *shown = g_utf8_make_valid(*words, -1);

		if (!g_utf8_validate(*words, -1, NULL))
			return mw_fail(error, MW_ERROR_INVALID,
				"'%s' is not UTF-8; rename it or retype it", shown);
	}
	return true;
}

/* Finds the verb among the words: a value of its own options may stand before it. */
static bool find_verb(Adm *adm, char *argv[], GError **error)
{
	g_auto(GStrv) arguments = g_strdupv(argv);
	g_auto(Values) values = {0};
	char *words[WORDS_MAX];
	int count, used;

	if (!parse(adm, NULL, &values, &arguments, error))
		return false;
	count = bare_words(arguments, words, G_N_ELEMENTS(words));
	for (int i = 0; i < count && !adm->command; i++)
		adm->command = find_command(words + i, count - i, &used);
	return adm->command || adm->wants_help || unknown_command(words, count, error);
}

/* Reads the line once more, now with the options that the verb has. */
static bool take_arguments(Adm *adm, Values *values, char ***arguments, GError **error)
{
	int used = 0;

	if (!parse(adm, adm->command, values, arguments, error))
		return false;
	drop_dashes(*arguments);
	adm->words = *arguments + 1;
	adm->count = (int)g_strv_length(adm->words);
	if (find_command(adm->words, adm->count, &used) != adm->command)
		return unknown_command(adm->words, adm->count, error);
	adm->words += used;
	adm->count -= used;
	return check_words(adm->words, error);
}

static bool run(char *argv[], int *result, GError **error)
{
	g_auto(GStrv) arguments = g_strdupv(argv);
	g_auto(Values) values = {0};
	g_autoptr(GHashTable) options = g_hash_table_new(g_str_hash, g_str_equal);
	Adm adm = {.options = options};
	bool done;

	if (!argv[1] || strcmp(argv[1], "help") == 0) {
		print_help();
		*result = argv[1] ? ADM_OK : EXIT_USAGE;
		return true;
	}
	if (!find_verb(&adm, argv, error))
		return false;
	if (!adm.command) {
		print_help();
		return true;
	}
	if (!take_arguments(&adm, &values, &arguments, error))
		return false;
	if (adm.wants_help)
		return true;
	done = run_command(&adm, result, error);
	store_close(adm.store);
	return done;
}

int main(int argc, char *argv[])
{
	g_autoptr(GError) error = NULL;
	int result = ADM_OK;

	(void)argc;
	setlocale(LC_CTYPE, "C.UTF-8");
	/* A reader that goes away is an error of the output, not the end in the middle of a change.
	 */
	signal(SIGPIPE, SIG_IGN);
	if (!run(argv, &result, &error)) {
		fprintf(stderr, "wikiadm: %s\n", error->message);
		return exit_code_of(error);
	}
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("wikiadm: the output cannot be written\n", stderr);
		return 8;
	}
	return result;
}
