/*
 * finder - a search as the URL asks for it.
 */
#ifndef WEB_FINDER_H
#define WEB_FINDER_H

#include "page/asked.h"
#include "search/run.h"
#include "web/routes.h"

/* What the parameters ask: q, f (again and again), sort, literal, page. It points into the request. */
struct asked finder_asked(const struct request *rq);

/* Run it on the archive of the visit, in the order that is asked for. */
bool finder_run(struct visit *v, struct query *q, const struct asked *asked, const struct run_want *want,
                struct result *out, struct error *err);

/* The same on a connection, and in memory, that outlast the visit. The feed is to be released. */
void finder_feed(struct feed *out, const struct room *r, struct archive *ar, const struct asked *asked);
bool finder_run_on(struct arena *a, struct feed *f, struct query *q, const struct asked *asked,
                   const struct run_want *want, struct result *out, struct error *err);

#endif
