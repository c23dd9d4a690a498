/*
 * check_facts - one look over the lines of a telegram, for all rules that count.
 *
 * Nearly every line is plain, so its bytes, sixteen at a time, only add their classes
 * to a set, and it is looked at closely when the set says that there is something to see.
 */
#include "cable/check.h"

#include "base/lanes.h"
#include "base/utf8.h"

enum {
	LINE_MOST = 69, /* ACP 127(G) 138.f */
	WIDE_MOST = 65, /* what is composed stays below */
};

/* Classes of bytes, as a set: control, tab, return, lower case, not on a US keyboard, Q. */
enum { C = 1, T = 2, R = 4, L = 8, F = 16, Q = 32 };

/* clang-format off */
static const unsigned char byte_class[128] = {
	C, C, C, C, C, C, C, C, C, T, 0, C, 0, R, C, C, /* form feed ends a page, it is no trouble */
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	0, 0, 0, 0, 0, F, 0, 0, 0, 0, F, F, 0, 0, 0, 0, /* % * + */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, F, F, F, 0, /* < = > */
	F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* @ */
	0, Q, 0, 0, 0, 0, 0, 0, 0, 0, 0, F, F, F, F, F, /* [ \ ] ^ _ */
	F, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ` */
	L, L, L, L, L, L, L, L, L, L, L, F, F, F, F, C, /* { | } ~ */
};
/* clang-format on */

static void count(struct check *k, enum tally_kind kind, size_t off, size_t len)
{
	struct tally *t = &k->facts.tally[kind];

	if (t->n++ == 0)
		t->first = (Span){ (uint32_t)off, (uint32_t)len };
}

/* Lines of the telegram itself, not of what an archive put around it. */
static bool is_own_line(unsigned kind)
{
	return kind > NODE_ATTRIBUTE || kind == NODE_BANNER;
}

static bool is_text_line(unsigned kind)
{
	return kind >= NODE_CLASS_LINE && kind <= NODE_SIGNER;
}

/* What ended a line whose bytes, end included, are `s`. */
static unsigned line_end_of(Str s)
{
	if (s.n == 0 || (s.p[s.n - 1] != '\n' && s.p[s.n - 1] != '\r'))
		return 0;
	if (s.p[s.n - 1] == '\r')
		return END_CR;
	if (s.n < 2 || s.p[s.n - 2] != '\r')
		return END_LF;
	return s.n > 2 && s.p[s.n - 3] == '\r' ? END_2CRLF : END_CRLF;
}

static void count_character(struct check *k, uint32_t off, size_t len, uint32_t c)
{
	bool quote = (c >= 0x2018 && c <= 0x201F) || c == 0x2013 || c == 0x2014 || c == 0x2026 ||
	             c == 0xA0;

	if (c == UTF8_BAD || c == 0xFEFF)
		count(k, TALLY_CONTROLS, off, len);
	else if (quote)
		count(k, TALLY_TYPOGRAPHIC, off, len);
	else if (c != 0xB6)
		count(k, TALLY_FOREIGN, off, len);
}

static void count_beyond_ascii(struct check *k, Str s, uint32_t off)
{
	uint32_t c;

	if (str_starts(s, S("\xC2\xB6")))
		count(k, TALLY_PILCROWS, off, 2);
	for (size_t i = 0, len; i < s.n; i += len) {
		len = utf8_read(str_cut(s, i, s.n), &c);
		if (c >= 0x80)
			count_character(k, off + (uint32_t)i, len, c);
	}
}

static void count_class(struct check *k, enum tally_kind kind, unsigned class, Str s, uint32_t off)
{
	for (size_t i = 0; i < s.n; i++)
		if (byte_class[s.p[i] & 0x7F] & class && !(s.p[i] & 0x80))
			count(k, kind, off + i, 1);
}

/* `[a-z]Q` stands for a lost run of characters, or for a curly quote. */
static void count_garbles(struct check *k, Str s, uint32_t off)
{
	for (size_t i = 1; i < s.n; i++) {
		size_t from = i, to = i;

		if (s.p[i] != 'Q' || !is_lower(s.p[i - 1]))
			continue;
		while (from > 0 && is_alpha(s.p[from - 1]))
			from--;
		while (to < s.n && is_alpha(s.p[to]))
			to++;
		count(k, TALLY_GARBLES, off + from, to - from);
	}
}

/* Length of the run of one byte around `at`; `*from` is where it begins. */
static size_t run_around(Str s, size_t at, size_t *from)
{
	size_t to = at;

	for (*from = at; *from > 0 && s.p[*from - 1] == s.p[at]; --*from)
		;
	while (to < s.n && s.p[to] == s.p[at])
		to++;
	return to - *from;
}

/* Runs of four X or N; each of them has a byte at every fourth place. */
static void count_runs(struct check *k, Str s, uint32_t off, bool text)
{
	for (size_t i = 3; i < s.n; i += 4) {
		size_t from, n;

		if (s.p[i] != 'X' && s.p[i] != 'N')
			continue;
		n = run_around(s, i, &from);
		if (n >= 4 && s.p[i] == 'X')
			count(k, TALLY_REDACTIONS, off + from, n);
		else if (n == 4 && text)
			count(k, TALLY_SIGNALS, off + from, n);
		if (n > 4)
			i = from + n;
	}
}

static void count_sender_signs(struct check *k, Str s, uint32_t off)
{
	size_t at = str_find(s, S("ZCZC"));

	if (at < s.n)
		count(k, TALLY_SIGNALS, off + at, 4);
}

/* ", 1974" or " 1974": then the day is told with its year. */
static bool has_year(Str s)
{
	unsigned year;

	take_byte(&s, ',');
	return take_byte(&s, ' ') && take_digits(&s, 4, &year);
}

/* "SEPTEMBER 18": the day and the month in front of it. */
static void note_day(struct check *k, Str s, size_t at, uint32_t off)
{
	size_t to = at - 1, from = to;
	Str digits = str_cut(s, at, s.n);
	struct named_day *d;
	uint32_t day;
	int month;

	while (from > 0 && is_alpha(s.p[from - 1]))
		from--;
	month = to - from >= 3 ? month_read(str_cut(s, from, to)) : 0;
	if (!month || !str_istarts(str_of(month_names[month]), str_cut(s, from, to)) ||
	    k->facts.days_n == DAYS_MOST)
		return;
	if (!take_number(&digits, 2, &day) || day == 0 || day > 31 ||
	    (digits.n && is_alnum(digits.p[0])) || has_year(digits))
		return;
	d = &k->facts.days[k->facts.days_n++];
	d->month = (uint8_t)month;
	d->day = (uint8_t)day;
	d->span = (Span){ off + (uint32_t)from, (uint32_t)(s.n - digits.n - from) };
}

static void note_days(struct check *k, Str s, uint32_t off)
{
	for (size_t i = 4; i < s.n; i++)
		if (is_digit(s.p[i]) && s.p[i - 1] == ' ' && is_alpha(s.p[i - 2]))
			note_day(k, s, i, off);
}

/* What a line may have that is worth a closer look; true where only that look can tell. */
struct glance {
	bool odd;   /* bytes of another class than capitals, digits and common signs */
	bool z;     /* a Z */
	bool runs;  /* four X or four N in a row */
	bool dates; /* a digit behind a blank and a letter */
};

enum { BEHIND = 3 }; /* bytes that must stand in front of a line that is glanced at */

/* The classes L and F, control characters and all beyond ASCII. */
static Lanes odd_lanes(Lanes v)
{
	return ~lanes_between(v, ' ', 'Z') | (Lanes)(v == lanes_of('%')) | lanes_between(v, '*', '+') |
	       lanes_between(v, '<', '>') | (Lanes)(v == lanes_of('@'));
}

static struct glance glance_at(Str s)
{
	Lanes odd = lanes_of(0), z = odd, runs = odd, dates = odd;

	for (size_t i = 0; i < s.n; i += LANES) {
		const char *p = s.p + i;
		Lanes v = lanes_first(lanes_at(p), s.n - i, 'A'), before = lanes_at(p - 1);

		odd |= odd_lanes(v);
		z |= (Lanes)(v == lanes_of('Z'));
		runs |= (Lanes)(v == before) & (Lanes)(v == lanes_at(p - BEHIND)) &
		        ((Lanes)(v == lanes_of('X')) | (Lanes)(v == lanes_of('N')));
		dates |= lanes_between(v, '0', '9') & (Lanes)(before == lanes_of(' ')) & (Lanes)(lanes_at(p - 2) >= lanes_of('A'));
	}
	return (struct glance){ lanes_set(odd), lanes_set(z), lanes_set(runs), lanes_set(dates) };
}

static unsigned classes_of(Str s, bool *high)
{
	unsigned classes = 0, all = 0;

	for (size_t i = 0; i < s.n; i++) {
		classes |= byte_class[s.p[i] & 0x7F];
		all |= (unsigned char)s.p[i];
	}
	*high = all & 0x80;
	return classes;
}

/* What a set of byte classes makes worth a closer look. */
static void look_closely(struct check *k, Str s, uint32_t off, unsigned seen)
{
	if (seen & (C | R))
		count_class(k, TALLY_CONTROLS, C | R, s, off);
	if (seen & T)
		count_class(k, TALLY_TABS, T, s, off);
	if (seen & F)
		count_class(k, TALLY_FOREIGN, F, s, off);
	if (seen & L)
		count(k, TALLY_LOWER, off, s.n);
	if (seen & Q && seen & L)
		count_garbles(k, s, off);
}

static void count_width(struct check *k, Str s, uint32_t off, bool ascii)
{
	size_t width = ascii || s.n <= WIDE_MOST ? s.n : utf8_width(s);

	if (width > WIDE_MOST)
		count(k, TALLY_WIDE, off, s.n);
	if (width > LINE_MOST)
		count(k, TALLY_LONG, off, s.n);
}

static void look_at_text(struct check *k, Str s, uint32_t off, const struct glance *g)
{
	if (g->z)
		count_sender_signs(k, s, off);
	if (g->dates)
		note_days(k, s, off);
}

static bool ends_line(char c)
{
	return c == '\n' || c == '\r' || c == '\f';
}

static void look_at_line(struct check *k, const struct line *l)
{
	Str whole = { k->c->text.p + l->off, l->len }, s = whole, trimmed;
	struct glance g = { true, true, true, true };
	bool text = is_text_line(l->kind), high = false;
	unsigned seen = 0;

	while (s.n && ends_line(s.p[s.n - 1]))
		s.n--;
	k->facts.ends |= line_end_of(whole);
	if (s.n == 0)
		return;
	if (l->off >= BEHIND && l->off + s.n + LANES <= k->c->text.n)
		g = glance_at(s);
	if (g.odd)
		seen = classes_of(s, &high);
	trimmed = str_trim_right(s);
	if (s.p[s.n - 1] == ' ')
		count(k, TALLY_TRAILING, l->off + trimmed.n, s.n - trimmed.n);
	if (trimmed.n == 0 && !(seen & C))
		return;
	count(k, TALLY_LINES, l->off, trimmed.n);
	count_width(k, trimmed, l->off, !high);
	if (seen)
		look_closely(k, trimmed, l->off, seen);
	if (text)
		look_at_text(k, trimmed, l->off, &g);
	if (high)
		count_beyond_ascii(k, trimmed, l->off);
	if (g.runs)
		count_runs(k, trimmed, l->off, text);
}

/* Blank lines in a row, but not where the page of a copy ended. */
static void look_at_gaps(struct check *k)
{
	const struct cable *c = k->c;
	uint32_t run = 0;

	for (uint32_t i = 0; i < c->lines.n; i++) {
		unsigned kind = c->lines.v[i].kind;

		if (kind == NODE_BLANK) {
			run++;
			continue;
		}
		if (run > 2 && i > run && is_text_line(kind) &&
		    is_text_line(c->lines.v[i - run - 1].kind))
			count(k, TALLY_GAPS, c->lines.v[i - run].off,
			      c->lines.v[i].off - c->lines.v[i - run].off);
		run = 0;
	}
}

static void look_at_paragraphs(struct check *k)
{
	struct facts *f = &k->facts;

	for (uint32_t i = 0; i < k->c->paragraphs.n; i++) {
		const struct paragraph *p = &k->c->paragraphs.v[i];

		if (p->number < 0) {
			f->unnumbered++;
			continue;
		}
		f->numbered++;
		f->unmarked += p->mark.p == NULL;
		f->marks |= p->mark.p != NULL;
		f->levels |= mark_rank(p->level) > 0;
	}
}

/* " SVC " or a line that ends so. */
static bool says_service(const struct check *k)
{
	uint32_t line = class_line(k);
	Str s = line == NO_LINE ? STR_NONE : line_text(k->c, line);

	return str_find(s, S(" SVC ")) < s.n || str_ends(s, S(" SVC"));
}

void check_gather(struct check *k)
{
	const struct cable *c = k->c;
	struct facts *f = &k->facts;

	memset(f, 0, sizeof *f);
	for (unsigned i = 0; i < NODE_COUNT; i++)
		f->first[i] = NO_LINE;
	for (uint32_t i = 0; i < c->lines.n; i++) {
		unsigned kind = c->lines.v[i].kind;

		if (f->lines[kind]++ == 0)
			f->first[kind] = i;
		if (is_own_line(kind))
			look_at_line(k, &c->lines.v[i]);
	}
	f->service = says_service(k);
	look_at_gaps(k);
	look_at_paragraphs(k);
}
