/*
 * hits - the answer to a query as a person reads it, in the terminal.
 *
 *	2 telegrams: both words 'crate' and 'whistle'
 *
 *	1974-07-05  74 LA PAZ 9655  La Paz -> State, Lima             UNCLASSIFIED
 *	  EXERCISE: S.S. HURON MAID ARRIVES LESS ONE CRATE
 *	  2     MISSING IS NO. 114: PINE, IRON BANDS, THREE FEET BY TWO BY TWO, 190
 *	        POUNDS, MARKED ... IT HOLDS THE STEAM WHISTLE ...
 */
#include "cli/hits.h"

#include "authority/posts.h"
#include "cli/level_style.h"
#include "cli/visible.h"
#include "page/words.h"

enum { WIDTH_MOST = 80, MARGIN = 8, INDENT = 2, NAMES_SHOWN = 3, DATE_COLUMNS = 10, WHO_LEAST = 12 };

static size_t width_of(const struct terminal *t)
{
	return t->width < WIDTH_MOST ? t->width : WIDTH_MOST;
}

static const char *ellipsis(const struct terminal *t)
{
	return t->utf8 ? "\u2026" : "...";
}

/* Text wrapped to the sheet, later lines indented; its spans `hits` stand out. */
struct wrapping {
	struct buf *b;
	const struct terminal *t;
	size_t column; /* where the first line begins */
	size_t indent; /* of the others */
	const SpanList *hits;
	enum style hit;
};

/* One line, `base` bytes into the text. */
static void put_line(const struct wrapping *w, Str line, size_t base)
{
	size_t at = 0;

	for (uint32_t i = 0; w->hits && i < w->hits->n; i++) {
		Span s = w->hits->v[i];
		size_t from = s.off > base ? s.off - base : 0, to = span_end(s) > base ? span_end(s) - base : 0;

		if (from >= line.n || to == 0)
			continue;
		visible_put(w->b, str_cut(line, at, from), 0);
		style_text(w->b, w->t, w->hit, str_cut(line, from, to));
		at = to < line.n ? to : line.n;
	}
	visible_put(w->b, str_cut(line, at, line.n), 0);
}

static void put_wrapped(const struct wrapping *w, Str text)
{
	size_t width = width_of(w->t), column = w->column;

	for (size_t base = 0; base < text.n;) {
		Str rest = str_cut(text, base, text.n);
		size_t n = visible_wrap(rest, width > column + 1 ? width - column : 1);

		put_line(w, str_trim_right(str_cut(rest, 0, n)), base);
		buf_byte(w->b, '\n');
		for (base += n; base < text.n && (text.p[base] == ' ' || text.p[base] == '\n');)
			base++;
		if (base < text.n)
			buf_fill(w->b, ' ', w->indent);
		column = w->indent;
	}
}

static void put_sentence(struct buf *b, const struct terminal *t, size_t column, size_t indent, Str text)
{
	struct wrapping w = { .b = b, .t = t, .column = column, .indent = indent };

	put_wrapped(&w, text);
}

/* A caret under each character of the span, as far as the line goes. */
static void put_carets(struct buf *b, const struct terminal *t, Str text, Span s)
{
	size_t width = visible_width(str_at(text, s), 0);

	buf_fill(b, ' ', INDENT + visible_width(str_cut(text, 0, s.off), 0));
	style_put(b, t, STYLE_CARET);
	buf_byte(b, '^');
	buf_fill(b, '~', width > 1 ? width - 1 : 0);
	style_put(b, t, STYLE_END);
	buf_byte(b, '\n');
}

static void put_notes(struct buf *b, const struct terminal *t, const struct query *q)
{
	bool fits = visible_width(q->text, 0) + INDENT <= width_of(t) && str_find_byte(q->text, '\n') == q->text.n;

	for (uint32_t i = 0; i < q->notes.n; i++) {
		size_t column = style_text(b, t, STYLE_INFO, S("note"));

		buf_z(b, ": ");
		put_sentence(b, t, column + 2, column + 2, q->notes.v[i].text);
		if (!fits)
			continue;
		buf_fill(b, ' ', INDENT);
		visible_put(b, q->text, 0);
		buf_byte(b, '\n');
		put_carets(b, t, q->text, q->notes.v[i].span);
	}
}

