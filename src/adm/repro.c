#include "adm/repro.h"

#include "adm/process.h"

#include <string.h>

enum { VERSION_SECONDS = 30 };

/* How a file is run that does not say so itself; %s is its name. */
static const struct {
	const char *extension, *command;
} plain[] = {
	{"c", "gcc -g %s -o a.out && ./a.out"},
	{"cc", "g++ -g %s -o a.out && ./a.out"},
	{"cpp", "g++ -g %s -o a.out && ./a.out"},
	{"go", "go run %s"},
	{"java", "java %s"},
	{"js", "node %s"},
	{"cjs", "node %s"},
	{"mjs", "node %s"},
	{"kt", "kotlinc %s -include-runtime -d a.jar && java -jar a.jar"},
	{"mojo", "mojo run %s"},
	{"pl", "perl %s"},
	{"py", "python3 %s"},
	{"rs", "rustc --edition 2021 %s -o a.out && ./a.out"},
	{"sh", "sh %s"},
	{"sql", "pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f %s"},
};

/* How a tool is asked for its version, where it is not --version. */
static const struct {
	const char *tool, *command;
} versions[] = {
	{"go", "go version"},
	{"kotlinc", "kotlinc -version"},
	{"openssl", "openssl version"},
	{"pg_virtualenv", "psql --version"},
	{"sh", "echo sh"},
};

static void program_free(gpointer item)
{
	ReproProgram *program = item;

	g_free(program->name);
	g_free(program->command);
	g_free(program->tool);
	g_free(program->needs);
	g_free(program);
}

/* What follows MARK ("run:") in a comment of the first lines, or NULL. The caller's. */
static char *find_mark(const char *text, const char *mark)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", REPRO_RUN_LINES + 1);

	for (int i = 0; lines[i] && i < REPRO_RUN_LINES; i++) {
		const char *start = lines[i] + strspn(lines[i], " \t#/-*;");

		if (start > lines[i] && g_str_has_prefix(start, mark)) {
			char *value = g_strstrip(g_strdup(start + strlen(mark)));

			if (g_str_has_suffix(value, "*/"))
				value[strlen(value) - 2] = '\0';
			return g_strchomp(value);
		}
	}
	return NULL;
}

static char *plain_command(const char *name)
{
	const char *extension = strrchr(name, '.') + 1;

	for (gsize i = 0; i < G_N_ELEMENTS(plain); i++) {
		if (strcmp(plain[i].extension, extension) == 0) {
			g_auto(GStrv) parts = g_strsplit(plain[i].command, "%s", -1);

			return g_strjoinv(name, parts);
		}
	}
	return NULL;
}

/* The first word of COMMAND that is neither a variable nor a wrapper. The caller's. */
static char *find_tool(const char *command)
{
	static const char *const wrappers[] = {
		"!", "env", "exec", "nice", "setarch", "stdbuf", "timeout", NULL};
	g_auto(GStrv) words = g_strsplit_set(command, " \t;&|", -1);
	bool wrapped = false;

	for (char **word = words; *word; word++) {
		if (g_strv_contains(wrappers, *word)) {
			wrapped = true;
			continue;
		}
		if (!**word || strchr(*word, '=') ||
			(wrapped && (**word == '-' || g_ascii_isdigit(**word) ||
					    strcmp(*word, "x86_64") == 0)))
			continue;
		return g_strdup(*word);
	}
	return g_strdup("sh");
}

static ReproProgram *read_program(const char *folder, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *text = NULL;
	ReproProgram *program;
	GError *fault = NULL;

	if (!g_file_get_contents(path, &text, NULL, &fault)) {
		mw_fail(error, MW_ERROR_STORAGE, "%s", fault->message);
		g_error_free(fault);
		return NULL;
	}
	program = g_new0(ReproProgram, 1);
	program->name = g_strdup(name);
	program->part = g_str_has_prefix(name, "fixed.")     ? REPRO_FIXED
			: g_str_has_prefix(name, "symptom.") ? REPRO_SYMPTOM
			: strcmp(name, "fails.txt") == 0     ? REPRO_TEXT
							     : REPRO_FAILS;
	if (program->part != REPRO_TEXT) {
		program->command = find_mark(text, "run:");
		program->needs = find_mark(text, "needs:");
		if (!program->command)
			program->command = plain_command(name);
	}
	program->tool = program->command ? find_tool(program->command) : g_strdup("");
	if (program->part == REPRO_TEXT || program->command)
		return program;
	mw_fail(error, MW_ERROR_INVALID,
		"nothing says how to run '%s'; write a comment 'run: COMMAND' into its first lines",
		path);
	program_free(program);
	return NULL;
}

