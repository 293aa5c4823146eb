/*
 * PCRE2 patterns: which text must every match hold, and can a match go over the end of a line? The
 * answers are on the safe side: a part that is not understood holds no text and goes over lines.
 */
#include "match/signature_source.h"

#include <string.h>

enum { DEPTH_MAX = 50 };

typedef struct {
	const char *start;
	const char *at;
	bool is_caseless;
	bool crosses; /* a match may hold a line feed */
	guint depth;
	GString *run;
	GError **error;
} Reader;

/* The longest literal of a sequence, or of a group. */
typedef struct {
	GString *longest;
} Literal;

static bool read_choices(Reader *reader, Literal *literal);

static bool fail(const Reader *reader, const char *what)
{
	return mw_fail(reader->error, MW_ERROR_INVALID, "the pattern %s, at character %ld", what,
		g_utf8_pointer_to_offset(reader->start, reader->at) + 1);
}

static void keep(Literal *literal, const char *text)
{
	g_autofree char *folded = signature_fold(text);

	if (strlen(folded) > literal->longest->len)
		g_string_assign(literal->longest, folded);
}

static void end_run(Reader *reader, Literal *literal)
{
	keep(literal, reader->run->str);
	g_string_truncate(reader->run, 0);
}

/* A counted repeat "{2}", "{2,}" or "{2,5}" at TEXT: its size, else 0; MINIMUM is set. */
static gsize counted(const char *text, guint64 *minimum)
{
	gsize size;

	if (*text != '{' || !g_ascii_isdigit(text[1]))
		return 0;
	size = 1 + strspn(text + 1, "0123456789");
	if (text[size] == ',')
		size += 1 + strspn(text + size + 1, "0123456789");
	/* else a brace is a brace */
	if (text[size] != '}')
		return 0;
	*minimum = g_ascii_strtoull(text + 1, NULL, 10);
	return size + 1;
}

/* Reads a quantifier if there is one. Whether what stands before it must be there at least once. */
static bool read_quantifier(Reader *reader, bool *is_repeated)
{
	guint64 minimum = 1;
	gsize size = 0;

	if (*reader->at == '*' || *reader->at == '?')
		minimum = 0;
	if (strchr("*+?", *reader->at) && *reader->at)
		size = 1;
	else
		size = counted(reader->at, &minimum);
	*is_repeated = size > 0;
	reader->at += size;
	if (size > 0 && (*reader->at == '?' || *reader->at == '+'))
		reader->at++;
	return minimum > 0;
}

/* Adds the character of SIZE bytes at TEXT, which was read, to the run. */
static void add_character(Reader *reader, Literal *literal, const char *text, gsize size)
{
	bool is_repeated;
	bool is_there = read_quantifier(reader, &is_repeated);

	if (*text == '\n')
		reader->crosses = true;
	if (is_there && !reader->is_caseless)
		g_string_append_len(reader->run, text, (gssize)size);
	if (is_repeated || reader->is_caseless)
		end_run(reader, literal);
}

static void add_unknown(Reader *reader, Literal *literal)
{
	bool is_repeated;

	read_quantifier(reader, &is_repeated);
	end_run(reader, literal);
}

static void skip_class(Reader *reader)
{
	const char *at = reader->at + 1;

	if (*at == '^') {
		reader->crosses = true;
		at++;
	}
	if (*at == ']')
		at++;
	for (; *at && *at != ']'; at++) {
		if (at[0] == '[' && (at[1] == ':' || at[1] == '.' || at[1] == '=')) {
			const char ending[] = {at[1], ']', '\0'};
			const char *end = strstr(at + 2, ending);

			/* [:space:] and others may hold a line feed */
			reader->crosses = true;
			if (end)
				at = end + 1;
		} else if (*at == '\\' && at[1]) {
			at++;
			if (!strchr("dwhtefa", *at) && g_ascii_isalnum(*at))
				reader->crosses = true;
			/* what follows \Q is taken as it stands */
			if (*at == 'Q') {
				const char *end = strstr(at, "\\E");

				at = end ? end + 1 : at + strlen(at) - 1;
			}
		} else if (*at == '\n') {
			reader->crosses = true;
		}
	}
	reader->at = *at ? at + 1 : at;
}

