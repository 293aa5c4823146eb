/*
 * Markdown as plain text, read in one quick pass for excerpts. It is what a reader sees of an
 * ordinary entry; where the markup is intricate, some of it stays. text/markdown.h is exact.
 */
#pragma once

#include <glib.h>

typedef struct {
	GString *prose; /* outside code blocks, in one line */
	GString *code;  /* code blocks and `code`, in one line */
} Plain;

/* SOURCE is what markdown_render() takes. Linear in it. Free with plain_clear(). */
Plain plain_read(const char *source);
void plain_clear(Plain *plain);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Plain, plain_clear)
