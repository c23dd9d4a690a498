/*
 * cable serve - the reading room in a browser, on this machine.
 */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/terminal.h"
#include "web/room.h"
#include "web/server.h"
#include "web/site.h"

enum { PORT_MOST = 65535 };

struct serve_options {
	const char *archive, *host;
	long port;
};

static const struct serve_options usual = { .host = "127.0.0.1", .port = 8480 };

/* The signals that end the server, kept from all threads so that one place can wait for them. */
static sigset_t hold_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN); /* a browser that goes away in mid answer */
	return set;
}

static void say_address(const char *host, unsigned port)
{
	bool six = strchr(host, ':') != NULL;

	printf("http://%s%s%s:%u/\n", six ? "[" : "", host, six ? "]" : "", port);
	fflush(stdout);
}

static enum outcome serve(struct room *room, const struct serve_options *o)
{
	const struct server_options so = {
		.host = o->host, .port = (unsigned)o->port, .answer = site_answer, .data = room
	};
	sigset_t ends = hold_signals();
	struct server *server;
	struct error err;
	int which;

	if (!server_open(&server, &so, &err))
		return command_failed(&err);
	say_address(o->host, server_port(server));
	sigwait(&ends, &which);
	server_close(server);
	return DONE_WELL;
}

static enum outcome serve_run(const void *options, int argc, char **argv)
{
	const struct serve_options *o = options;
	enum outcome outcome;
	struct room room;
	struct error err;

	(void)argc;
	(void)argv;
	if (o->port < 0 || o->port > PORT_MOST)
		return command_misused("--port %ld: a port is a number from 0 to %d", o->port, PORT_MOST);
	if (!room_open(&room, command_archive(o->archive), o->host, &err))
		return command_failed(&err);
	outcome = serve(&room, o);
	room_close(&room);
	return outcome;
}

const struct command cmd_serve = {
	.name = "serve",
	.summary = "show an archive in a browser",
	.help = "Prints the address and answers until it is interrupted. Only this machine can reach it, unless another address is "
		"given with --host; there are no passwords. It only shows: import may run at the same time.",
	.options =
		(const struct option[]){
			OPTION_ARCHIVE(struct serve_options, archive),
			{ "port", 'p', OPT_NUMBER, offsetof(struct serve_options, port), "N",
	                  "the port (default 8480; 0 is any that is free)", NULL },
			{ "host", 0, OPT_TEXT, offsetof(struct serve_options, host), "ADDRESS",
	                  "the address to answer at (default 127.0.0.1, this machine alone)", NULL },
			{ 0 },
		},
	.options_size = sizeof(struct serve_options),
	.defaults = &usual,
	.examples =
		(const char *const[]){
			"cable serve",
			"then open http://127.0.0.1:8480/",
			"cable serve -a LAPAZ.cables --port 0",
			"at a port that is free; the address is printed",
			NULL,
		},
	.run = serve_run,
};
