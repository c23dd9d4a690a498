/*
 * link - which of the telegrams held a new one belongs with, found when it is put.
 *
 * Telegrams with its number are looked at, and those whose sketches share a band
 * with its own. The answer depends on what is held and in which order it came, on nothing else.
 */
#ifndef ARCHIVE_LINK_H
#define ARCHIVE_LINK_H

#include "archive/prepare.h"
#include "archive/rows.h"
#include "archive/versions.h"

/* Another telegram, and the record it is a version in. */
struct link {
	int64_t id, record;
	enum near_kind kind;
	unsigned likeness; /* percent */
};
typedef LIST(struct link) LinkList;

/*
 * What stands near a telegram that is not put yet, or is put as `self` (else 0). Of a text that hundreds have, the
 * first ones stand for all. The list lives in the archive's scratch arena.
 */
bool links_find(struct archive *ar, const struct prepared *p, int64_t self, LinkList *out, struct error *err);

/* The record of a telegram that has these links: the first of those it is a version in; 0: its own. */
int64_t links_record(const LinkList *links);

/* Write them down once it has an id, and the bands of its sketch for those to come. Records that prove to be one are joined. */
bool links_put(struct archive *ar, int64_t id, const struct prepared *p, const LinkList *links, struct error *err);

/* Take back what links_put() wrote of a telegram, but for records. */
bool links_remove(struct archive *ar, int64_t id, struct error *err);

#endif
