/*
 * Inside of markdown: libcmark's tree and the passes that change it before it is printed. Each
 * pass first collects its nodes and then changes them, since a libcmark iterator does not survive
 * the loss of its node. A pass costs time linear in the tree.
 *
 * Generated tags sit in CUSTOM_BLOCK and CUSTOM_INLINE nodes, whose on_enter and on_exit are
 * printed as they are: only literals and escaped text may get there.
 */
#pragma once

#include "base/error.h"
#include "text/markdown.h"

#include <cmark.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_iter, cmark_iter_free)

/* The tree of SOURCE with all inline passes done. Slugs of wiki links are appended to SLUGS. */
MW_CHECKED cmark_node *markdown_parse(
	const char *source, const MarkdownLinks *links, GPtrArray *slugs, GError **error);

/* -- nodes -- */

typedef enum { MARKDOWN_ANYWHERE, MARKDOWN_OUTSIDE_LINKS } MarkdownWhere;

/* The nodes of TYPE below ROOT in document order; the caller owns the array, not the nodes. */
GPtrArray *markdown_collect(cmark_node *root, cmark_node_type type, MarkdownWhere where);

/*
 * How many bytes at AT, inside TEXT, are a token; 0 when none begins there. Called once for every
 * byte that is not in a token, so it must not look far.
 */
typedef gsize (*MarkdownToken)(const char *text, const char *at);

/*
 * Cuts the text outside links so that each token is a TEXT node of its own, and returns those in
 * document order; the caller owns the array. cmark_consolidate_text_nodes undoes it.
 */
GPtrArray *markdown_split(cmark_node *root, MarkdownToken token);

/* The same for the one TEXT node, which is freed if it was cut; tokens are appended. */
void markdown_split_text(cmark_node *node, MarkdownToken token, GPtrArray *tokens);

cmark_node *markdown_text_node(const char *text, gsize size);
cmark_node *markdown_custom_node(cmark_node_type type, const char *on_enter, const char *on_exit);

/* Moves the siblings from FIRST up to, not with, END to the end of PARENT. */
void markdown_move(cmark_node *parent, cmark_node *first, cmark_node *end);

void markdown_remove(cmark_node *node);
bool markdown_is_break(cmark_node *node);

/* -- passes, in this order -- */

/*
 * libcmark resolves "\|", "\~" and "\[" before a pass can see that they were escaped, so they are
 * parsed as stand-ins. NULL when SOURCE holds a stand-in itself; it is then parsed as it is.
 */
char *markdown_shield(const char *source);
void markdown_unshield_code(cmark_node *root);
void markdown_unshield_text(cmark_node *root);
#define MARKDOWN_SHIELDED_PIPE "\xf0\x92\x91\xb0"

void markdown_show_raw_html(cmark_node *root);
void markdown_link_wiki(cmark_node *root, const MarkdownLinks *links, GPtrArray *slugs);
void markdown_build_tables(cmark_node *root);
void markdown_strike(cmark_node *root);
void markdown_link_urls(cmark_node *root);
void markdown_mark_tasks(cmark_node *root);
void markdown_build_callouts(cmark_node *root);

/*
 * Gives each heading its level and, as user data, its id; the ids live as long as IDS. An outline
 * starts at h2 and never skips a level.
 */
void markdown_number_headings(cmark_node *root, GStringChunk *ids);

/* -- reading -- */

/* Appends the text of NODE's subtree without code blocks, one blank between blocks. */
void markdown_append_prose(GString *prose, cmark_node *node);
/* Appends code blocks and code spans, a line break between. */
void markdown_append_code(GString *code, cmark_node *node);
json_t *markdown_toc(cmark_node *root);
GPtrArray *markdown_sections(cmark_node *root);
/* The heading of the section that tells the fix, or NULL. */
cmark_node *markdown_fix_heading(cmark_node *root);

/* Adds `code`, *emphasis* and **strong** of one line to PARENT. */
void markdown_parse_line(cmark_node *parent, const char *text);

/* -- printing -- */

typedef struct {
	GString *html;
	gsize limit;            /* printing stops when the HTML is longer */
	const char *code_label; /* names code blocks instead of "Code 1", or NULL */
	guint codes;            /* code blocks printed so far */
	guint in_link;
	bool plain; /* as libcmark prints: no ids, captions, rel and such */
	bool flat;  /* no links and images, for text that is itself in a link */
} MarkdownPrinter;

void markdown_print(MarkdownPrinter *printer, cmark_node *node);
void markdown_print_children(MarkdownPrinter *printer, cmark_node *node);
void markdown_print_code(MarkdownPrinter *printer, cmark_node *node);

/* The HTML of SOURCE without our decorations, for comparison with libcmark; NULL beyond a limit. */
char *markdown_plain_html(const char *source);
