/*
 * word - words and forms of a segment.
 */
#include "index/word.h"

#include <stdlib.h>

static bool fits(const struct node_fit *fit, Str form)
{
	return !fit->fits || fit->fits(fit->data, form);
}

static struct placed_word *open_word(struct asked *q, const struct postings_at *about)
{
	struct placed_word *w = arena_raw(q->a, sizeof *w);

	w->allowed = NULL;
	w->wide = NULL;
	w->places = NULL;
	w->room = 0;
	w->single = about->variant_count == 0;
	if (!segment_list(q->s, about, &w->p, q->err)) {
		q->failed = true;
		return NULL;
	}
	cursor_open(&w->c, &w->p);
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

/* ---- Forms that fit ---- */

void word_each(struct segment *s, const struct node_fit *fit, each_form *each, void *data)
{
	struct front_at at;
	Str least = fit->begin.n ? fit->begin : S("\3"); /* behind the keys that are no words */

	for (bool more = front_seek(&s->words, least, &at); more && str_starts(at.key, fit->begin); more = front_next(&at)) {
		struct postings_at about;

		if (!fits(fit, at.key) || !postings_about(at.about, &about))
			continue;
		if (about.variant_count == 0 && !each(data, at.key, at.number, 0))
			return;
	}
	for (bool more = front_seek(&s->forms, fit->begin, &at); more && str_starts(at.key, fit->begin); more = front_next(&at)) {
		const unsigned char *p = (const unsigned char *)at.about.p, *end = p + at.about.n;

		while (fits(fit, at.key) && p < end) {
			uint32_t word = (uint32_t)varint_get(&p, end), code = (uint32_t)varint_get(&p, end);

			if (!each(data, at.key, word, code))
				return;
		}
	}
}

struct word_code {
	uint32_t word, code;
};

struct found_forms {
	struct arena *a;
	LIST(struct word_code) list;
};

static bool found_form(void *data, Str form, uint32_t word, uint32_t code)
{
	struct found_forms *f = data;

	(void)form;
	*list_push(f->a, &f->list) = (struct word_code){ word, code };
	return f->list.n < FORMS_MOST;
}

static int by_word(const void *x, const void *y)
{
	const struct word_code *a = x, *b = y;

	return a->word != b->word ? (a->word > b->word) - (a->word < b->word) : (a->code > b->code) - (a->code < b->code);
}

/* One word with the variants of it that were found. */
static void add_word(struct asked *q, const struct word_code *found, uint32_t n, struct front_at *at, struct placed *p)
{
	struct postings_at about;
	struct placed_word *w;
	bool *allowed;

	if (at->f && at->number < found->word && found->word - at->number < FRONT_BLOCK)
		while (at->number < found->word && front_next(at))
			continue;
	if ((!at->f || at->number != found->word) && !front_number(&q->s->words, found->word, at))
		return;
	if (!postings_about(at->about, &about) || !(w = open_word(q, &about)))
		return;
	if (about.variant_count) {
		allowed = arena_array(q->a, bool, about.variant_count + 1);
		for (uint32_t i = 0; i < n; i++)
			if (found[i].code < about.variant_count)
				allowed[found[i].code] = true;
		w->allowed = n < about.variant_count ? allowed : NULL;
		read_widths(q, &about, w);
	}
	*list_push(q->a, &p->words) = w;
}

void word_forms(struct asked *q, const struct node_fit *fit, struct placed *p)
{
	struct found_forms f = { .a = q->a };
	struct front_at at = { .f = NULL };
	uint32_t n;

	word_each(q->s, fit, found_form, &f);
	if (q->s->tail.forms && f.list.n)
		qsort(f.list.v, f.list.n, sizeof *f.list.v, by_word);
	for (uint32_t i = 0; i < f.list.n && !q->failed; i += n) {
		for (n = 1; i + n < f.list.n && f.list.v[i + n].word == f.list.v[i].word;)
			n++;
		add_word(q, f.list.v + i, n, &at, p);
	}
}
