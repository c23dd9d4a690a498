/*
 * tap - what a unit test needs to speak the Test Anything Protocol.
 */
#ifndef T_TAP_H
#define T_TAP_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

static int tap_count, tap_failed;

static inline bool tap_ok(bool good, const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

static inline bool tap_ok(bool good, const char *file, int line, const char *fmt, ...)
{
	char what[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof what, fmt, ap);
	va_end(ap);
	for (char *c = what; *c; c++)
		if ((unsigned char)*c < ' ' || *c == '#')
			*c = '.'; /* a description is one line, and no directive */
	printf("%sok %d - %s\n", good ? "" : "not ", ++tap_count, what);
	if (!good) {
		tap_failed++;
		printf("# failed at %s:%d\n", file, line);
	}
	fflush(stdout);
	return good;
}

#define ok(good, ...) tap_ok((good), __FILE__, __LINE__, __VA_ARGS__)

static inline void tap_differs(Str got, Str want)
{
	printf("# got:  '%.*s'%s\n# want: '%.*s'%s\n", STR_ARG(got), got.p ? "" : " (absent)",
	       STR_ARG(want), want.p ? "" : " (absent)");
}

#define is_str(got, want, ...) \
	do { \
		Str tap_g = (got), tap_w = (want); \
		if (!ok(str_eq(tap_g, tap_w) && !tap_g.p == !tap_w.p, __VA_ARGS__)) \
			tap_differs(tap_g, tap_w); \
	} while (0)

#define is_int(got, want, ...) \
	do { \
		long long tap_a = (long long)(got), tap_b = (long long)(want); \
		if (!ok(tap_a == tap_b, __VA_ARGS__)) \
			printf("# got:  %lld\n# want: %lld\n", tap_a, tap_b); \
	} while (0)

#define skip(reason) printf("ok %d # SKIP %s\n", ++tap_count, (reason))

/* The end of every test's main: `return tap_done();` */
static inline int tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

/* A file of the source tree, as a path that lives until the next call. */
static inline const char *tap_path(const char *name)
{
	static char path[4096];
	const char *root = getenv("CABLEROOM_ROOT");

	snprintf(path, sizeof path, "%s/%s", root ? root : ".", name);
	return path;
}

#endif
