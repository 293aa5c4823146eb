/*
 * What collectors and loggers put before each line: times, hosts, services, streams. One prefix may
 * stand before another; each is read by itself.
 */
#include "match/paste_draft.h"

#include <string.h>

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

/* The size of what has the SHAPE at TEXT, else 0: 0 is a digit, a is a letter, else itself. */
static gsize shape(const char *text, const char *shape)
{
	gsize i = 0;

	for (; shape[i]; i++) {
		if (shape[i] == '0'       ? !g_ascii_isdigit(text[i])
			: shape[i] == 'a' ? !g_ascii_isalpha(text[i])
					  : text[i] != shape[i])
			return 0;
	}
	return i;
}

/* "Z", "+00:00", "+0000", " +0000", " UTC" behind a time */
static gsize zone(const char *text)
{
	gsize size;

	if (*text == 'Z')
		return 1;
	if ((size = shape(text, "+00:00")) || (size = shape(text, "-00:00")) ||
		(size = shape(text, "+0000")) || (size = shape(text, "-0000")) ||
		(size = shape(text, " +0000")) || (size = shape(text, " -0000")))
		return size;
	if (g_str_has_prefix(text, " UTC") || g_str_has_prefix(text, " GMT") ||
		g_str_has_prefix(text, " CET"))
		return 4;
	return g_str_has_prefix(text, " CEST") ? 5 : 0;
}

/* "04:17:09" with a fraction */
static gsize clock_time(const char *text)
{
	gsize size = shape(text, "00:00:00");

	if (size > 0 && strchr(".,", text[size]) && g_ascii_isdigit(text[size + 1]))
		size += 1 + strspn(text + size + 1, DIGITS);
	return size;
}

/* A time as a log begins with: RFC 3339 and its relatives, Go's, syslog's, Android's. */
static gsize date_time(const char *text)
{
	gsize date, time;

	if ((date = shape(text, "0000-00-00T")) || (date = shape(text, "0000-00-00 ")) ||
		(date = shape(text, "0000/00/00 ")) || (date = shape(text, "00-00 ")) ||
		(date = shape(text, "00/00/00 "))) {
		time = clock_time(text + date);
		return time > 0 ? date + time + zone(text + date + time) : 0;
	}
	if ((date = shape(text, "aaa 00 ")) || (date = shape(text, "aaa  0 "))) {
		time = clock_time(text + date);
		return time > 0 ? date + time : 0;
	}
	time = clock_time(text);
	return time > 0 ? time + zone(text + time) : 0;
}

/* Whether a prefix may end at TEXT; one blank belongs to it. */
static bool ends_prefix(const char *text, gsize *size)
{
	if (text[*size] == ' ' || text[*size] == '\t')
		++*size;
	else if (text[*size] != '\0')
		return false;
	return true;
}

/* A time in its brackets or none, with the blank behind. */
static gsize stamp(const char *text)
{
	gsize open = *text == '[', size = date_time(text + open);

	if (size == 0)
		return 0;
	size += open;
	if (open && text[size++] != ']')
		return 0;
	return ends_prefix(text, &size) ? size : 0;
}

/* "[12345.678901] " of the kernel */
static gsize kernel_time(const char *text)
{
	gsize size = 1;

	if (*text != '[')
		return 0;
	size += strspn(text + size, " ");
	size += strspn(text + size, DIGITS);
	if (text[size] != '.' || strspn(text + size + 1, DIGITS) != 6)
		return 0;
	size += 7;
	if (text[size++] != ']')
		return 0;
	return ends_prefix(text, &size) ? size : 0;
}

/* "stdout F " of the container runtime interface */
static gsize stream(const char *text, PastePrefix *prefix)
{
	if ((!g_str_has_prefix(text, "stdout ") && !g_str_has_prefix(text, "stderr ")) ||
		!strchr("FP", text[7]) || (text[8] != ' ' && text[8] != '\0'))
		return 0;
	prefix->is_partial = text[7] == 'P';
	return text[8] == ' ' ? 9 : 8;
}

static void note_source(PastePrefix *prefix, const char *source, gsize size)
{
	prefix->source = source;
	prefix->source_size = size;
}

/*
 * "web-1 node[881]: " of syslog and journald, "app[web.1]: " of Heroku, "host kernel: ". The name
 * without brackets is taken only behind a syslog time.
 */
static gsize unit(const char *text, bool is_syslog, PastePrefix *prefix)
{
	const char *name = text;
	gsize size = strcspn(text, " [:");

	if (text[size] == ' ' && size > 0) {
		name = text + size + 1;
		size += 1 + strcspn(name, " [:");
	}
	if (text + size == name)
		return 0;
	if (text[size] == '[') {
		gsize inside = strcspn(text + size + 1, " ]");

		/* a process' number or "web.1", but no "error[E0502]" */
		if (inside == 0 || inside > 60 || text[size + 1 + inside] != ']' ||
			(strspn(text + size + 1, DIGITS) != inside &&
				!memchr(text + size + 1, '.', inside)))
			return 0;
		size += inside + 2;
	} else if (!is_syslog || name == text) {
		return 0;
	}
	if (text[size] != ':')
		return 0;
	note_source(prefix, text, size);
	size++;
	return ends_prefix(text, &size) ? size : 0;
}

