/*
 * From one request to one response.
 */
#pragma once

#include "web/request.h"
#include "web/site.h"

/*
 * Answers the request at GATEWAY with a whole CGI response, of which nothing is written before all
 * is made. Never fails: what goes wrong becomes an error page and a line in the log.
 */
void http_answer(Site *site, const Gateway *gateway);

/*
 * What has to be done for the next request, and be written down of the last one, once its answer
 * was sent; IS_LAST: no other follows.
 */
void http_after(Site *site, bool is_last);
