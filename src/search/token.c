/*
 * token - the words of a text, folded, with their places.
 *
 * Each bit of a run takes one position. The run itself, when it has several
 * bits, and a compound of joined runs are forms that cover all of theirs.
 */
#include "search/token.h"

#include "base/utf8.h"
#include "search/scanner.h"

enum { ELISION_MOST = 2 }; /* letters before the apostrophe of O'MARA, D'AFFAIRES */

uint32_t word_hash(Str word)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)word.p[i]) * 16777619u;
	return h;
}

/* What is made of the runs: forms with positions. */
struct maker {
	struct arena *a;
	TokenList *out;
	uint32_t at;
	char compound[WORD_MOST]; /* the runs that are joined so far, as one word */
	size_t compound_n;
	struct token first;       /* where they begin */
	uint32_t runs, end;
};

static void maker_put(struct maker *m, Str word, uint32_t at, uint32_t wide, uint32_t off, uint32_t end)
{
	struct token *t = list_push(m->a, m->out);

	*t = (struct token){ word, word_hash(word), at, wide, off, end - off };
}

static Str without_zeros(Str number)
{
	size_t zeros = 0;

	while (zeros + 1 < number.n && number.p[zeros] == '0')
		zeros++;
	return str_cut(number, zeros, number.n);
}

/* `omara` is also `mara`, and `ministrys` that came from MINISTRY'S is also `ministry`. */
static void maker_put_short(struct maker *m, const struct run *r, Str word)
{
	uint32_t tail = r->last_mark, head = r->first_mark;

	if (tail > 0 && tail + 1 == r->n && word.p[tail] == 's')
		maker_put(m, str_cut(word, 0, tail), m->at, 1, r->off, r->end);
	if (head > 0 && head <= ELISION_MOST && head + 2 < r->n)
		maker_put(m, str_cut(word, head, word.n), m->at, 1, r->off, r->end);
}

static void maker_put_bit(struct maker *m, const struct bit *b, Str word, uint32_t at)
{
	Str piece = str_cut(word, b->from, b->to), plain = piece;

	maker_put(m, piece, at, 1, b->off, b->end);
	if (b->kind == DIGIT)
		plain = without_zeros(piece);
	if (plain.n < piece.n)
		maker_put(m, plain, at, 1, b->off, b->end);
}

/* The compound is over: give it the form of all its runs together. */
static void maker_close(struct maker *m)
{
	Str word = { m->compound, m->compound_n };

	if (m->runs > 1 && m->compound_n <= WORD_MOST)
		maker_put(m, arena_str(m->a, word), m->first.at, m->at - m->first.at, m->first.off, m->end);
	m->runs = 0;
	m->compound_n = 0;
}

static void maker_join(struct maker *m, const struct run *r)
{
	if (!r->joined)
		maker_close(m);
	if (m->runs++ == 0)
		m->first = (struct token){ .at = m->at, .off = r->off };
	if (m->compound_n + r->n <= WORD_MOST) {
		memcpy(m->compound + m->compound_n, r->word, r->n);
		m->compound_n += r->n;
	} else {
		m->compound_n = WORD_MOST + 1; /* too long to be a word */
	}
	m->end = r->end;
}

static void maker_run(struct maker *m, const struct run *r)
{
	Str word = arena_str(m->a, (Str){ r->word, r->n });

	maker_join(m, r);
	if (r->bit_count > 1)
		maker_put(m, word, m->at, r->bit_count, r->off, r->end);
	for (uint32_t i = 0; i < r->bit_count; i++)
		maker_put_bit(m, &r->bits[i], word, m->at + i);
	if (r->bit_count == 1)
		maker_put_short(m, r, word);
	m->at += r->bit_count;
}

void tokens_read(struct arena *a, Str text, uint32_t *at, TokenList *out)
{
	struct scanner sc = { .text = text };
	struct maker m = { .a = a, .out = out, .at = *at };
	struct run r;

	while (scanner_next(&sc, &r))
		maker_run(&m, &r);
	maker_close(&m);
	*at = m.at;
}

static bool only_wildcards(Str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] != '*' && word.p[i] != '?')
			return false;
	}
	return true;
}

TermList terms_read(struct arena *a, Str text, bool wild)
{
	struct scanner sc = { .text = text, .wild = wild };
	TermList out = { 0 };
	struct run r;

	while (scanner_next(&sc, &r)) {
		Str word = { r.word, r.n };

		if (only_wildcards(word))
			continue;
		*list_push(a, &out) = (struct term){ .word = arena_str(a, word), .span = { r.off, r.end - r.off },
		                                     .joined = r.joined && out.n > 0, .wild = r.wild };
	}
	return out;
}

bool word_fits(Str word, Str pattern)
{
	size_t w = 0, p = 0, star = SIZE_MAX, from = 0;
	uint32_t c;

	while (w < word.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = ++p;
			from = w;
		} else if (p < pattern.n && pattern.p[p] == '?') {
			p++;
			w += utf8_read(str_cut(word, w, word.n), &c);
		} else if (p < pattern.n && pattern.p[p] == word.p[w]) {
			p++;
			w++;
		} else if (star != SIZE_MAX) { /* let the last asterisk take one character more */
			p = star;
			from += utf8_read(str_cut(word, from, word.n), &c);
			w = from;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}
