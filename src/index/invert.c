/*
 * invert - documents in memory.
 */
#include "index/invert.h"

#include <assert.h>
#include <stdlib.h>

#include "index/big.h"
#include "index/places.h"

enum {
	MEMORY_USUAL = 256 << 20,
	MEMORY_A_TOKEN = 2 * sizeof(struct invert_token), /* in the log, and when it is laid out */
	VARIANTS_MOST = (1 << 15) - 1,
	FETCH_SLOT = 16, FETCH_TEXT = 8, /* tokens ahead */
};

bool invert_init(struct invert *v, const struct index_plan *plan, struct error *err)
{
	size_t memory = plan->memory ? plan->memory : MEMORY_USUAL;

	assert(plan->heavy >= 1 && plan->column_count < COLUMNS_MOST);
	*v = (struct invert){ .plan = plan, .token_room = memory / MEMORY_A_TOKEN, .id_least = INT64_MAX,
	                      .id_most = INT64_MIN };
	if (v->token_room < DOC_POSITIONS_MOST / 16)
		v->token_room = DOC_POSITIONS_MOST / 16;
	v->tokens = big_get(v->token_room * sizeof *v->tokens);
	if (!v->tokens)
		return fail(err, ERR_NOMEM, "there is no memory for the index; %zu MB are wanted", memory >> 20);
	arena_init(&v->arena);
	intern_init(&v->forms);
	intern_init(&v->words);
	intern_init(&v->marks);
	for (unsigned i = 0; i < plan->column_count; i++)
		intern_init(&v->columns[i]);
	return true;
}

void invert_release(struct invert *v)
{
	for (unsigned i = 0; i < v->plan->column_count; i++)
		intern_release(&v->columns[i]);
	intern_release(&v->marks);
	intern_release(&v->words);
	intern_release(&v->forms);
	arena_release(&v->arena);
	big_free(v->tokens, v->token_room * sizeof *v->tokens);
	v->tokens = NULL;
}

bool invert_full(const struct invert *v, const struct index_doc *d)
{
	return v->docs.n > 0 && (v->token_count + d->token_count > v->token_room || v->docs.n == INVERT_DOCS_MOST);
}

/* ---- Forms ---- */

/* A form was seen for the first time: find its word. */
static void new_form(struct invert *v, Str form, uint16_t wide)
{
	char stem[KEY_MOST];
	Str key = form;
	uint32_t word;

	if (v->plan->stem) {
		key = (Str){ stem, v->plan->stem(v->plan->data, form, stem) };
		assert(key.n <= KEY_MOST);
	}
	word = intern(&v->words, key);
	if (word < v->variants.n && v->variants.v[word] == VARIANTS_MOST)
		word = intern(&v->words, form);
	if (word == v->variants.n)
		*list_push(&v->arena, &v->variants) = 0;
	*list_push(&v->arena, &v->form) = (struct invert_form){ word, (uint16_t)v->variants.v[word]++, wide };
}

static uint32_t find_form(struct invert *v, const struct index_token *t)
{
	Str word = str_cut(t->word, 0, FORM_MOST);
	char both[FORM_MOST + 3];
	uint32_t number;

	assert(t->wide >= 1);
	if (t->wide == 1) {
		number = intern_hashed(&v->forms, word, t->hash);
	} else { /* the same letters with another width are another form */
		memcpy(both, word.p, word.n);
		both[word.n] = '\0';
		memcpy(both + word.n + 1, &t->wide, 2);
		number = intern_hashed(&v->forms, (Str){ both, word.n + 3 }, t->hash + t->wide);
	}
	if (number == v->form.n)
		new_form(v, word, t->wide);
	return number;
}

/* ---- Documents ---- */

static void add_parts(struct invert *v, const struct index_doc *d)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < d->part_count; i++) {
		const struct index_part *p = &d->parts[i];

		assert(p->at <= p->end && (i == 0 || p->at >= p[-1].end));
		*list_push(&v->arena, &v->parts) = (struct part_at){
			at, at + (p->end - p->at), p->bits, p->mark.p ? intern(&v->marks, p->mark) + 1 : 0,
		};
		at += p->end - p->at;
	}
}

/* Positions lose the gaps between parts: what they are less by, in the part of a token. */
static uint32_t gaps_before(const struct index_doc *d, uint32_t at, uint32_t *part, uint32_t *gaps)
{
	while (*part < d->part_count && at >= d->parts[*part].end) {
		uint32_t end = d->parts[*part].end;

		if (++*part < d->part_count)
			*gaps += d->parts[*part].at - end;
	}
	assert(d->part_count == 0 || (*part < d->part_count && at >= d->parts[*part].at));
	return *gaps;
}

static void add_tokens(struct invert *v, const struct index_doc *d)
{
	struct invert_token *out = v->tokens + v->token_count;
	uint32_t part = 0, gaps = d->part_count ? d->parts[0].at : 0;

	for (uint32_t i = 0; i < d->token_count; i++) {
		const struct index_token *t = &d->tokens[i];
		uint32_t at;

		if (i + FETCH_SLOT < d->token_count) {
			intern_fetch(&v->forms, t[FETCH_SLOT].hash);
			intern_fetch_text(&v->forms, t[FETCH_TEXT].hash);
		}
		at = t->at - gaps_before(d, t->at, &part, &gaps);

		assert(at < DOC_POSITIONS_MOST && (i == 0 || t->at >= t[-1].at));
		out[i] = (struct invert_token){ find_form(v, t), at << 1 | t->heavy };
	}
	v->token_count += d->token_count;
}

static void add_values(struct invert *v, const struct index_doc *d)
{
	for (uint32_t i = 0; i < d->value_count; i++) {
		const struct index_value *w = &d->values[i];

		assert(w->column < v->plan->column_count);
		if (v->plan->columns[w->column].kind == COLUMN_NUMBER)
			*list_push(&v->arena, &v->values) = (struct invert_value){ w->column, 0, w->number };
		else if (w->word.p)
			*list_push(&v->arena, &v->values) = (struct invert_value){
				w->column, intern(&v->columns[w->column], str_cut(w->word, 0, KEY_MOST)), 0,
			};
	}
}

bool invert_has(const struct invert *v, int64_t id)
{
	if (id < v->id_least || id > v->id_most)
		return false; /* so it is with what was added long ago: new documents have new ids */
	for (uint32_t i = 0; i < v->docs.n; i++)
		if (v->docs.v[i].id == id)
			return true;
	return false;
}

static uint32_t positions_of(const struct index_doc *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->part_count; i++)
		n += d->parts[i].end - d->parts[i].at;
	return n ? n : d->token_count ? d->tokens[d->token_count - 1].at + 1 : 0;
}

bool invert_add(struct invert *v, const struct index_doc *d, struct error *err)
{
	if (d->token_count > v->token_room || positions_of(d) > DOC_POSITIONS_MOST)
		return fail(err, ERR_LIMIT, "a document of %u words is too large for the index", (unsigned)d->token_count);
	assert(!invert_full(v, d));
	*list_push(&v->arena, &v->docs) = (struct invert_doc){
		d->id, d->time, d->length < DOC_LENGTH_MOST ? d->length : DOC_LENGTH_MOST,
		span_of(positions_of(d)), (uint32_t)v->token_count, v->parts.n, v->values.n,
	};
	v->id_least = d->id < v->id_least ? d->id : v->id_least;
	v->id_most = d->id > v->id_most ? d->id : v->id_most;
	add_tokens(v, d);
	add_parts(v, d);
	add_values(v, d);
	return true;
}