static gint by_part(gconstpointer a, gconstpointer b)
{
	const ReproProgram *const *one = a, *const *other = b;

	if (((*one)->part == REPRO_FIXED) != ((*other)->part == REPRO_FIXED))
		return (*one)->part == REPRO_FIXED ? 1 : -1;
	return strcmp((*one)->name, (*other)->name);
}

GPtrArray *repro_programs(const char *folder, GError **error)
{
	g_autoptr(GPtrArray) programs = g_ptr_array_new_with_free_func(program_free);
	g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
	const char *name;

	while (directory && (name = g_dir_read_name(directory))) {
		ReproProgram *program;

		if (!g_str_has_prefix(name, "fails.") && !g_str_has_prefix(name, "fixed.") &&
			!g_str_has_prefix(name, "symptom."))
			continue;
		program = read_program(folder, name, error);
		if (!program)
			return NULL;
		g_ptr_array_add(programs, program);
	}
	if (programs->len == 0) {
		mw_fail(error, MW_ERROR_INVALID,
			"there is no fails.*, symptom.* or fixed.* in '%s'", folder);
		return NULL;
	}
	g_ptr_array_sort(programs, by_part);
	return g_steal_pointer(&programs);
}

/* The numbers of the first version in TEXT: "rustc 1.63.0 (...)". */
static void read_version(const char *text, int numbers[3])
{
	const char *start = text + strcspn(text, "0123456789");

	numbers[0] = numbers[1] = numbers[2] = 0;
	for (int i = 0; i < 3 && g_ascii_isdigit(*start); i++) {
		char *end;

		numbers[i] = (int)CLAMP(g_ascii_strtoll(start, &end, 10), 0, G_MAXINT);
		start = *end == '.' ? end + 1 : end;
	}
}

bool repro_is_old(const char *version, const char *needs)
{
	int have[3], want[3];
	int i = 0;

	read_version(version, have);
	read_version(needs, want);
	while (i < 2 && have[i] == want[i])
		i++;
	return have[i] < want[i];
}

/* LINE without blanks around it, and each number as one 0. The caller owns it. */
static char *plain_line(const char *line)
{
	GString *made = g_string_new(NULL);

	for (const char *p = line; *p; p++) {
		if (!g_ascii_isdigit(*p))
			g_string_append_c(made, *p);
		else if (p == line || !g_ascii_isdigit(p[-1]))
			g_string_append_c(made, '0');
	}
	return g_strstrip(g_string_free(made, FALSE));
}

static GHashTable *plain_lines(const char *text)
{
	GHashTable *lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_auto(GStrv) list = g_strsplit(text, "\n", -1);

	for (char **line = list; *line; line++)
		g_hash_table_add(lines, plain_line(*line));
	return lines;
}

bool repro_is_shown(const char *output, const char *text)
{
	g_autoptr(GHashTable) shown = plain_lines(text);
	g_autoptr(GHashTable) printed = plain_lines(output);
	GHashTableIter iter;
	gpointer line;

	g_hash_table_iter_init(&iter, printed);
	while (g_hash_table_iter_next(&iter, &line, NULL)) {
		if (strlen(line) >= REPRO_LINE_MIN && g_hash_table_contains(shown, line))
			return true;
	}
	return false;
}

char *repro_version(const char *tool)
{
	g_autofree char *path = g_find_program_in_path(tool);
	g_autofree char *command = g_strdup_printf("%s --version", tool);
	g_autoptr(Process) process = NULL;
	g_auto(GStrv) lines = NULL;

	if (!path)
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(versions); i++) {
		if (strcmp(versions[i].tool, tool) == 0) {
			g_free(command);
			command = g_strdup(versions[i].command);
		}
	}
	process = process_run(command, "/", VERSION_SECONDS, NULL);
	lines = g_strsplit(process && process->status == 0 ? process->output : "", "\n", -1);
	for (char **line = lines; *line; line++) {
		const char *text = g_strstrip(*line);

		if (g_str_has_prefix(text, "info: "))
			text += strlen("info: ");
		if (*text && !g_str_has_prefix(text, "Picked up ") &&
			!g_str_has_prefix(text, "OpenJDK 64-Bit Server VM warning") &&
			!g_str_has_prefix(text, "warning: "))
			return g_strdup(text);
	}
	return g_strdup(tool);
}
