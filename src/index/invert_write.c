/*
 * invert_write - documents in memory become a segment.
 *
 * Documents are put in order of time. Then each token goes, in that order, to the
 * place of its word: one pass over the log, which leaves every word's occurrences
 * side by side and in order.
 */
#include <assert.h>
#include <stdlib.h>

#include "index/big.h"
#include "index/invert.h"
#include "index/pairs.h"

/* An occurrence: document, position, variant, heavy or not. */
enum { AT_HEAVY = 1, AT_CODE = 15, AT_POSITION = 24, AT_DOC = 24 };

struct layout {
	struct invert *v;
	struct arena arena;
	uint32_t n;
	uint32_t *docs;   /* in order of time */
	uint16_t *lengths;
	uint8_t *spans;
	int64_t *ids;
	uint32_t *order, *rank; /* of words */
	size_t *from;     /* by rank: where a word's occurrences begin; one more at the end */
	uint64_t *at;     /* the occurrences */
	struct build build;

	/* of one word */
	uint32_t room, positions_room;
	uint32_t *doc, *count, *heavy, *positions;
	uint16_t *codes;
	LIST(struct variant) variants;
	uint32_t **forms; /* by word: its forms in order of their codes */
};

static _Thread_local const struct invert_doc *docs_of_thread; /* for compare_docs() */

static int compare_docs(const void *x, const void *y)
{
	const struct invert_doc *a = docs_of_thread + *(const uint32_t *)x, *b = docs_of_thread + *(const uint32_t *)y;

	if (a->time != b->time) /* COLUMN_NONE is the least number, and comes last */
		return a->time == COLUMN_NONE ? 1 : b->time == COLUMN_NONE ? -1 : a->time < b->time ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

static void order_docs(struct layout *l)
{
	const struct invert *v = l->v;

	l->docs = arena_array(&l->arena, uint32_t, l->n + 1);
	l->lengths = arena_array(&l->arena, uint16_t, l->n + 2);
	l->spans = arena_array(&l->arena, uint8_t, l->n + 1);
	l->ids = arena_array(&l->arena, int64_t, l->n + 1);
	for (uint32_t i = 0; i < l->n; i++)
		l->docs[i] = i;
	docs_of_thread = v->docs.v;
	qsort(l->docs, l->n, sizeof *l->docs, compare_docs);
	for (uint32_t i = 0; i < l->n; i++) {
		l->lengths[i] = (uint16_t)v->docs.v[l->docs[i]].length;
		l->spans[i] = v->docs.v[l->docs[i]].span;
		l->ids[i] = v->docs.v[l->docs[i]].id;
	}
}

/* Tokens, parts and values of a document end where those of the next one begin. */
static size_t tokens_end(const struct invert *v, uint32_t doc)
{
	return doc + 1 < v->docs.n ? v->docs.v[doc + 1].tokens : v->token_count;
}

static void order_words(struct layout *l)
{
	const struct invert *v = l->v;
	uint32_t n = v->words.texts.n;
	size_t *count;

	intern_order(&l->arena, &v->words, &l->order, &l->rank);
	count = l->from = arena_array(&l->arena, size_t, n + 2);
	for (size_t i = 0; i < v->token_count; i++)
		count[l->rank[v->form.v[v->tokens[i].form].word] + 1]++;
	for (uint32_t i = 0; i < n; i++)
		count[i + 1] += count[i];
}

static bool lay_out(struct layout *l, struct error *err)
{
	const struct invert *v = l->v;
	size_t *next = arena_array(&l->arena, size_t, v->words.texts.n + 1);

	l->at = big_get(v->token_count * sizeof *l->at + 8);
	if (!l->at)
		return fail(err, ERR_NOMEM, "there is no memory to write the index; give the import less of it");
	for (uint32_t i = 0; i < v->words.texts.n; i++)
		next[i] = l->from[l->rank[i]];
	for (uint32_t d = 0; d < l->n; d++) {
		uint32_t doc = l->docs[d];
		size_t end = tokens_end(v, doc);

		for (size_t i = v->docs.v[doc].tokens; i < end; i++) {
			const struct invert_form *f = &v->form.v[v->tokens[i].form];
			uint64_t place = v->tokens[i].place;

			l->at[next[f->word]++] = (uint64_t)d << (AT_HEAVY + AT_CODE + AT_POSITION) |
			                         place >> 1 << (AT_HEAVY + AT_CODE) |
			                         (uint64_t)f->code << AT_HEAVY | (place & 1);
		}
	}
	return true;
}

/* ---- One word ---- */

static void make_room(struct layout *l, size_t total)
{
	if (total <= l->room)
		return;
	l->room = (uint32_t)(total * 2);
	l->doc = arena_array(&l->arena, uint32_t, l->room);
	l->count = arena_array(&l->arena, uint32_t, l->room);
	l->heavy = arena_array(&l->arena, uint32_t, l->room);
	l->positions = arena_array(&l->arena, uint32_t, l->room);
	l->codes = arena_array(&l->arena, uint16_t, l->room);
}

/* Split the occurrences of a word into what build.h wants; true where some are heavy. */
static bool split(struct layout *l, const uint64_t *at, uint32_t total, struct build_word *w)
{
	uint32_t before = UINT32_MAX;
	bool heavy = false;

	w->n = 0;
	for (uint32_t i = 0; i < total; i++) {
		uint32_t doc = (uint32_t)(at[i] >> (AT_HEAVY + AT_CODE + AT_POSITION));
		uint32_t here = (uint32_t)(at[i] >> (AT_HEAVY + AT_CODE)) & ((1u << AT_POSITION) - 1);

		if (doc != before) {
			l->doc[w->n] = before = doc;
			l->count[w->n] = l->heavy[w->n] = 0;
			w->n++;
		}
		l->count[w->n - 1]++;
		l->heavy[w->n - 1] += at[i] & 1;
		heavy |= at[i] & 1;
		l->positions[i] = here;
		l->codes[i] = (uint16_t)(at[i] >> AT_HEAVY & ((1u << AT_CODE) - 1));
	}
	return heavy;
}

static Str form_text(const struct invert *v, uint32_t form)
{
	Str text = v->forms.texts.v[form];

	return v->form.v[form].wide == 1 ? text : str_cut(text, 0, text.n - 3);
}

static void list_variants(struct layout *l, uint32_t word, struct build_word *w)
{
	const struct invert *v = l->v;
	uint32_t n = v->variants.v[word];

	l->variants.n = 0;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t form = l->forms[word][i];

		*list_push(&l->arena, &l->variants) = (struct variant){ form_text(v, form), v->form.v[form].wide };
	}
	if (n == 1 && l->variants.v[0].wide == 1 && str_eq(l->variants.v[0].form, w->key))
		return; /* the usual case takes no room */
	w->variants = l->variants.v;
	w->variant_count = n;
	w->codes = n > 1 ? l->codes : NULL;
}

