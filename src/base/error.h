/*
 * error - what the world did to us, as a kind and one sentence that says what to do.
 *
 * An odd telegram is never an error: it gives findings.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

enum err {
	ERR_NONE,
	ERR_IO,      /* a file, a folder, the network */
	ERR_NOMEM,
	ERR_LIMIT,   /* a named limit was passed */
	ERR_FORMAT,  /* a file is not what it should be */
	ERR_DB,      /* the archive refuses */
	ERR_USAGE,   /* the caller asked for what does not exist */
	ERR_MISSING, /* nothing of that name */
};

struct error {
	enum err kind;
	char text[240];
};

/* Fill `err` (which may be NULL) and return false, so that reporting is one line. */
bool fail(struct error *err, enum err kind, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Put what the caller was doing in front of the sentence: "import of x: …". Returns false. */
bool error_add(struct error *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
