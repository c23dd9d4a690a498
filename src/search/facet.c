/*
 * facet - what hits are counted by.
 */
#include "search/facet.h"

#include "search/index_doc.h"

enum { MONTHS_MOST = 12 * 400 };

static const struct {
	Str name, key, title, term;
	enum columns column;
} facets_known[] = {
#define X(id, name, key, title, term) \
	[FACET_##id] = { S_INIT(name), S_INIT(key), S_INIT(title), S_INIT(term), COLUMNS_##id },
	FACETS(X)
#undef X
};

Str facet_name(enum facet f)
{
	return facets_known[f].name;
}

Str facet_key(enum facet f)
{
	return facets_known[f].key;
}

Str facet_title(enum facet f)
{
	return facets_known[f].title;
}

Str facet_term(enum facet f)
{
	return facets_known[f].term;
}

enum columns facet_column(enum facet f)
{
	return facets_known[f].column;
}

bool facet_read(Str name, enum facet *out)
{
	for (int f = 0; f < FACET_COUNT; f++) {
		if (!str_ieq(name, facets_known[f].name) && !str_ieq(name, facets_known[f].key))
			continue;
		*out = (enum facet)f;
		return true;
	}
	return false;
}

/* Its values alone: the parts of this document were not read. */
void facets_count(struct arena *a, struct arena *scratch, struct tally facets[FACET_COUNT],
                  const struct fed *one, uint64_t of)
{
	const struct document bare = { .cable = one->cable };
	const struct index_doc *d = index_doc_of(scratch, &bare, one->id, one->form);

	for (uint32_t i = 0; i < d->value_count; i++)
		for (int f = 0; f < FACET_COUNT; f++)
			if (d->values[i].column == (unsigned)facets_known[f].column)
				tally_add(a, &facets[f], d->values[i].word, of);
}

/* Months since the year 0, of "1974-07"; -1 of what is none. */
static int month_number(Str month)
{
	unsigned year, number;

	if (!take_digits(&month, 4, &year) || !take_byte(&month, '-') ||
	    !take_digits(&month, 2, &number))
		return -1;
	return (int)(year * 12 + number) - 1;
}

struct timeline timeline_of(struct arena *a, const struct tally *months, uint64_t total)
{
	struct timeline t = { .undated = total };
	int first = INT32_MAX, last = -1;

	for (uint32_t i = 0; i < months->counts.n; i++) {
		int m = month_number(months->counts.v[i].name);

		first = m >= 0 && m < first ? m : first;
		last = m > last ? m : last;
	}
	if (last < 0 || last - first >= MONTHS_MOST)
		return t;
	t.year = first / 12;
	t.month = first % 12 + 1;
	t.n = (uint32_t)(last - first + 1);
	t.counts = arena_array(a, uint64_t, t.n);
	for (uint32_t i = 0; i < months->counts.n; i++) {
		int m = month_number(months->counts.v[i].name);

		t.counts[m - first] += months->counts.v[i].n;
		t.undated -= months->counts.v[i].n;
	}
	return t;
}
