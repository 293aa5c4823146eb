/*
 * An entry's Markdown, rendered once when it is saved: CommonMark by libcmark with raw HTML shown
 * as text, plus tables, strikethrough, task lists, [[wiki links]], bare URLs, callouts, heading
 * ids with anchors, and code blocks with a caption. Beside the HTML come the parts that the page
 * and the search index need. Pure: who exists is asked through MarkdownLinks.
 *
 * No input takes more than linear time; what is larger than the limits is refused in words.
 */
#pragma once

#include "base/error.h"

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

enum {
	MARKDOWN_SOURCE_MAX = 64 * 1024, /* bytes of Markdown */
	MARKDOWN_IMAGES_MAX = 2000,      /* occurrences of "![", which libcmark handles slowly */
	MARKDOWN_DEPTH_MAX = 100,        /* quotes, lists and emphasis within each other */
	MARKDOWN_HTML_FACTOR = 16,       /* HTML may be so many times the source, plus 64 KiB */
};

/* An entry that a wiki link names. Filled by the finder; the renderer frees both with g_free. */
typedef struct {
	char *url;   /* its path, as in "/rust-engineering/mutex-guard-across-await" */
	char *title; /* what a bare [[slug]] shows, with `code` and *emphasis* */
} MarkdownTarget;

/*
 * How the renderer asks for entries: true and a filled TARGET, or false when there is none.
 * CATEGORY is NULL unless the link names one. Both names have gone through mw_slug_from_text.
 */
typedef struct {
	bool (*find)(const char *category, const char *slug, MarkdownTarget *target, void *data);
	void *data;
} MarkdownLinks;

typedef struct {
	char *html;
	char *fix_html;      /* the first words of the fix, or NULL when no section is one */
	json_t *toc;         /* [{"id", "title_html", "children": [{"id", "title_html"}]}] */
	GPtrArray *links;    /* slugs that wiki links name, existing or not, each once, in order */
	GPtrArray *sections; /* titles of the top-level sections as plain text */
	char *prose;         /* the text outside code blocks; bare wiki links are slugs */
	char *code;          /* code blocks and `code`, a line break between */
} Markdown;

/*
 * SOURCE is valid UTF-8 with LF line ends (mw_text_clean). LINKS may be NULL: then no entry exists.
 * NULL with LIMIT, saying which limit and how large the text is.
 */
MW_CHECKED Markdown *markdown_render(
	const char *source, const MarkdownLinks *links, GError **error);
void markdown_free(Markdown *markdown);

/*
 * The prose and the code of markdown_render alone, without the cost of its HTML. The caller owns
 * both texts. Fails as that does.
 */
MW_CHECKED bool markdown_words(const char *source, char **prose, char **code, GError **error);

/* The version of libcmark, which decides what is text and what is markup. */
const char *markdown_library(void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Markdown, markdown_free)

/*
 * One line, as titles and summaries are: `code`, *emphasis* and **strong** are marked up, all else
 * is literal text. The caller owns the HTML.
 */
char *markdown_inline_html(const char *text);

/* The same line without the markup characters, not escaped. The caller owns the text. */
char *markdown_inline_text(const char *text);
