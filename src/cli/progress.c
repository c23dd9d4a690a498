/*
 * progress - what a person watches on standard error while a long command runs.
 */
#include "cli/progress.h"

#include <stdio.h>

#include "cli/terminal.h"

#define TERMINAL_SECONDS 0.2
#define PLAIN_SECONDS 10.0
#define SOON_SECONDS 2.0 /* before that no rate means anything */

static double seconds_since(const struct timespec *from)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - from->tv_sec) + (double)(now.tv_nsec - from->tv_nsec) / 1e9;
}

void progress_begin(struct progress *p, bool wanted)
{
	p->wanted = wanted;
	p->width = wanted ? terminal_error_width() : 0;
	clock_gettime(CLOCK_MONOTONIC, &p->began);
	p->shown = p->began;
}

bool progress_due(const struct progress *p)
{
	return p->wanted && seconds_since(&p->shown) >= (p->width ? TERMINAL_SECONDS : PLAIN_SECONDS);
}

/* ", 12.3 MB/s, 1:05 left" */
static void print_rate(char *out, size_t room, double seconds, uint64_t bytes, uint64_t bytes_all)
{
	double rate = (double)bytes / seconds, left = rate > 0 ? (double)(bytes_all - bytes) / rate : 0;
	int n = snprintf(out, room, ", %.1f MB/s", rate / 1e6);

	if (bytes_all > bytes && rate > 0)
		snprintf(out + n, room - (size_t)n, ", %ld:%02ld left", (long)left / 60, (long)left % 60);
}

void progress_show(struct progress *p, const char *done, uint64_t bytes, uint64_t bytes_all)
{
	double seconds = seconds_since(&p->began);
	char rate[80] = "", line[240];

	if (seconds >= SOON_SECONDS && bytes)
		print_rate(rate, sizeof rate, seconds, bytes, bytes_all);
	snprintf(line, sizeof line, "%s%s", done, rate);
	if (p->width)
		fprintf(stderr, "\r\033[K%.*s", (int)p->width - 1, line);
	else
		fprintf(stderr, "cable: %s\n", line);
	clock_gettime(CLOCK_MONOTONIC, &p->shown);
}

void progress_end(const struct progress *p)
{
	if (p->width)
		fputs("\r\033[K", stderr);
}
