/*
 * The one table of addresses: which view answers which path, in which formats and to which methods.
 */
#pragma once

#include "web/view.h"

struct Route {
	const char *pattern; /* segments, {name} takes any one */
	unsigned methods;    /* HEAD comes with GET */
	unsigned formats;
	bool keeps_case; /* the path is not brought to lower case */
	const View *view;
};

/* Ended by a route without a pattern. The first that matches is taken. */
extern const Route routes[];

/*
 * Finds the route for a decoded PATH and FORMAT, and fills CAPTURES (freed by the caller) and
 * CANONICAL: the path as the page's own links write it, without slashes at its end and, mostly, in
 * lower case. NULL when no pattern fits.
 */
const Route *route_find(const char *path, Format format, char **captures, char **canonical);

/* Cuts ".json" or ".md" from PATH and returns the format that it asks for. */
Format route_take_format(char *path);

/* The suffix of a format, "" for HTML. */
const char *route_suffix(Format format);
