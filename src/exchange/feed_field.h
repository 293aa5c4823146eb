/*
 * The elements in an item of a feed, each read into its place in a FeedItem.
 */
#pragma once

#include "exchange/feed.h"
#include "exchange/xml_file.h"

#define FEED_ATOM_NAMESPACE "http://www.w3.org/2005/Atom"

/* A feed as it is being read. */
typedef struct {
	XmlFile *file;
	bool is_atom;
	char *author;     /* of an Atom feed as a whole, or NULL */
	FeedItem *item;   /* the one that is being read */
	bool has_content; /* its html is more than a summary */
} Feed;

/* Reads the element that FEED's file is at, to its end; one that means nothing here is skipped. */
bool feed_field_read(Feed *feed, GError **error);

/* Reads the <name> in an Atom <author> into *NAME, unless that is set already. */
bool feed_field_person(Feed *feed, char **name, GError **error);
