/*
 * near - edits between two words.
 *
 * The usual table of costs, of which three rows are kept. A row whose least cost
 * is above NEAR_MAX ends it: costs only grow downwards.
 */
#include "authority/near.h"

#include "authority/fold.h"

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static bool same(Str a, size_t i, Str b, size_t j)
{
	return to_upper(a.p[i]) == to_upper(b.p[j]);
}

/* Cost of the first i of `a` and first j of `b`, from the rows before. */
static unsigned cost(Str a, size_t i, Str b, size_t j, unsigned rows[3][FOLD_MOST + 1])
{
	const unsigned *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
	unsigned c = above[j - 1] + !same(a, i - 1, b, j - 1);

	c = least(c, above[j] + 1);
	c = least(c, rows[i % 3][j - 1] + 1);
	if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1))
		c = least(c, two_above[j - 2] + 1);
	return c;
}

/* What both begin and end with costs nothing; addresses share their first word. */
static void strip_common(Str *a, Str *b)
{
	while (a->n && b->n && same(*a, 0, *b, 0)) {
		*a = str_cut(*a, 1, a->n);
		*b = str_cut(*b, 1, b->n);
	}
	while (a->n && b->n && same(*a, a->n - 1, *b, b->n - 1))
		a->n--, b->n--;
}

bool near_by_one(Str a, Str b)
{
	if (a.n > b.n + 1 || b.n > a.n + 1)
		return false;
	strip_common(&a, &b);
	if (a.n <= 1 && b.n <= 1)
		return true;
	return a.n == 2 && b.n == 2 && same(a, 0, b, 1) && same(a, 1, b, 0);
}

/* The letters of a word as a set of 32; characters that share a place only weaken the filter. */
static uint32_t letters(Str s)
{
	uint32_t set = 0;

	for (size_t i = 0; i < s.n; i++)
		set |= 1u << (to_upper((unsigned char)s.p[i]) & 31);
	return set;
}

/* An edit adds at most one letter to a word's set and takes one from it. */
static bool too_different(Str a, Str b)
{
	return __builtin_popcount(letters(a) ^ letters(b)) > 2 * NEAR_MAX;
}

unsigned near_edits(Str a, Str b)
{
	unsigned rows[3][FOLD_MOST + 1];
	size_t apart = a.n > b.n ? a.n - b.n : b.n - a.n;

	if (apart > NEAR_MAX || a.n > FOLD_MOST || b.n > FOLD_MOST)
		return NEAR_MAX + 1;
	strip_common(&a, &b);
	if (a.n == 0 || b.n == 0)
		return (unsigned)(a.n + b.n);
	if (a.n > 4 && too_different(a, b))
		return NEAR_MAX + 1;
	for (size_t j = 0; j <= b.n; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned best = rows[i % 3][0] = (unsigned)i;

		for (size_t j = 1; j <= b.n; j++)
			best = least(best, rows[i % 3][j] = cost(a, i, b, j, rows));
		if (best > NEAR_MAX)
			return NEAR_MAX + 1;
	}
	return least(rows[a.n % 3][b.n], NEAR_MAX + 1);
}
