/*
 * merkle - a tree of hashes over a list that only grows, in the shape of RFC 6962, section 2.1.
 */
#include "archive/merkle.h"

#include <assert.h>

enum { PARTS_MOST = 8 };

void merkle_leaf(const Str *parts, size_t n, struct digest *out)
{
	Str all[PARTS_MOST + 1] = { { "\0", 1 } };

	assert(n <= PARTS_MOST);
	memcpy(all + 1, parts, n * sizeof *parts);
	sha256_parts(all, n + 1, out->b);
}

void merkle_node(const struct digest *left, const struct digest *right, struct digest *out)
{
	const Str all[] = { { "\1", 1 }, digest_str(left), digest_str(right) };

	sha256_parts(all, 3, out->b);
}

static unsigned count_bits(uint64_t n)
{
	return (unsigned)__builtin_popcountll(n);
}

unsigned merkle_add_subtree(struct merkle *m, unsigned height, const struct digest *top,
                            struct digest made[MERKLE_HEIGHT])
{
	uint64_t size = (uint64_t)1 << height;
	unsigned count = count_bits(m->n);

	assert(m->n % size == 0);
	made[height] = *top;
	for (uint64_t n = m->n / size; n & 1; n >>= 1, height++)
		merkle_node(&m->peaks[--count], &made[height], &made[height + 1]);
	m->peaks[count] = made[height];
	m->n += size;
	return height;
}

unsigned merkle_add(struct merkle *m, const struct digest *leaf, struct digest made[MERKLE_HEIGHT])
{
	return merkle_add_subtree(m, 0, leaf, made);
}

void merkle_root(const struct merkle *m, struct digest *out)
{
	unsigned i = count_bits(m->n);
	struct digest root;

	if (m->n == 0) {
		sha256(S(""), out->b);
		return;
	}
	root = m->peaks[--i];
	while (i > 0)
		merkle_node(&m->peaks[--i], &root, &root);
	*out = root;
}

/* The largest power of two below n, which is at least 2: where RFC 6962 splits a list. */
static uint64_t split(uint64_t n)
{
	return (uint64_t)1 << (63 - __builtin_clzll(n - 1));
}

int merkle_path(uint64_t leaf, uint64_t n, bool (*range)(void *data, uint64_t from, uint64_t to, struct digest *out),
                void *data, struct digest path[MERKLE_HEIGHT])
{
	uint64_t from = 0, to = n;
	int count = 0;

	assert(leaf < n);
	while (to - from > 1) {
		uint64_t middle = from + split(to - from);
		bool left = leaf < middle;

		if (!range(data, left ? middle : from, left ? to : middle, &path[count++]))
			return -1;
		*(left ? &to : &from) = middle;
	}
	for (int i = 0; i < count / 2; i++) {
		struct digest d = path[i];

		path[i] = path[count - 1 - i];
		path[count - 1 - i] = d;
	}
	return count;
}

/* The way down from the root to a leaf: bit i tells whether step i went left; returns the steps. */
static size_t way_down(uint64_t at, uint64_t n, bool left[MERKLE_HEIGHT])
{
	size_t steps = 0;

	while (n > 1 && steps < MERKLE_HEIGHT) {
		uint64_t k = split(n);

		left[steps++] = at < k;
		n = at < k ? k : n - k;
		at -= at < k ? 0 : k;
	}
	return steps;
}

bool merkle_climb(const struct digest *leaf, uint64_t at, uint64_t n, const struct digest *path, size_t length,
                  struct digest *out)
{
	bool left[MERKLE_HEIGHT];
	struct digest node = *leaf;

	if (at >= n || n >> (MERKLE_HEIGHT - 1) || way_down(at, n, left) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (left[length - 1 - i])
			merkle_node(&node, &path[i], &node);
		else
			merkle_node(&path[i], &node, &node);
	*out = node;
	return true;
}
