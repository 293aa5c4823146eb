#include "match/finder.h"
#include "match/keywords.h"

#include <string.h>

enum { LOOKS_MAX = 30000 /* lines that are looked at closely, about 0.1 s */ };

static void error_free(gpointer data)
{
	PasteError *error = data;

	g_free(error->text);
	g_free(error->message);
	g_free(error->type);
	g_free(error->code);
	g_free(error);
}

static void frame_clear(gpointer data)
{
	g_free(((PasteFrame *)data)->name);
}

static void version_clear(gpointer data)
{
	g_free(((PasteVersion *)data)->version);
}

static PasteErrors *errors_new(void)
{
	PasteErrors *errors = g_new0(PasteErrors, 1);

	errors->errors = g_ptr_array_new_with_free_func(error_free);
	errors->frames = g_array_new(FALSE, FALSE, sizeof(PasteFrame));
	g_array_set_clear_func(errors->frames, frame_clear);
	errors->versions = g_array_new(FALSE, FALSE, sizeof(PasteVersion));
	g_array_set_clear_func(errors->versions, version_clear);
	return errors;
}

void errors_free(PasteErrors *errors)
{
	if (!errors)
		return;
	g_ptr_array_unref(errors->errors);
	g_array_unref(errors->frames);
	g_array_unref(errors->versions);
	g_free(errors);
}

/* What tools say about themselves. */
static void read_versions(Finder *finder, guint index)
{
	static const struct {
		const char *words, *product;
	} lines[] = {
		{"Node.js v", "node"},
		{"rustc ", "rustc"},
		{"go version go", "go"},
		{"Python ", "cpython"},
		{"PostgreSQL ", "postgresql"},
		{"psql (PostgreSQL) ", "postgresql"},
		{"openjdk version \"", "java"},
		{"java version \"", "java"},
		{"clang version ", "clang"},
		{"Debian clang version ", "clang"},
		{"SQLite version ", "sqlite"},
		{"mojo ", "mojo"},
		{"Using Valgrind-", "valgrind"},
	};
	const char *line = finder_line(finder, index), *found;

	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		if ((found = after(line, lines[i].words)))
			finder_version(finder, lines[i].product, found, index);
	}
	if ((found = behind(line, "note: rustc ")) || (found = behind(line, "(rustc ")))
		finder_version(finder, "rustc", found, index);
	if ((found = behind(line, "Using Valgrind-")))
		finder_version(finder, "valgrind", found, index);
}

/* Warnings stand behind errors; else the order stays. */
static void put_warnings_last(GPtrArray *errors)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new();
	guint kept = 0;

	for (guint i = 0; i < errors->len; i++) {
		PasteError *error = errors->pdata[i];

		if (error->is_warning)
			g_ptr_array_add(warnings, error);
		else
			errors->pdata[kept++] = error;
	}
	for (guint i = 0; i < warnings->len; i++)
		errors->pdata[kept++] = warnings->pdata[i];
}

static void read_all(Finder *finder)
{
	/* those that read much before those that read a line */
	static const ErrorReader readers[] = {python_read, jvm_read, javascript_read, go_read,
		rust_read, sanitizer_read, mojo_read, diagnostic_read, sql_read, c_read,
		python_lone_read, python_pytest_read};
	g_autofree guint8 *marks = keywords_mark(finder->paste);
	guint looks = 0;

	for (guint i = 0; i < finder->count; i++) {
		if (marks[i])
			read_versions(finder, i);
	}
	for (guint i = 0; i < finder->count && !finder->found->is_cut;) {
		guint next = i;

		for (guint k = 0; next == i && marks[i] && k < G_N_ELEMENTS(readers); k++)
			next = readers[k](finder, i);
		looks += marks[i];
		if (looks == LOOKS_MAX)
			finder->found->is_cut = true;
		i = MAX(next, i + 1);
	}
}

PasteErrors *errors_find(const Paste *paste)
{
	Finder finder = {
		.paste = paste,
		.text = g_memdup2(paste->text, paste->size + 1),
		.count = paste->lines->len,
		.found = errors_new(),
	};

	for (gsize i = 0; i < paste->size; i++) {
		if (finder.text[i] == '\n')
			finder.text[i] = '\0';
	}
	read_all(&finder);
	put_warnings_last(finder.found->errors);
	g_free(finder.text);
	return finder.found;
}

bool errors_any(const PasteErrors *errors)
{
	for (guint i = 0; i < errors->errors->len; i++) {
		if (!((const PasteError *)errors->errors->pdata[i])->is_warning)
			return true;
	}
	return false;
}

int errors_at(const PasteErrors *errors, guint line)
{
	int found = -1;
	guint size = G_MAXUINT;

	/* one may lie in the lines of another: the members of a group */
	for (guint i = 0; i < errors->errors->len; i++) {
		const PasteError *error = errors->errors->pdata[i];

		if (error->first <= line && line <= error->last &&
			error->last - error->first < size) {
			size = error->last - error->first;
			found = (int)i;
		}
	}
	return found;
}
