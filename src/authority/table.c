/*
 * table - hash look-ups and nearest keys over the generated tables.
 */
#include "authority/table.h"

#include <string.h>

#include "authority/ita2.h"

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

static void search_rows(const struct index *ix, struct search *s)
{
	for (size_t i = 0; i < ix->n; i++) {
		const char *row = row_at(ix, i);
		struct near is;

		Str key = key_at(ix, row);

		if (s->by_one && (key.n + 1 < s->word.n || key.n > s->word.n + 1 || !near_by_one(key, s->word)))
			continue;
		is = near_of(key_at(ix, row), s->word);
		if (is.edits > NEAR_MAX || (s->fits && !s->fits(row, s->date)))
			continue;
		if (closer(is, s->best)) {
			s->best = is;
			s->found = row;
		} else if (as_close(is, s->best) && !str_eq(key_at(ix, row), key_at(ix, s->found))) {
			s->best.alone = false;
		}
	}
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