/* The arguments of \p{..}, \x{..}, \g{..}, \k<..> and others */
static void skip_argument(Reader *reader)
{
	static const char open[] = "{<'", close[] = "}>'";
	const char *kind = strchr(open, *reader->at);
	const char *end = kind && *kind ? strchr(reader->at + 1, close[kind - open]) : NULL;

	if (end)
		reader->at = end + 1;
}

static void quoted(Reader *reader, Literal *literal)
{
	const char *end = strstr(reader->at, "\\E");
	const char *stop = end ? end : reader->at + strlen(reader->at);

	while (reader->at < stop) {
		const char *text = reader->at;
		gsize size = (gsize)(g_utf8_next_char(text) - text);

		reader->at += size;
		/* a quantifier behind \E belongs to the last character */
		if (reader->at == stop && end)
			reader->at = end + 2;
		if (text + size == stop)
			add_character(reader, literal, text, size);
		else if (reader->is_caseless)
			end_run(reader, literal);
		else
			g_string_append_len(reader->run, text, (gssize)size);
		if (*text == '\n')
			reader->crosses = true;
	}
	if (reader->at == end)
		reader->at += 2;
}

static bool read_escape(Reader *reader, Literal *literal)
{
	const char *text = reader->at + 1;
	gsize size;

	if (!*text)
		return fail(reader, "ends with a backslash");
	if (*text == 'C')
		return fail(reader, "has \\C, which could cut a character");
	if (*text == 'Q') {
		reader->at += 2;
		quoted(reader, literal);
		return true;
	}
	size = (gsize)(g_utf8_next_char(text) - text);
	reader->at = text + size;
	if (!g_ascii_isalnum(*text)) {
		add_character(reader, literal, text, size);
		return true;
	}
	if (strchr("bB", *text)) {
		/* takes no text, so the literal goes on */
		return true;
	}
	/* digits, letters, blanks of a line, tabs: the others may stand for a line feed */
	if (!strchr("dwhNtefa", *text))
		reader->crosses = true;
	if (strchr("pPxogkcN", *text))
		skip_argument(reader);
	if (*text == 'c' && *reader->at)
		reader->at = g_utf8_next_char(reader->at);
	if (*text == 'x' || g_ascii_isdigit(*text)) {
		while (g_ascii_isxdigit(*reader->at))
			reader->at++;
	}
	add_unknown(reader, literal);
	return true;
}

/* The letters of (?i) and (?s:..) at reader->at. */
static bool read_options(Reader *reader)
{
	bool is_set = true;

	for (; *reader->at && !strchr("):", *reader->at); reader->at++) {
		switch (*reader->at) {
		case '-': is_set = false; break;
		case '^': reader->is_caseless = false; break;
		case 'i': reader->is_caseless = is_set; break;
		case 's': reader->crosses = true; break;
		case 'm':
		case 'n':
		case 'J':
		case 'U': break;
		case 'x': return fail(reader, "has the option x, which signatures do not know");
		default: return fail(reader, "has a group that signatures do not know");
		}
	}
	return true;
}

typedef enum { GROUP_TEXT, GROUP_ASIDE, GROUP_REFERENCE, GROUP_OPTIONS, GROUP_BAD } Group;

