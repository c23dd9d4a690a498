/*
 * merge_words - the lists of one word in several segments become one list.
 *
 * Documents and variants get new numbers.
 */
#include <stdlib.h>

#include "index/big.h"
#include "index/layout.h"
#include "index/merge_part.h"

enum { FORGET_BYTES = 8 * 1024 * 1024 }; /* of output */

/* The list of a word in one source, moving forward. */
struct stream {
	struct merge_in *in;
	struct postings p;
	uint32_t block, n, i; /* decoded block; the document in it */
	uint32_t doc;         /* its new number; UINT32_MAX at the end */
	uint32_t place;       /* of its positions among all */
	uint16_t *codes;      /* new numbers of variants */
	uint32_t docs[BLOCK], counts[BLOCK], heavy[BLOCK];
	uint64_t starts[BLOCK + 1];
};

struct merging {
	struct merge *m;
	struct stream *streams; /* MERGE_MOST */
	uint32_t n;
	struct arena arena;     /* of one word */
	uint32_t docs_room, places_room;
	uint32_t *docs, *counts, *heavy, *positions;
	uint16_t *codes;
	LIST(struct variant) variants;
};

static void load_block(struct stream *s)
{
	s->n = postings_docs(&s->p, s->block, s->docs);
	postings_plain(&s->p, s->block, s->counts);
	postings_heavies(&s->p, s->block, s->heavy);
	if (s->p.flags & LIST_POSITIONS)
		postings_starts(&s->p, s->block, s->docs, s->counts, s->starts);
	s->i = 0;
}

/* On to the next document that is not gone, from the one at `i` on. */
static void settle(struct stream *s)
{
	for (;;) {
		if (s->i == s->n) {
			if (++s->block == s->p.blocks) {
				s->doc = UINT32_MAX;
				return;
			}
			load_block(s);
		}
		s->doc = s->in->to[s->docs[s->i]];
		if (s->doc != UINT32_MAX)
			return;
		s->place += s->p.flags & LIST_POSITIONS ? s->counts[s->i] : 0;
		s->i++;
	}
}

static void begin(struct stream *s)
{
	s->block = s->place = 0;
	load_block(s);
	settle(s);
}

static void copy_positions(struct stream *s, uint32_t count, uint32_t *out)
{
	places_get(s->p.positions, s->starts[s->i], count, s->p.spans[s->docs[s->i]], out);
	s->place += count;
}

/* Move documents below `limit` into the list that is made. */
static void copy_docs(struct merging *g, struct stream *s, uint32_t limit, struct build_word *w)
{
	bool placed = s->p.flags & LIST_POSITIONS;

	while (s->doc < limit) {
		uint32_t count = s->counts[s->i];

		g->docs[w->n] = s->doc;
		g->counts[w->n] = count;
		g->heavy[w->n] = s->heavy[s->i];
		for (uint32_t k = 0; placed && g->variants.n > 1 && k < count; k++)
			g->codes[w->total + k] = s->codes[s->p.code_width ? postings_code(&s->p, s->place + k) : 0];
		if (placed)
			copy_positions(s, count, g->positions + w->total);
		w->n++;
		w->total += count;
		s->i++;
		settle(s);
	}
}

static void copy_all(struct merging *g, struct build_word *w)
{
	for (;;) {
		struct stream *least = NULL;
		uint32_t limit = UINT32_MAX;

		for (uint32_t i = 0; i < g->n; i++) {
			struct stream *s = &g->streams[i];

			if (!least || s->doc < least->doc) {
				limit = least ? least->doc : UINT32_MAX;
				least = s;
			} else if (s->doc < limit) {
				limit = s->doc;
			}
		}
		if (least->doc == UINT32_MAX)
			return;
		copy_docs(g, least, limit, w);
	}
}

/* ---- Variants ---- */

static uint16_t find_variant(struct merging *g, struct variant v)
{
	for (uint32_t i = 0; i < g->variants.n; i++)
		if (g->variants.v[i].wide == v.wide && str_eq(g->variants.v[i].form, v.form))
			return (uint16_t)i;
	*list_push(&g->arena, &g->variants) = v;
	return (uint16_t)(g->variants.n - 1);
}

/* New numbers for the variants of a source; a word without variants is spelt as its key. */
static void map_variants(struct merging *g, struct stream *s, const struct postings_at *about, Str key)
{
	const unsigned char *p = about->variants;
	uint32_t n = about->variant_count ? about->variant_count : 1;

	s->codes = arena_array(&g->arena, uint16_t, n);
	for (uint32_t i = 0; i < n; i++)
		s->codes[i] = find_variant(g, about->variant_count ? word_variant(&p, about->end) : (struct variant){ key, 1 });
}

static void name_variants(struct merging *g, struct build_word *w)
{
	const struct variant *v = g->variants.v;

	if (!w->positions || (g->variants.n == 1 && v->wide == 1 && str_eq(v->form, w->key)))
		return;
	w->variants = v;
	w->variant_count = g->variants.n;
	w->codes = g->variants.n > 1 ? g->codes : NULL;
}

/* ---- One word ---- */

static void drop_docs(struct merging *g)
{
	big_free(g->docs, g->docs_room * sizeof *g->docs);
	big_free(g->counts, g->docs_room * sizeof *g->counts);
	big_free(g->heavy, g->docs_room * sizeof *g->heavy);
	g->docs = g->counts = g->heavy = NULL;
}

static void drop_places(struct merging *g)
{
	big_free(g->positions, g->places_room * sizeof *g->positions);
	big_free(g->codes, g->places_room * sizeof *g->codes);
	g->positions = NULL;
	g->codes = NULL;
}

