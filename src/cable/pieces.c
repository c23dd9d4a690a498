/*
 * pieces - the pieces of a telegram put in order of place.
 *
 * They come nearly so: within a line a step may find the last word first, and the
 * trailer of an archive is read before all else. So pieces a few places off are put
 * right on the way, what is left are a few long runs, and these are merged.
 */
#include "cable/reader.h"

enum { MOVES_MOST = 8 }; /* a piece that belongs further up begins a run of its own */

struct runs {
	LIST(uint32_t) starts;
};

/* Move the piece at `i` up to its place in the run that begins at `start`; false if that is too far. */
static bool put_right(struct piece *v, uint32_t start, uint32_t i)
{
	struct piece p = v[i];
	uint32_t k = i;

	while (k > start && v[k - 1].span.off > p.span.off)
		if (i - --k > MOVES_MOST)
			return false;
	memmove(&v[k + 1], &v[k], (i - k) * sizeof *v);
	v[k] = p;
	return true;
}

static void find_runs(struct arena *a, struct piece *v, uint32_t n, struct runs *runs)
{
	uint32_t start = 0;

	*list_push(a, &runs->starts) = 0;
	for (uint32_t i = 1; i < n; i++)
		if (v[i - 1].span.off > v[i].span.off && !put_right(v, start, i))
			*list_push(a, &runs->starts) = start = i;
}

/* Two runs, [from, mid) and [mid, to), into one; of pieces at one place the earlier stays in front. */
static void merge(struct piece *out, const struct piece *v, uint32_t from, uint32_t mid, uint32_t to)
{
	uint32_t a = from, b = mid;

	if (mid < to && v[to - 1].span.off < v[from].span.off) { /* a trailer, and what stands above it */
		memcpy(&out[from], &v[mid], (to - mid) * sizeof *v);
		memcpy(&out[from + to - mid], &v[from], (mid - from) * sizeof *v);
		return;
	}
	for (uint32_t i = from; i < to; i++)
		out[i] = b == to || (a < mid && v[a].span.off <= v[b].span.off) ? v[a++] : v[b++];
}

/* One round: each two neighbours become one. */
static void merge_pairs(struct piece *out, const struct piece *v, uint32_t n, struct runs *runs)
{
	uint32_t *starts = runs->starts.v, kept = 0;

	for (uint32_t i = 0; i < runs->starts.n; i += 2) {
		uint32_t mid = i + 1 < runs->starts.n ? starts[i + 1] : n;
		uint32_t to = i + 2 < runs->starts.n ? starts[i + 2] : n;

		merge(out, v, starts[i], mid, to);
		starts[kept++] = starts[i];
	}
	runs->starts.n = kept;
}

static void put_in_order(struct arena *a, struct piece *v, uint32_t n)
{
	struct runs runs = { 0 };
	struct piece *from = v, *to;

	find_runs(a, v, n, &runs);
	if (runs.starts.n == 1)
		return;
	for (to = arena_raw(a, n * sizeof *v); runs.starts.n > 1;) {
		struct piece *done = to;

		merge_pairs(to, from, n, &runs);
		to = from;
		from = done;
	}
	if (from != v)
		memcpy(v, from, n * sizeof *v);
}

void sort_pieces(struct reader *r)
{
	struct piece *v = r->c->pieces.v;
	uint32_t n = 0, end = 0;

	if (r->c->pieces.n)
		put_in_order(r->scratch, v, r->c->pieces.n);
	for (uint32_t i = 0; i < r->c->pieces.n; i++)
		if (v[i].span.off >= end) {
			end = span_end(v[i].span);
			if (n != i)
				v[n] = v[i];
			n++;
		}
	r->c->pieces.n = n;
}
