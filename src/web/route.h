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
	Role role;       /* the least that may come here; wiki/permission.h says the rest */
	/*
	 * What forms that change something are called here: their tokens are bound to it, so that
	 * one form may be sent to several routes of that name. NULL: nothing is changed.
	 */
	const char *form;
	const View *view;
};

/* In place of a form's name: what is sent changes nothing that matters, and needs no token. */
#define NO_TOKEN "-"

/* Ended by a route without a pattern, most particular first. */
extern const Route routes[];

/*
 * Finds the route for PATH, percent-encoded as it came but without its format, FORMAT and METHOD;
 * one that does not take METHOD only when no other fits. Fills CAPTURES, decoded, and CANONICAL:
 * the path as the page's own links write it, with single slashes, none at its end and, mostly, in
 * lower case. Both are freed by the caller. NULL when no pattern fits; CANONICAL is set even then.
 */
const Route *route_find(
	const char *path, Format format, Method method, char **captures, char **canonical);

/* All methods that the addresses of FOUND take in FORMAT. */
unsigned route_methods(const Route *found, Format format);

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
