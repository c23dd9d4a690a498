/*
 * lookup - the index of an archive, as those see it who ask.
 *
 * An index may be missing, damaged, made by another version of this program, or
 * behind the archive. None of these is a failure: a view says which telegrams of the archive
 * its index lacks, and those are left to the matcher. What the archive does not hold
 * any more is never in a view.
 */
#ifndef SEARCH_LOOKUP_H
#define SEARCH_LOOKUP_H

#include "archive/archive.h"
#include "index/index.h"

/* Why there is an index that does not know all. */
enum lookup_state {
	LOOKUP_WHOLE,   /* it knows all */
	LOOKUP_BEHIND,  /* telegrams came since */
	LOOKUP_NONE,    /* there is none */
	LOOKUP_OLD,     /* it was made by another version, or for another archive: not used */
	LOOKUP_DAMAGED, /* segments of it, or all of it, are set aside */
};
Str lookup_state_words(enum lookup_state s); /* "the index was made by another version" */

/* The archive and its index at one moment. It never changes. */
struct lookup_view {
	struct index *index;    /* NULL: none that can be used */
	uint64_t generation;    /* of both; for links from one page to the next */
	int64_t entries;        /* of the archive's log: the view is as of then */
	const int64_t *lacks;   /* ids that the index does not know, in order */
	size_t lack_count;
	enum lookup_state state;
};

struct lookup;

/* For the archive at a path, which is opened by others. NULL where memory is gone. The caller closes it. */
struct lookup *lookup_open(const char *archive);
void lookup_close(struct lookup *l); /* when all views were given back; NULL is allowed */

/*
 * The view as of now, or that of an earlier generation as long as it is held (some minutes); 0 asks for the one
 * of now, and an unknown one gives it, too: compare `generation`. `ar` is the caller's own connection. Cheap when nothing
 * changed. Any number of threads may ask. False only if the archive refuses. It is to be given back.
 */
bool lookup_take(struct lookup *l, struct archive *ar, uint64_t generation, const struct lookup_view **out,
                 struct error *err);
void lookup_give(struct lookup *l, const struct lookup_view *v); /* NULL is allowed */

/*
 * A question to the view's index failed with ERR_FORMAT: set aside what is damaged. Give the view back and
 * take another one, which lacks what was in there.
 */
void lookup_mend(struct lookup *l, const struct lookup_view *v);

#endif
