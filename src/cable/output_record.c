/*
 * output_record - what an archive wrote beside a telegram, as the JSON object "record".
 *
 * A key may stand twice in a record, but not in a JSON object: its values are
 * joined by line ends, at the place of the first. `next` chains pairs of one
 * key, `later` says that a pair is not the first.
 */
#include "cable/output_record.h"

#include <stdlib.h>

enum { SLOTS_LEAST = 64, PROBES_MOST = 16 };

static int pair_cmp(const void *a, const void *b)
{
	const struct pair *const *p = a, *const *q = b;
	int c = str_cmp((*p)->key, (*q)->key);

	return c ? c : (*p > *q) - (*p < *q);
}

static void chain_by_sort(struct arena *a, const struct pair *v, uint32_t n, uint32_t *next, bool *later)
{
	const struct pair **by_key = arena_array(a, const struct pair *, n);

	for (uint32_t i = 0; i < n; i++)
		by_key[i] = &v[i];
	qsort(by_key, n, sizeof *by_key, pair_cmp);
	for (uint32_t i = 1; i < n; i++)
		if (str_eq(by_key[i - 1]->key, by_key[i]->key)) {
			next[by_key[i - 1] - v] = (uint32_t)(by_key[i] - v);
			later[by_key[i] - v] = true;
		}
}

static uint32_t hash_of(Str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h ^ h >> 15;
}

/* The slot of a key, or of what stands in its way for too long. */
static uint32_t slot_of(const struct pair *v, const uint32_t *slots, uint32_t mask, Str key)
{
	uint32_t at = hash_of(key) & mask;

	for (unsigned n = 0; n < PROBES_MOST && slots[at] && !str_eq(v[slots[at] - 1].key, key); n++)
		at = (at + 1) & mask;
	return at;
}

/* The same with a table, in which most keys find a slot of their own at once; false if too many meet in one place. */
static bool chain_by_table(struct arena *a, const struct pair *v, uint32_t n, uint32_t *next, bool *later)
{
	uint32_t mask = SLOTS_LEAST - 1, *slots; /* the last pair with the key, plus one */

	while (mask < n * 2)
		mask = mask * 2 + 1;
	slots = arena_array(a, uint32_t, (size_t)mask + 1);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t *slot = &slots[slot_of(v, slots, mask, v[i].key)];

		if (*slot && !str_eq(v[*slot - 1].key, v[i].key))
			return false;
		if (*slot) {
			next[*slot - 1] = i;
			later[i] = true;
		}
		*slot = i + 1;
	}
	return true;
}

static Str joined_values(struct arena *a, const struct pair *v, const uint32_t *next, uint32_t i)
{
	struct buf b;
	Str s;

	if (!next[i])
		return v[i].value;
	buf_init(&b, BUF_MOST);
	buf_put(&b, v[i].value);
	while ((i = next[i])) {
		buf_byte(&b, '\n');
		buf_put(&b, v[i].value);
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

void record_json(struct json *j, struct arena *a, const struct cable *c)
{
	uint32_t n = c->record.n;
	uint32_t *next = arena_array(a, uint32_t, n + 1);
	bool *later = arena_array(a, bool, n + 1);

	json_key(j, "record");
	json_map(j);
	if (n && !chain_by_table(a, c->record.v, n, next, later))
		chain_by_sort(a, c->record.v, n, next, later);
	for (uint32_t i = 0; i < n; i++)
		if (!later[i]) {
			json_key_str(j, c->record.v[i].key);
			json_str(j, joined_values(a, c->record.v, next, i));
		}
	json_map_end(j);
}
