/*
 * assets - style sheet, script and icon, compiled in by tools/embed.c.
 */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include "base/str.h"

struct asset {
	Str name; /* "room.css", served as /room.css */
	const char *type;
	Str etag; /* with its quotes */
	Str bytes;
};

extern const struct asset assets[];
extern const size_t assets_count;

#endif
