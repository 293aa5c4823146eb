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
	{"sql", "pg_virtualenv psql -X -q -v ON_ERROR_STOP=1 -f %s"},
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
	g_free(program);
}

/* What follows "run:" in a comment of the first lines, or NULL. The caller's. */
static char *find_run_line(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", REPRO_RUN_LINES + 1);

	for (int i = 0; lines[i] && i < REPRO_RUN_LINES; i++) {
		const char *start = lines[i] + strspn(lines[i], " \t#/-*;");

		if (start > lines[i] && g_str_has_prefix(start, "run:")) {
			char *command = g_strstrip(g_strdup(start + strlen("run:")));

			if (g_str_has_suffix(command, "*/"))
				command[strlen(command) - 2] = '\0';
			return g_strchomp(command);
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
	program->part = g_str_has_prefix(name, "fixed.") ? REPRO_FIXED
			: strcmp(name, "fails.txt") == 0 ? REPRO_TEXT
							 : REPRO_FAILS;
	if (program->part != REPRO_TEXT) {
		program->command = find_run_line(text);
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

		if (!g_str_has_prefix(name, "fails.") && !g_str_has_prefix(name, "fixed."))
			continue;
		program = read_program(folder, name, error);
		if (!program)
			return NULL;
		g_ptr_array_add(programs, program);
	}
	if (programs->len == 0) {
		mw_fail(error, MW_ERROR_INVALID, "there is neither fails.* nor fixed.* in '%s'",
			folder);
		return NULL;
	}
	g_ptr_array_sort(programs, by_part);
	return g_steal_pointer(&programs);
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
