#include "match/finder.h"

#include <string.h>

enum { CODE_MAX = 60, NAME_MAX_SIZE = 200 };

const char *finder_line(const Finder *finder, guint index)
{
	return index < finder->count ? finder->text + paste_line(finder->paste, index)->offset : "";
}

/* At most MAX of the SIZE bytes at TEXT, cut at a character, ends trimmed. */
static char *cut_text(const char *text, gsize size, gsize max)
{
	size = MIN(size, max);
	while (size > 0 && (text[size] & 0xC0) == 0x80)
		size--;
	return g_strstrip(g_strndup(text, size));
}

static char *short_text(const char *text)
{
	return cut_text(text, strlen(text), ERROR_TEXT_MAX);
}

PasteError *finder_add(
	Finder *finder, const char *lang, guint first, guint head, guint last, const char *text)
{
	PasteError *error;

	if (finder->found->errors->len == ERRORS_MAX) {
		finder->found->is_cut = true;
		return NULL;
	}
	error = g_new0(PasteError, 1);
	error->lang = lang;
	error->first = first;
	error->head = head;
	error->last = MAX(last, head);
	error->line = paste_line(finder->paste, head)->first;
	error->text = short_text(text);
	error->message = g_strdup("");
	g_ptr_array_add(finder->found->errors, error);
	return error;
}

void error_set_type(PasteError *error, const char *text, gsize size)
{
	if (!error || size == 0)
		return;
	g_free(error->type);
	error->type = cut_text(text, size, ERROR_TEXT_MAX);
}

void error_set_code(PasteError *error, const char *text, gsize size)
{
	if (!error || size == 0)
		return;
	g_free(error->code);
	error->code = cut_text(text, size, CODE_MAX);
}

void error_set_text(PasteError *error, const char *text)
{
	g_free(error->text);
	error->text = short_text(text);
}

void error_set_message(PasteError *error, const char *text)
{
	if (!error)
		return;
	g_free(error->message);
	error->message = short_text(text);
}

void finder_frame(
	Finder *finder, guint first, guint last, FrameKind kind, const char *name, gsize size)
{
	PasteFrame frame = {first, last, kind, NULL};

	if (name && size > 0 && kind != FRAME_OWN)
		frame.name = cut_text(name, size, NAME_MAX_SIZE);
	g_array_append_val(finder->found->frames, frame);
}

void finder_version(Finder *finder, const char *product, const char *text, guint index)
{
	gsize size = strspn(text, "0123456789.");
	g_autofree char *number = NULL;
	PasteVersion version = {product, NULL, paste_line(finder->paste, index)->first};

	while (size > 0 && text[size - 1] == '.')
		size--;
	number = g_strndup(text, MIN(size, 30));
	if (size == 0 || finder->found->versions->len == VERSIONS_MAX)
		return;
	for (guint i = 0; i < finder->found->versions->len; i++) {
		const PasteVersion *known =
			&g_array_index(finder->found->versions, PasteVersion, i);

		if (strcmp(known->product, product) == 0 && strcmp(known->version, number) == 0)
			return;
	}
	version.version = g_steal_pointer(&number);
	g_array_append_val(finder->found->versions, version);
}

void finder_chain(Finder *finder, guint start)
{
	GPtrArray *errors = finder->found->errors;

	if (errors->len < start + 2)
		return;
	finder->chains++;
	for (guint i = start; i < errors->len; i++)
		((PasteError *)errors->pdata[i])->chain = finder->chains;
}

void finder_move(Finder *finder, guint index, guint to)
{
	GPtrArray *errors = finder->found->errors;
	gpointer error = errors->pdata[index];

	for (guint i = index; i > to; i--)
		errors->pdata[i] = errors->pdata[i - 1];
	errors->pdata[to] = error;
}

const char *behind(const char *text, const char *prefix)
{
	const char *found = strstr(text, prefix);

	return found ? found + strlen(prefix) : NULL;
}

const char *begins_with_any(const char *text, const char *const *words)
{
	for (guint i = 0; words[i]; i++) {
		if (after(text, words[i]))
			return words[i];
	}
	return NULL;
}

const char *holds_any(const char *text, const char *const *words)
{
	for (guint i = 0; words[i]; i++) {
		if (strstr(text, words[i]))
			return words[i];
	}
	return NULL;
}

const char *unindented(const char *text)
{
	return text + strspn(text, " \t");
}

gsize name_size(const char *text)
{
	gsize size = 0;

	if (!g_ascii_isalpha(*text) && *text != '_')
		return 0;
	while (g_ascii_isalnum(text[size]) || text[size] == '_' || text[size] == '$' ||
		(text[size] == '.' && (g_ascii_isalpha(text[size + 1]) || text[size + 1] == '_')))
		size++;
	return size;
}

const char *name_last(const char *text, gsize size)
{
	while (size > 0 && text[size - 1] != '.')
		size--;
	return text + size;
}

bool place_read(const char *text, Place *place)
{
	const char *at = text, *dot = NULL;

	/* a drive's letter */
	if (g_ascii_isalpha(at[0]) && at[1] == ':' && (at[2] == '\\' || at[2] == '/'))
		at += 2;
	for (; *at && *at != ':' && *at != '(' && *at != '"' && *at != '\t'; at++) {
		if (*at == '.')
			dot = at;
		else if (*at == '/' || *at == '\\')
			dot = NULL;
		/* a path may hold blanks, but prose before a colon is none */
		else if (*at == ' ' && at[1] == ' ')
			return false;
	}
	place->path = (gsize)(at - text);
	if (*at != ':' || !g_ascii_isdigit(at[1]) || place->path == 0 || !dot)
		return false;
	place->type = dot + 1;
	place->type_size = (gsize)(at - dot) - 1;
	at += 1 + strspn(at + 1, "0123456789");
	place->has_column = *at == ':' && g_ascii_isdigit(at[1]);
	if (place->has_column)
		at += 1 + strspn(at + 1, "0123456789");
	if (*at != ':')
		return false;
	place->rest = unindented(at + 1);
	return place->type_size > 0;
}

bool place_is(const Place *place, const char *type)
{
	return strlen(type) == place->type_size && memcmp(type, place->type, place->type_size) == 0;
}

const char *errno_name(const char *text, gsize *size)
{
	static const char *const names[] = {"EACCES", "EADDRINUSE", "EADDRNOTAVAIL", "EAGAIN",
		"EBADF", "EBUSY", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EEXIST",
		"EHOSTUNREACH", "EINTR", "EINVAL", "EIO", "EISDIR", "EMFILE", "EMSGSIZE",
		"ENAMETOOLONG", "ENETUNREACH", "ENFILE", "ENOENT", "ENOMEM", "ENOSPC", "ENOTCONN",
		"ENOTDIR", "ENOTEMPTY", "ENOTFOUND", "EPERM", "EPIPE", "EROFS", "ETIMEDOUT",
		"EXDEV", "EAI_AGAIN", NULL};

	for (const char *at = strchr(text, 'E'); at; at = strchr(at + 1, 'E')) {
		if (at > text && (g_ascii_isalnum(at[-1]) || at[-1] == '_'))
			continue;
		*size = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
		for (guint i = 0; names[i]; i++) {
			if (strlen(names[i]) == *size && memcmp(names[i], at, *size) == 0)
				return at;
		}
	}
	return NULL;
}