/* "<34>" and the fields of RFC 5424: "1 TIME HOST APP PROCESS ID - " */
static gsize syslog(const char *text, PastePrefix *prefix)
{
	gsize size, field;

	if (*text != '<')
		return 0;
	size = 1 + strspn(text + 1, DIGITS);
	if (size == 1 || size > 4 || text[size++] != '>')
		return 0;
	if (shape(text + size, "0 ") == 0)
		return size;
	size += 2;
	for (int i = 0; i < 5; i++) {
		field = strcspn(text + size, " ");
		if (field == 0 || text[size + field] != ' ')
			return 0;
		if (i == 1)
			note_source(prefix, text + size, field);
		size += field + 1;
	}
	if (text[size] == '[')
		size += strcspn(text + size, "]") + (strchr(text + size, ']') ? 1 : 0);
	else if (text[size] == '-')
		size++;
	return ends_prefix(text, &size) ? size : 0;
}

/* "[pod/web-7d9/app] " of kubectl, "##[error]" of GitHub's runner, "[ERROR] " of Maven and Lambda
 */
static gsize bracket(const char *text, PastePrefix *prefix)
{
	static const char *const words[] = {"##[error]", "##[warning]", "[ERROR] ", "[INFO] ",
		"[WARNING] ", "[DEBUG] ", "[ERROR]\t", NULL};

	for (guint i = 0; words[i]; i++) {
		if (g_str_has_prefix(text, words[i]))
			return strlen(words[i]);
	}
	if (g_str_has_prefix(text, "[pod/")) {
		gsize size = strcspn(text, "] ");

		if (text[size] == ']' && text[size + 1] == ' ') {
			note_source(prefix, text + 1, size - 1);
			return size + 2;
		}
	}
	return 0;
}

/* "0|app  | " of pm2 and "web_1  | " of docker compose, when the name ends with a number */
static gsize numbered_bar(const char *text, PastePrefix *prefix)
{
	gsize digits = strspn(text, DIGITS), name, size;

	if (digits > 0 && text[digits] == '|')
		name = digits + 1 + strcspn(text + digits + 1, " |");
	else
		name = strspn(text, LETTERS DIGITS "_.-");
	size = name + strspn(text + name, " ");
	if (name == digits || size == name || text[size] != '|')
		return 0;
	if (text[digits] != '|' || digits == 0) {
		const char *end = text + name;

		if (digits == name || !g_ascii_isdigit(end[-1]))
			return 0;
		while (end > text && g_ascii_isdigit(end[-1]))
			end--;
		if (end == text || !strchr("-_.", end[-1]))
			return 0;
	}
	note_source(prefix, text, name);
	size++;
	return ends_prefix(text, &size) ? size : 0;
}

/* "03-11 04:17:09.223  1234  5678 E AndroidRuntime: ": what stands behind the time */
static gsize android(const char *text, PastePrefix *prefix)
{
	gsize size = strspn(text, " "), count;

	for (int i = 0; i < 2; i++) {
		if ((count = strspn(text + size, DIGITS)) == 0)
			return 0;
		size += count;
		if ((count = strspn(text + size, " ")) == 0)
			return 0;
		size += count;
	}
	if (!text[size] || !strchr("VDIWEF", text[size]) || text[size + 1] != ' ')
		return 0;
	count = strcspn(text + size + 2, ":");
	if (text[size + 2 + count] != ':')
		return 0;
	note_source(prefix, text, size);
	size += 2 + count + 1;
	return ends_prefix(text, &size) ? size : 0;
}

/* "job\tstep\t2026-03-11T04:17:09.2Z " of gh run view --log: what stands before the time */
static gsize job(const char *text)
{
	gsize size = strcspn(text, "\t");

	if (!text[size])
		return 0;
	size++;
	size += strcspn(text + size, "\t");
	return text[size] && stamp(text + size + 1) > 0 ? size + 1 : 0;
}

/* The size of one prefix at TEXT. */
static gsize one_prefix(const char *text, PastePrefix *prefix)
{
	gsize size = stamp(text), more;

	if (size > 0) {
		if ((more = stream(text + size, prefix)) > 0 ||
			(more = unit(text + size, g_ascii_isalpha(*text), prefix)) > 0 ||
			(more = android(text + size, prefix)) > 0)
			size += more;
		return size;
	}
	if ((size = syslog(text, prefix)) > 0 || (size = bracket(text, prefix)) > 0 ||
		(size = numbered_bar(text, prefix)) > 0 || (size = kernel_time(text)) > 0)
		return size;
	return job(text);
}

PastePrefix paste_prefix_read(const char *line)
{
	enum { LAYERS_MAX = 5 };
	PastePrefix prefix = {0};

	/* most lines have none */
	if (*line == '\0' || (!g_ascii_isdigit(*line) && !strchr("[<#", *line) &&
				     (!g_ascii_isalpha(*line) || !strpbrk(line, "|\t:"))))
		return prefix;

	for (int i = 0; i < LAYERS_MAX; i++) {
		gsize size = one_prefix(line + prefix.size, &prefix);

		if (size == 0)
			break;
		prefix.size += size;
	}
	return prefix;
}
