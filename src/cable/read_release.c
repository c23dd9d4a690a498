/*
 * read_release - what became of the telegram: the marks that a release put on
 * the copy. They belong to the copy and say nothing about the class as sent.
 */
#include "cable/reader.h"

/* "30 JUN 2005" at the end of a review banner. */
static bool read_review_date(Str s, struct date *out)
{
	unsigned day, year;
	int month;
	Str t;

	if (s.n < 11)
		return false;
	t = str_cut(s, s.n - 11, s.n);
	if (!take_digits(&t, 2, &day) || !take_byte(&t, ' ') || !(month = month_read(t)))
		return false;
	t = str_cut(t, 4, t.n);
	if (!take_digits(&t, 4, &year))
		return false;
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return date_valid(*out);
}

/* "06/30/2005" behind "Date:". */
static bool read_us_date(Str s, struct date *out)
{
	unsigned month, day, year;
	size_t at = str_find(s, S("Date:"));

	s = str_cut(s, at + 5, s.n);
	take_blanks(&s);
	if (!take_digits(&s, 2, &month) || !take_byte(&s, '/') || !take_digits(&s, 2, &day) || !take_byte(&s, '/') ||
	    !take_digits(&s, 4, &year))
		return false;
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return date_valid(*out);
}

static Str word_after(Str s, Str label)
{
	size_t at = str_find(s, label);

	if (at == s.n)
		return STR_NONE;
	s = str_cut(s, at + label.n, s.n);
	take_blanks(&s);
	return str_cut(s, 0, str_find_byte(s, ' '));
}

static void review(struct release *x, Str s)
{
	if (x->status)
		return;
	if (str_find(s, S("Declassified")) == s.n && str_find(s, S("Systematic")) == s.n)
		return;
	x->status = RELEASE_DECLASSIFIED;
	x->current = LEVEL_UNCLASSIFIED;
	x->authority = S("US Department of State, EO Systematic Review");
	read_review_date(s, &x->date);
}

static void foia_page(struct release *x, Str s)
{
	x->case_number = word_after(s, S("Case No."));
	x->document = word_after(s, S("Doc No."));
	x->authority = S("US Department of State, FOIA");
	x->current = LEVEL_UNCLASSIFIED;
	if (!x->status)
		x->status = RELEASE_UNKNOWN;
	read_us_date(s, &x->date);
}

static void decision(struct release *x, Str s)
{
	if (str_find(s, S("PART")) < s.n)
		x->status = RELEASE_PART;
	else if (str_find(s, S("FULL")) < s.n)
		x->status = RELEASE_FULL;
}

static void add_mark(struct reader *r, const char *kind, Str s)
{
	struct release_mark *m = list_push(r->a, &r->c->release.marks);

	m->kind = str_of(kind);
	m->text = s;
	m->span = span_of(r, s);
	add_where(r, WHERE_RELEASE, s);
}

static void exemptions(struct reader *r, Str s)
{
	Str item;

	while (str_next(&s, ',', &item)) {
		struct release_mark *m;

		item = str_trim(item);
		if (!item.n)
			continue;
		m = list_push(r->a, &r->c->release.exemptions);
		m->kind = S("exemption");
		m->text = item;
		m->span = span_of(r, item);
	}
}

/* A mark with the lines that go on below it, which look like text. */
static Str whole_mark(const struct reader *r, uint32_t line)
{
	Str s = line_text(r, line);

	while (line + 1 < r->end && r->c->lines.v[line + 1].kind == NODE_RELEASE && r->look[line + 1] == LOOK_TEXT)
		line++;
	s.n = (size_t)(line_text(r, line).p + line_text(r, line).n - s.p);
	return s;
}

static void read_mark(struct reader *r, uint32_t line)
{
	Str s = line_text(r, line);
	struct release *x = &r->c->release;

	switch ((enum look)r->look[line]) {
	case LOOK_REVIEW:
		add_mark(r, "review", s);
		review(x, s);
		break;
	case LOOK_FOIA_PAGE:
		add_mark(r, "page", s);
		foia_page(x, s);
		break;
	case LOOK_RELEASE:
		add_mark(r, "decision", s);
		decision(x, s);
		break;
	case LOOK_EXEMPTION:
		add_mark(r, "exemption", s);
		exemptions(r, s);
		break;
	case LOOK_RECLASSIFIED:
		add_mark(r, "classified-on-review", whole_mark(r, line));
		break;
	default:
		add_mark(r, "banner", s);
		break;
	}
}

/* Without a banner NARA's attributes tell: the class now, and whether it was reviewed. */
static void from_record(struct reader *r)
{
	struct release *x = &r->c->release;

	for (uint32_t i = 0; i < r->c->record.n && !x->status; i++) {
		const struct pair *p = &r->c->record.v[i];

		if (str_eq(p->key, S("Current Classification")) && str_ieq(p->value, S("UNCLASSIFIED"))) {
			x->status = RELEASE_DECLASSIFIED;
			x->current = LEVEL_UNCLASSIFIED;
			*list_push(r->a, &r->c->where[WHERE_RELEASE]) = p->span;
		}
	}
}

void read_release(struct reader *r)
{
	for (uint32_t k = 0; k < r->odd.n && r->odd.v[k] < r->end; k++)
		if (r->c->lines.v[r->odd.v[k]].kind == NODE_RELEASE)
			read_mark(r, r->odd.v[k]);
	from_record(r);
}
