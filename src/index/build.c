/*
 * build - one segment's file, written from what is to stand in it.
 */
#include "index/build.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "index/codec.h"
#include "index/column.h"
#include "index/postings.h"
#include "index/rank.h"

static void section_begin(struct build *b, enum section s)
{
	out_align(&b->out, 16);
	b->at[s] = b->out.at;
}

static void section_end(struct build *b, enum section s)
{
	b->size[s] = b->out.at - b->at[s];
}

static void section(struct build *b, enum section s, const void *p, size_t n)
{
	section_begin(b, s);
	out_put(&b->out, p, n);
	section_end(b, s);
}

static void out_of_memory(struct build *b)
{
	if (!b->out.failed)
		fail(&b->out.why, ERR_NOMEM, "%s: memory is exhausted, or a part of the index passed 4 GB", b->out.path);
	b->out.failed = true;
}

bool build_open(struct build *b, const char *path, uint32_t docs, const uint16_t *lengths, const uint8_t *spans,
                uint32_t heavy, struct error *err)
{
	struct segment_head head = { SEGMENT_MAGIC, SEGMENT_VERSION, SEGMENT_ORDER };

	*b = (struct build){ .docs = docs, .lengths = lengths, .spans = spans, .heavy = heavy };
	if (!out_open(&b->out, path, err))
		return false;
	arena_init(&b->arena);
	front_begin(&b->words);
	buf_init(&b->scratch, UINT32_MAX);
	buf_init(&b->about, KEY_MOST * 1024);
	for (uint32_t i = 0; i < docs; i++)
		b->length_sum += lengths[i];
	b->flat = rank_flat(rank_average(b->length_sum, docs));
	out_put(&b->out, &head, sizeof head);
	section_begin(b, SECTION_POSTINGS);
	return true;
}

static unsigned flags_of(const struct build_word *w)
{
	return (w->counts ? LIST_COUNTS : 0u) | (w->positions ? LIST_POSITIONS : 0u) | (w->heavy ? LIST_HEAVY : 0u);
}

/* The forms of a word stand in its entry, and those that are spelt otherwise in the table of forms, too. */
static void put_variants(struct build *b, const struct build_word *w)
{
	for (uint32_t i = 0; i < w->variant_count; i++) {
		const struct variant *v = &w->variants[i];

		varint_put(&b->about, v->form.n);
		buf_put(&b->about, v->form);
		varint_put(&b->about, v->wide);
		*list_push(&b->arena, &b->forms) = (struct form_at){ arena_str(&b->arena, v->form), b->words.n, i };
	}
}

void build_word(struct build *b, const struct build_word *w)
{
	uint64_t place;

	assert(w->n <= b->docs && w->key.n <= KEY_MOST);
	if (w->n > BLOCK)
		out_align(&b->out, 4);
	place = b->out.at - b->at[SECTION_POSTINGS];
	buf_clear(&b->scratch);
	postings_put(&b->scratch, w, &(struct postings_about_docs){ b->lengths, b->spans, b->flat, b->heavy });
	out_put(&b->out, b->scratch.p, b->scratch.n);

	buf_clear(&b->about);
	varint_put(&b->about, w->n);
	varint_put(&b->about, flags_of(w) | (uint64_t)w->variant_count << LIST_FLAG_BITS);
	if (w->counts)
		varint_put(&b->about, w->total);
	varint_put(&b->about, place);
	varint_put(&b->about, b->scratch.n);
	put_variants(b, w);
	if (b->scratch.full || b->about.full)
		out_of_memory(b);
	front_put(&b->words, w->key, buf_str(&b->about));
	b->tokens += w->positions ? w->total : 0;
}

/* ---- Lists of columns ---- */