static void list_forms(struct layout *l)
{
	const struct invert *v = l->v;
	uint32_t *all = arena_array(&l->arena, uint32_t, v->form.n + 1), at = 0;

	l->forms = arena_array(&l->arena, uint32_t *, v->words.texts.n + 1);
	for (uint32_t i = 0; i < v->words.texts.n; i++) {
		l->forms[i] = all + at;
		at += v->variants.v[i];
	}
	for (uint32_t i = 0; i < v->form.n; i++)
		l->forms[v->form.v[i].word][v->form.v[i].code] = i;
}

static void write_words(struct layout *l)
{
	const struct invert *v = l->v;

	for (uint32_t r = 0; r < v->words.texts.n; r++) {
		uint32_t word = l->order[r], total = (uint32_t)(l->from[r + 1] - l->from[r]);
		struct build_word w = { .key = v->words.texts.v[word], .total = total };

		make_room(l, total);
		w.heavy = split(l, l->at + l->from[r], total, &w) ? l->heavy : NULL;
		w.docs = l->doc;
		w.counts = l->count;
		w.positions = l->positions;
		list_variants(l, word, &w);
		build_word(&l->build, &w);
	}
}

/* ---- Columns and parts ---- */

static uint32_t values_end(const struct invert *v, uint32_t doc)
{
	return doc + 1 < v->docs.n ? v->docs.v[doc + 1].values : v->values.n;
}

static void column_numbers(struct layout *l, unsigned column, struct build_column *out)
{
	const struct invert *v = l->v;
	int64_t *numbers = arena_array(&l->arena, int64_t, l->n + 1);

	for (uint32_t d = 0; d < l->n; d++) {
		numbers[d] = COLUMN_NONE;
		for (uint32_t i = v->docs.v[l->docs[d]].values; i < values_end(v, l->docs[d]); i++)
			if (v->values.v[i].column == column)
				numbers[d] = v->values.v[i].number;
	}
	out->numbers = numbers;
}

/* Insert a value among those of its document, in order and once. */
static uint32_t insert_value(uint32_t *v, uint32_t n, uint32_t value)
{
	uint32_t at = n;

	while (at > 0 && v[at - 1] > value)
		at--;
	if (at > 0 && v[at - 1] == value)
		return n;
	memmove(v + at + 1, v + at, (n - at) * sizeof *v);
	v[at] = value;
	return n + 1;
}

