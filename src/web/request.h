/*
 * request - what a browser asks, and what it is answered.
 *
 * A handler reads the request, fills the response and returns; what it allocates
 * from the request's arena is dropped when the answer is gone.
 */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum { CAPTURES_MOST = 2, RESPONSE_MOST = 64 * 1024 * 1024 };

struct parameter {
	Str name, value;
};

struct request {
	struct arena *a;
	Str method; /* "GET" */
	Str path;   /* decoded, without the query */
	LIST(struct parameter) parameters;
	Str host; /* of the Host header; absent if there is none */
	Str if_none_match;
	Str captures[CAPTURES_MOST]; /* the parts of the path that the route names */
};

#define HTTP_STATUSES(X) \
	X(OK, 200) \
	X(MOVED, 301) \
	X(NOT_MODIFIED, 304) \
	X(BAD_REQUEST, 400) X(NOT_FOUND, 404) X(METHOD, 405) X(MISDIRECTED, 421) X(FAILED, 500)
enum http_status {
#define X(id, number) HTTP_##id = (number),
	HTTP_STATUSES(X)
#undef X
};

/*
 * A body that comes in pieces, for what would be too much at once. It outlasts the request and
 * its arena, and may be released by another thread than the one that asks for the pieces.
 */
struct stream {
	bool (*fill)(void *data, struct buf *b); /* put the next piece; nothing put: that was all. False breaks off */
	void (*release)(void *data);             /* called once, also when the browser went away */
	void *data;
};

struct response {
	enum http_status status;
	const char *type;
	struct buf body;
	struct stream stream; /* with a `fill`, it is sent in place of the body */
	Str etag;     /* absent: none */
	Str location; /* of HTTP_MOVED */
	Str filename; /* to save it under; absent: it is shown */
};

/* The first value of a parameter; absent if it is not there. */
Str request_get(const struct request *rq, const char *name);

/* As a number from `least` on; `otherwise` if it is none. */
long request_number(const struct request *rq, const char *name, long least, long otherwise);

#endif
