/*
 * resolve_read - spellings of numbers, alone or in a list of references.
 *
 * "74LAPAZ4746", "LA PAZ 4746-74", "STATE (74) 1234", "377 KATHMANDU", "A. ANKARA 1074
 * B. STATE 12345 (NOTAL)", "STATE 123456 TOSEC 110023", "REFTEL".
 */
#include "archive/resolve_part.h"

#include "authority/posts.h"
#include "cable/part.h"

enum { YEAR_DIGITS = 2 };

static const struct {
	Str word;
	Str says;
} words[] = {
	{ S_INIT("REFTEL"),
	  S_INIT("the telegram named in the references of the one that says so; with a letter, that one of them") },
	{ S_INIT("REF"), S_INIT("the reference of that letter in the telegram that says so") },
	{ S_INIT("SEPTEL"), S_INIT("another telegram, sent by itself; its number is not said") },
	{ S_INIT("EMBTEL"), S_INIT("a telegram of the embassy that writes") },
	{ S_INIT("CONTEL"), S_INIT("a telegram of the consulate that writes") },
	{ S_INIT("DEPTEL"), S_INIT("a telegram of the Department") },
	{ S_INIT("CIRTEL"), S_INIT("a circular telegram of the Department") },
	{ S_INIT("URTEL"), S_INIT("a telegram of the post that is written to") },
};

static const char *const kind_says[REF_KIND_COUNT] = {
	[REF_DTG] = "a message named by its time, not by a number",
	[REF_EMAIL] = "an e-mail",
	[REF_TELCON] = "a talk on the telephone",
	[REF_MEMO] = "a memorandum",
	[REF_LETTER] = "a letter",
	[REF_REPORT] = "a report",
	[REF_BOOK] = "a book or manual",
	[REF_FAX] = "a fax",
	[REF_MEETING] = "a meeting",
	[REF_WEB] = "a page of the web",
	[REF_SERVICE] = "a service message",
	[REF_NONE] = "no reference",
	[REF_UNKNOWN] = "no number of a telegram",
};

/* A word for a telegram that only its context names: "REFTEL B". */
static bool read_word(Str text, struct resolved *r)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		Str rest = text;

		if (!str_istarts(text, words[i].word))
			continue;
		rest = str_cut(text, words[i].word.n, text.n);
		if (rest.n && (rest.p[0] == 'S' || rest.p[0] == 's'))
			rest = str_cut(rest, 1, rest.n);
		rest = str_trim(rest);
		if (rest.n > 1)
			continue;
		r->kind = REF_UNKNOWN;
		r->label = rest.n ? rest : STR_NONE;
		r->says = words[i].says;
		return true;
	}
	return false;
}

/* "74LAPAZA-29", as an airgram's number is printed. */
static bool read_airgram(struct arena *a, Str text, struct mrn *m)
{
	size_t n = text.n;

	while (n > 0 && is_digit((unsigned char)text.p[n - 1]))
		n--;
	if (n == text.n || n < 4 || text.p[n - 1] != '-' || to_upper(text.p[n - 2]) != 'A' ||
	    !is_alpha((unsigned char)text.p[n - 3]))
		return false;
	if (!mrn_read(a, arena_printf(a, "%.*s %.*s", (int)n - 2, text.p, STR_ARG(str_cut(text, n, text.n))), m))
		return false;
	m->airgram = true;
	return true;
}

/* "PANAMA 00789/08", "AMMAN 5049-01": two digits behind the number are the year, if no other is written. */
static bool read_year_behind(struct arena *a, Str text, struct mrn *m)
{
	size_t n = text.n;
	unsigned yy;
	Str digits;

	if (n < 6 || (text.p[n - 3] != '/' && text.p[n - 3] != '-') || !is_digit((unsigned char)text.p[n - 4]))
		return false;
	digits = str_cut(text, n - YEAR_DIGITS, n);
	if (!take_digits(&digits, YEAR_DIGITS, &yy) || !mrn_read(a, str_cut(text, 0, n - 3), m) || m->year)
		return false;
	m->year = (uint16_t)year_of_two(yy);
	return true;
}

/* A broken record number that the tables know: "90STATE255195TOSEC140301". */
static bool read_malformed(Str text, struct mrn *m)
{
	struct aliases rows = post_aliases(text);
	const struct post *post = rows.n && rows.first->kind == ALIAS_MALFORMED ? rows.first->post : NULL;
	size_t at;
	unsigned yy;
	Str s = text;

	if (!post || !take_digits(&s, YEAR_DIGITS, &yy))
		return false;
	at = str_ifind(s, post->mrn);
	s = at < s.n ? str_cut(s, at + post->mrn.n, s.n) : s;
	while (s.n && !is_digit((unsigned char)s.p[0]))
		s = str_cut(s, 1, s.n);
	*m = (struct mrn){ .post = post->mrn, .year = (uint16_t)year_of_two(yy) };
	return take_number(&s, 7, &m->number) && m->number;
}