static void put_explained(struct buf *b, const struct terminal *t, size_t column, const struct query_node *n)
{
	struct buf words;

	buf_init(&words, BUF_MOST);
	query_explain(&words, n);
	put_sentence(b, t, column, INDENT, buf_str(&words));
	buf_release(&words);
}

/* Operators may have been read where prose was meant. */
static void put_literal(struct buf *b, const struct terminal *t, const struct query *q)
{
	if (!q->booleans)
		return;
	style_text(b, t, STYLE_DIM, S("AND, OR, NOT and - are read as operators; --literal reads them as words"));
	buf_byte(b, '\n');
}

void hits_put_reading(struct buf *b, const struct terminal *t, const struct query *q)
{
	put_explained(b, t, 0, q->root);
	put_notes(b, t, q);
	put_literal(b, t, q);
}

/* A post by its city, any other address in plain words. */
static Str place(struct arena *a, Str name)
{
	return post_find(name) ? words_post(a, name) : words_place(a, name);
}

/* "La Paz -> State, Lima". */
static Str who(struct arena *a, const struct terminal *t, const struct hit *h)
{
	struct buf b;
	Str out;

	buf_init(&b, BUF_MOST);
	buf_put(&b, h->from.p ? place(a, h->from) : S("?"));
	if (h->to.n > 0)
		buf_z(&b, t->utf8 ? " \u2192 " : " -> ");
	for (uint32_t i = 0; i < h->to.n && i < NAMES_SHOWN; i++) {
		buf_z(&b, i > 0 ? ", " : "");
		buf_put(&b, place(a, h->to.v[i]));
	}
	if (h->to.n > NAMES_SHOWN)
		buf_printf(&b, " +%u", (unsigned)(h->to.n - NAMES_SHOWN));
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* Cut to so many columns, with a sign that something is missing. */
static size_t put_clipped(struct buf *b, const struct terminal *t, Str s, size_t most)
{
	size_t dots = t->utf8 ? 1 : 3;

	if (visible_width(s, 0) <= most)
		return visible_put(b, s, 0);
	s = str_trim_right(str_cut(s, 0, visible_fit(s, most - dots)));
	most = visible_put(b, s, 0) + dots;
	buf_z(b, ellipsis(t));
	return most;
}

/* What it is now; what it was sent as, when that is something else. */
static Str chip(struct arena *a, const struct hit *h)
{
	Str now = h->sbu ? S("SBU") : level_word(h->now);

	if (now.n == 0)
		return S("");
	if (h->sent == h->now || h->sent == LEVEL_NONE)
		return now;
	if (h->sent == LEVEL_LOU) /* LIMITED OFFICIAL USE leaves no room for the posts */
		return arena_printf(a, "%.*s, sent %.*s", STR_ARG(now), STR_ARG(level_mark(h->sent)));
	return arena_printf(a, "%.*s, sent %.*s", STR_ARG(now), STR_ARG(level_word(h->sent)));
}

static void put_date(struct buf *b, const struct hit *h)
{
	if (h->day)
		buf_printf(b, "%04d-%02d-%02d", h->day / 10000, h->day / 100 % 100, h->day % 100);
	else if (h->mrn.year)
		buf_printf(b, "%-*u", DATE_COLUMNS, (unsigned)h->mrn.year);
	else
		buf_printf(b, "%-*s", DATE_COLUMNS, "no date");
}

static Str number(struct arena *a, const struct hit *h)
{
	if (h->number.p)
		return words_mrn(a, h->number);
	return h->path.p ? h->path : S("no number");
}

/* Date, number, from and to, class. */
static void put_head(struct buf *b, const struct terminal *t, struct arena *a, const struct hit *h, size_t column)
{
	Str num = number(a, h), class = chip(a, h);
	size_t width = width_of(t), used = DATE_COLUMNS + 2, room;

	put_date(b, h);
	buf_z(b, "  ");
	used += style_text(b, t, STYLE_BOLD, num);
	buf_fill(b, ' ', used < column ? column - used : 0);
	used = (used < column ? column : used) + 2;
	buf_z(b, "  ");
	room = width > used + class.n + 2 + WHO_LEAST ? width - used - class.n - 2 : WHO_LEAST;
	used += put_clipped(b, t, who(a, t, h), room);
	buf_fill(b, ' ', used + class.n < width ? width - used - class.n : 2);
	style_text(b, t, style_of_level(h->now, h->sbu), class);
	buf_byte(b, '\n');
}

/* The text with its hits in brackets. */
static Str in_brackets(struct arena *a, Str text, const SpanList *hits)
{
	struct buf b;
	size_t at = 0;
	Str out;

	buf_init(&b, BUF_MOST);
	for (uint32_t i = 0; i < hits->n; i++) {
		buf_put(&b, str_cut(text, at, hits->v[i].off));
		buf_printf(&b, "[%.*s]", STR_ARG(str_at(text, hits->v[i])));
		at = span_end(hits->v[i]);
	}
	buf_put(&b, str_cut(text, at, text.n));
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* What is printed of a hit, and where. */
struct listing {
	struct buf *b;
	const struct terminal *t;
	struct arena *a;
	bool brackets;
};

static void put_marked(const struct listing *s, size_t indent, Str text, const SpanList *hits)
{
	struct wrapping w = { s->b, s->t, indent, indent, s->brackets ? NULL : hits, STYLE_HIT };

	put_wrapped(&w, s->brackets ? in_brackets(s->a, text, hits) : text);
}

/* Number and portion mark, or where else the hit stands. */
static void put_margin(const struct listing *s, const struct snippet *n)
{
	size_t used = INDENT;

	buf_fill(s->b, ' ', INDENT);
	if (n->kind != PART_PARAGRAPH) {
		style_put(s->b, s->t, STYLE_DIM);
		buf_printf(s->b, "in %.*s:\n", STR_ARG(part_words(n->kind)));
		style_put(s->b, s->t, STYLE_END);
		buf_fill(s->b, ' ', MARGIN);
		return;
	}
	if (n->number >= 0) {
		Str text = arena_printf(s->a, "%d ", n->number);

		used += style_text(s->b, s->t, STYLE_DIM, text);
	}
	used += style_text(s->b, s->t, STYLE_DIM, n->mark);
	buf_fill(s->b, ' ', used < MARGIN ? MARGIN - used : 1);
}

static SpanList shifted(struct arena *a, const SpanList *l, size_t by)
{
	SpanList out = { 0 };

	for (uint32_t i = 0; i < l->n; i++)
		*list_push(a, &out) = (Span){ l->v[i].off + (uint32_t)by, l->v[i].len };
	return out;
}

static void put_snippet(const struct listing *s, const struct snippet *n)
{
	const char *dots = ellipsis(s->t), *front = n->cut_front ? dots : "", *end = n->cut_end ? dots : "";
	Str text = arena_printf(s->a, "%s%s%.*s%s%s", front, *front ? " " : "", STR_ARG(n->text), *end ? " " : "", end);
	SpanList hits = shifted(s->a, &n->hits, n->cut_front ? strlen(dots) + 1 : 0);

	if (n->text.n == 0)
		return;
	put_margin(s, n);
	put_marked(s, MARGIN, text, &hits);
	if (n->more == 0)
		return;
	buf_fill(s->b, ' ', MARGIN);
	style_put(s->b, s->t, STYLE_DIM);
	buf_printf(s->b, "and %u more paragraph%s", (unsigned)n->more, n->more == 1 ? "" : "s");
	style_put(s->b, s->t, STYLE_END);
	buf_byte(s->b, '\n');
}

static void put_hit(const struct listing *s, const struct hit *h, size_t column)
{
	buf_byte(s->b, '\n');
	put_head(s->b, s->t, s->a, h, column);
	if (h->subject.n > 0) {
		buf_fill(s->b, ' ', INDENT);
		put_marked(s, INDENT, h->subject, &h->subject_hits);
	}
	put_snippet(s, &h->snippet);
}

/* The column behind the longest number. */
static size_t number_column(struct arena *a, const HitList *l)
{
	size_t most = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		size_t width = visible_width(number(a, &l->v[i]), 0);

		most = width > most ? width : most;
	}
	return DATE_COLUMNS + 2 + (most < 24 ? most : 24);
}

static void put_absent(struct buf *b, const struct terminal *t, const struct result *r)
{
	for (uint32_t i = 0; i < r->absent.n; i++) {
		const struct absence *ab = &r->absent.v[i];
		struct buf line;

		buf_init(&line, BUF_MOST);
		buf_z(&line, "nothing has ");
		query_explain(&line, ab->node);
		for (uint32_t k = 0; k < ab->near.n; k++)
			buf_printf(&line, "%s'%.*s'", k == 0 ? "; near spellings: " : ", ", STR_ARG(ab->near.v[k]));
		buf_fill(b, ' ', INDENT);
		put_sentence(b, t, INDENT, INDENT + 2, buf_str(&line));
		buf_release(&line);
	}
	if (r->diagnosed && r->absent.n == 0 && r->searched > 0)
		buf_z(b, "  each part of it is found, but not all in one telegram\n");
}

/* "1-20 of 2,455": when not all are shown. */
static void put_range(struct buf *b, struct arena *a, const struct result *r)
{
	if (r->hits.n == r->total)
		return;
	buf_printf(b, "\n%.*s-%.*s of %.*s; --offset N goes on, --limit 0 shows all\n",
	           STR_ARG(words_count(a, (long long)(r->offset + (r->hits.n > 0)))),
	           STR_ARG(words_count(a, (long long)(r->offset + r->hits.n))), STR_ARG(words_count(a, (long long)r->total)));
}

static void put_count(struct buf *b, const struct terminal *t, struct arena *a, const struct query *q,
                      const struct result *r)
{
	Str count = words_many(a, (long long)r->total, "telegram", "telegrams");
	size_t column = style_text(b, t, STYLE_BOLD, r->total > 0 ? count : S("no telegram")) + 2;

	if (r->total == 0)
		column += visible_put(b, arena_printf(a, " of %.*s", STR_ARG(words_count(a, (long long)r->searched))), 0);
	buf_z(b, ": ");
	put_explained(b, t, column, q->root);
}

/* Why it may have taken long. */
static void put_state(struct buf *b, const struct terminal *t, struct arena *a, const struct result *r)
{
	enum { WORTH_TELLING = 2000 };

	if (r->looked_at < WORTH_TELLING)
		return;
	style_text(b, t, STYLE_DIM, words_many(a, (long long)r->looked_at, "telegram was", "telegrams were"));
	style_text(b, t, STYLE_DIM, S(" looked at one by one; `cable index` makes this quick"));
	buf_byte(b, '\n');
}

void hits_put_list(struct buf *b, const struct terminal *t, struct arena *a, const HitList *l)
{
	struct listing s = { b, t, a, false };
	size_t column = number_column(a, l);

	for (uint32_t i = 0; i < l->n; i++)
		put_hit(&s, &l->v[i], column);
}

void hits_put(struct buf *b, const struct terminal *t, struct arena *a, const struct query *q, const struct result *r,
              bool brackets)
{
	struct listing s = { b, t, a, brackets };
	size_t column = number_column(a, &r->hits);

	put_count(b, t, a, q, r);
	put_notes(b, t, q);
	put_literal(b, t, q);
	put_state(b, t, a, r);
	put_absent(b, t, r);
	for (uint32_t i = 0; i < r->hits.n; i++)
		put_hit(&s, &r->hits.v[i], column);
	put_range(b, a, r);
}
