/*
 * word - words and forms of a segment.
 */
#include "index/word.h"

#include <stdlib.h>

static bool fits(const struct ask_fit *fit, Str form)
{
	return !fit->fits || fit->fits(fit->data, form);
}

static struct placed_word *open_word(struct asked *q, const struct postings_at *about)
{
	struct placed_word *w = arena_raw(q->a, sizeof *w);

	w->c = NULL;
	w->allowed = NULL;
	w->wide = NULL;
	w->places = NULL;
	w->room = 0;
	w->single = about->variant_count == 0;
	if (!segment_list(q->s, about, &w->p, q->err)) {
		q->failed = true;
		return NULL;
	}
	return w;
}

struct variant word_variant(const unsigned char **p, const unsigned char *end)
{
	struct variant v = { 0 };
	uint64_t n = varint_get(p, end);

	n = n <= (uint64_t)(end - *p) ? n : 0;
	v.form = (Str){ (const char *)*p, n };
	*p += n;
	v.wide = (uint32_t)varint_get(p, end);
	return v;
}

/* What the variants cover, and whether it is all the same. */
static void read_widths(struct asked *q, const struct postings_at *about, struct placed_word *w)
{
	const unsigned char *p = about->variants;
	uint32_t *wide = arena_array(q->a, uint32_t, about->variant_count + 1);
	bool all_one = true;

	for (uint32_t i = 0; i < about->variant_count; i++) {
		wide[i] = word_variant(&p, about->end).wide;
		all_one &= wide[i] == 1;
	}
	w->wide = all_one ? NULL : wide;
}

/* Allow one form alone. False where the word has it not. */
static bool restrict_form(struct asked *q, const struct postings_at *about, Str form, struct placed_word *w)
{
	const unsigned char *p = about->variants;
	bool *allowed = arena_array(q->a, bool, about->variant_count + 1);
	uint32_t found = 0;

	for (uint32_t i = 0; i < about->variant_count; i++) {
		allowed[i] = str_eq(word_variant(&p, about->end).form, form);
		found += allowed[i];
	}
	w->allowed = found == about->variant_count ? NULL : allowed;
	return found > 0;
}

struct placed_word *word_find(struct asked *q, Str word, Str form)
{
	struct front_at at;
	struct postings_at about;
	struct placed_word *w;

	if (!front_find(&q->s->words, word, &at) || !postings_about(at.about, &about))
		return NULL;
	if (form.p && about.variant_count == 0 && !str_eq(word, form))
		return NULL;
	w = open_word(q, &about);
	if (w && form.p)
		w->p.heavy = 1; /* which places of the form are heavy is not known: none counts so */
	if (!w || about.variant_count == 0)
		return w;
	if (form.p && !restrict_form(q, &about, form, w))
		return NULL;
	read_widths(q, &about, w);
	return w;
}

uint32_t word_docs(const struct segment *s, Str word)
{
	struct front_at at;
	struct postings_at about;

	return front_find(&s->words, word, &at) && postings_about(at.about, &about) ? about.n : 0;
}

void word_each_allowed(struct placed_word *w, void (*each)(void *data, uint32_t doc, uint32_t count), void *data)
{
	uint32_t docs[BLOCK], counts[BLOCK], at = 0;

	for (uint32_t b = 0; b < w->p.blocks; b++) {
		uint32_t n = postings_docs(&w->p, b, docs);

		postings_plain(&w->p, b, counts);
		for (uint32_t i = 0; i < n; i++) {
			uint32_t count = 0;

			for (uint32_t k = 0; k < counts[i]; k++)
				count += w->allowed[postings_code(&w->p, at + k)];
			at += counts[i];
			if (count)
				each(data, docs[i], count);
		}
	}
}

/* ---- Forms that fit ---- */

void word_each(struct segment *s, const struct ask_fit *fit, each_form *each, void *data)
{
	struct front_at at;
	Str least = fit->begin.n ? fit->begin : S("\3"); /* behind the keys that are no words */
	bool more = front_seek(&s->words, least, &at);

	for (; more && str_starts(at.key, fit->begin); more = front_next(&at)) {
		struct postings_at about;

		if (!fits(fit, at.key) || !postings_about(at.about, &about))
			continue;
		if (about.variant_count == 0 && !each(data, at.key, at.number, 0))
			return;
	}
	more = front_seek(&s->forms, fit->begin, &at);
	for (; more && str_starts(at.key, fit->begin); more = front_next(&at)) {
		const unsigned char *p = (const unsigned char *)at.about.p, *end = p + at.about.n;

		while (fits(fit, at.key) && p < end) {
			uint32_t word = (uint32_t)varint_get(&p, end), code = (uint32_t)varint_get(&p, end);

			if (!each(data, at.key, word, code))
				return;
		}
	}
}

