/*
 * merkle - a tree of hashes over a list that only grows, in the shape of RFC 6962, section 2.1.
 *
 * The root stands for the whole list; that one item is in it is shown by as many
 * hashes as the tree is high. Adding costs two hashes on average and needs no
 * more memory than one hash for each level.
 */
#ifndef ARCHIVE_MERKLE_H
#define ARCHIVE_MERKLE_H

#include "base/hash.h"

enum { MERKLE_HEIGHT = 40 }; /* a tree of a million million leaves */

struct digest {
	unsigned char b[SHA256_BYTES];
};

/* The perfect subtrees that a list of `n` leaves falls into, the largest first: one for each bit of `n`. */
struct merkle {
	uint64_t n;
	struct digest peaks[MERKLE_HEIGHT];
};

/* The hash of a leaf, whose bytes are given in pieces (at most 8), and of a node over two others. */
void merkle_leaf(const Str *parts, size_t n, struct digest *out);
void merkle_node(const struct digest *left, const struct digest *right, struct digest *out);

/*
 * Add a leaf. `made[h]` becomes the node of height h that this leaf completes, for
 * h from 0 (the leaf) to the height returned.
 */
unsigned merkle_add(struct merkle *m, const struct digest *leaf, struct digest made[MERKLE_HEIGHT]);

/* The same with a perfect subtree of 2^height leaves; `n` must be a multiple of that. Fills `made` from there on. */
unsigned merkle_add_subtree(struct merkle *m, unsigned height, const struct digest *top,
                            struct digest made[MERKLE_HEIGHT]);

/* The root; that of the empty list is the hash of no bytes. */
void merkle_root(const struct merkle *m, struct digest *out);

/*
 * The hashes that lead from a leaf to the root, from the leaf upwards. `range` gives
 * the root over leaves `from` (inclusive) to `to` (not inclusive); it says false if it cannot.
 * Returns their number, at most MERKLE_HEIGHT; -1 if `range` could not.
 */
int merkle_path(uint64_t leaf, uint64_t n, bool (*range)(void *data, uint64_t from, uint64_t to, struct digest *out),
                void *data, struct digest path[MERKLE_HEIGHT]);

/* The root to which a path leads from the leaf at that place of a list of `n`; false if the path is not as long as it must be. */
bool merkle_climb(const struct digest *leaf, uint64_t at, uint64_t n, const struct digest *path, size_t length,
                  struct digest *out);

static inline bool digest_eq(const struct digest *a, const struct digest *b)
{
	return memcmp(a->b, b->b, sizeof a->b) == 0;
}

static inline Str digest_str(const struct digest *d)
{
	return (Str){ (const char *)d->b, sizeof d->b };
}

#endif
