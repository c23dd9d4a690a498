/*
 * read_classified_by - who classified and why:
 * "Classified By: AMBASSADOR RICHARD E. HOAGLAND. REASON: 1.4 (B) AND (D)".
 */
#include "cable/elements.h"

/* The place of "1.4" or "1.5"; the end where there is none. */
static size_t find_section(Str s)
{
	size_t four = str_find(s, S("1.4")), five = str_find(s, S("1.5"));

	return four < five ? four : five;
}

/* Single letters a to h behind the section, up to a word. */
static void read_reasons(struct reader *r, const struct joined *j, Str s)
{
	Str section = str_cut(s, 0, 3);

	for (size_t i = 3; i < s.n; i++) {
		int c = s.p[i] | 0x20;
		bool alone = !is_alpha((unsigned char)s.p[i - 1]) && (i + 1 == s.n || !is_alpha((unsigned char)s.p[i + 1]));

		if (c >= 'a' && c <= 'h' && alone && is_alpha((unsigned char)s.p[i]))
			*list_push(r->a, &r->c->classified_by.reasons) =
				arena_printf(r->a, "%.*s(%c)", STR_ARG(section), c);
	}
	add_joined(r, NODE_REASON, j, s);
}

static Str without_tail(Str s)
{
	static const Str tails[] = { S_INIT("FOR REASONS"), S_INIT("FOR REASON"), S_INIT("REASONS"), S_INIT("REASON"),
		S_INIT("PER") };
	size_t cut = s.n;

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t at = str_ifind(s, tails[i]);

		if (at > 0 && at < cut && !is_alpha((unsigned char)s.p[at - 1]))
			cut = at;
	}
	s = str_trim(str_cut(s, 0, cut));
	while (s.n && memchr(".,;:- (", s.p[s.n - 1], 7))
		s.n--;
	return s;
}

/* Title and name: words of rank in front, or an office behind a comma. */
static void split_name(struct classified_by *cb, Str who)
{
	static const Str ranks[] = { S_INIT("AMBASSADOR"), S_INIT("AMB."), S_INIT("AMB"), S_INIT("CHARGE D'AFFAIRES A.I."),
		S_INIT("CHARGE D'AFFAIRES"), S_INIT("CHARGE"), S_INIT("DCM"), S_INIT("CONSUL GENERAL"), S_INIT("CDA"), S_INIT("A/DCM"),
		S_INIT("POLCOUNS"), S_INIT("ECONCOUNS"), S_INIT("POL/ECON CHIEF"), S_INIT("ACTING DCM"), S_INIT("PRINCIPAL OFFICER") };
	size_t comma = str_find_byte(who, ',');

	cb->name = who;
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
		if (str_istarts(who, ranks[i]) && who.n > ranks[i].n && !is_alpha((unsigned char)who.p[ranks[i].n])) {
			cb->title = str_cut(who, 0, ranks[i].n);
			cb->name = str_trim(str_cut(who, ranks[i].n, who.n));
			break;
		}
	if (!cb->title.n && comma < who.n) {
		cb->title = str_trim(str_cut(who, comma + 1, who.n));
		cb->name = str_trim(str_cut(who, 0, comma));
	}
	while (cb->name.n && memchr(",:. ", cb->name.p[0], 4))
		cb->name = str_cut(cb->name, 1, cb->name.n);
}

void read_classified_by(struct reader *r, const struct joined *j, Str value)
{
	struct classified_by *cb = &r->c->classified_by;
	size_t section = find_section(value);
	Str who = without_tail(str_cut(value, 0, section));

	if (cb->there)
		return;
	cb->there = true;
	cb->raw = arena_str(r->a, value);
	cb->span = value.n ? joined_span(j, value) : (Span){ 0, 0 };
	add_joined(r, NODE_NAME, j, who);
	split_name(cb, arena_str(r->a, who));
	if (section < value.n)
		read_reasons(r, j, str_cut(value, section, value.n));
}
