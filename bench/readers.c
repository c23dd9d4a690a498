/*
 * readers - one page of a server, asked for again and again: how long it takes.
 *
 * bench-readers PORT PATH SECONDS EVERY: asks for PATH on this machine, one request after the other, with a pause of
 * EVERY milliseconds between, for as long. Prints how many answers came, how many were no good (no answer, or
 * another status than 200), the median, the 99th percentile and the worst.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_MOST = 8 * 1024 * 1024 };

struct times {
	double *v;
	size_t n, room;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int connect_to(int port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((unsigned short)port) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* The server closes the connection behind its answer. */
static size_t take_answer(int fd, char *out)
{
	size_t n = 0;
	ssize_t got;

	while (n < ANSWER_MOST && (got = read(fd, out + n, ANSWER_MOST - n)) > 0)
		n += (size_t)got;
	return n;
}

static int ask(int port, const char *path, char *answer)
{
	char request[2048];
	int n = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n",
	                 path, port);
	int fd = connect_to(port);
	size_t bytes = 0;

	if (fd < 0)
		return 0;
	if (write(fd, request, (size_t)n) == n)
		bytes = take_answer(fd, answer);
	close(fd);
	return bytes > 12 && memcmp(answer, "HTTP/1.1 200", 12) == 0;
}

static void note(struct times *t, double seconds)
{
	if (t->n == t->room) {
		t->room = t->room ? t->room * 2 : 4096;
		t->v = realloc(t->v, t->room * sizeof *t->v);
		if (!t->v)
			exit(1);
	}
	t->v[t->n++] = seconds * 1000;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
	static char answer[ANSWER_MOST];
	struct times t = { 0 };
	unsigned long errors = 0;
	double end;

	if (argc != 5) {
		fprintf(stderr, "usage: bench-readers PORT PATH SECONDS EVERY\n");
		return 2;
	}
	end = now() + atof(argv[3]);
	while (now() < end) {
		double began = now();
		struct timespec pause = { 0, atol(argv[4]) * 1000000 };

		errors += !ask(atoi(argv[1]), argv[2], answer);
		note(&t, now() - began);
		nanosleep(&pause, NULL);
	}
	qsort(t.v, t.n, sizeof *t.v, by_size);
	printf("answers %zu\nerrors %lu\np50 %.1f ms\np99 %.1f ms\nworst %.1f ms\n", t.n, errors, t.v[t.n / 2],
	       t.v[t.n * 99 / 100], t.v[t.n - 1]);
	return errors != 0;
}