struct found_forms {
	struct arena *a;
	LIST(struct word_code) list;
};

static bool found_form(void *data, Str form, uint32_t word, uint32_t code)
{
	struct found_forms *f = data;

	(void)form;
	*list_push(f->a, &f->list) = (struct word_code){ word, code };
	return true;
}

static int by_word(const void *x, const void *y)
{
	const struct word_code *a = x, *b = y;

	return a->word != b->word ? (a->word > b->word) - (a->word < b->word) : (a->code > b->code) - (a->code < b->code);
}

/* How many of the forms found are of the first one's word. */
static uint32_t same_word(const struct word_code *found, uint32_t n)
{
	uint32_t same = 1;

	while (same < n && found[same].word == found->word)
		same++;
	return same;
}

/* The dictionary's entry of a word; they are asked for in order. */
static bool seek_word(struct asked *q, uint32_t word, struct front_at *at, struct postings_at *about)
{
	if (at->f && at->number < word && word - at->number < FRONT_BLOCK)
		while (at->number < word && front_next(at))
			continue;
	if ((!at->f || at->number != word) && !front_number(&q->s->words, word, at))
		return false;
	return postings_about(at->about, about);
}

/* One word with the variants of it that were found. */
static struct placed_word *open_found(struct asked *q, const struct word_code *found, uint32_t n, struct front_at *at)
{
	struct postings_at about;
	struct placed_word *w;
	bool *allowed;

	if (!seek_word(q, found->word, at, &about))
		return NULL;
	w = open_word(q, &about);
	if (!w || about.variant_count == 0)
		return w;
	allowed = arena_array(q->a, bool, about.variant_count + 1);
	for (uint32_t i = 0; i < n; i++)
		if (found[i].code < about.variant_count)
			allowed[found[i].code] = true;
	w->allowed = n < about.variant_count ? allowed : NULL;
	read_widths(q, &about, w);
	return w;
}

/* What has to be known of many words before they are looked at. */
static void measure(struct asked *q, struct many_words *m)
{
	struct front_at at = { .f = NULL };
	struct postings_at about;

	m->plain = true;
	for (uint32_t i = 0, n; i < m->n; i += n) {
		n = same_word(m->found + i, m->n - i);
		if (!seek_word(q, m->found[i].word, &at, &about))
			continue;
		m->docs += about.n;
		m->plain &= about.variant_count == 0 || n == about.variant_count;
	}
}

void word_forms(struct asked *q, const struct ask_fit *fit, struct placed *p)
{
	struct found_forms f = { .a = q->a };
	struct front_at at = { .f = NULL };
	uint32_t words = 0, n;

	word_each(q->s, fit, found_form, &f);
	if (q->s->tail.forms && f.list.n)
		qsort(f.list.v, f.list.n, sizeof *f.list.v, by_word);
	for (uint32_t i = 0; i < f.list.n; i += same_word(f.list.v + i, f.list.n - i))
		words++;
	if (words > WORDS_KEPT) {
		p->many = arena_new(q->a, struct many_words);
		*p->many = (struct many_words){ .found = f.list.v, .n = f.list.n };
		measure(q, p->many);
		return;
	}
	for (uint32_t i = 0; i < f.list.n && !q->failed; i += n) {
		struct placed_word *w;

		n = same_word(f.list.v + i, f.list.n - i);
		w = open_found(q, f.list.v + i, n, &at);
		if (w)
			*list_push(q->a, &p->words) = w;
	}
}

void word_forms_each(struct asked *q, const struct placed *p, void (*each)(void *data, struct placed_word *w),
                     void *data)
{
	struct front_at at = { .f = NULL };
	struct asked own = *q;
	struct arena one;

	for (uint32_t i = 0; i < p->words.n; i++)
		each(data, p->words.v[i]);
	if (!p->many)
		return;
	arena_init(&one);
	own.a = &one;
	for (uint32_t i = 0, n; i < p->many->n && !own.failed; i += n) {
		struct placed_word *w;

		n = same_word(p->many->found + i, p->many->n - i);
		w = open_found(&own, p->many->found + i, n, &at);
		if (w)
			each(data, w);
		arena_reset(&one);
	}
	q->failed |= own.failed;
	arena_release(&one);
}
