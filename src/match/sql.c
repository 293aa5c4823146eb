/*
 * PostgreSQL, through psql, in its log and by drivers that repeat its words, and SQLite's shell.
 */
#include "match/finder.h"

#include <string.h>

/* The words of the server and their SQLSTATE (PostgreSQL, appendix A). */
static const char *sqlstate(const char *message)
{
	static const struct {
		const char *words, *code;
	} states[] = {
		{"deadlock detected", "40P01"},
		{"could not serialize access", "40001"},
		{"duplicate key value violates unique constraint", "23505"},
		{"violates foreign key constraint", "23503"},
		{"violates not-null constraint", "23502"},
		{"violates check constraint", "23514"},
		{"conflicting key value violates exclusion constraint", "23P01"},
		{"current transaction is aborted", "25P02"},
		{"must appear in the GROUP BY clause", "42803"},
		{"invalid input syntax for type", "22P02"},
		{"invalid input syntax for", "22P02"},
		{"invalid input value for enum", "22P02"},
		{"canceling statement due to lock timeout", "55P03"},
		{"could not obtain lock on", "55P03"},
		{"canceling statement due to statement timeout", "57014"},
		{"canceling statement due to user request", "57014"},
		{"out of shared memory", "53200"},
		{"password authentication failed", "28P01"},
		{"no pg_hba.conf entry", "28000"},
		{"too many clients already", "53300"},
		{"remaining connection slots are reserved", "53300"},
		{"too many connections for", "53300"},
		{"the database system is starting up", "57P03"},
		{"terminating connection due to administrator command", "57P01"},
		{"value too long for type", "22001"},
		{"numeric field overflow", "22003"},
		{"out of range", "22003"},
		{"division by zero", "22012"},
		{"syntax error at", "42601"},
		{"permission denied for", "42501"},
		{"operator does not exist", "42883"},
		{"ambiguous", "42702"},
		{"cannot execute", "25006"},
		{"No space left on device", "53100"},
		{"idle-in-transaction timeout", "25P03"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(states); i++) {
		if (strstr(message, states[i].words))
			return states[i].code;
	}
	if (strstr(message, "does not exist")) {
		if (after(message, "relation \""))
			return "42P01";
		if (after(message, "column "))
			return "42703";
		if (after(message, "function "))
			return "42883";
		if (after(message, "database \""))
			return "3D000";
		if (after(message, "role \""))
			return "28000";
	}
	return strstr(message, "already exists") && after(message, "relation \"") ? "42P07" : NULL;
}

static bool is_state(const char *text)
{
	return strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 5 && text[5] == ':';
}

/* What follows "ERROR:  " in LINE; LEVEL is set to its begin. NULL when there is none. */
static const char *severity(const char *line, const char **level)
{
	static const char *const levels[] = {"ERROR:  ", "FATAL:  ", "PANIC:  ", NULL};

	for (guint i = 0; levels[i]; i++) {
		*level = strstr(line, levels[i]);
		if (*level && (*level == line || (*level)[-1] == ' '))
			return *level + strlen(levels[i]);
	}
	return NULL;
}

/* The lines that PostgreSQL adds: DETAIL, HINT, CONTEXT, the statement with its mark. */
static guint read_details(const Finder *finder, guint index)
{
	static const char *const words[] = {"DETAIL:  ", "HINT:  ", "CONTEXT:  ", "STATEMENT:  ",
		"QUERY:  ", "LOCATION:  ", "SCHEMA NAME:  ", "TABLE NAME:  ", "COLUMN NAME:  ",
		"CONSTRAINT NAME:  ", "DATATYPE NAME:  ", NULL};

	while (index < finder->count) {
		const char *line = finder_line(finder, index);

		if (!holds_any(line, words) && !after(line, "LINE ") && *line != '\t' &&
			!(*line == ' ' && after(unindented(line), "^")) &&
			!after(line, "connection to server at"))
			break;
		index++;
	}
	return index;
}

static guint read_postgres(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *level, *text = severity(line, &level),
		   *code;
	guint end = index + 1;
	PasteError *error;

	if (!text &&
		!((text = after(line, "psql: error: ")) || (text = after(line, "psql: could not"))))
		return index;
	if (!level)
		level = line;
	end = read_details(finder, end);
	/* psql tries each address of a host */
	while (after(finder_line(finder, end), "\tIs the server") ||
		after(finder_line(finder, end), "connection to server at"))
		end++;
	error = finder_add(
		finder, "sql", index, index, end - 1, after(line, "psql:") ? line : level);
	error_set_type(error, level, strcspn(level, ":"));
	if (is_state(text)) {
		error_set_code(error, text, 5);
		text += strlen("40P01: ");
	} else if ((code = sqlstate(text))) {
		error_set_code(error, code, 5);
	}
	error_set_message(error, text);
	return end;
}

/* "ERROR: deadlock detected (SQLSTATE 40P01)" and "pq: deadlock detected" of Go's drivers */
static guint read_driver(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *state = behind(line, "(SQLSTATE "), *text;
	PasteError *error;

	if (state) {
		text = behind(line, "ERROR: ");
	} else if ((text = behind(line, "pq: ")) &&
		   (text - 4 == line || text[-5] == ' ' || text[-5] == '"')) {
		state = sqlstate(text);
	} else if ((text = after(line, "ERROR ")) &&
		   after(text + strspn(text, "0123456789"), " (") && strstr(line, ": ")) {
		/* "ERROR 1213 (40001) at line 1: ..." of MySQL */
		state = behind(line, " (");
		text = behind(line, ": ");
	} else {
		return index;
	}
	error = finder_add(finder, "sql", index, index, index, line);
	error_set_message(error, text ? text : line);
	if (state)
		error_set_code(error, state, MIN(strlen(state), 5));
	return index + 1;
}

/* "Error: stepping, text (19)", "Runtime error near line 1: text (19)", "Parse error: text" */
static guint read_sqlite(Finder *finder, guint index)
{
	static const char *const openings[] = {"Error: stepping, ", "Error: in prepare, ",
		"Error: near line ", "Runtime error near line ", "Parse error near line ",
		"Runtime error: ", "Parse error: ", "Error near line ",
		"SQL error: ", "Error: database ", "Error: no such ",
		"Error: unable to open database", "Error: UNIQUE ", "Error: FOREIGN KEY",
		"Error: NOT NULL", "Error: incomplete input", "Error: near \"",
		"Error: file is not a database", "Error: disk I/O error", "Error: attempt to write",
		"Error: table ", "Error: CHECK constraint", "Error: cannot ", NULL};
	const char *line = finder_line(finder, index), *opening = begins_with_any(line, openings),
		   *text;
	guint end = index + 1;
	PasteError *error;

	if (!opening)
		return index;
	text = line + strlen(opening);
	if (g_str_has_suffix(opening, "line ") && behind(text, ": "))
		text = behind(text, ": ");
	else if (!strstr(opening, ", ") && after(opening, "Error: "))
		text = line + strlen("Error: ");
	while (after(finder_line(finder, end), "  ") ||
		after(finder_line(finder, end), "*** in database") ||
		after(finder_line(finder, end), "Page "))
		end++;
	error = finder_add(finder, "sql", index, index, end - 1, line);
	error_set_type(error, line, strcspn(line, ":,"));
	error_set_message(error, text);
	return end;
}

/*
 * In a transaction that has failed each statement fails, which is what people see and ask for: that
 * error stands before the one that began it.
 */
static void put_aborted_first(Finder *finder, guint index)
{
	GPtrArray *errors = finder->found->errors;
	const PasteError *last = errors->len > 0 ? errors->pdata[errors->len - 1] : NULL, *before;

	if (!last || last->first != index || g_strcmp0(last->code, "25P02") != 0 || errors->len < 2)
		return;
	before = errors->pdata[errors->len - 2];
	if (strcmp(before->lang, "sql") == 0 && g_strcmp0(before->code, "25P02") != 0)
		finder_move(finder, errors->len - 1, errors->len - 2);
}

guint sql_read(Finder *finder, guint index)
{
	guint next = read_postgres(finder, index);

	if (next > index) {
		put_aborted_first(finder, index);
		return next;
	}
	if ((next = read_driver(finder, index)) > index)
		return next;
	return read_sqlite(finder, index);
}
