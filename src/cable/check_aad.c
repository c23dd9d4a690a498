/*
 * check_aad - Department copies of 1973-79 and the attributes beside them (Y01 to Y06).
 */
#include "cable/check.h"

enum { HALF_MONTH = 15, MINUTES_A_DAY = 24 * 60 };

/* Y01 */
void check_copies(struct check *k, const struct rule *r)
{
	const struct distribution *d = &k->c->distribution;

	if (d->there && d->total >= 0 && d->total != d->sum)
		report(k, r, AT(d->total_span, .expected = arena_printf(k->a, "/%03d", d->sum)),
		       "The distribution list counts %d copies, but its offices get %d together.",
		       d->total, d->sum);
}

/* Y02: "------------------270429Z 060566 /61" */
static bool dash_time(Str s, Str *group, unsigned *day, int *minute)
{
	unsigned hour, min;

	while (s.n >= 7) {
		if (!is_digit(s.p[0])) {
			s.p++, s.n--;
			continue;
		}
		*group = str_cut(s, 0, 7);
		if (take_digits(&s, 2, day) && take_digits(&s, 2, &hour) &&
		    take_digits(&s, 2, &min) && take_byte(&s, 'Z')) {
			*minute = (int)(hour * 60 + min);
			return *day >= 1 && *day <= 31 && hour < 24 && min < 60;
		}
		s = (Str){ group->p + 1, s.n + (size_t)(s.p - group->p) - 1 };
	}
	return false;
}

void check_dash_time(struct check *k, const struct rule *r)
{
	const struct dtg *d = &k->c->dtg;
	Str line, group;
	unsigned day;
	int minute, days;

	if (!k->date || !has_line(k, NODE_DASH))
		return;
	line = line_text(k->c, k->facts.first[NODE_DASH]);
	if (!dash_time(line, &group, &day, &minute))
		return;
	days = (int)day - d->date.day;
	if (days < -HALF_MONTH)
		days += month_days(d->date.year, d->date.month);
	else if (days > HALF_MONTH)
		days -= month_days(d->date.year, d->date.month ? d->date.month : 1);
	if (days * MINUTES_A_DAY + minute < d->minute)
		report(k, r, AT({ (uint32_t)(group.p - k->c->text.p), (uint32_t)group.n }),
		       "The Department counted this copy at %.*s, before the telegram's own date-time group.",
		       STR_ARG(group));
}

/* Y03: "1974LAPAZ00158": five letters where the post has several words, six otherwise. */
static bool same_letters(Str a, Str b, size_t most)
{
	size_t i = 0, j = 0, n = 0;

	for (; n < most; n++, i++, j++) {
		while (i < a.n && !is_alpha(a.p[i]))
			i++;
		while (j < b.n && !is_alpha(b.p[j]))
			j++;
		if (i >= a.n || j >= b.n)
			return n > 2;
		if (to_upper(a.p[i]) != to_upper(b.p[j]))
			return false;
	}
	return true;
}

void check_document_number(struct check *k, const struct rule *r)
{
	Span at;
	Str id = record_value(k->c, S("Document Number"), &at), digits;
	const struct notes *n = &k->c->notes;
	uint32_t filed, own;
	size_t letters = 4;

	if (id.n < 10 || !n->class_number.n)
		return;
	while (letters < id.n && is_alpha(id.p[letters]))
		letters++;
	digits = str_cut(id, letters, id.n);
	id = str_cut(id, 4, letters);
	if (!take_number(&digits, 6, &filed) ||
	    !take_number(&(Str){ n->class_number.p, n->class_number.n }, 6, &own))
		return;
	if (filed != own || !same_letters(id, n->class_post, 5))
		report(k, r,
		       AT(n->class_number_span, .found = n->class_number,
		          .expected = arena_printf(k->a, "%u", (unsigned)filed)),
		       "The archive filed this as %.*s %u, the classification line says %.*s %u.",
		       STR_ARG(id), (unsigned)filed, STR_ARG(n->class_post), (unsigned)own);
}

/* Y04: the archive counts pages of its own length, never more than the copy had. */
void check_page_count(struct check *k, const struct rule *r)
{
	Span at;
	Str s = record_value(k->c, S("Page Count"), &at);
	uint32_t filed, pages = k->c->sections.pages.n;

	if (s.n && take_number(&s, 4, &filed) && filed > pages)
		report(k, r, AT(at),
		       "The archive counts %u pages, but the text has %u page line%s: one is lost or damaged.",
		       (unsigned)filed, (unsigned)pages, pages == 1 ? "" : "s");
}

/* Y05 */
void check_original_class(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Span at;
	Str filed = record_value(c, S("Original Classification"), &at);
	enum class_level level;

	if (!filed.n || c->classification == LEVEL_NONE || !level_read(filed, &level) ||
	    level == c->classification)
		return;
	report(k, r, AT(at, .expected = level_word(c->classification)),
	       "The archive gives the original classification as %.*s, the telegram itself says %.*s.",
	       STR_ARG(filed), STR_ARG(level_word(c->classification)));
}

/* Y06 */
void check_release_inside(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t from = class_line(k), n = 0;
	Span first = { 0, 0 };

	if (!has_line(k, NODE_RELEASE))
		return;
	for (uint32_t i = from;
	     from != NO_LINE && i < c->lines.n && c->lines.v[i].off < span_end(c->notes.last_text);
	     i++)
		if (c->lines.v[i].kind == NODE_RELEASE && n++ == 0)
			first = line_span(c, i);
	if (n)
		report(k, r, AT(first),
		       "A stamp of the release stands inside the text at %u place%s; it belongs to the copy and is left out of the text.",
		       (unsigned)n, n == 1 ? "" : "s");
}
