/*
 * Reads the items of an RSS 2.0 or Atom 1.0 feed from a file, one at a time: however large the file
 * is, memory holds one item. Nothing is fetched and no entity from outside is read.
 */
#pragma once

#include "base/error.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	FEED_ITEM_MAX = 4 * 1024 * 1024, /* bytes of the file that one item may take */
	FEED_TAGS_MAX = 100,             /* of one item */
};

typedef struct {
	char *id;          /* guid or id, else the link, else the title; never empty */
	char *title;       /* one line of plain text, may be empty */
	char *link;        /* the page, or NULL */
	char *author;      /* or NULL */
	char *html;        /* the content, or the summary when there is none; may be empty */
	int64_t published; /* 0 when the feed does not say */
	GPtrArray *tags;   /* of char *, each once, in order */
	unsigned line;     /* where the item begins in the file */
} FeedItem;

/*
 * Is given each item as it is read; ITEM is the reader's and gone after the call. False with an
 * error stops the reading.
 */
typedef bool (*FeedItemFunc)(const FeedItem *item, void *data, GError **error);

/*
 * Reads PATH. On failure, items before the bad place have already been given to FUNC: the caller
 * wraps the call in a transaction and rolls it back. NOT_FOUND or DENIED for a file that cannot be
 * opened, LIMIT for an item that is too large, else INVALID; the message names the file and, where
 * there is one, the line. A feed without items is INVALID as well.
 */
MW_CHECKED bool feed_read(const char *path, FeedItemFunc func, void *data, GError **error);
