/*
 * wikiadm: everything an admin does, as verbs. This file reads the command line, opens what the
 * verb needs, and turns errors into exit codes.
 */
#include "config.h"

#include "adm/command.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, OPTIONS_MAX = 24, WORDS_MAX = 16 };

static const Command *const groups[] = {site_commands, config_commands, entry_commands,
	category_commands, tag_commands, alias_commands, exchange_commands, index_commands,
	check_commands};

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

/* Reads the command line: global options, those of COMMAND (may be NULL), and words. */
static bool parse(
	Adm *adm, const Command *command, Values *values, char ***arguments, GError **error)
{
	int json = 0, quiet = 0, verbose = 0, dry_run = 0;
	const GOptionEntry global[] = {
		{"db", 0, 0, G_OPTION_ARG_FILENAME, &values->database, "the wiki's database",
			"PATH"},
		{"json", 0, 0, G_OPTION_ARG_NONE, &json, "print JSON, an object a line", NULL},
		{"quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, "say nothing but errors", NULL},
		{"verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "say more", NULL},
		{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run,
			"change nothing, say what would be", NULL},
		{NULL, 0, 0, 0, NULL, NULL, NULL},
	};
	GOptionEntry own[OPTIONS_MAX + 1] = {{0}};
	g_autofree char *title = g_strconcat(
		command ? command->name : "VERB", " ", command ? command->arguments : "...", NULL);
	g_autoptr(GOptionContext) context = g_option_context_new(title);

	for (int i = 0; command && command->options && command->options[i].name; i++) {
		g_assert(i < OPTIONS_MAX);
		own[i] = describe(&command->options[i], values, i);
	}
	g_option_context_add_main_entries(context, global, NULL);
	g_option_context_add_main_entries(context, own, NULL);
	g_option_context_set_summary(context, command ? command->summary : NULL);
	/* Before the verb is known, its options are not: they are read the second time. */
	g_option_context_set_ignore_unknown_options(context, command == NULL);
	g_option_context_set_help_enabled(context, command != NULL);
	if (!g_option_context_parse_strv(context, arguments, error))
		return false;
	adm->json = json;
	adm->quiet = quiet;
	adm->verbose = verbose;
	adm->dry_run = dry_run;
	adm->database = values->database ? values->database : g_getenv("MOJOWIKI_DB");
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

/* A dry run does everything but commit. */
static bool run_in_transaction(Adm *adm, int *result, GError **error)
{
	g_autoptr(Transaction) transaction = transaction_begin(adm->store, error);

	if (!transaction || !adm->command->run(adm, result, error))
		return false;
	if (!adm->dry_run)
		return transaction_commit(transaction, error);
	adm_say(adm, "dry run: nothing was changed");
	return true;
}

static bool run_command(Adm *adm, int *result, GError **error)
{
	const Command *command = adm->command;

	if (adm->count < command->minimum || adm->count > command->maximum)
		return mw_fail(error, MW_ERROR_INVALID, "usage: wikiadm %s %s", command->name,
			command->arguments);
	if (!open_store(adm, error))
		return false;
	return command->writes ? run_in_transaction(adm, result, error)
			       : command->run(adm, result, error);
}

/* Reads the line twice: once to find the verb, once with the options that the verb has. */
static bool run(int argc, char *argv[], int *result, GError **error)
{
	g_auto(GStrv) first = g_strdupv(argv);
	g_auto(GStrv) second = g_strdupv(argv);
	g_auto(Values) guessed = {0};
	g_auto(Values) values = {0};
	g_autoptr(GHashTable) options = g_hash_table_new(g_str_hash, g_str_equal);
	Adm adm = {.options = options};
	char *words[WORDS_MAX];
	int used = 0, count;
	bool done;

	if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0 ||
		strcmp(argv[1], "-h") == 0) {
		print_help();
		*result = argc < 2 ? EXIT_USAGE : ADM_OK;
		return true;
	}
	if (!parse(&adm, NULL, &guessed, &first, error))
		return false;
	count = bare_words(first, words, G_N_ELEMENTS(words));
	/* A value of the verb's own options may stand before it. */
	for (int i = 0; i < count && !adm.command; i++)
		adm.command = find_command(words + i, count - i, &used);
	if (!adm.command)
		return unknown_command(words, count, error);
	if (!parse(&adm, adm.command, &values, &second, error))
		return false;
	adm.words = second + 1 + used;
	/* "--" ends the options and is no word. */
	if (*adm.words && strcmp(*adm.words, "--") == 0)
		adm.words++;
	adm.count = (int)g_strv_length(adm.words);
	done = run_command(&adm, result, error);
	store_close(adm.store);
	return done;
}

int main(int argc, char *argv[])
{
	g_autoptr(GError) error = NULL;
	int result = ADM_OK;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (!run(argc, argv, &result, &error)) {
		fprintf(stderr, "wikiadm: %s\n", error->message);
		return exit_code_of(error);
	}
	if (fflush(stdout) != 0) {
		fputs("wikiadm: the output cannot be written\n", stderr);
		return 8;
	}
	return result;
}
