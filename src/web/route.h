/*
 * The one table of addresses: which view answers which path, in which formats and to which methods.
 */
#pragma once

#include "web/view.h"

struct Route {
	const char *pattern; /* segments; {name} takes any one, "x-{name}" one of that start */
	unsigned methods;    /* HEAD comes with GET */
	unsigned formats;
	bool keeps_case; /* the path is not brought to lower case */
	const View *view;
};

/* Ended by a route without a pattern. The first that matches is taken. */
extern const Route routes[];

/*
 * Finds the route for PATH, percent-encoded as it came but without its format, and FORMAT. Fills
 * CAPTURES, decoded, and CANONICAL: the path as the page's own links write it, with single slashes,
 * none at its end and, mostly, in lower case. Both are freed by the caller. NULL when no pattern
 * fits; CANONICAL is set even then.
 */
const Route *route_find(const char *path, Format format, char **captures, char **canonical);

/* Whether two percent-encoded paths are the same, however they are encoded. */
bool route_is_same(const char *path, const char *other);

/*
 * Cuts ".json", ".md" or another format's suffix, in letters of either case and with the slashes
 * after it, from PATH and returns the format that it asks for.
 */
Format route_take_format(char *path);

/* The suffix of a format, "" for HTML. */
const char *route_suffix(Format format);

/* "application/json": the type of a format. */
const char *route_type(Format format);
