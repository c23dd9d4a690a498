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

unsigned near_edits(Str a, Str b)
{
	unsigned rows[3][FOLD_MOST + 1];
	size_t apart = a.n > b.n ? a.n - b.n : b.n - a.n;

	if (apart > NEAR_MAX || a.n > FOLD_MOST || b.n > FOLD_MOST)
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
