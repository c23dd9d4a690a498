/*
 * member - whom an address to many posts reaches.
 *
 * A telegram says nothing about who belongs to CIS COLLECTIVE but the stations that it
 * was called to. For collectives of states, and of all posts in one country, a table
 * says it too; members of any time count, as those of the day are not known.
 */
#ifndef SEARCH_MEMBER_H
#define SEARCH_MEMBER_H

#include "authority/posts.h"
#include "cable/telegram.h"

/* The collective that a name or routing indicator stands for, its usual name; absent if it is none. */
Str collective_named(Str name);

/* Whether an addressee is the collective with this usual name. */
bool party_is_collective(const struct party *p, Str collective);

/* Whether a post is known as a member. */
bool collective_has(Str collective, const struct post *post);

/*
 * Give each post once that a telegram reaches by a collective among its addressees and
 * that it does not exempt, by its name in record numbers. Nothing if it has none.
 */
void reached_each(const struct cable *c, void (*each)(void *data, Str post), void *data);

/* Whether a post is among them. */
bool reached_has(const struct cable *c, const struct post *post);

#endif
