/*
 * server - HTTP on a port of this machine.
 */
#include "web/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { THREADS = 4, IDLE_SECONDS = 60, MEMORY_OF_CONNECTION = 64 * 1024, STREAM_BLOCK = 32 * 1024 };

struct server {
	struct MHD_Daemon *daemon;
	struct server_options options;
	unsigned port;
};

/*
 * Headers of every answer. Nothing from elsewhere is loaded, nothing is framed, and no script or
 * style stands in a page.
 */
static const struct header {
	const char *name, *value;
} headers[] = {
	{ "Content-Security-Policy",
	  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
	  "base-uri 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cache-Control", "no-cache" },
	{ NULL, NULL },
};

static Str header(struct MHD_Connection *conn, const char *name)
{
	return str_of(MHD_lookup_connection_value(conn, MHD_HEADER_KIND, name));
}

static enum MHD_Result add_parameter(void *data, enum MHD_ValueKind kind, const char *name, size_t name_n,
                                     const char *value, size_t value_n)
{
	struct request *rq = data;

	(void)kind;
	*list_push(rq->a, &rq->parameters) =
		(struct parameter){ { name, name_n }, { value ? value : "", value_n } };
	return MHD_YES;
}

/* A name in a header: no quotes, no control characters. */
static Str disposition(struct arena *a, Str filename)
{
	char *z = arena_z(a, filename);

	for (char *p = z; *p; p++)
		if (!is_alnum((unsigned char)*p) && !strchr("-._", *p))
			*p = '_';
	return arena_printf(a, "attachment; filename=\"%s\"", z);
}

static void add_header(struct MHD_Response *r, struct arena *a, const char *name, Str value)
{
	if (value.p)
		MHD_add_response_header(r, name, arena_z(a, value));
}

/* ---- Bodies in pieces ---- */

struct sending {
	struct stream stream;
	struct buf piece;
	size_t at; /* what was sent of it */
};

static void end_sending(void *data)
{
	struct sending *s = data;

	s->stream.release(s->stream.data);
	buf_release(&s->piece);
	free(s);
}

/* The library asks for the next bytes whenever the socket takes some. */
static ssize_t send_some(void *data, uint64_t pos, char *to, size_t most)
{
	struct sending *s = data;
	size_t n;

	(void)pos;
	if (s->at == s->piece.n) {
		buf_clear(&s->piece);
		s->at = 0;
		if (!s->stream.fill(s->stream.data, &s->piece) || s->piece.full)
			return MHD_CONTENT_READER_END_WITH_ERROR;
	}
	n = s->piece.n - s->at < most ? s->piece.n - s->at : most;
	if (n == 0)
		return MHD_CONTENT_READER_END_OF_STREAM;
	memcpy(to, s->piece.p + s->at, n);
	s->at += n;
	return (ssize_t)n;
}

/* The stream is released with the response, or at once where there is none. */
static struct MHD_Response *make_streamed(const struct stream *stream)
{
	struct sending *s = calloc(1, sizeof *s);
	struct MHD_Response *r = NULL;

	if (!s) {
		stream->release(stream->data);
		return NULL;
	}
	s->stream = *stream;
	buf_init(&s->piece, RESPONSE_MOST);
	r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK, send_some, s, end_sending);
	if (!r)
		end_sending(s);
	return r;
}