static void build_list(struct build *b, const struct build_column *c, uint32_t value, const uint32_t *docs, uint32_t n)
{
	char key[KEY_MOST];
	size_t at = 0;
	Str word = str_cut(c->words[value], 0, KEY_MOST - 2 - c->name.n);

	key[at++] = KEY_VALUE;
	memcpy(key + at, c->name.p, c->name.n);
	at += c->name.n;
	key[at++] = KEY_PART;
	memcpy(key + at, word.p, word.n);
	if (n)
		build_word(b, &(struct build_word){ .key = { key, at + word.n }, .n = n, .docs = docs });
}

/* Documents by value: counted, then laid into their places. */
static void build_column_lists(struct build *b, const struct build_column *c)
{
	struct arena a;
	uint32_t *from, *docs;

	arena_init(&a);
	from = arena_array(&a, uint32_t, c->word_count + 2);
	docs = arena_array(&a, uint32_t, c->first[b->docs] + 1);
	for (uint32_t i = 0; i < c->first[b->docs]; i++)
		from[c->values[i] + 2]++;
	for (uint32_t i = 0; i < c->word_count; i++)
		from[i + 2] += from[i + 1];
	for (uint32_t d = 0; d < b->docs; d++)
		for (uint32_t i = c->first[d]; i < c->first[d + 1]; i++)
			docs[from[c->values[i] + 1]++] = d;
	for (uint32_t i = 0; i < c->word_count; i++)
		build_list(b, c, i, docs + from[i], from[i + 1] - from[i]);
	arena_release(&a);
}

void build_lists(struct build *b, const struct build_column *columns, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (columns[i].listed && columns[i].kind != COLUMN_NUMBER)
			build_column_lists(b, &columns[i]);
}

/* ---- Tables behind the words ---- */

static void put_front(struct build *b, enum section s, struct front_put *f)
{
	struct buf table;

	buf_init(&table, UINT32_MAX);
	front_end(f, &table);
	if (table.full)
		out_of_memory(b);
	section(b, s, table.p, table.n);
	buf_release(&table);
}

static int compare_forms(const void *x, const void *y)
{
	const struct form_at *a = x, *b = y;
	int c = str_cmp(a->form, b->form);

	return c ? c : a->word != b->word ? (a->word > b->word) - (a->word < b->word) : (a->code > b->code) - (a->code < b->code);
}

/* A form with the words and variants that it is: mostly one, more where one form has several widths. */
static uint32_t put_forms(struct build *b)
{
	struct front_put f;
	uint32_t n;

	front_begin(&f);
	if (b->forms.n)
		qsort(b->forms.v, b->forms.n, sizeof *b->forms.v, compare_forms);
	for (uint32_t i = 0; i < b->forms.n;) {
		Str form = b->forms.v[i].form;

		buf_clear(&b->about);
		for (; i < b->forms.n && str_eq(b->forms.v[i].form, form); i++) {
			varint_put(&b->about, b->forms.v[i].word);
			varint_put(&b->about, b->forms.v[i].code);
		}
		front_put(&f, form, buf_str(&b->about));
	}
	n = f.n;
	put_front(b, SECTION_FORMS, &f);
	return n;
}

static void put_marks(struct build *b, const struct build_rest *rest)
{
	struct front_put f;

	front_begin(&f);
	for (uint32_t i = 0; i < rest->mark_count; i++)
		front_put(&f, rest->marks[i], STR_NONE);
	put_front(b, SECTION_MARKS, &f);
}

static _Thread_local const int64_t *ids_of_thread; /* for compare_ids(), which qsort() tells nothing else */

static int compare_ids(const void *x, const void *y)
{
	int64_t a = ids_of_thread[*(const uint32_t *)x], b = ids_of_thread[*(const uint32_t *)y];

	return (a > b) - (a < b);
}

static void put_ids(struct build *b, const int64_t *ids)
{
	int64_t least = INT64_MAX, most = INT64_MIN;

	for (uint32_t i = 0; i < b->docs; i++) {
		least = ids[i] < least ? ids[i] : least;
		most = ids[i] > most ? ids[i] : most;
	}
	b->id_least = least <= most ? least : 0;
	b->id_width = least <= most ? column_width((uint64_t)most - (uint64_t)least) : 1;
	section_begin(b, SECTION_IDS);
	for (uint32_t i = 0; i < b->docs; i++) {
		uint64_t more = (uint64_t)ids[i] - (uint64_t)least;

		out_put(&b->out, &more, b->id_width);
	}
	section_end(b, SECTION_IDS);
}

