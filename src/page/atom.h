/*
 * atom - hits as an Atom feed (RFC 4287), for news readers.
 *
 * No clock is read: a feed changes when its hits do.
 */
#ifndef PAGE_ATOM_H
#define PAGE_ATOM_H

#include "page/html.h"
#include "search/hit.h"

/* A search, and its hits. */
struct atom_feed {
	Str name, query;
	const HitList *hits;
};

/* Put one feed with the hits of all searches. `base` is "http://host:port", before the addresses of
 * telegrams; absent: none. */
void atom_put(struct html *h, Str title, Str base, const struct atom_feed *feeds, size_t n);

#endif
