/*
 * table - hash look-ups and nearest keys over the generated tables.
 */
#include "authority/table.h"

#include <string.h>

#include "authority/ita2.h"
#include "base/lanes.h"

static const char *row_at(const struct index *ix, size_t row)
{
	return (const char *)ix->rows + row * ix->stride;
}

static Str key_at(const struct index *ix, const char *row)
{
	return *(const Str *)(const void *)(row + ix->key);
}

const void *index_get(const struct index *ix, const struct folded *f)
{
	if (f->n == 0)
		return NULL;
	for (uint32_t at = f->hash & ix->mask; ix->slots[at]; at = (at + 1) & ix->mask) {
		const char *row = row_at(ix, ix->slots[at] - 1u);

		if (str_eq(key_at(ix, row), folded_str(f)))
			return row;
	}
	return NULL;
}

const void *index_find(const struct index *ix, Str word)
{
	struct folded f;

	return fold(&f, word, false) ? index_get(ix, &f) : NULL;
}

size_t index_run(const struct index *ix, const void *row)
{
	const char *end = row_at(ix, ix->n), *r = row;
	size_t n = 0;

	for (; row && r < end && str_eq(key_at(ix, r), key_at(ix, row)); r += ix->stride)
		n++;
	return n;
}

/* How far the key of a row is; more than NEAR_MAX edits when it is too far for its length. */
static struct near near_of(Str key, Str word)
{
	unsigned allowed = word.n / 2 < NEAR_MAX ? (unsigned)word.n / 2 : NEAR_MAX;
	struct near how = { near_edits(key, word), false, true };

	if (key.n == 0 || how.edits > allowed)
		how.edits = NEAR_MAX + 1;
	else
		how.garble = ita2_garbled(word, key, NEAR_MAX);
	return how;
}

static bool closer(struct near a, struct near b)
{
	return a.edits != b.edits ? a.edits < b.edits : a.garble && !b.garble;
}

static bool as_close(struct near a, struct near b)
{
	return a.edits == b.edits && a.garble == b.garble;
}

/* What one pass over the rows looks for. */
struct search {
	Str word;
	bool (*fits)(const void *row, int date);
	int date;
	bool by_one; /* only rows one edit away */
	struct near best;
	const char *found;
};

/*
 * Which of sixteen rows are as long as the word or nearly so. One edit leaves either the first or the
 * last letter of a longer word as it is, too, so that few rows are looked at closely.
 */
static unsigned rows_in_reach(const struct index *ix, size_t at, const struct search *s)
{
	size_t rows = (ix->n + (size_t)LANES - 1) / LANES * LANES;
	const char *ends = (const char *)ix->ends + at;
	Lanes lengths = lanes_at(ends), near;
	unsigned char n = (unsigned char)s->word.n, most = s->by_one ? 1 : NEAR_MAX;

	near = lanes_between(lengths, (unsigned char)(n > most ? n - most : 0), (unsigned char)(n + most));
	if (s->by_one && n >= 3)
		near &= (Lanes)(lanes_at(ends + rows) == lanes_of((unsigned char)s->word.p[0])) |
			(Lanes)(lanes_at(ends + 2 * rows) == lanes_of((unsigned char)s->word.p[n - 1])) |
			(Lanes)(lengths < lanes_of(3));
	return lanes_set(near);
}

static void search_row(const struct index *ix, struct search *s, size_t at)
{
	const char *row = row_at(ix, at);
	Str key = key_at(ix, row);
	struct near is;

	if (s->by_one && !near_by_one(key, s->word))
		return;
	is = near_of(key, s->word);
	if (is.edits > NEAR_MAX || (s->fits && !s->fits(row, s->date)))
		return;
	if (closer(is, s->best)) {
		s->best = is;
		s->found = row;
	} else if (as_close(is, s->best) && !str_eq(key, key_at(ix, s->found))) {
		s->best.alone = false;
	}
}

static void search_rows(const struct index *ix, struct search *s)
{
	for (size_t i = 0; i < ix->n; i += LANES)
		for (unsigned set = rows_in_reach(ix, i, s); set; set &= set - 1)
			search_row(ix, s, i + (size_t)__builtin_ctz(set));
}

/* Nearly always the closest row is one edit away or nobody asks; the slow pass is for the rest. */
const void *index_near(const struct index *ix, Str word, bool (*fits)(const void *row, int date),
		       int date, unsigned most, struct near *how)
{
	struct folded f;
	struct search s = { .fits = fits, .date = date, .by_one = true, .best = { NEAR_MAX + 1, false, true } };

	if (!fold(&f, word, false) || f.n == 0)
		return NULL;
	s.word = folded_str(&f);
	search_rows(ix, &s);
	if (!s.found && most > 1) {
		s.by_one = false;
		search_rows(ix, &s);
	}
	if (s.found && how)
		*how = s.best;
	return s.found;
}