static void put_by_id(struct build *b, const int64_t *ids)
{
	uint32_t *order = arena_array(&b->arena, uint32_t, b->docs + 1);
	bool ordered = true;

	for (uint32_t i = 0; i < b->docs; i++) {
		order[i] = i;
		ordered &= i == 0 || ids[i - 1] < ids[i];
	}
	ids_of_thread = ids;
	qsort(order, b->docs, sizeof *order, compare_ids);
	section(b, SECTION_BY_ID, order, ordered ? 0 : (size_t)b->docs * sizeof *order);
}

/* ---- The end ---- */

static bool put_tail(struct build *b, const struct segment_tail *known, struct error *err)
{
	struct segment_tail tail = *known;
	struct buf last;

	out_align(&b->out, 16);
	out_sums(&b->out);
	b->at[SECTION_SUMS] = b->out.at;
	b->size[SECTION_SUMS] = (uint64_t)b->out.sums.n * sizeof *b->out.sums.v;
	memcpy(tail.at, b->at, sizeof tail.at);
	memcpy(tail.size, b->size, sizeof tail.size);
	tail.bytes = b->out.at + b->size[SECTION_SUMS] + sizeof tail;
	buf_init(&last, UINT32_MAX);
	buf_put(&last, (Str){ (char *)b->out.sums.v, b->size[SECTION_SUMS] });
	buf_put(&last, (Str){ (char *)&tail, offsetof(struct segment_tail, sum) });
	if (last.full)
		out_of_memory(b);
	tail.sum = sum_bytes(last.p, last.n);
	buf_put(&last, (Str){ (char *)&tail.sum, sizeof tail - offsetof(struct segment_tail, sum) });
	out_put(&b->out, last.p, last.n);
	buf_release(&last);
	return out_close(&b->out, err);
}

static void release(struct build *b)
{
	buf_release(&b->scratch);
	buf_release(&b->about);
	arena_release(&b->arena);
}

void build_drop(struct build *b)
{
	struct buf none;

	buf_init(&none, 0);
	front_end(&b->words, &none);
	out_drop(&b->out);
	release(b);
}

bool build_close(struct build *b, const struct build_rest *rest, struct error *err)
{
	struct segment_tail tail = { .lengths = b->length_sum, .tokens = b->tokens, .docs = b->docs, .heavy = b->heavy,
	                             .marks = rest->mark_count,  .columns = rest->column_count,
	                             .paired = rest->paired_count, .magic = SEGMENT_MAGIC };
	char path[sizeof b->out.path];
	bool ok;

	memcpy(path, b->out.path, sizeof path);
	section_end(b, SECTION_POSTINGS);
	tail.words = b->words.n;
	put_front(b, SECTION_WORDS, &b->words);
	tail.forms = put_forms(b);
	put_marks(b, rest);
	section_begin(b, SECTION_LENGTHS);
	out_put(&b->out, b->lengths, (size_t)b->docs * 2);
	out_put(&b->out, "\0\0\0", 4); /* two lengths more may be read */
	section_end(b, SECTION_LENGTHS);
	section(b, SECTION_SPANS, b->spans, b->docs);
	put_ids(b, rest->ids);
	put_by_id(b, rest->ids);
	tail.id_least = b->id_least;
	tail.id_width = b->id_width;
	section(b, SECTION_PARTS, rest->parts.p, rest->parts.n);
	section(b, SECTION_PARTS_AT, rest->parts_at, rest->parts.n ? ((size_t)b->docs + 1) * 4 : 0);
	build_columns(b, rest);
	ok = put_tail(b, &tail, err);
	if (!ok)
		remove(path);
	release(b);
	return ok;
}
