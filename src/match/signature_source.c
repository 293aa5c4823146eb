#include "config.h"

#include "match/signature_source.h"

#include <string.h>

void signature_source_clear(SignatureSource *source)
{
	g_clear_pointer(&source->pattern, g_free);
	g_clear_pointer(&source->literal, g_free);
}

char *signature_fold(const char *text)
{
	GString *folded = g_string_new(NULL);

	for (; *text; text++) {
		if (!signature_is_blank(*text))
			g_string_append_c(folded, *text);
		else if (folded->len == 0 || folded->str[folded->len - 1] != ' ')
			g_string_append_c(folded, ' ');
	}
	return g_string_free(folded, FALSE);
}

gsize signature_literal_at(const char *literal, const char *text, gsize size, gsize start)
{
	gsize at = start;

	for (; *literal; literal++) {
		if (*literal == ' ') {
			if (at >= size || !signature_is_blank(text[at]))
				return 0;
			while (at < size && signature_is_blank(text[at]))
				at++;
		} else if (at >= size || text[at++] != *literal) {
			return 0;
		}
	}
	return at;
}

/* The literal is looked for by its longest word; what stands before it is walked back to. */
static gsize back_to_start(const char *literal, gsize word, const char *text, gsize at)
{
	while (word > 0) {
		if (at == 0)
			return G_MAXSIZE;
		if (literal[--word] != ' ') {
			if (text[--at] != literal[word])
				return G_MAXSIZE;
			continue;
		}
		if (!signature_is_blank(text[at - 1]))
			return G_MAXSIZE;
		/* a leading blank needs one only, so that the walk never goes far */
		if (word == 0)
			return at - 1;
		while (at > 0 && signature_is_blank(text[at - 1]))
			at--;
	}
	return at;
}

gsize signature_literal_find(const char *literal, const char *text, gsize size, gsize from)
{
	gsize word = 0, length = 0;

	for (gsize i = 0; literal[i];) {
		gsize run = strcspn(literal + i, " ");

		if (run > length) {
			word = i;
			length = run;
		}
		i += run;
		i += literal[i] == ' ';
	}
	for (gsize at = from; at < size;) {
		const char *found = memmem(text + at, size - at, literal + word, length);
		gsize start;

		if (!found)
			return G_MAXSIZE;
		at = (gsize)(found - text);
		start = back_to_start(literal, word, text, at);
		if (start != G_MAXSIZE && start >= from &&
			signature_literal_at(literal, text, size, start) > 0)
			return start;
		at++;
	}
	return G_MAXSIZE;
}

static bool check_size(const char *match, GError **error)
{
	gsize size = strlen(match);

	if (size == 0)
		return mw_fail(error, MW_ERROR_INVALID, "a signature is empty");
	if (size > SIGNATURE_SIZE_MAX)
		return mw_fail(error, MW_ERROR_INVALID,
			"a signature has %zu bytes; at most %d are possible", size,
			SIGNATURE_SIZE_MAX);
	if (!g_utf8_validate(match, -1, NULL))
		return mw_fail(error, MW_ERROR_INVALID, "a signature is not UTF-8");
	return true;
}

bool signature_source_read(const char *match, SignatureSource *source, GError **error)
{
	gsize size = strlen(match);

	*source = (SignatureSource){0};
	if (!check_size(match, error))
		return false;
	if (match[0] == '/' && size >= 2 && match[size - 1] == '/') {
		source->pattern = g_strndup(match + 1, size - 2);
		if (!pattern_read(source->pattern, source, error)) {
			signature_source_clear(source);
			return false;
		}
	} else if (!template_read(match, source, error)) {
		signature_source_clear(source);
		return false;
	} else {
		source->is_template = true;
	}
	if (strlen(source->literal) < SIGNATURE_LITERAL_MIN) {
		mw_fail(error, MW_ERROR_INVALID,
			"no literal of four bytes: '%s' needs a piece of text that every match holds, "
			"outside of holes, choices and optional parts",
			match);
		signature_source_clear(source);
		return false;
	}
	return true;
}
