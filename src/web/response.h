/*
 * One HTTP response: built whole, then sent. The only file that knows HTTP status codes of errors
 * and the security headers, which are the same on every status.
 */
#pragma once

#include "base/error.h"

typedef struct {
	int status;
	const char *type;     /* of the content, without parameters; NULL: no content */
	char *location;       /* for redirects */
	char *etag;           /* with its quotes */
	GPtrArray *cookies;   /* whole Set-Cookie values */
	const char *allow;    /* the methods, for 405 */
	const char *cache;    /* Cache-Control */
	unsigned retry_after; /* seconds, for 503; 0: not said */
	const char *route;    /* the pattern that it answers, for counting; NULL: none */
	GString *body;
} Response;

Response *response_new(void);
void response_free(Response *response);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Response, response_free)

/* Forgets all that was set, but the cookies, for an error page in its place. */
void response_reset(Response *response);

/* 301 or 303 to LOCATION, a path of this site, which is taken over. */
void response_redirect(Response *response, int status, char *location);

/* Sets a cookie; COOKIE is a whole Set-Cookie value, which is taken over. */
void response_set_cookie(Response *response, char *cookie);

/* The status that ERROR deserves. */
int response_status_of(const GError *error);

/* "Not found": the reason phrase for people (RFC 9110 section 15). */
const char *response_reason(int status);

/*
 * Whether IF_NONE_MATCH (a request's header, may be NULL) names ETAG, weakly compared (RFC 9110
 * section 13.1.2).
 */
bool response_etag_matches(const char *if_none_match, const char *etag);

typedef enum {
	RESPONSE_WHOLE,
	RESPONSE_HEAD,         /* for HEAD: the same without the body */
	RESPONSE_NOT_MODIFIED, /* 304 in place of what the client has (RFC 9110 section 15.4.5) */
} ResponsePart;

/* Takes the next SIZE bytes of an answer. */
typedef void ResponseWriter(const char *bytes, gsize size, void *data);

/* Writes the head as CGI wants it (RFC 3875 section 6), and the body where PART has one. */
void response_print(const Response *response, ResponsePart part, ResponseWriter *write, void *data);
