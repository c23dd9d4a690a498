/*
 * addresses - addressees that are no posts: collectives and agencies; and what
 * an address means in plain words.
 *
 * Agencies and routing indicators are many to many: RHMFISS stands before
 * dozens of commands, DIA WASHDC behind four indicators.
 */
#ifndef AUTHORITY_ADDRESSES_H
#define AUTHORITY_ADDRESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "authority/near.h"
#include "base/str.h"

struct buf;

/* One address to many posts: CIS COLLECTIVE. */
struct collective {
	Str name;
	Str ri;
};

struct collectives {
	const struct collective *first;
	size_t n;
};

/* An agency with one routing indicator seen before it. */
struct agency {
	Str plad;
	Str ri;
	uint32_t observed; /* how often, 0 if taken from a list */
};

struct agencies {
	const struct agency *first;
	size_t n;
};

/* Rows of a collective; several when several routing indicators lead to it. */
struct collectives collective_find(Str name);

/* The first collective a routing indicator stands for. NULL if unknown. */
const struct collective *collective_by_ri(Str ri);

/* Rows of an agency's plain address; the routing indicator seen most comes first. */
struct agencies agency_find(Str plad);

/* Whether some agency was seen with this routing indicator. */
bool agency_has_ri(Str ri);

/*
 * Whether any post, collective or agency is known by this address on any day.
 * A trailing office ("//DHI-1B//") must be cut off by the caller.
 */
bool address_known(Str plad);

/* The closest known address of any sort, absent if none is close enough. */
Str address_near(Str plad, struct near *how);

/* The same for addresses one edit away, which is quick enough for every unknown one. */
Str address_by_one(Str plad, struct near *how);

/*
 * Print an address in plain words: `AMEMBASSY LA PAZ` is "Embassy La Paz",
 * `SECSTATE WASHDC` "Department of State". An address that cannot be put better
 * is printed as it stands; false then.
 */
bool place_print(struct buf *b, Str plad);

#endif
