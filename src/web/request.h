/*
 * One HTTP request as the web server hands it over (RFC 3875, FastCGI 1.0), checked and bounded.
 */
#pragma once

#include "base/error.h"

enum {
	REQUEST_TARGET_MAX = 8 << 10, /* bytes of path and query, beyond which the answer is 414 */
	REQUEST_BODY_MAX = 1 << 20,   /* bytes of body, beyond which the answer is 413 */
	REQUEST_KEPT_MAX = 4 << 20,   /* up to these it is read, so that it can be given back */
};

typedef enum {
	METHOD_GET = 1 << 0,
	METHOD_HEAD = 1 << 1,
	METHOD_POST = 1 << 2,
	METHOD_PUT = 1 << 3,
	METHOD_OTHER = 1 << 4
} Method;

/* How to reach the web server: by environment and standard input, or through libfcgi. */
typedef struct {
	const char *(*parameter)(const char *name, void *data); /* NULL when absent */
	gssize (*read)(char *buffer, gsize size, void *data);   /* 0 at the end */
	void (*write)(const char *bytes, gsize size, void *data);
	void *data;
} Gateway;

typedef struct {
	Method method;
	char *path;   /* as it came: its escapes are whole, decoded it is UTF-8 without NUL */
	char *target; /* path and query as they came, for links back to this page */
	char *query;  /* what followed the question mark, undecoded, or "" */
	char *body;
	gsize body_size;
	char *if_none_match; /* or NULL, as all that follows */
	char *cookies, *authorization, *host, *origin, *user_agent, *referer;
	char *fetch_site; /* Sec-Fetch-Site (Fetch Metadata) */
	char *content_type;
	char *accept; /* the types that the client asks for (RFC 9110 section 12.5.1) */
	char *if_match;
	char *csrf;        /* X-CSRF-Token */
	char *remote_user; /* who the web server says it is (RFC 3875 section 4.1.11) */
	char *address;     /* the client's, "" when the web server does not say; never NULL */
	char *id;          /* request_id() makes it; NULL until then */
} Request;

typedef enum {
	REQUEST_OK,
	REQUEST_BAD,       /* 400 */
	REQUEST_TOO_LONG,  /* 414 */
	REQUEST_TOO_LARGE, /* 413 */
} RequestState;

/*
 * Reads a request. REQUEST is filled as far as it was understood, whatever is returned; ERROR says
 * in words what is wrong. The caller frees it.
 */
MW_CHECKED RequestState request_read(const Gateway *gateway, Request **request, GError **error);
void request_free(Request *request);

/* The value of a cookie (RFC 6265 section 5.4), or NULL. The caller owns it. */
char *request_cookie(const Request *request, const char *name);

/* Names REQUEST in the log and on error pages; made when first asked for. It is the request's. */
const char *request_id(Request *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Request, request_free)

/*
 * Decodes percent-escapes (RFC 3986 section 2.1), with PLUS_IS_BLANK as forms write blanks. NULL
 * with INVALID for a broken escape, a NUL, or what is not UTF-8. The caller owns the text.
 */
MW_CHECKED char *request_decode(const char *text, gsize size, bool plus_is_blank, GError **error);
