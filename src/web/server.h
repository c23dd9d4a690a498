/*
 * server - HTTP on a port of this machine.
 *
 * The one file that knows the server library. Requests are answered by a few
 * threads at a time; each has an arena of its own. A thread that sends a body in
 * pieces serves others between two of them.
 */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include "base/error.h"
#include "web/request.h"

struct server;

struct server_options {
	const char *host; /* an address of this machine: "127.0.0.1", "::1" */
	unsigned port;    /* 0: any that is free */
	void (*answer)(void *data, struct request *rq, struct response *rs);
	void *data;
};

/* Begin to listen. The caller closes it. */
bool server_open(struct server **out, const struct server_options *o, struct error *err);

unsigned server_port(const struct server *s);

/* Answer what was begun, then stop; a body in pieces is broken off. NULL is allowed. */
void server_close(struct server *s);

#endif
