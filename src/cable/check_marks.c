/*
 * check_marks - classification marks of paragraphs, against the whole (C07 to C14, C16).
 *
 * SBU and its like are controls over unclassified text, no levels: an
 * unclassified telegram may hold them if the caption SENSITIVE says so.
 */
#include "cable/check.h"

enum {
	CONTROL_RANK = 1,
	CLASSIFIED_RANK = 2,
	SBU_DAY = 19951001, /* SBU replaced LOU */
};

/*
 * C07, C08: the rank of a paragraph's mark, -1 if it has none. "(C)" in front of text without a
 * number may be the third item of a list.
 */
static int paragraph_rank(const struct paragraph *p)
{
	return p->number < 0 && p->mark.n == 1 ? -1 : mark_rank(p->level);
}

static int highest_mark(const struct cable *c, int *lowest)
{
	int high = -1;

	*lowest = 9;
	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		int rank = paragraph_rank(&c->paragraphs.v[i]);

		if (rank < 0)
			continue;
		if (rank > high)
			high = rank;
		if (rank < *lowest)
			*lowest = rank;
	}
	return high;
}

void check_portion_above(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	int own = class_rank(c->classification);

	if (own < 0)
		return;
	for (uint32_t i = 0; i < c->paragraphs.n && !enough(k); i++) {
		const struct paragraph *p = &c->paragraphs.v[i];
		int rank = paragraph_rank(p);

		if (rank >= CLASSIFIED_RANK && rank > own)
			report(k, r, AT(p->mark_span),
			       "This paragraph is marked (%.*s), above the classification of the whole telegram, %.*s.",
			       STR_ARG(p->mark), STR_ARG(level_word(c->classification)));
	}
}

void check_class_above(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	int lowest, high = highest_mark(c, &lowest), own = class_rank(c->classification);

	if (is_classified(c) && high >= 0 && k->facts.unmarked == 0 && high < own)
		report(k, r, AT(class_span(k)),
		       "The telegram is %.*s, but none of its paragraphs is marked so high.",
		       STR_ARG(level_word(c->classification)));
}

/* C09, C10 */
static const struct paragraph *first_controlled(const struct cable *c)
{
	for (uint32_t i = 0; i < c->paragraphs.n; i++)
		if (mark_rank(c->paragraphs.v[i].level) == CONTROL_RANK)
			return &c->paragraphs.v[i];
	return NULL;
}

void check_sbu_caption(struct check *k, const struct rule *r)
{
	const struct paragraph *p = first_controlled(k->c);

	if (p && k->c->classification == LEVEL_UNCLASSIFIED && !is_sensitive(k->c))
		report(k, r, AT(p->mark_span, .expected = S("SENSITIVE")),
		       "This paragraph is marked (%.*s), but the telegram lacks the caption SENSITIVE that must go with it.",
		       STR_ARG(p->mark));
}

void check_sensitive(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (!has_caption(c, S("SENSITIVE")))
		return;
	if (is_classified(c))
		report(k, r, AT(caption_span(k, S("SENSITIVE"))),
		       "The caption SENSITIVE stands for Sensitive But Unclassified, but the telegram is %.*s.",
		       STR_ARG(level_word(c->classification)));
	else if (k->facts.marks && !first_controlled(c))
		report(k, r, AT(caption_span(k, S("SENSITIVE"))),
		       "The caption is SENSITIVE, but no paragraph is marked (SBU).");
}

/* C11 */
static bool is_no_foreign(Str mark)
{
	return str_ends(mark, S("/NF")) || str_ifind(mark, S("NOFORN")) < mark.n;
}

void check_noforn(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	bool caption = has_noforn(c);

	for (uint32_t i = 0; !caption && i < c->paragraphs.n; i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		if (p->mark.p && is_no_foreign(p->mark)) {
			report(k, r, AT(p->mark_span, .expected = S("NOFORN")),
			       "This paragraph is not releasable to foreign nationals (%.*s), but the telegram lacks the caption NOFORN.",
			       STR_ARG(p->mark));
			return;
		}
	}
	if (caption && k->facts.marks && !k->facts.levels && k->facts.unmarked == 0)
		report(k, r, AT(caption_span(k, S("NOFORN"))),
		       "The caption is NOFORN, but every paragraph is marked unclassified.");
}

/* C12: one mark may stand for the whole text, and the last paragraph may only say "Minimize
 * considered". */
static bool covers_all(Str mark)
{
	return str_ifind(mark, S("ENTIRE TEXT")) < mark.n;
}

void check_unmarked(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct paragraph *first = NULL;
	unsigned n = 0;

	for (uint32_t i = 0; k->facts.marks && i < c->paragraphs.n; i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		if (covers_all(p->mark))
			return;
		if (p->number < 0 || p->mark.p || str_istarts(p->text, S("minimize")))
			continue;
		if (n++ == 0)
			first = p;
	}
	if (n)
		report(k, r, AT(first->number_span),
		       "%u numbered %s, first paragraph %d, %s no classification mark although others have one.",
		       n, n == 1 ? "paragraph" : "paragraphs", first->number,
		       n == 1 ? "has" : "have");
}

/* C13 */
void check_mark_known(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	for (uint32_t i = 0; i < c->paragraphs.n && !enough(k); i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		if (p->mark.p && mark_rank(p->level) < 0 && !covers_all(p->mark))
			report(k, r, AT(p->mark_span, .expected = S("U, SBU, C, S or TS")),
			       "(%.*s) is no classification mark; known ones begin with U, SBU, LOU, FOUO, C, S or TS.",
			       STR_ARG(p->mark));
	}
}

/* C14 */
void check_mark_era(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	for (uint32_t i = 0; k->date && i < c->paragraphs.n && !enough(k); i++) {
		const struct paragraph *p = &c->paragraphs.v[i];
		bool old = str_eq(p->level, S("LOU")), new = str_eq(p->level, S("SBU"));

		if ((old && k->date > SBU_DAY) || (new && k->date < SBU_DAY)) {
			report(k, r, AT(p->mark_span, .expected = old ? S("SBU") : S("LOU")),
			       old ? "LOU (Limited Official Use) ended on 1 October 1995; SBU took its place."
			           : "SBU (Sensitive But Unclassified) is in use since 1 October 1995; before, it was LOU.");
			return;
		}
	}
}

/* C16 */
static Str mark_before(Str s)
{
	size_t end = str_find_byte(s, ')');

	return s.n && s.p[0] == '(' && end < s.n && end < 12 ? str_cut(s, 1, end) : STR_NONE;
}

static bool is_above(const struct check *k, Str mark)
{
	Str level = str_cut(mark, 0, str_find_byte(mark, '/'));
	int rank = mark.p ? mark_rank(level) : -1;

	return rank >= CLASSIFIED_RANK && rank > class_rank(k->c->classification);
}

void check_subject_mark(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (class_rank(c->classification) < 0)
		return;
	if (is_above(k, c->subject_mark))
		report(k, r, AT(value_span(k, WHERE_SUBJECT, NODE_SUBJECT)),
		       "The subject is marked (%.*s), above the telegram's %.*s.",
		       STR_ARG(c->subject_mark), STR_ARG(level_word(c->classification)));
	for (uint32_t i = 0; i < c->headings.n && !enough(k); i++)
		if (is_above(k, mark_before(c->headings.v[i].text)))
			report(k, r, AT(c->headings.v[i].span),
			       "This heading is marked above the telegram's %.*s.",
			       STR_ARG(level_word(c->classification)));
}
