/*
 * compose_heading - format lines 1 to 10 (ACP 127(G) 142).
 *
 * A Department copy or a SMART message has no lines of the wire: its heading
 * begins with the date-time group.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

/* The letter of FL2 and FL5; 0 for none. */
static char letter_of(enum prec p)
{
	static const char letters[] = {
#define X(id, letter, word) [PREC_##id] = letter,
		PRECEDENCES(X)
#undef X
	};

	return p == PREC_NONE ? 0 : letters[p];
}

/* Format line 2, which goes on with routing indicators only. */
static void put_called(struct composer *k)
{
	const struct transmission *t = &k->c->transmission;
	char letter = letter_of(t->precedence);
	size_t column = 2;

	if (!t->routing.n || !letter)
		return;
	buf_byte(k->out, letter);
	buf_byte(k->out, letter);
	for (uint32_t i = 0; i < t->routing.n; i++) {
		bool fits = column + 1 + t->routing.v[i].n <= LINE_COLUMNS;

		buf_byte(k->out, fits ? ' ' : '\n');
		buf_put(k->out, t->routing.v[i]);
		column = (fits ? column + 1 : 0) + t->routing.v[i].n;
	}
	buf_byte(k->out, '\n');
}

/* "#3273/01"; allied serial numbers, which have a letter or fewer digits, stand bare. */
static void put_serial(struct composer *k)
{
	const struct transmission *t = &k->c->transmission;
	uint32_t n;
	Str s = t->serial;

	buf_z(k->out, t->serial.n == 4 && take_number(&s, 4, &n) && !s.n ? " #" : " ");
	buf_put(k->out, t->serial);
	if (t->section)
		buf_printf(k->out, "/%02d", t->section);
}

static void put_calling(struct composer *k)
{
	const struct transmission *t = &k->c->transmission;

	if (!t->station.n)
		return;
	buf_z(k->out, "DE ");
	buf_put(k->out, t->station);
	if (t->serial.n)
		put_serial(k);
	if (t->filed.n) {
		buf_byte(k->out, ' ');
		buf_put(k->out, t->filed);
	}
	buf_byte(k->out, '\n');
}

/* Lines of a kind as they came. */
static void put_lines_of(struct composer *k, enum node_kind kind)
{
	for (uint32_t i = 0; i < k->c->lines.n; i++)
		if (k->c->lines.v[i].kind == kind) {
			buf_put(k->out, compose_line(k->c, i));
			buf_byte(k->out, '\n');
		}
}

/* The signals of lines 4 and 5 are one list: those of line 5 stand behind the date-time group. */
static bool is_behind_time(const struct cable *c, Str signal)
{
	return c->dtg_raw.n && signal.p > c->dtg_raw.p;
}

/* Groups with blanks between; `*more` says whether something stands before them. */
static void put_signals(struct composer *k, bool behind_time, bool more)
{
	const struct cable *c = k->c;

	for (uint32_t i = 0; i < c->transmission.signals.n; i++) {
		Str signal = c->transmission.signals.v[i];

		if (is_behind_time(c, signal) != behind_time)
			continue;
		if (more)
			buf_byte(k->out, ' ');
		buf_put(k->out, signal);
		more = true;
	}
	if (more)
		buf_byte(k->out, '\n');
}

/* The routing line of JANAP 128, which holds format lines 2 and 3 in fixed columns, as it came. */
static void put_janap(struct composer *k)
{
	Str security = k->c->transmission.security;

	put_lines_of(k, NODE_FL2);
	if (str_starts(security, S("ZN")))
		buf_put(k->out, security);
	put_signals(k, false, str_starts(security, S("ZN")));
}

static void put_wire(struct composer *k)
{
	const struct transmission *t = &k->c->transmission;

	if (k->c->notes.janap) {
		put_janap(k);
		return;
	}
	if (t->id.n) {
		buf_put(k->out, t->id);
		buf_byte(k->out, '\n');
	}
	put_called(k);
	put_calling(k);
	buf_put(k->out, t->security);
	put_signals(k, false, t->security.n != 0);
}

/* The local date of a printed sheet is no date-time group. */
static bool is_group(Str raw)
{
	unsigned v;
	Str s = raw;

	return take_digits(&s, 6, &v);
}

/* In the State form; a year of four digits is the allied one. */
static void put_time(struct composer *k)
{
	const struct dtg *d = &k->c->dtg;

	if (!d->date.day || !is_group(k->c->dtg_raw)) {
		buf_put(k->out, k->c->dtg_raw);
		return;
	}
	dtg_print(k->out, d);
	if (d->year_digits == 4 && k->c->profile == PROFILE_ACP127) {
		k->out->n -= 2;
		buf_printf(k->out, "%04d", d->date.year);
	}
}

static void put_preamble(struct composer *k)
{
	const struct cable *c = k->c;
	char first = letter_of(c->precedence), second = letter_of(c->info_precedence);

	if (!is_group(c->dtg_raw))
		return;
	if (first)
		buf_printf(k->out, "%c ", first);
	if (first && second && second != first)
		buf_printf(k->out, "%c ", second);
	put_time(k);
	put_signals(k, true, true);
}

static void put_party(struct composer *k, const char *label, const struct party *p)
{
	buf_z(k->out, label);
	if (p->routing.n) {
		buf_put(k->out, p->routing);
		buf_byte(k->out, '/');
	}
	wrap_put_plain(k->out, p->name);
	if (p->office.n && str_find(p->name, S("//")) == p->name.n)
		buf_printf(k->out, "//%.*s//", STR_ARG(p->office));
	if (p->precedence != PREC_NONE)
		buf_printf(k->out, " %.*s", STR_ARG(precedence_word(p->precedence)));
	if (p->number.n)
		buf_printf(k->out, " %.*s", STR_ARG(p->number));
	buf_byte(k->out, '\n');
}

static void put_parties(struct composer *k, const char *label, const PartyList *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		put_party(k, i ? "" : label, &list->v[i]);
}

/* The heading that a readdressed message had before goes on unaltered. */
static void put_original(struct composer *k)
{
	const struct original *o = &k->c->original;

	for (uint32_t i = 0; o->there && i < k->c->lines.n; i++)
		if (k->c->lines.v[i].off + k->c->lines.v[i].len > o->span.off && k->c->lines.v[i].off < span_end(o->span)) {
			buf_put(k->out, compose_line(k->c, i));
			buf_byte(k->out, '\n');
		}
}

void compose_heading(struct composer *k)
{
	const struct cable *c = k->c;

	if (k->wire)
		put_wire(k);
	put_preamble(k);
	if (c->has_from && c->from.name.n)
		put_party(k, "FM ", &c->from);
	put_parties(k, "TO ", &c->to);
	put_parties(k, "INFO ", &c->info);
	put_parties(k, "XMT ", &c->exempt);
	put_original(k);
	put_lines_of(k, NODE_FL10); /* which has no value */
}
