/*
 * error - what the world did to us, as a kind and one sentence that says what to do.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool fail(struct error *err, enum err kind, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return false;
	err->kind = kind;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	return false;
}

bool error_add(struct error *err, const char *fmt, ...)
{
	char doing[sizeof err->text];
	size_t n;
	va_list ap;

	if (!err)
		return false;
	va_start(ap, fmt);
	vsnprintf(doing, sizeof doing - 2, fmt, ap);
	va_end(ap);
	strcat(doing, ": ");
	n = strlen(doing);
	memmove(err->text + n, err->text, sizeof err->text - n);
	memcpy(err->text, doing, n);
	err->text[sizeof err->text - 1] = '\0';
	return false;
}
