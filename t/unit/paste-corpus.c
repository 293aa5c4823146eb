#include "paste-corpus.h"

#include <jansson.h>
#include <string.h>

static void paste_free_all(gpointer data)
{
	CorpusPaste *paste = data;

	g_free(paste->name);
	g_free(paste->lang);
	g_free(paste->text);
	g_free(paste->paste);
	g_free(paste);
}

GPtrArray *corpus_read(void)
{
	const char *source = g_getenv("top_srcdir");
	GPtrArray *pastes = g_ptr_array_new_with_free_func(paste_free_all);
	g_autofree char *folder = g_build_filename(source ? source : ".", "t", "paste", NULL);
	g_autofree char *table = g_build_filename(folder, "expected.tsv", NULL);
	g_autofree char *rows = NULL;
	g_auto(GStrv) lines = NULL;

	g_assert_true(g_file_get_contents(table, &rows, NULL, NULL));
	lines = g_strsplit(g_strchomp(rows), "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		g_auto(GStrv) fields = g_strsplit(lines[i], "\t", 4);
		g_autofree char *file = g_strconcat(fields[0], ".txt", NULL);
		g_autofree char *path = g_build_filename(folder, file, NULL);
		CorpusPaste *paste = g_new0(CorpusPaste, 1);

		paste->name = g_strdup(fields[0]);
		paste->lang = g_strdup(fields[1]);
		paste->line = (guint)g_ascii_strtoull(fields[2], NULL, 10);
		paste->text = g_strdup(fields[3]);
		g_assert_true(g_file_get_contents(path, &paste->paste, &paste->size, NULL));
		g_ptr_array_add(pastes, paste);
	}
	return pastes;
}

char *corpus_first_error(const char *bytes, gsize size)
{
	g_autoptr(Paste) paste = paste_read(bytes, size, NULL);
	g_autoptr(PasteErrors) found = errors_find(paste);

	return g_strdup(errors_any(found) ? ((PasteError *)found->errors->pdata[0])->text : "");
}

/* Each line of TEXT with BEFORE in front. */
static char *prefixed(const char *text, const char *before, const char *ending)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *string = g_string_new(NULL);

	for (guint i = 0; lines[i]; i++) {
		if (lines[i][0] || lines[i + 1])
			g_string_append_printf(string, "%s%s%s", before, lines[i], ending);
	}
	return g_string_free(string, FALSE);
}

static char *compose(const char *text)
{
	return prefixed(text, "worker-1  | ", "\n");
}

static char *kubernetes(const char *text)
{
	return prefixed(text, "2026-03-11T04:17:09.223456789Z stderr F ", "\n");
}

static char *journal(const char *text)
{
	return prefixed(text, "Mar 11 04:17:09 web-1 app[881]: ", "\n");
}

static char *syslog(const char *text)
{
	return prefixed(text, "<14>1 2026-03-11T04:17:09.223Z web-1 app 881 - - ", "\n");
}

static char *returns(const char *text)
{
	return prefixed(text, "", "\r\n");
}

static char *indented(const char *text)
{
	return prefixed(text, "    ", "\n");
}

static char *quoted(const char *text)
{
	g_autofree char *quote = prefixed(text, "> ", "\n");

	return g_strconcat("On Tuesday Petra wrote:\n", quote, "\nCan you look?\n", NULL);
}

static char *in_prose(const char *text)
{
	return g_strconcat("\xEF\xBB\xBFSince this morning I get:\n\n```\n", text,
		"\n```\nWhat does it mean?\n", NULL);
}

static char *json_log(const char *text)
{
	json_t *line = json_pack("{s:s, s:s, s:s, s:s}", "ts", "2026-03-11T04:17:09Z", "level",
		"error", "msg", "request failed", "stack", text);
	char *dump = json_dumps(line, JSON_COMPACT);
	char *copy = g_strconcat("{\"level\":\"info\",\"msg\":\"listening\"}\n", dump, "\n", NULL);

	free(dump);
	json_decref(line);
	return copy;
}

static char *coloured(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	GString *string = g_string_new(NULL);

	for (guint i = 0; words[i]; i++) {
		g_string_append(string, i > 0 ? " " : "");
		g_string_append_printf(
			string, i % 3 == 0 && words[i][0] ? "\033[1;31m%s\033[0m" : "%s", words[i]);
	}
	return g_string_free(string, FALSE);
}

/* As a terminal of 100 columns breaks lines. */
static char *narrow(const char *text)
{
	GString *string = g_string_new(NULL);
	guint column = 0;

	for (; *text; text = g_utf8_next_char(text)) {
		if (*text == '\n') {
			column = 0;
		} else if (column == 100) {
			g_string_append_c(string, '\n');
			column = 0;
		}
		do {
			if (*text == '\t')
				g_string_append_c(string, ' ');
			else
				g_string_append_len(string, text, g_utf8_next_char(text) - text);
			column += *text != '\n';
		} while (*text == '\t' && column % 8 != 0);
	}
	return g_string_free(string, FALSE);
}

static char *doubled(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	return g_strjoinv("\n\n", lines);
}

const CorpusDisguise corpus_disguises[] = {{"docker compose", compose}, {"Kubernetes", kubernetes},
	{"the journal", journal}, {"syslog", syslog}, {"CRLF", returns}, {"indentation", indented},
	{"a quote", quoted}, {"prose", in_prose}, {"a JSON log", json_log}, {"colours", coloured},
	{"a narrow terminal", narrow}, {"double spacing", doubled}, {0}};
