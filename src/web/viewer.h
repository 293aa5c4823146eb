/*
 * Who asks: by a session's cookie, or by a key in "Authorization: Bearer" (RFC 6750 section 2.1).
 */
#pragma once

#include "web/request.h"
#include "web/response.h"
#include "web/site.h"
#include "wiki/audit.h"
#include "wiki/entry_save.h"

typedef struct {
	int64_t user; /* the row; 0: nobody is signed in */
	char *name;
	Role role;
	int64_t session;   /* the row, 0: none */
	int64_t confirmed; /* when the password was given last in this session */
	char *key;         /* what the tokens of this viewer's forms are made with, or NULL */
	char *former;      /* who was signed in here until the session ended, or NULL */
	bool by_token;     /* a program, which sends no forms */
	bool is_private;   /* the request names somebody: its answer is for nobody else */
	bool is_refused;   /* it showed a key that is not valid */
} Viewer;
void viewer_clear(Viewer *viewer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Viewer, viewer_clear)

/* Whether REQUEST says who asks; true also for a cookie or key that is worth nothing any more. */
bool viewer_is_named(const Site *site, const Request *request);

/*
 * Finds out who sent REQUEST. A cookie of a session that is over is taken back with RESPONSE. Fails
 * as the database does.
 */
MW_CHECKED bool viewer_read(
	Viewer *viewer, Site *site, const Request *request, Response *response, GError **error);

/* Notes that the session or key of the last request was used, when that is worth a write. */
MW_CHECKED bool viewer_note_use(Site *site, GError **error);

/*
 * Signs USER in: a new session whose cookie RESPONSE sets, in place of the one there was. From then
 * on VIEWER is that user.
 */
MW_CHECKED bool viewer_sign_in(Viewer *viewer, Site *site, const Request *request,
	Response *response, int64_t user, bool stays, GError **error);

/* The secret that the browser was given at a login before, or NULL. The caller owns it. */
char *viewer_device(const Site *site, const Request *request);

/* Gives the browser SECRET to keep, by which a login knows it again. */
void viewer_keep_device(const Site *site, Response *response, const char *secret);

/* Ends the session and takes its cookie back. */
MW_CHECKED bool viewer_sign_out(Viewer *viewer, Site *site, Response *response, GError **error);

/* Gives somebody without a session a key for one form, in a cookie of its own. */
void viewer_make_key(Viewer *viewer, const Site *site, Response *response);
