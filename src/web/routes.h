/*
 * routes - which handler answers which path.
 */
#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H

#include "web/request.h"
#include "web/room.h"

/* What a handler works with: the request, the archive, the answer. */
struct visit {
	struct request *rq;
	struct response *rs;
	struct room *room;
	struct archive *archive;
};

struct route {
	const char *pattern; /* ":" and a name take a piece of the path, which becomes a capture */
	bool (*answer)(struct visit *v, struct error *err); /* false: the world failed */
	const char *what;
};

extern const struct route routes[]; /* the first that fits counts; ends in a row without a pattern */

/* Whether a path fits a pattern; the captures are filled if so. */
bool route_fits(const char *pattern, Str path, Str captures[CAPTURES_MOST]);

/* Handlers, each in its own file. */
bool answer_start(struct visit *v, struct error *err);
bool answer_help(struct visit *v, struct error *err);
bool answer_search(struct visit *v, struct error *err);
bool answer_search_json(struct visit *v, struct error *err);
bool answer_search_csv(struct visit *v, struct error *err);
bool answer_facets_csv(struct visit *v, struct error *err);
bool answer_search_atom(struct visit *v, struct error *err);
bool answer_telegram(struct visit *v, struct error *err);
bool answer_telegram_raw(struct visit *v, struct error *err);
bool answer_telegram_text(struct visit *v, struct error *err);
bool answer_telegram_json(struct visit *v, struct error *err);
bool answer_asset(struct visit *v, struct error *err);

/* A page that says that there is none, or that something failed. */
void answer_trouble(struct visit *v, enum http_status status, Str title, Str sentence);

#endif
