#include "wiki/search_text.h"

#include "text/tokens.h"
#include "wiki/search_facet.h"

#include <string.h>

enum { ERRORS_BYTES = 16 << 10 /* of an entry's samples that search reads */ };

static char *errors_of(const EntryFields *fields)
{
	GString *errors = g_string_new(NULL);
	size_t i, j;
	json_t *signature, *sample;

	for (char **code = fields->codes; *code; code++)
		g_string_append_printf(errors, "%s\n", *code);
	json_array_foreach(fields->signatures, i, signature) {
		json_t *match = json_object_get(signature, "match");

		g_string_append_printf(errors, "%s\n", json_string_value(match));
		json_array_foreach(json_object_get(signature, "samples"), j, sample) {
			if (errors->len + json_string_length(sample) < ERRORS_BYTES)
				g_string_append_printf(errors, "%s\n", json_string_value(sample));
		}
	}
	return g_string_free(errors, FALSE);
}

/* Takes PROSE and CODE over. */
static SearchText *make(const EntryFields *fields, char *prose, char *code)
{
	SearchText *text = g_new0(SearchText, 1);
	g_autofree char *all = NULL;

	text->title = markdown_inline_text(fields->title);
	text->summary = markdown_inline_text(fields->summary);
	text->tags = g_strjoinv(" ", fields->tags);
	text->errors = errors_of(fields);
	text->prose = prose;
	text->code = code;
	all = g_strjoin("\n", text->title, text->summary, text->tags, text->errors, text->prose,
		text->code, NULL);
	text->tokens = tokens_of(all, true);
	text->facets = search_facets_of(fields);
	return text;
}

SearchText *search_text_new(const EntryFields *fields, GError **error)
{
	char *prose, *code;

	return markdown_words(fields->body, &prose, &code, error) ? make(fields, prose, code)
								  : NULL;
}

SearchText *search_text_of(const EntryFields *fields, const Markdown *markdown)
{
	return make(fields, g_strdup(markdown->prose), g_strdup(markdown->code));
}

void search_text_free(SearchText *text)
{
	if (!text)
		return;
	g_free(text->title);
	g_free(text->summary);
	g_free(text->tags);
	g_free(text->errors);
	g_free(text->prose);
	g_free(text->code);
	g_free(text->tokens);
	g_free(text->facets);
	g_free(text);
}

gsize search_text_size(const SearchText *text)
{
	return strlen(text->title) + strlen(text->summary) + strlen(text->tags) +
	       strlen(text->errors) + strlen(text->prose) + strlen(text->code) +
	       strlen(text->tokens) + strlen(text->facets);
}

char *search_text_version(void)
{
	return g_strconcat(SEARCH_TEXT_VERSION " cmark ", markdown_library(), NULL);
}