static void column_words(struct layout *l, unsigned column, struct build_column *out)
{
	const struct invert *v = l->v;
	uint32_t *order, *rank, n = 0;
	uint32_t *first = arena_array(&l->arena, uint32_t, l->n + 1);
	uint32_t *values = arena_array(&l->arena, uint32_t, v->values.n + 1);
	Str *words;

	intern_order(&l->arena, &v->columns[column], &order, &rank);
	words = arena_array(&l->arena, Str, v->columns[column].texts.n + 1);
	for (uint32_t i = 0; i < v->columns[column].texts.n; i++)
		words[i] = v->columns[column].texts.v[order[i]];
	for (uint32_t d = 0; d < l->n; d++) {
		first[d] = n;
		for (uint32_t i = v->docs.v[l->docs[d]].values; i < values_end(v, l->docs[d]); i++)
			if (v->values.v[i].column == column)
				n = first[d] + insert_value(values + first[d], n - first[d], rank[v->values.v[i].word]);
		if (out->kind == COLUMN_WORD && n > first[d])
			n = first[d] + 1;
	}
	first[l->n] = n;
	out->words = words;
	out->word_count = v->columns[column].texts.n;
	out->first = first;
	out->values = values;
}

static int compare_columns(const void *x, const void *y)
{
	return str_cmp(((const struct build_column *)x)->name, ((const struct build_column *)y)->name);
}

static struct build_column *make_columns(struct layout *l, uint32_t *n)
{
	const struct index_plan *plan = l->v->plan;
	struct build_column *all = arena_array(&l->arena, struct build_column, plan->column_count + 1);
	int64_t *times = arena_array(&l->arena, int64_t, l->n + 1);

	for (unsigned i = 0; i < plan->column_count; i++) {
		const struct index_column *c = &plan->columns[i];

		all[i] = (struct build_column){ .name = str_of(c->name), .kind = c->kind, .listed = c->listed };
		if (c->kind == COLUMN_NUMBER)
			column_numbers(l, i, &all[i]);
		else
			column_words(l, i, &all[i]);
	}
	for (uint32_t d = 0; d < l->n; d++)
		times[d] = l->v->docs.v[l->docs[d]].time;
	*n = plan->column_count + 1;
	all[*n - 1] = (struct build_column){ .name = S("time"), .kind = COLUMN_NUMBER, .numbers = times };
	qsort(all, *n, sizeof *all, compare_columns);
	return all;
}

static void make_parts(struct layout *l, struct buf *bytes, struct build_rest *rest)
{
	const struct invert *v = l->v;
	uint32_t *order, *rank, *at = arena_array(&l->arena, uint32_t, l->n + 1);
	Str *marks = arena_array(&l->arena, Str, v->marks.texts.n + 1);

	intern_order(&l->arena, &v->marks, &order, &rank);
	for (uint32_t i = 0; i < v->marks.texts.n; i++)
		marks[i] = v->marks.texts.v[order[i]];
	for (uint32_t i = 0; i < v->parts.n; i++)
		if (v->parts.v[i].mark)
			v->parts.v[i].mark = rank[v->parts.v[i].mark - 1] + 1;
	for (uint32_t d = 0; d < l->n; d++) {
		uint32_t doc = l->docs[d], from = v->docs.v[doc].parts;
		uint32_t end = doc + 1 < v->docs.n ? v->docs.v[doc + 1].parts : v->parts.n;

		at[d] = (uint32_t)bytes->n;
		parts_put(bytes, v->parts.v + from, end - from);
	}
	at[l->n] = (uint32_t)bytes->n;
	rest->parts = buf_str(bytes);
	rest->parts_at = at;
	rest->marks = marks;
	rest->mark_count = v->marks.texts.n;
}

/* ---- All of it ---- */

static bool write_all(struct layout *l, const char *path, struct error *err)
{
	struct build_rest rest = { .ids = l->ids };
	struct buf parts;
	bool ok;

	if (!build_open(&l->build, path, l->n, l->lengths, l->spans, l->v->plan->heavy, err))
		return false;
	rest.columns = make_columns(l, &rest.column_count);
	pairs_build(&l->build, l->v, l->docs, &l->arena, &rest);
	build_lists(&l->build, rest.columns, rest.column_count);
	list_forms(l);
	write_words(l);
	buf_init(&parts, UINT32_MAX);
	make_parts(l, &parts, &rest);
	ok = build_close(&l->build, &rest, err);
	buf_release(&parts);
	return ok;
}

bool invert_write(struct invert *v, const char *path, struct error *err)
{
	struct layout l = { .v = v, .n = v->docs.n };
	bool ok;

	arena_init(&l.arena);
	order_docs(&l);
	order_words(&l);
	ok = lay_out(&l, err) && write_all(&l, path, err);
	big_free(l.at, v->token_count * sizeof *l.at + 8);
	arena_release(&l.arena);
	return ok;
}