static struct MHD_Response *make_response(const struct response *rs)
{
	if (rs->stream.fill)
		return make_streamed(&rs->stream);
	return MHD_create_response_from_buffer(rs->body.n, rs->body.p, MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_response(struct MHD_Connection *conn, struct arena *a, const struct response *rs)
{
	struct MHD_Response *r = make_response(rs);
	enum MHD_Result result;

	if (!r)
		return MHD_NO;
	for (const struct header *h = headers; h->name; h++)
		MHD_add_response_header(r, h->name, h->value);
	add_header(r, a, "Content-Type", str_of(rs->type));
	add_header(r, a, "ETag", rs->etag);
	add_header(r, a, "Location", rs->location);
	if (rs->filename.p)
		add_header(r, a, "Content-Disposition", disposition(a, rs->filename));
	if (rs->status == HTTP_METHOD)
		add_header(r, a, "Allow", S("GET, HEAD"));
	result = MHD_queue_response(conn, (unsigned)rs->status, r);
	MHD_destroy_response(r);
	return result;
}

static enum MHD_Result respond(struct server *s, struct MHD_Connection *conn, const char *url,
                               const char *method)
{
	struct arena a;
	struct request rq = { .a = &a, .method = str_of(method), .path = str_of(url) };
	struct response rs = { .status = HTTP_OK };
	enum MHD_Result result;

	arena_init(&a);
	buf_init(&rs.body, RESPONSE_MOST);
	rq.host = header(conn, "Host");
	rq.if_none_match = header(conn, "If-None-Match");
	MHD_get_connection_values_n(conn, MHD_GET_ARGUMENT_KIND, add_parameter, &rq);
	s->options.answer(s->options.data, &rq, &rs);
	result = send_response(conn, &a, &rs);
	buf_release(&rs.body);
	arena_release(&a);
	return result;
}

/* Called with the headers alone first: an answer then would close the connection. */
static enum MHD_Result on_request(void *data, struct MHD_Connection *conn, const char *url, const char *method,
                                  const char *version, const char *upload, size_t *upload_n, void **state)
{
	static int begun;

	(void)version;
	(void)upload;
	if (!*state) {
		*state = &begun;
		return MHD_YES;
	}
	if (*upload_n) { /* nothing is taken in here */
		*upload_n = 0;
		return MHD_YES;
	}
	return respond(data, conn, url, method);
}

struct address {
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} at;
	socklen_t n;
	bool six;
};

static bool read_address(const struct server_options *o, struct address *out, struct error *err)
{
	*out = (struct address){ .n = sizeof out->at.v4 };
	out->at.v4.sin_family = AF_INET;
	out->at.v4.sin_port = htons((uint16_t)o->port);
	if (inet_pton(AF_INET, o->host, &out->at.v4.sin_addr) == 1)
		return true;
	*out = (struct address){ .n = sizeof out->at.v6, .six = true };
	out->at.v6.sin6_family = AF_INET6;
	out->at.v6.sin6_port = htons((uint16_t)o->port);
	if (inet_pton(AF_INET6, o->host, &out->at.v6.sin6_addr) == 1)
		return true;
	return fail(err, ERR_USAGE,
	            "'%s' is no address of this machine; 127.0.0.1 serves it alone, 0.0.0.0 the network",
	            o->host);
}

/* Bound here, not by the library, so that a port in use can be told from other trouble. */
static bool open_socket(const struct server_options *o, const struct address *ad, int *out, struct error *err)
{
	int on = 1, fd = socket(ad->at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int why;

	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
	    bind(fd, &ad->at.any, ad->n) == 0 && listen(fd, SOMAXCONN) == 0) {
		*out = fd;
		return true;
	}
	why = errno;
	if (fd >= 0)
		close(fd);
	if (why == EADDRINUSE)
		return fail(err, ERR_IO,
		            "port %u of %s is in use: stop what listens there, or take another with --port "
		            "(0: any that is free)",
		            o->port, o->host);
	if (why == EACCES)
		return fail(err, ERR_IO,
		            "port %u needs more rights than this user has: take one above 1023 with --port",
		            o->port);
	return fail(err, ERR_IO, "cannot listen on port %u of %s: %s", o->port, o->host, strerror(why));
}

static unsigned port_of(int fd)
{
	struct address ad = { .n = sizeof ad.at };

	if (getsockname(fd, &ad.at.any, &ad.n) != 0)
		return 0;
	return ntohs(ad.at.any.sa_family == AF_INET6 ? ad.at.v6.sin6_port : ad.at.v4.sin_port);
}

bool server_open(struct server **out, const struct server_options *o, struct error *err)
{
	struct address ad;
	struct server *s;
	int fd = -1;

	if (!read_address(o, &ad, err) || !open_socket(o, &ad, &fd, err))
		return false;
	s = calloc(1, sizeof *s);
	if (s) {
		s->options = *o;
		s->port = port_of(fd);
		s->daemon = MHD_start_daemon(
			MHD_USE_EPOLL_INTERNAL_THREAD | (ad.six ? MHD_USE_IPv6 : 0), 0, NULL, NULL, on_request,
			s, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS,
			MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
			MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_OF_CONNECTION, MHD_OPTION_END);
	}
	if (!s || !s->daemon) {
		free(s);
		close(fd);
		return fail(err, ERR_IO,
		            "the server could not be started; the system may lack memory or threads");
	}
	*out = s;
	return true;
}

unsigned server_port(const struct server *s)
{
	return s->port;
}

void server_close(struct server *s)
{
	if (!s)
		return;
	MHD_stop_daemon(s->daemon);
	free(s);
}