static bool read_number(struct arena *a, Str text, struct mrn *m, bool *behind)
{
	*behind = false;
	if (read_malformed(text, m))
		return true;
	*behind = read_year_behind(a, text, m);
	return *behind || read_airgram(a, text, m) || mrn_read(a, text, m);
}

static void say_year_behind(struct arena *a, struct resolved *r)
{
	for (uint32_t i = 0; i < r->candidates.n; i++)
		candidate_why(a, &r->candidates.v[i], S("the two digits behind the number are read as the year"));
}

static struct resolved *add(struct arena *a, ResolvedList *out, Str raw)
{
	struct resolved *r = list_push(a, out);

	r->raw = raw;
	r->kind = REF_UNKNOWN;
	return r;
}

/* TOSEC behind a STATE number is that telegram's number in the other series. */
static bool is_second_number(const struct reference *before, const struct reference *x)
{
	return before && series_of(&x->mrn, STR_NONE) == SERIES_TRAVEL && str_eq(before->mrn.post, S("STATE"));
}

/* "936/08": the reader takes the 08 for a second number. */
static bool is_year_behind(Str text, const struct reference *x)
{
	return x->raw.n == YEAR_DIGITS && is_digit((unsigned char)x->raw.p[0]) && x->span.off > 0 &&
	       (text.p[x->span.off - 1] == '/' || text.p[x->span.off - 1] == '-');
}

/* "5049-01": two digits right behind what was read. */
static unsigned year_behind(Str text, const struct reference *x)
{
	Str s = str_cut(text, span_end(x->span), text.n);
	unsigned yy;

	if ((!take_byte(&s, '/') && !take_byte(&s, '-')) || !take_digits(&s, YEAR_DIGITS, &yy) ||
	    (s.n && is_alnum((unsigned char)s.p[0])))
		return 0;
	return (unsigned)year_of_two(yy);
}

static void add_reference(struct arena *a, Str text, const struct reference *x, const struct resolve_want *want,
                          ResolvedList *out)
{
	struct resolved *r = add(a, out, x->raw);
	struct mrn m = x->mrn;

	r->label = x->label;
	r->kind = x->kind;
	r->notal = x->notal;
	r->inferred = x->year_inferred || !x->mrn.year;
	if (!m.number) {
		r->says = str_of(kind_says[x->kind]);
		return;
	}
	if (r->inferred) {
		m.year = (uint16_t)year_behind(text, x);
		r->inferred = !m.year;
	}
	candidates_add(a, r, &m, want);
	if (x->year_inferred && !r->inferred)
		say_year_behind(a, r);
}

static void read_list(struct arena *a, Str text, const struct resolve_want *want, ResolvedList *out)
{
	struct part_context context = { .year = want->year ? want->year : want->near.year };
	const struct reference *before = NULL;
	struct arena scratch;
	const struct cable *c;

	arena_init(&scratch);
	c = part_read(a, &scratch, PART_REFS, text, &context);
	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *x = &c->refs.v[i];

		if (before && is_year_behind(text, x))
			continue;
		if (is_second_number(before, x))
			for (uint32_t k = 0; k < out->v[out->n - 1].candidates.n; k++)
				candidate_why(a, &out->v[out->n - 1].candidates.v[k],
				              arena_printf(a, "%.*s is its number in the series to the Secretary's party", STR_ARG(x->raw)));
		else
			add_reference(a, text, x, want, out);
		before = x;
	}
	arena_release(&scratch);
}

void resolve_read(struct arena *a, Str text, const struct resolve_want *want, ResolvedList *out)
{
	ResolvedList list = { 0 };
	struct resolved word = { .raw = str_trim(text) };
	struct mrn m = { 0 };
	bool behind;

	text = str_trim(text);
	if (read_word(text, &word)) {
		*list_push(a, &list) = word;
	} else if (read_number(a, text, &m, &behind)) {
		struct resolved *r = add(a, &list, text);

		r->kind = m.airgram ? REF_AIRGRAM : REF_CABLE;
		r->inferred = !m.year;
		candidates_add(a, r, &m, want);
		if (behind)
			say_year_behind(a, r);
	} else {
		read_list(a, text, want, &list);
	}
	if (!list.n)
		add(a, &list, text)->says = str_of(kind_says[REF_UNKNOWN]);
	*out = list;
}
