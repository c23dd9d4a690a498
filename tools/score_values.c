/*
 * score_values - what a telegram has once: number, day, class, sender, subject.
 */
#include "score_block.h"
#include "score_verdict.h"

enum { POST_CUT = 5, TAIL = 5 };

/* The whole line at a place. */
static Str line_of(const struct cable *c, Span at)
{
	size_t from = at.off;

	while (from > 0 && c->text.p[from - 1] != '\n')
		from--;
	return str_cut(c->text, from, from + str_find_byte(str_cut(c->text, from, c->text.n), '\n'));
}

static Str line_where(const struct cable *c, enum where_key key)
{
	return c->where[key].n ? line_of(c, c->where[key].v[0]) : STR_NONE;
}

/* The same with NARA's whole field. */
static void add(struct judge *j, enum field f, bool right, Str ours, Str text)
{
	verdict_add(j, f, right, ours, j->truth->attributes[field_attribute(f)], text);
}

/* "1974LAPAZ00158", "1979SANJO05291". */
static bool same_number(const struct mrn *ours, Str theirs)
{
	unsigned year;
	uint32_t number;
	size_t n = 0;
	Str post;

	if (!take_digits(&theirs, 4, &year))
		return false;
	while (n < theirs.n && is_upper(theirs.p[n]))
		n++;
	post = str_cut(theirs, 0, n);
	theirs = str_cut(theirs, n, theirs.n);
	return take_number(&theirs, 6, &number) && theirs.n == 0 && year == ours->year &&
	       number == ours->number && (str_eq(post, ours->post) || (n >= POST_CUT && str_starts(ours->post, post)));
}

static void judge_mrn(struct judge *j)
{
	const struct mrn *m = &j->c->mrn;

	add(j, FIELD_MRN, same_number(m, j->truth->attributes[ATTR_NUMBER]),
	    m->number ? mrn_str(j->a, m) : STR_NONE, line_where(j->c, WHERE_MRN));
}

/* "31 jul 1979". */
static bool day_read(Str s, struct date *out)
{
	unsigned day, year;
	int month;

	if (!take_digits(&s, 2, &day) || !take_byte(&s, ' '))
		return false;
	month = month_read(str_cut(s, 0, 3));
	s = str_cut(s, 3, s.n);
	if (!month || !take_byte(&s, ' ') || !take_digits(&s, 4, &year))
		return false;
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

static void judge_day(struct judge *j)
{
	struct date d = { 0 };
	bool read = day_read(j->truth->attributes[ATTR_DRAFTED], &d);

	add(j, FIELD_DAY, read && date_number(d) == date_number(j->c->dtg.date), j->c->dtg_raw,
	    line_where(j->c, WHERE_DTG));
}

static void judge_class(struct judge *j)
{
	Str ours = level_word(j->c->classification);

	add(j, FIELD_CLASS, str_ieq(ours, j->truth->attributes[ATTR_CLASS]), ours,
	    line_where(j->c, WHERE_CLASSIFICATION));
}

/* Without the classifier's code behind the post: "LA PAZ OR-P". */
static Str without_code(Str from)
{
	Str tail = str_cut(from, from.n >= TAIL ? from.n - TAIL : 0, from.n);

	return str_starts(tail, S(" OR-")) ? str_cut(from, 0, from.n - TAIL) : from;
}

static void judge_from(struct judge *j)
{
	const struct party *from = &j->c->from;
	Str theirs = letters_of(j->a, without_code(j->truth->attributes[ATTR_FROM]));

	add(j, FIELD_FROM, j->c->has_from && str_eq(letters_of(j->a, from->post), theirs),
	    from->post.n ? from->post : from->name, j->c->has_from ? line_of(j->c, from->span) : STR_NONE);
}

/* Both empty, or one begins the other. */
static bool same_beginning(Str a, Str b)
{
	return (a.n == 0) == (b.n == 0) && (str_starts(a, b) || str_starts(b, a));
}

static void judge_subject(struct judge *j)
{
	const struct cable *c = j->c;
	Str theirs = letters_of(j->a, j->truth->attributes[ATTR_SUBJECT]);
	Str bare = letters_of(j->a, c->subject);
	Str marked = letters_of(j->a, arena_printf(j->a, "%.*s%.*s", STR_ARG(c->subject_mark), STR_ARG(c->subject)));
	Str block = letters_of(j->a, block_find(j->a, c->text, BLOCK_SUBJECT).text);
	bool right = str_eq(marked, block) && (same_beginning(bare, theirs) || same_beginning(marked, theirs));

	add(j, FIELD_SUBJECT, right, c->subject, line_where(c, WHERE_SUBJECT));
}

void judge_values(struct judge *j)
{
	judge_mrn(j);
	judge_day(j);
	judge_class(j);
	judge_from(j);
	judge_subject(j);
}
