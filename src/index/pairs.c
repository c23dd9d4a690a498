/*
 * pairs - two frequent words side by side.
 */
#include "index/pairs.h"

#include <assert.h>
#include <stdlib.h>

Str pair_key(Str first, Str second, char out[KEY_MOST])
{
	size_t at = 0;

	out[at++] = KEY_PAIR;
	memcpy(out + at, first.p, first.n);
	at += first.n;
	out[at++] = KEY_PART;
	assert(at + second.n <= KEY_MOST);
	memcpy(out + at, second.p, second.n);
	return (Str){ out, at + second.n };
}

struct pairs {
	const struct invert *v;
	struct arena *arena;
	uint32_t *paired;         /* by form: its number among the paired ones plus 1 */
	Str *forms;               /* in order */
	uint32_t n;
	LIST(uint64_t) found;     /* pair, then document */
};

struct candidate {
	uint32_t form, docs;
	Str text;
};

static int more_docs(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	return a->docs != b->docs ? (a->docs < b->docs) - (a->docs > b->docs) : str_cmp(a->text, b->text);
}

static int text_order(const void *x, const void *y)
{
	return str_cmp(((const struct candidate *)x)->text, ((const struct candidate *)y)->text);
}

/* In how many documents each form stands. */
static uint32_t *count_docs(struct pairs *p)
{
	const struct invert *v = p->v;
	uint32_t *count = arena_array(p->arena, uint32_t, v->form.n + 1);
	uint32_t *last = arena_array(p->arena, uint32_t, v->form.n + 1), doc = 0;

	for (size_t i = 0; i < v->token_count; i++) {
		uint32_t form = v->tokens[i].form;

		while (doc < v->docs.n && i >= v->docs.v[doc].tokens)
			doc++;
		count[form] += last[form] != doc;
		last[form] = doc;
	}
	return count;
}

static void choose(struct pairs *p)
{
	const struct invert *v = p->v;
	uint32_t *docs = count_docs(p), n = 0;
	LIST(struct candidate) all = { 0 };

	for (uint32_t i = 0; i < v->form.n; i++)
		if (v->form.v[i].wide == 1 && docs[i] > v->docs.n / PAIRED_SHARE)
			*list_push(p->arena, &all) = (struct candidate){ i, docs[i], v->forms.texts.v[i] };
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, more_docs);
	n = all.n < PAIRED_MOST ? all.n : PAIRED_MOST;
	if (n)
		qsort(all.v, n, sizeof *all.v, text_order);
	p->n = n;
	p->paired = arena_array(p->arena, uint32_t, v->form.n + 1);
	p->forms = arena_array(p->arena, Str, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		p->paired[all.v[i].form] = i + 1;
		p->forms[i] = all.v[i].text;
	}
}

/* Paired forms at one position, each once. */
struct standing {
	uint32_t at, n;
	uint32_t form[PAIRED_MOST];
};

/* False where it stands there already. */
static bool stand(struct standing *s, uint32_t form)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->form[i] == form)
			return false;
	s->form[s->n++] = form;
	return true;
}

static bool same_part(const struct part_at *parts, uint32_t n, uint32_t *part, uint32_t at)
{
	while (*part < n && at >= parts[*part].end)
		++*part;
	return *part == n || at != parts[*part].at;
}

static void find_in_doc(struct pairs *p, uint32_t doc, uint32_t number)
{
	const struct invert *v = p->v;
	const struct invert_doc *d = &v->docs.v[doc];
	size_t end = doc + 1 < v->docs.n ? d[1].tokens : v->token_count;
	uint32_t part = 0, parts = (doc + 1 < v->docs.n ? d[1].parts : v->parts.n) - d->parts;
	struct standing two[2], *before = &two[0], *here = &two[1], *other;

	before->n = here->n = 0;
	before->at = here->at = UINT32_MAX - 1;
	for (size_t i = d->tokens; i < end; i++) {
		uint32_t form = p->paired[v->tokens[i].form], at = v->tokens[i].place >> 1;

		if (!form)
			continue;
		if (at != here->at) {
			other = before;
			before = here;
			here = other;
			here->n = 0;
			here->at = at;
			if (before->at + 1 != at || !same_part(v->parts.v + d->parts, parts, &part, at))
				before->n = 0;
		}
		if (stand(here, form))
			for (uint32_t k = 0; k < before->n; k++)
				*list_push(p->arena, &p->found) =
					(uint64_t)((before->form[k] - 1) * PAIRED_MOST + form - 1) << 32 | number;
	}
}

/* By pair: counted, then laid into places; documents stay in order. */
static uint32_t *sort_found(struct pairs *p, uint32_t **from)
{
	uint32_t *docs = arena_array(p->arena, uint32_t, p->found.n + 1);

	*from = arena_array(p->arena, uint32_t, PAIRED_MOST * PAIRED_MOST + 2);
	for (uint32_t i = 0; i < p->found.n; i++)
		(*from)[(p->found.v[i] >> 32) + 2]++;
	for (uint32_t i = 0; i < PAIRED_MOST * PAIRED_MOST; i++)
		(*from)[i + 2] += (*from)[i + 1];
	for (uint32_t i = 0; i < p->found.n; i++)
		docs[(*from)[(p->found.v[i] >> 32) + 1]++] = (uint32_t)p->found.v[i];
	return docs;
}

static void build_pair(struct build *b, Str key, const uint32_t *docs, uint32_t total, uint32_t *doc, uint32_t *count)
{
	struct build_word w = { .key = key, .total = total, .docs = doc, .counts = count };

	for (uint32_t i = 0; i < total; i++) {
		if (i == 0 || docs[i] != docs[i - 1]) {
			doc[w.n] = docs[i];
			count[w.n++] = 0;
		}
		count[w.n - 1]++;
	}
	build_word(b, &w);
}

void pairs_build(struct build *b, const struct invert *v, const uint32_t *docs, struct arena *a, struct build_rest *rest)
{
	struct pairs p = { .v = v, .arena = a };
	uint32_t *from, *sorted, *doc, *count;
	char key[KEY_MOST];

	choose(&p);
	for (uint32_t i = 0; i < v->docs.n && p.n; i++)
		find_in_doc(&p, docs[i], i);
	sorted = sort_found(&p, &from);
	doc = arena_array(a, uint32_t, v->docs.n + 1);
	count = arena_array(a, uint32_t, v->docs.n + 1);
	for (uint32_t i = 0; i < p.n * PAIRED_MOST; i++)
		if (i % PAIRED_MOST < p.n && from[i + 1] > from[i])
			build_pair(b, pair_key(p.forms[i / PAIRED_MOST], p.forms[i % PAIRED_MOST], key), sorted + from[i],
			           from[i + 1] - from[i], doc, count);
	rest->paired = p.forms;
	rest->paired_count = p.n;
}
