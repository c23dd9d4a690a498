/*
 * set - documents of one segment: a list in order while they are few, bits when they are many.
 */
#ifndef INDEX_SET_H
#define INDEX_SET_H

#include "base/arena.h"
#include "index/postings.h"

enum { SET_SPARSE = 48 }; /* a list holds at most one document in so many */

/* Lives in the arena it was made with. Documents are below `docs`. */
struct set {
	uint32_t docs;
	uint32_t n;     /* of the list */
	uint32_t *list; /* or NULL: */
	uint64_t *bits;
};

static inline uint32_t set_words(uint32_t docs)
{
	return docs / 64 + 1;
}

void set_none(struct arena *a, uint32_t docs, struct set *s);
void set_range(struct arena *a, uint32_t docs, uint32_t from, uint32_t to, struct set *s); /* `to` not included */
void set_postings(struct arena *a, uint32_t docs, const struct postings *p, struct set *s);
void set_list(uint32_t docs, uint32_t *list, uint32_t n, struct set *s);

/* None yet, as bits; and bits that turned out to be few become a list. */
void set_open(struct arena *a, uint32_t docs, struct set *s);
void set_settle(struct arena *a, struct set *s);

void set_copy(struct arena *a, const struct set *from, struct set *s);

/* Keep what the other has too; that one is used up. */
void set_and(struct set *s, struct set *other);

/* Without what the other has; with what it has. `s` may change its shape. */
void set_less(struct set *s, const struct set *other);
void set_or(struct arena *a, struct set *s, const struct set *other);
void set_or_postings(struct arena *a, struct set *s, const struct postings *p);
void set_cut(struct set *s, uint32_t from, uint32_t to);

/* Without the documents whose bits are set; `gone` may be NULL. */
void set_less_bits(struct set *s, const uint64_t *gone);

uint64_t set_count(const struct set *s);
uint64_t set_count_range(const struct set *s, uint32_t from, uint32_t to);

static inline bool set_bit(const uint64_t *bits, uint32_t doc)
{
	return bits[doc / 64] >> doc % 64 & 1;
}

/* Whether a document is in it. `*at` is 0 at first; documents must be asked for in order. */
bool set_holds(const struct set *s, uint32_t doc, uint32_t *at);

/* Documents from `*at` on, up to `most` of them; moves `*at` behind the last. 0 at the end. */
uint32_t set_take(const struct set *s, uint32_t *at, uint32_t *docs, uint32_t most);

#endif