/* Reads what stands behind the "(" of a group. */
static Group read_group_kind(Reader *reader)
{
	const char *end;

	if (*reader->at == '*') {
		fail(reader, "has a verb, which signatures do not know");
		return GROUP_BAD;
	}
	if (*reader->at != '?')
		return GROUP_TEXT;
	reader->at++;
	if (*reader->at == 'P')
		reader->at++;
	if (g_str_has_prefix(reader->at, "<=") || g_str_has_prefix(reader->at, "<!") ||
		g_str_has_prefix(reader->at, "<*")) {
		reader->at += 2;
		return GROUP_ASIDE;
	}
	switch (*reader->at) {
	case '=':
		/* (?P=name) is a reference, (?=..) is a look */
		if (reader->at[-1] == 'P')
			return GROUP_REFERENCE;
		G_GNUC_FALLTHROUGH;
	case '!':
	case '*': reader->at++; return GROUP_ASIDE;
	case '>':
		if (reader->at[-1] == 'P')
			return GROUP_REFERENCE;
		G_GNUC_FALLTHROUGH;
	case '|': reader->at++; return GROUP_TEXT;
	case '<':
	case '\'':
		end = strchr(reader->at + 1, *reader->at == '<' ? '>' : '\'');
		if (end)
			reader->at = end + 1;
		return GROUP_TEXT;
	case '(':
	case 'C':
		fail(reader, "has a condition or a callout, which signatures do not know");
		return GROUP_BAD;
	case '#':
	case 'R':
	case '&': return GROUP_REFERENCE;
	default: break;
	}
	if (g_ascii_isdigit(*reader->at) || *reader->at == '+' ||
		(*reader->at == '-' && g_ascii_isdigit(reader->at[1])))
		return GROUP_REFERENCE;
	if (!read_options(reader))
		return GROUP_BAD;
	return *reader->at == ':' ? (reader->at++, GROUP_TEXT) : GROUP_OPTIONS;
}

static bool read_close(Reader *reader)
{
	if (*reader->at != ')')
		return fail(reader, "has a group that is not closed");
	reader->at++;
	return true;
}

static bool read_group(Reader *reader, Literal *literal)
{
	bool was_caseless = reader->is_caseless, is_repeated, is_good;
	Literal inside = {g_string_new(NULL)};
	Group kind;

	reader->at++;
	if (++reader->depth > DEPTH_MAX) {
		g_string_free(inside.longest, TRUE);
		return fail(reader, "is nested too deeply");
	}
	kind = read_group_kind(reader);
	is_good = kind != GROUP_BAD;
	if (kind != GROUP_OPTIONS)
		end_run(reader, literal);
	if (kind == GROUP_REFERENCE) {
		reader->crosses = true;
		reader->at += strcspn(reader->at, ")");
	} else if (kind == GROUP_TEXT || kind == GROUP_ASIDE) {
		is_good = read_choices(reader, &inside);
		reader->is_caseless = was_caseless;
	}
	reader->depth--;
	is_good = is_good && read_close(reader);
	if (is_good && kind != GROUP_OPTIONS && read_quantifier(reader, &is_repeated) &&
		kind == GROUP_TEXT)
		keep(literal, inside.longest->str);
	g_string_free(inside.longest, TRUE);
	return is_good;
}

/* Reads up to "|", ")" or the end. */
static bool read_sequence(Reader *reader, Literal *literal)
{
	while (*reader->at && !strchr("|)", *reader->at)) {
		const char *text = reader->at;

		switch (*text) {
		case '\\':
			if (!read_escape(reader, literal))
				return false;
			break;
		case '[':
			skip_class(reader);
			add_unknown(reader, literal);
			break;
		case '(':
			if (!read_group(reader, literal))
				return false;
			break;
		case '.':
			reader->at++;
			add_unknown(reader, literal);
			break;
		case '^':
		case '$': reader->at++; break;
		default:
			reader->at = g_utf8_next_char(text);
			add_character(reader, literal, text, (gsize)(reader->at - text));
		}
	}
	end_run(reader, literal);
	return true;
}

/* Sequences between bars: only a single one has a literal. */
static bool read_choices(Reader *reader, Literal *literal)
{
	bool is_one = true;

	if (!read_sequence(reader, literal))
		return false;
	while (*reader->at == '|') {
		is_one = false;
		reader->at++;
		if (!read_sequence(reader, literal))
			return false;
	}
	if (!is_one)
		g_string_truncate(literal->longest, 0);
	return true;
}

bool pattern_read(const char *pattern, SignatureSource *source, GError **error)
{
	Literal literal = {g_string_new(NULL)};
	Reader reader = {
		.start = pattern, .at = pattern, .run = g_string_new(NULL), .error = error};
	bool is_good = read_choices(&reader, &literal);

	if (is_good && *reader.at)
		is_good = fail(&reader, "closes a group that is not open");
	g_string_free(reader.run, TRUE);
	source->literal = g_string_free(literal.longest, FALSE);
	source->breaks = reader.crosses ? SIGNATURE_BREAKS_ANY : 0;
	return is_good;
}
