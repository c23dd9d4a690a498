/*
 * places - where the text of a paragraph stands in the telegram.
 */
#include "page/places.h"

uint32_t line_at(const struct cable *c, uint32_t off)
{
	uint32_t lo = 0, hi = c->lines.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->lines.v[mid].off + c->lines.v[mid].len <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool line_is_text(uint8_t kind)
{
	return kind == NODE_TEXT || kind == NODE_PARAGRAPH || kind == NODE_EMBEDDED || kind == NODE_UNKNOWN;
}

uint32_t paragraph_start(const struct paragraph *p)
{
	if (p->mark_span.len)
		return span_end(p->mark_span) + 1; /* the parenthesis */
	if (p->number_span.len)
		return span_end(p->number_span) + 1; /* the full stop */
	return p->span.off;
}

/* Both hold the same letters in the same order; blanks between them differ. */
struct aligner {
	Str text;
	uint32_t *places;
	size_t i;
};

static void align_line(struct aligner *al, Str telegram, uint32_t from, uint32_t to)
{
	for (uint32_t at = from; at < to && al->i < al->text.n; at++) {
		while (al->i < al->text.n && al->text.p[al->i] == ' ' && telegram.p[at] != ' ')
			al->places[al->i++] = at;
		if (al->i < al->text.n && al->text.p[al->i] == telegram.p[at])
			al->places[al->i++] = at;
	}
}

const uint32_t *paragraph_places(struct arena *a, const struct cable *c, const struct paragraph *p)
{
	struct aligner al = { .text = p->text, .places = arena_array(a, uint32_t, p->text.n + 1) };
	uint32_t start = paragraph_start(p), end = span_end(p->span);

	for (uint32_t i = line_at(c, start); i < c->lines.n && c->lines.v[i].off < end; i++) {
		const struct line *l = &c->lines.v[i];

		if (line_is_text(l->kind))
			align_line(&al, c->text, l->off > start ? l->off : start,
			           l->off + l->len < end ? l->off + l->len : end);
	}
	while (al.i < p->text.n)
		al.places[al.i++] = end;
	return al.places;
}