/* The commonest words need much of it, so that what was too small is given back. */
static bool make_room(struct merging *g, size_t docs, size_t places)
{
	if (docs > g->docs_room) {
		drop_docs(g);
		g->docs_room = (uint32_t)(docs * 2);
		g->docs = big_get(g->docs_room * sizeof *g->docs);
		g->counts = big_get(g->docs_room * sizeof *g->counts);
		g->heavy = big_get(g->docs_room * sizeof *g->heavy);
	}
	if (places > g->places_room) {
		drop_places(g);
		g->places_room = (uint32_t)(places * 2);
		g->positions = big_get(g->places_room * sizeof *g->positions);
		g->codes = big_get(g->places_room * sizeof *g->codes);
	}
	if ((!g->docs_room || (g->docs && g->counts && g->heavy)) && (!g->places_room || (g->positions && g->codes)))
		return true;
	g->m->failed = true;
	return fail(g->m->err, ERR_NOMEM, "there is no memory to merge the index");
}

/* Open the lists of a key in all sources that have it, and move these on to their next key. */
static bool gather(struct merging *g, Str key, unsigned *flags)
{
	size_t docs = 0, places = 0;

	g->n = g->variants.n = 0;
	*flags = 0;
	for (uint32_t i = 0; i < g->m->n; i++) {
		struct merge_in *in = &g->m->in[i];
		struct stream *s = &g->streams[g->n];
		struct postings_at about;

		if (!in->more || !str_eq(in->at.key, key))
			continue;
		if (!postings_about(in->at.about, &about) || !segment_list(in->s, &about, &s->p, g->m->err)) {
			g->m->failed = true;
			return false;
		}
		s->in = in;
		map_variants(g, s, &about, key);
		begin(s);
		g->n++;
		*flags |= s->p.flags;
		docs += s->p.n;
		places += s->p.flags & LIST_POSITIONS ? s->p.total : 0;
	}
	return make_room(g, docs, places);
}

static bool any_heavy(const struct merging *g, uint32_t n)
{
	uint32_t all = 0;

	for (uint32_t i = 0; i < n; i++)
		all |= g->heavy[i];
	return all != 0;
}

static void merge_word(struct merging *g, Str key)
{
	struct build_word w = { .key = key };
	unsigned flags;

	arena_reset(&g->arena);
	g->variants.v = NULL;
	g->variants.room = 0;
	if (!gather(g, key, &flags))
		return;
	copy_all(g, &w);
	if (w.n == 0)
		return;
	w.docs = g->docs;
	w.counts = flags & LIST_COUNTS ? g->counts : NULL;
	w.heavy = flags & LIST_HEAVY && any_heavy(g, w.n) ? g->heavy : NULL;
	w.positions = flags & LIST_POSITIONS ? g->positions : NULL;
	name_variants(g, &w);
	build_word(&g->m->build, &w);
}

/* ---- All words ---- */

/* A pair stays where both its forms are paired in every source. */
static bool pair_stays(const struct merge *m, Str key)
{
	size_t part = str_find_byte(str_cut(key, 1, key.n), KEY_PART) + 1;
	Str forms[2] = { str_cut(key, 1, part), str_cut(key, part + 1, key.n) };
	unsigned found = 0;

	for (unsigned i = 0; i < 2; i++)
		for (uint32_t k = 0; k < m->rest.paired_count; k++)
			found += str_eq(m->rest.paired[k], forms[i]);
	return found == 2;
}

static bool least_key(const struct merge *m, char key[KEY_MOST], Str *out)
{
	Str least = STR_NONE;

	for (uint32_t i = 0; i < m->n; i++)
		if (m->in[i].more && (!least.p || str_cmp(m->in[i].at.key, least) < 0))
			least = m->in[i].at.key;
	if (!least.p)
		return false;
	memcpy(key, least.p, least.n);
	*out = (Str){ key, least.n };
	return true;
}

static void pass_key(struct merge *m, Str key)
{
	for (uint32_t i = 0; i < m->n; i++)
		if (m->in[i].more && str_eq(m->in[i].at.key, key))
			m->in[i].more = front_next(&m->in[i].at);
}

/* All of the sources would be in memory in the end, though each page is looked at once. */
static void forget_sources(struct merge *m, uint64_t *last)
{
	if (m->build.out.at - *last < FORGET_BYTES)
		return;
	*last = m->build.out.at;
	for (uint32_t i = 0; i < m->n; i++)
		segment_forget(m->in[i].s);
}

/* The lists of columns are made anew, between pairs and words. */
void merge_words(struct merge *m)
{
	struct merging g = { .m = m };
	char bytes[KEY_MOST];
	bool listed = false;
	uint64_t forgotten = 0;
	Str key;

	arena_init(&g.arena);
	g.streams = arena_raw(&m->arena, sizeof *g.streams * m->n);
	for (uint32_t i = 0; i < m->n; i++)
		m->in[i].more = front_seek(&m->in[i].s->words, S(""), &m->in[i].at);
	while (!m->failed && least_key(m, bytes, &key)) {
		bool pair = key.n && key.p[0] == KEY_PAIR;

		if (!pair && !listed) {
			build_lists(&m->build, m->rest.columns, m->rest.column_count);
			listed = true;
		}
		if (pair ? pair_stays(m, key) : key.n == 0 || key.p[0] != KEY_VALUE)
			merge_word(&g, key);
		pass_key(m, key);
		forget_sources(m, &forgotten);
	}
	drop_docs(&g);
	drop_places(&g);
	arena_release(&g.arena);
}
