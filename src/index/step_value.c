/*
 * step_value - what columns say.
 */
#include "index/step_value.h"

#include <assert.h>
#include <stdlib.h>

/* ---- Time ---- */

static uint32_t first_time(const struct column *c, uint32_t docs, int64_t time)
{
	uint32_t low = 0, high = docs;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int64_t at = column_number(c, middle);

		if (at != COLUMN_NONE && at < time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t step_time(const struct segment *s, int64_t time)
{
	return first_time(segment_column(s, S("time")), s->tail.docs, time);
}

uint32_t step_timed(const struct segment *s)
{
	const struct column *c = segment_column(s, S("time"));
	uint32_t low = 0, high = s->tail.docs;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (column_number(c, middle) != COLUMN_NONE)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void make_range(struct asked *q, struct step *s)
{
	const struct ask *n = s->node;

	if (n->kind != ASK_NUMBER || n->number.none || !str_eq(n->number.column, S("time")))
		return;
	s->ranged = true;
	s->from = n->number.from == COLUMN_NONE ? 0 : step_time(q->s, n->number.from);
	s->to = n->number.to == INT64_MAX ? step_timed(q->s) : step_time(q->s, n->number.to + 1);
	if (s->to < s->from)
		s->to = s->from;
}

/* ---- Words of columns ---- */

static Str value_key(const struct column *c, Str word, char key[KEY_MOST])
{
	size_t at = 0;

	key[at++] = KEY_VALUE;
	memcpy(key + at, c->name.p, c->name.n);
	at += c->name.n;
	key[at++] = KEY_PART;
	word = str_cut(word, 0, KEY_MOST - at);
	memcpy(key + at, word.p, word.n);
	return (Str){ key, at + word.n };
}

static struct postings *value_list(struct asked *q, const struct column *c, Str word)
{
	char key[KEY_MOST];
	struct postings *p = arena_new(q->a, struct postings);

	if (!segment_postings(q->s, value_key(c, word, key), p, q->err))
		q->failed = true;
	return p;
}

static void add_value(struct asked *q, struct step *s, const struct column *c, Str word)
{
	struct postings *p = value_list(q, c, word);

	if (p->n)
		*list_push(q->a, &s->lists) = p;
}

static void add_fitting(struct asked *q, struct step *s, const struct column *c, const struct ask_fit *fit)
{
	struct front_at at;

	for (bool more = front_seek(&c->words, fit->begin, &at); more && !q->failed; more = front_next(&at)) {
		if (!str_starts(at.key, fit->begin))
			return;
		if (!fit->fits || fit->fits(fit->data, at.key))
			add_value(q, s, c, at.key);
	}
}

void step_value_make(struct asked *q, struct step *s)
{
	const struct ask *n = s->node;
	const struct column *c;

	make_range(q, s);
	if (n->kind != ASK_VALUE || !(c = segment_column(q->s, n->value.column)) || !c->listed)
		return;
	s->listed = true;
	for (uint32_t i = 0; i < n->value.n && !q->failed; i++)
		add_value(q, s, c, n->value.words[i]);
	if (n->value.fit)
		add_fitting(q, s, c, n->value.fit);
}

/* Which stored values are asked for: a table by value. */
static bool *wanted_values(struct asked *q, const struct ask *n, const struct column *c)
{
	bool *wanted = arena_array(q->a, bool, c->most + 1);
	const struct ask_fit *fit = n->value.fit;
	struct front_at at;

	for (uint32_t i = 0; i < n->value.n; i++)
		wanted[column_value(c, n->value.words[i])] = true;
	wanted[0] = false;
	if (!fit || !front_seek(&c->words, fit->begin, &at))
		return wanted;
	do {
		if (!str_starts(at.key, fit->begin))
			break;
		wanted[at.number + 1] |= !fit->fits || fit->fits(fit->data, at.key);
	} while (front_next(&at));
	return wanted;
}

static bool doc_wanted(const struct column *c, const bool *wanted, uint32_t doc)
{
	if (c->kind == COLUMN_WORD)
		return wanted[column_stored(c, doc)];
	for (uint32_t i = c->first[doc]; i < c->first[doc + 1]; i++)
		if (wanted[column_stored(c, i)])
			return true;
	return false;
}

static void add_doc(struct set *out, uint32_t doc)
{
	out->bits[doc / 64] |= 1ull << doc % 64;
}

static void value_set(struct asked *q, struct step *s, struct set *out)
{
	enum { FEW = 8 }; /* lists that may be merged as lists */
	const struct column *c = segment_column(q->s, s->node->value.column);
	const bool *wanted;

	if (s->lists.n == 1) {
		set_postings(q->a, q->s->tail.docs, s->lists.v[0], out);
		return;
	}
	if (s->lists.n > FEW)
		set_open(q->a, q->s->tail.docs, out);
	else
		set_none(q->a, q->s->tail.docs, out);
	for (uint32_t i = 0; i < s->lists.n; i++)
		set_or_postings(q->a, out, s->lists.v[i]);
	set_settle(q->a, out);
	if (s->listed || !c || c->kind == COLUMN_NUMBER)
		return;
	wanted = wanted_values(q, s->node, c);
	set_open(q->a, q->s->tail.docs, out);
	for (uint32_t d = 0; d < out->docs; d++)
		if (doc_wanted(c, wanted, d))
			add_doc(out, d);
}

static bool number_wanted(const struct ask *n, int64_t number)
{
	return number == COLUMN_NONE ? n->number.none : number >= n->number.from && number <= n->number.to;
}

static void number_set(struct asked *q, struct step *s, struct set *out)
{
	const struct column *c = segment_column(q->s, s->node->number.column);

	if (s->ranged) {
		set_range(q->a, q->s->tail.docs, s->from, s->to, out);
		return;
	}
	set_none(q->a, q->s->tail.docs, out);
	if (!c || c->kind != COLUMN_NUMBER)
		return;
	set_open(q->a, q->s->tail.docs, out);
	for (uint32_t d = 0; d < out->docs; d++)
		if (number_wanted(s->node, column_number(c, d)))
			add_doc(out, d);
}

static int by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

static void ids_set(struct asked *q, struct step *s, struct set *out)
{
	uint32_t *docs = arena_array(q->a, uint32_t, s->node->ids.n + 1), n = 0, kept = 0;

	for (uint32_t i = 0; i < s->node->ids.n; i++)
		n += segment_doc(q->s, s->node->ids.ids[i], &docs[n]);
	qsort(docs, n, sizeof *docs, by_number);
	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || docs[kept - 1] != docs[i])
			docs[kept++] = docs[i];
	set_list(q->s->tail.docs, docs, kept, out);
}

void step_value_set(struct asked *q, struct step *s, struct set *out)
{
	if (s->node->kind == ASK_VALUE)
		value_set(q, s, out);
	else if (s->node->kind == ASK_NUMBER)
		number_set(q, s, out);
	else
		ids_set(q, s, out);
}

static bool keep_numbers(struct asked *q, struct step *s, struct set *list)
{
	const struct column *c = segment_column(q->s, s->node->number.column);
	uint32_t kept = 0;

	if (!c || c->kind != COLUMN_NUMBER)
		return false;
	for (uint32_t i = 0; i < list->n; i++) {
		uint32_t doc = list->list[i];

		list->list[kept] = doc;
		kept += number_wanted(s->node, column_number(c, doc));
	}
	list->n = kept;
	return true;
}

bool step_value_keep(struct asked *q, struct step *s, struct set *list)
{
	const struct ask *n = s->node;
	const struct column *c;
	const bool *wanted;
	uint32_t kept = 0;

	if (n->kind == ASK_NUMBER)
		return keep_numbers(q, s, list);
	if (n->kind != ASK_VALUE || !(c = segment_column(q->s, n->value.column)) || c->kind == COLUMN_NUMBER)
		return false;
	wanted = wanted_values(q, n, c);
	for (uint32_t i = 0; i < list->n; i++) {
		uint32_t doc = list->list[i];

		list->list[kept] = doc;
		kept += doc_wanted(c, wanted, doc);
	}
	list->n = kept;
	return true;
}
