/*
 * read_address - one originator or addressee: "RUEHNE/AMEMBASSY NEW DELHI
 * PRIORITY 0384".
 *
 * Real lines misspell the precedence (PIORITY), leave the indicator out (all
 * of the 1970s), carry offices between //…//, and garble the word AMEMBASSY.
 */
#include "authority/addresses.h"
#include "authority/near.h"
#include "authority/posts.h"
#include "authority/precedences.h"
#include "cable/reader.h"

enum { LONG_WORD = 7 };

static size_t indicator_length(Str s)
{
	size_t n = 0;

	while (n < s.n && is_upper((unsigned char)s.p[n]))
		n++;
	if (n == 3 && str_starts(s, S("ZEN")))
		return n;
	return n >= 4 && n <= 8 && (s.p[0] == 'R' || s.p[0] == 'Q' || s.p[0] == 'U') ? n : 0;
}

/* "RUEHNE/" in front, blanks around the slash allowed. */
static void take_routing(struct reader *r, Str *s, struct party *p)
{
	size_t n = indicator_length(*s);
	Str rest = str_cut(*s, n, s->n);

	take_blanks(&rest);
	if (!n || !take_byte(&rest, '/'))
		return;
	take_blanks(&rest);
	p->routing = str_cut(*s, 0, n);
	add_piece(r, NODE_ROUTING, p->routing);
	*s = rest;
}

static Str last_word(Str s)
{
	size_t n = s.n;

	while (n > 0 && s.p[n - 1] != ' ')
		n--;
	return str_cut(s, n, s.n);
}

static void drop_last(Str *s, size_t n)
{
	*s = str_trim_right(str_cut(*s, 0, s->n - n));
}

/* One to four digits, or a range of them. */
static bool is_contno(Str word)
{
	uint32_t v;
	Str s = word;

	if (!take_number(&s, 4, &v))
		return false;
	return s.n == 0 || (take_byte(&s, '-') && take_number(&s, 4, &v) && s.n == 0);
}

static void take_contno(struct reader *r, Str *s, struct party *p)
{
	Str word = last_word(*s);

	if (word.n == s->n || !is_contno(word))
		return;
	p->number = word;
	add_piece(r, NODE_CONTNO, word);
	drop_last(s, word.n);
}

/* "//DHI-1B//" behind the address. */
static void take_office(struct reader *r, Str *s, struct party *p)
{
	size_t at = str_find(*s, S("//")), end;
	Str inside;

	if (at == s->n || at == 0)
		return;
	inside = str_cut(*s, at + 2, s->n);
	end = str_find(inside, S("//"));
	p->office = str_cut(inside, 0, end);
	add_piece(r, NODE_OFFICE, p->office);
	if (at + 4 + end >= s->n)
		*s = str_trim_right(str_cut(*s, 0, at));
}

static enum prec prec_of(const struct precedence *e, Str word)
{
	return str_istarts(word, S("NIACT")) ? PREC_NIACT : precedence_of_letter(e->letter);
}

/* A word that is one letter off a precedence: PIORITY, IMMEDATE. */
static bool take_misspelt(struct reader *r, Str *s, struct party *p)
{
	Str word = last_word(*s);
	const struct precedence *e;
	struct near how;

	if (word.n < 6 || word.n == s->n || !(e = precedence_near(word, &how)) || how.edits > 1 + (word.n > 7))
		return false;
	p->precedence = precedence_of_letter(e->letter);
	add_repair(r, "P06", word, e->word, how.garble ? "one impulse of the five-unit code apart" : "the nearest precedence", true);
	add_piece(r, NODE_PRECEDENCE, word);
	drop_last(s, word.n);
	return true;
}

static void take_precedence(struct reader *r, Str *s, struct party *p)
{
	const struct precedence *e;
	size_t n = precedence_read_last(*s, &e);

	if (n && n < s->n) {
		Str word = str_cut(*s, s->n - n, s->n);

		p->precedence = prec_of(e, word);
		add_piece(r, NODE_PRECEDENCE, word);
		drop_last(s, n);
	} else if (!n) {
		take_misspelt(r, s, p);
	}
}

/* One letter off says little in USDA, much in AMEMBASSY. */
static bool differs_in_long_word(Str got, Str want)
{
	size_t at = 0, from, to;

	while (at < got.n && at < want.n && got.p[at] == want.p[at])
		at++;
	for (from = at < want.n ? at : want.n; from > 0 && want.p[from - 1] != ' ';)
		from--;
	to = from + str_find_byte(str_cut(want, from, want.n), ' ');
	return to - from >= LONG_WORD;
}

/* A garbled address whose only near neighbour is a known one. */
static void mend_name(struct reader *r, struct party *p)
{
	struct near how;
	bool certain;
	Str near;

	if (p->name.n < 6 || address_known(p->name) || !may_look_near(r))
		return;
	near = address_by_one(p->name, &how);
	if (!near.n || !how.alone)
		return;
	certain = how.garble || differs_in_long_word(p->name, near);
	add_repair(r, "R08", p->name, near,
		   how.garble ? "one impulse of the five-unit code apart" : "the only known address one letter away",
		   certain);
	if (certain)
		p->name = near;
}

static void find_post(struct party *p, int date)
{
	const struct post *post = post_by_alias(p->name, NULL);

	if (!post && p->routing.n && !address_known(p->name))
		post = post_by_ri(p->routing, date);
	if (post)
		p->post = post->mrn;
}

static struct party *party_for(struct reader *r, uint8_t kind)
{
	struct cable *c = r->c;

	switch (kind) {
	case NODE_FL6:
		c->has_from = true;
		return &c->from;
	case NODE_FL7:
		return list_push(r->a, &c->to);
	case NODE_FL8:
		return list_push(r->a, &c->info);
	default:
		return list_push(r->a, &c->exempt);
	}
}

/* "RUEHBR/AMEMBASSY BRASILIA 8571 RUEHPE/AMEMBASSY LIMA": where the next address begins; the length if none does. */
static size_t next_address(Str s)
{
	size_t slash = str_find_byte(s, '/'), from;

	for (slash++; slash < s.n; slash++) {
		slash += str_find_byte(str_cut(s, slash, s.n), '/');
		for (from = slash; from > 0 && is_upper((unsigned char)s.p[from - 1]);)
			from--;
		if (slash < s.n && from > 0 && s.p[from - 1] == ' ' && s.p[from] == 'R' && slash - from >= 5 && slash - from <= 8)
			return from;
	}
	return s.n;
}

static void read_one(struct reader *r, Str s, uint8_t kind)
{
	struct party *p;

	if (s.n == 0 || (kind == NODE_FL6 && r->c->has_from))
		return;
	p = party_for(r, kind);
	p->raw = s;
	p->span = span_of(r, s);
	take_routing(r, &s, p);
	if (kind != NODE_FL6) {
		take_contno(r, &s, p);
		take_precedence(r, &s, p);
	}
	take_office(r, &s, p);
	p->name = s;
	add_piece(r, NODE_PLAD, s);
	mend_name(r, p);
	find_post(p, dtg_known(&r->c->dtg) ? date_number(r->c->dtg.date) : 0);
}

void read_address(struct reader *r, Str s, uint8_t kind)
{
	bool several = indicator_length(s) != 0;

	while (s.n) {
		size_t next = several ? next_address(s) : s.n;

		read_one(r, str_trim_right(str_cut(s, 0, next)), kind);
		s = str_cut(s, next, s.n);
	}
}
