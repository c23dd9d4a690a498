/*
 * ink - text of a telegram with what was marked in it.
 */
#include "page/ink.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
	const struct ink *x = a, *y = b;

	return (x->span.off > y->span.off) - (x->span.off < y->span.off);
}

static void join_overlapping(struct ink *v, uint32_t *n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < *n; i++) {
		struct ink *last = kept ? &v[kept - 1] : NULL;

		if (last && v[i].span.off < span_end(last->span)) {
			if (span_end(v[i].span) > span_end(last->span))
				last->span.len = span_end(v[i].span) - last->span.off;
		} else {
			v[kept++] = v[i];
		}
	}
	*n = kept;
}

void ink_sort(struct inks *marks)
{
	for (int k = 0; k < INK_KINDS; k++) {
		if (!marks->of[k].n)
			continue;
		qsort(marks->of[k].v, marks->of[k].n, sizeof *marks->of[k].v, by_place);
		join_overlapping(marks->of[k].v, &marks->of[k].n);
	}
}

/* The first mark that ends behind `at`; NULL if there is none. */
static const struct ink *first_behind(const struct ink *v, uint32_t n, uint32_t at)
{
	uint32_t lo = 0, hi = n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (span_end(v[mid].span) <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n ? &v[lo] : NULL;
}

/* The mark of a kind at `at`, NULL if there is none; `*end` comes down to where that changes. */
static const struct ink *mark_at(const struct inks *marks, int kind, uint32_t at, uint32_t *end)
{
	const struct ink *m = first_behind(marks->of[kind].v, marks->of[kind].n, at);
	bool on = m && m->span.off <= at;
	uint32_t change = !m ? *end : on ? span_end(m->span) : m->span.off;

	if (change < *end)
		*end = change;
	return on ? m : NULL;
}

static void put_piece(struct html *h, Str s, const struct ink *hit, const struct ink *mended)
{
	if (mended)
		html_fill(h, "<span class=\"mended\" title=\"$\">", mended->note);
	if (hit)
		html_put(h, "<mark>");
	html_text(h->out, s);
	if (hit)
		html_put(h, "</mark>");
	if (mended)
		html_put(h, "</span>");
}

void ink_put(struct html *h, Str text, Span range, const struct inks *marks)
{
	uint32_t at = range.off;

	while (at < span_end(range)) {
		uint32_t end = span_end(range);
		const struct ink *hit = mark_at(marks, INK_HIT, at, &end);
		const struct ink *mended = mark_at(marks, INK_MENDED, at, &end);

		put_piece(h, str_at(text, (Span){ at, end - at }), hit, mended);
		at = end;
	}
}

void ink_put_hits(struct html *h, Str text, const SpanList *hits)
{
	struct inks marks = { 0 };

	for (uint32_t i = 0; i < hits->n; i++)
		*list_push(h->a, &marks.of[INK_HIT]) = (struct ink){ .span = hits->v[i] };
	ink_sort(&marks);
	ink_put(h, text, (Span){ 0, (uint32_t)text.n }, &marks);
}
