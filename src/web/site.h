/*
 * site - the reading room as an answer to requests.
 */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "web/request.h"
#include "web/room.h"

/*
 * Answer a request; `room` is a struct room. A request that names another host is
 * refused: a page from elsewhere that made its own name point at this machine
 * must not read the archive.
 */
void site_answer(void *room, struct request *rq, struct response *rs);

/* Whether a Host header may be answered by a server at `address`. */
bool site_knows_host(const char *address, Str host);

#endif
