#include "text/page_compare.h"

#include "text/sequence.h"

#include <string.h>

static bool is_word(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

/* A tag, a word, an entity, a run of blanks, or any one other character. */
static gsize token_size(const char *at)
{
	gsize size = 1;

	if (*at == '<')
		return strcspn(at, ">") + (strchr(at, '>') != NULL);
	if (*at == '&')
		return strcspn(at, ";") + (strchr(at, ';') != NULL);
	while (at[size] && is_word(*at) && is_word(at[size]))
		size++;
	while (at[size] && g_ascii_isspace(*at) && g_ascii_isspace(at[size]))
		size++;
	return size;
}

static GArray *tokens_of(const char *html)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(SequenceItem));

	while (*html) {
		SequenceItem item = {html, token_size(html)};

		g_array_append_val(tokens, item);
		html += item.size;
	}
	return tokens;
}

/* Attributes that name something on the page, which must not be named twice. */
static void append_tag(GString *out, const SequenceItem *tag, bool is_old)
{
	static const char *const names[][2] = {{" id=\"", "old-"}, {" aria-labelledby=\"", "old-"},
		{" href=\"#", "old-"}, {" aria-label=\"", "Before: "}};
	g_autofree char *text = g_strndup(tag->start, tag->size);

	for (gsize i = 0; is_old && i < G_N_ELEMENTS(names); i++) {
		g_auto(GStrv) parts = g_strsplit(text, names[i][0], -1);
		g_autofree char *changed = g_strconcat(names[i][0], names[i][1], NULL);

		g_free(text);
		text = g_strjoinv(changed, parts);
	}
	g_string_append(out, text);
}

/* Writes TOKENS with a mark around those that CHANGED; a mark never holds a tag. */
static char *marked(const GArray *tokens, const bool *changed, bool is_old)
{
	GString *out = g_string_new(NULL);
	const char *open = is_old ? "<del>" : "<ins>";
	const char *close = is_old ? "</del>" : "</ins>";
	bool is_open = false;

	for (guint i = 0; i < tokens->len; i++) {
		const SequenceItem *token = &g_array_index(tokens, SequenceItem, i);
		bool is_tag = *token->start == '<';
		bool is_blank = g_ascii_isspace(*token->start);

		if (is_open && (is_tag || !changed[i])) {
			g_string_append(out, close);
			is_open = false;
		}
		if (!is_open && changed[i] && !is_tag && !is_blank) {
			g_string_append(out, open);
			is_open = true;
		}
		if (is_tag)
			append_tag(out, token, is_old);
		else
			g_string_append_len(out, token->start, (gssize)token->size);
	}
	if (is_open)
		g_string_append(out, close);
	return g_string_free(out, FALSE);
}

bool page_compare(
	const char *old, const char *new, char **old_html, char **new_html, GError **error)
{
	g_autoptr(GArray) before = tokens_of(old);
	g_autoptr(GArray) after = tokens_of(new);
	g_autoptr(GArray) changes = sequence_compare(before, after, error);
	g_autofree bool *gone = g_new0(bool, before->len + 1);
	g_autofree bool *came = g_new0(bool, after->len + 1);

	if (!changes)
		return false;
	for (guint i = 0; i < changes->len; i++) {
		const SequenceChange *change = &g_array_index(changes, SequenceChange, i);

		for (guint k = 0; k < change->old_count; k++)
			gone[change->old_at + k] = true;
		for (guint k = 0; k < change->new_count; k++)
			came[change->new_at + k] = true;
	}
	*old_html = marked(before, gone, true);
	*new_html = marked(after, came, false);
	return true;
}
